"""Entries → the files of the search, each of which is sent when a query needs it, and not before.

`search` holds the names of entities and terms, and where the pieces below begin; `search-titles` the titles
of everything else. `search-words-<n>` hold the words of all texts in the order of the alphabet, each with the
entries in which it stands; `search-texts-<n>` the texts, of which a result shows the part that was found.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from site_builder.output import Output
from site_builder.render.data import data_file
from site_builder.render.exports.entries import SearchEntry
from site_builder.render.exports.words import fold, slug, words

WORDS_A_PIECE = 30_000  # characters; half as many bytes are sent
TEXTS_A_PIECE = 16_000
# A word that stands in so many entries tells none of them from the others, and its list would be the longest.
COMMON = "*"
_COMMON_PART, _COMMON_LEAST = 4, 500
_IN_TITLE = 3  # as often as this a word of a title is counted in the text
# How fast a word's weight grows with its number, and how much a long text weakens it: BM25, its usual values.
_GROWTH, _LENGTH = 1.2, 0.75
_WEIGHTS = "ABCDEFGHI"


def search_files(entries: Iterable[SearchEntry]) -> list[Output]:
    """All files of the search. The same address twice: the first entry is kept."""
    by_url = {entry.url: entry for entry in reversed([*entries])}
    ordered = sorted(by_url.values(), key=_order)
    texts = _pieces([entry.text or entry.within for entry in ordered], TEXTS_A_PIECE, len)
    index = sorted(word_index(ordered).items(), key=lambda item: item[0].encode("utf-16-be"))
    word_files = _pieces(index, WORDS_A_PIECE, lambda item: len(item[0]) + len(item[1]) + 6)
    starts = [0]
    for piece in texts[:-1]:
        starts.append(starts[-1] + len(piece))
    firsts = [piece[0][0] for piece in word_files if piece]
    at_hand = sum(entry.is_at_hand for entry in ordered)
    return [
        data_file("search", {"texts": starts, "words": firsts, **name_columns(ordered[:at_hand])}),
        data_file("search-titles", name_columns(ordered[at_hand:])),
        *(data_file(f"search-words-{n}", dict(piece)) for n, piece in enumerate(word_files)),
        *(data_file(f"search-texts-{n}", piece) for n, piece in enumerate(texts)),
    ]


def name_columns(entries: Sequence[SearchEntry]) -> dict[str, Any]:
    """All names, column by column, which packs better than row by row.

    A run is a number of entries of one sort and kind whose addresses differ in the id alone, at the `*`. An
    id is "" where it is the slug of the title.
    """
    return {
        "runs": [[*run, len([*some])] for run, some in groupby(entries, key=_run)],
        "ids": [_own(entry) if _own(entry) != slug(entry.title) else "" for entry in entries],
        "titles": [entry.title for entry in entries],
        "spellings": ["\t".join(_shortened(entry)) for entry in entries],
    }


def word_index(entries: Sequence[SearchEntry]) -> dict[str, str]:
    """Each word with the entries in which it stands, ascending, and its weight there from A to I.

    Numbers are distances from the entry before, to the base of 36, the first from -1: "4C1A" is entry 3
    with weight C and entry 4 with weight A. COMMON stands for nearly all.
    """
    counted = [_counted(entry) for entry in entries]
    lengths = [counts.total() for counts in counted]
    usual = sum(lengths) / max(len(lengths), 1) or 1
    base36 = [_base36(n) for n in range(len(entries) + 1)]
    # Of each word the last entry that has it, and behind that the places.
    found: defaultdict[str, list[Any]] = defaultdict(lambda: [-1])
    for number, (counts, length) in enumerate(zip(counted, lengths, strict=True)):
        damping = _GROWTH * (1 - _LENGTH + _LENGTH * length / usual)
        weights = {count: _weight(count / (count + damping)) for count in set(counts.values())}
        for word, count in counts.items():
            places = found[word]
            places.append(base36[number - places[0]] + weights[count])
            places[0] = number
    most = max(_COMMON_LEAST, len(entries) // _COMMON_PART)
    return {word: COMMON if len(places) > most else "".join(places) for word, (_, *places) in found.items()}


def _counted(entry: SearchEntry) -> Counter[str]:
    counts = Counter(words(entry.text))
    for word in dict.fromkeys(words(" ".join((entry.title, *entry.spellings, *entry.misheard)))):
        counts[word] += _IN_TITLE
    return counts


def _weight(part: float) -> str:
    return _WEIGHTS[min(int(part * len(_WEIGHTS)), len(_WEIGHTS) - 1)]


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits or "0"


def _order(entry: SearchEntry) -> tuple[Any, ...]:
    return not entry.is_at_hand, *_run(entry), fold(entry.title), entry.url


def _own(entry: SearchEntry) -> str:
    return entry.id or entry.url or "./"  # the home page


def _run(entry: SearchEntry) -> tuple[int, str, str]:
    before, own, after = entry.url.rpartition(entry.id) if entry.id else ("", "", "")
    return entry.sort, entry.kind, f"{before}*{after}" if own else "*"


def _shortened(entry: SearchEntry) -> Iterator[str]:
    """The further spellings; "+s" is an ending to the last whole one, "~" begins what was misheard."""
    whole = entry.title
    for spelling in entry.spellings:
        ending = spelling[len(whole) :]
        if ending and len(ending) < 3 and spelling[: len(whole)].lower() == whole.lower():
            yield f"+{ending}"
        else:
            whole = spelling
            yield spelling
    yield from (f"~{spelling}" for spelling in entry.misheard)


def _pieces(items: Sequence[Any], most: int, size: Any) -> list[list[Any]]:
    """Divide a list into pieces of about `most`; at least one."""
    made: list[list[Any]] = [[]]
    filled = 0
    for item in items:
        filled += size(item)
        if filled > most and made[-1]:
            made.append([])
            filled = size(item)
        made[-1].append(item)
    return made
