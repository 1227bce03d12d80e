"""In which entries each word stands, and how often: the lists that the search looks up, packed.

A list is a sign for each place: the distance from the entry before (the first from -1), and behind it a sign
for each time more that the word stands there. It depends on nothing but these entries, so that an edited text
changes the lists of the words that came or went, and no other. find.js reads what is packed here.
"""

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice, repeat
from math import log2
from operator import sub

# Begins the number of entries that have a word, where that tells none of them from the others.
COMMON = "!"
_COMMON_PART, _COMMON_LEAST = 4, 500
_AGAIN, _THRICE_AGAIN = "#", "!"
_ZERO, _ESCAPED, _SURROGATES = ord(_AGAIN), ord("\\"), 0xD800
_BEFORE = -1  # begins the places of a word
_AT_A_TIME = 1000  # words


class Places:
    """The places of all words, gathered entry by entry."""

    def __init__(self) -> None:
        self._found: defaultdict[str, list[int]] = defaultdict(lambda: [_BEFORE])

    def add(self, number: int, words: Sequence[str]) -> None:
        """An entry has these words, each as often as it stands there. Numbers must ascend."""
        # For each word of all texts, so it had better not be a loop.
        deque(map(list.append, map(self._found.__getitem__, words), repeat(number)), maxlen=0)

    def packed(self, count: int) -> Iterator[tuple[str, str]]:
        """Each word with its list, in the order of the browser's own comparison; `count` of all entries."""
        signs = _signs(count)
        ordered = iter(sorted(self._found, key=as_browsers_compare))
        while some := [*islice(ordered, _AT_A_TIME)]:
            yield from zip(some, _packed([self._found[word] for word in some], signs, count), strict=True)


def as_browsers_compare(word: str) -> bytes:
    """A key that puts words in the order in which JavaScript compares them."""
    return word.encode("utf-16-be")


def most_places(count: int) -> int:
    """In so many of `count` entries a word may stand and have a list."""
    return max(_COMMON_LEAST, count // _COMMON_PART)


def length_sign(words: int) -> str:
    """How long an entry is, in steps of the root of two: most edits do not change it."""
    return chr(_ZERO + round(2 * log2(max(words, 1))))


def amended(packed: str, counts: Mapping[int, tuple[int, int]], count: int) -> str | None:
    """The list of a word after an edit; `counts` is how often it stood and stands in the entries edited.

    "" when no entry has it any more. None when it was too common to have a list and now needs one.
    """
    if packed.startswith(COMMON):
        entries = int(packed[1:]) + sum((new > 0) - (old > 0) for old, new in counts.values())
        return f"{COMMON}{entries}" if entries > most_places(count) else None
    places = unpacked(packed) | {number: new for number, (_, new) in counts.items()}
    return _pack({number: places[number] for number in sorted(places) if places[number]}, count)


def unpacked(packed: str) -> dict[int, int]:
    """How often a word stands in each entry that has it."""
    places: dict[int, int] = {}
    number = _BEFORE
    for sign in packed:
        if sign == _AGAIN:
            places[number] += 1
        elif sign == _THRICE_AGAIN:
            places[number] += 3
        else:
            number += _distance(sign)
            places[number] = 1
    return places


def _pack(places: Mapping[int, int], count: int) -> str:
    if len(places) > most_places(count):
        return f"{COMMON}{len(places)}"
    made: list[str] = []
    before = _BEFORE
    for number, times in places.items():
        made += (_sign(_ZERO + number - before), _AGAIN * (times - 1))
        before = number
    return "".join(made).replace(_AGAIN * 3, _THRICE_AGAIN)


def _packed(lists: list[list[int]], signs: Sequence[str], count: int) -> list[str]:
    most = most_places(count)
    common: dict[int, str] = {}
    for row, places in enumerate(lists):
        if len(places) > most and (entries := len({*places}) - 1) > most:
            common[row] = f"{COMMON}{entries}"
            lists[row] = places[:2]  # not to pack it all
    # To where the next word begins it goes down: `signs` has the space for that.
    flat = [*chain.from_iterable(lists)]
    made = "".join(map(signs.__getitem__, map(sub, flat, chain((0,), flat))))
    done = made.replace(_AGAIN * 3, _THRICE_AGAIN)[1:].split(" ")
    for row, marked in common.items():
        done[row] = marked
    return done


def _signs(count: int) -> list[str]:
    """The sign of each distance, from 0; a space for those below, which a list counts from its end."""
    codes = range(_ZERO, _ZERO + count + 1)
    return [*map(_sign, codes), *repeat(" ", count + 1)]


def _sign(code: int) -> str:
    code += code >= _ESCAPED
    return chr(code if code < _SURROGATES else code + 0x800)


def _distance(sign: str) -> int:
    code = ord(sign)
    return code - _ZERO - (code > _ESCAPED) - (0x800 if code >= _SURROGATES else 0)
