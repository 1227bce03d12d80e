"""All names that link by themselves, and where they stand in a text.

Names are looked up by their first word and compared from there, on text folded to one form of quote, hyphen,
space and capitals. Measured with 20,000 names and 10 MB of prose, this takes a third of the time of one large
pattern, most of which is spent on compiling it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from itertools import accumulate

from site_builder.mentions.boundaries import (
    AFTER,
    BARRIER,
    BEFORE,
    CJK,
    LETTER,
    SEAM,
    begins_a_sentence,
    stands_alone,
)
from site_builder.mentions.folding import JOINTS, fold, lower, spelled, visible

_WORD = re.compile(f"{LETTER}+")
_NO_LETTER = re.compile(rf"[^\w ]|{CJK.pattern}")
_TO_SPACES = {n: " " for n in range(128) if not _WORD.match(chr(n))}
_JOINT = re.compile(rf"[ ]*[{JOINTS}][ ]*")
_MODULUS = (1 << 61) - 1
_Key = tuple[str, bool]  # the words of a name, and whether its capitals count
_Noted = tuple[str, bool, str]  # the same, and whose name it is
_BEFORE, _AFTER = re.compile(BEFORE), re.compile(AFTER)


@dataclass(frozen=True, slots=True)
class Name:
    """A spelling of a record.

    `exact` when its capitals count; `made` when a rule made it, such as a plural.
    """

    spelling: str
    id: str
    exact: bool
    made: bool = False


@dataclass(frozen=True, slots=True)
class _Form:
    """A spelling as it is compared: what stands before its first word, and its parts between spaces.

    `written` holds the parts with their capitals where these count, else nothing. `second` is the letter with
    which the second word begins where a space is all that may stand before it, else nothing.
    """

    owner: str
    before: str
    parts: tuple[str, ...]
    written: str
    second: str = ""

    @property
    def is_exact(self) -> bool:
        return bool(self.written)

    @property
    def words(self) -> str:
        return self.written or " ".join(self.parts)

    def end_in(self, text: str, start: int) -> int:
        """Where this spelling ends in folded small letters when it begins at `start`; -1 when it does not."""
        parts = self.parts
        if not text.startswith(parts[0], start):
            return -1
        place = start + len(parts[0])
        for part in parts[1:]:
            if text[place : place + 1] == " " and text[place + 1 : place + 2] not in JOINTS:
                place += 1  # as nearly always
            elif joint := _JOINT.match(text, place):
                place = joint.end()
            else:
                return -1
            if not text.startswith(part, place):
                return -1
            place += len(part)
        return place


class Vocabulary:
    """All names that link by themselves. Vocabularies of the same names have the same `key`."""

    def __init__(self, names: Iterable[Name]) -> None:
        owners: dict[_Key, str] = {}
        contested: set[_Key] = set()
        # What an author wrote goes before what a rule made.
        for name in sorted(names, key=lambda n: n.made):
            if (key := _key(name)) and owners.setdefault(key, name.id) != name.id:
                contested.add(key)
        self.owners: Mapping[_Key, str] = owners
        self._contested = frozenset(contested)
        self.key = _sum(owners.items())
        self._by_word: dict[str, list[_Form]] = {}
        self._unspaced: dict[str, list[_Form]] = {}
        for (words, exact), owner in owners.items():
            forms, head = self._forms(words)
            forms.setdefault(head, []).append(_form(words, exact, owner))
        for some in (*self._by_word.values(), *self._unspaced.values()):
            some.sort(key=_rank)

    @classmethod
    def recalled(cls, noted: Sequence[Mapping[str, Sequence[_Noted]]]) -> "Vocabulary":
        """The vocabulary of which these are the `notes`: each name is made when a text may have it."""
        made = cls(())
        made._by_word, made._unspaced = (_Recalled(noted_forms) for noted_forms in noted)
        return made

    @property
    def notes(self) -> Sequence[Mapping[str, Sequence[_Noted]]]:
        """All names as plain data, in the order in which they are compared."""
        return [
            {
                head: [(form.words, form.is_exact, form.owner) for form in forms]
                for head, forms in some.items()
            }
            for some in (self._by_word, self._unspaced)
        ]

    def amended(self, gone: Iterable[Name], come: Iterable[Name]) -> "Vocabulary | None":
        """The vocabulary without some of its names and with others, all that their records have.

        None where one of them stands for two records, or vies with another for the same words: which goes
        before the other is only known from all names.
        """
        old, new = _owned(gone), _owned(come)
        if old is None or new is None or not self._contested.isdisjoint(old.keys() | new.keys()):
            return None
        if any(self.owners.get(key) not in (None, old.get(key)) for key in new):
            return None
        out, into = old.items() - new.items(), new.items() - old.items()
        made = copy(self)
        made.owners = {**self.owners}
        made._by_word, made._unspaced = {**self._by_word}, {**self._unspaced}
        for (words, exact), owner in out:
            del made.owners[words, exact]
            forms, head = made._forms(words)
            forms[head] = [form for form in forms[head] if form != _form(words, exact, owner)]
        for (words, exact), owner in into:
            made.owners[words, exact] = owner
            forms, head = made._forms(words)
            form, others = _form(words, exact, owner), forms.get(head, [])
            if any(_vies(form, one) for one in others):
                return None
            forms[head] = sorted([*others, form], key=_rank)
        made.key = (self.key - _sum(out) + _sum(into)) % _MODULUS
        return made

    def heads_unlike(self, other: "Vocabulary") -> frozenset[str]:
        """What a text must hold, as it is looked through, for two vocabularies to find other names in it."""
        unlike = self.owners.items() ^ other.owners.items()
        return frozenset(self._forms(words)[1] for (words, _), _ in unlike)

    def _forms(self, words: str) -> tuple[dict[str, list[_Form]], str]:
        """Where a name is kept by its first word, and that; or by its first sign, where it has no spaces."""
        small = lower(words)
        head = _head(small)
        return (self._by_word, head) if head else (self._unspaced, small[0])

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Each name in `text` as (start, end, id): the leftmost, and of those the longest."""
        seen, places = visible(text)
        for start, end, owner in self._find(seen):
            yield (places[start], places[end - 1] + 1, owner) if places else (start, end, owner)

    def _find(self, text: str) -> Iterator[tuple[int, int, str]]:
        folded = fold(text)
        small = lower(folded)
        done = 0
        for start, behind, forms in self._begins(small):
            letter = small[behind + 1 : behind + 2] if small[behind : behind + 1] == " " else ""
            is_told = letter not in JOINTS
            for form in forms if start >= done else ():
                if is_told and form.second and form.second != letter:
                    continue
                begin = start - len(form.before)
                end = form.end_in(small, begin) if begin >= done else -1
                if end >= 0 and self._is_meant(form, text, folded, begin, end):
                    yield begin, end, form.owner
                    done = end
                    break

    def _begins(self, small: str) -> Iterator[tuple[int, int, list[_Form]]]:
        """Where a name may begin: where first words begin and end, and the forms that begin with each."""
        words = self._first_words(small)
        if not self._unspaced:
            return words
        signs = ((n, n, self._unspaced[sign]) for n, sign in enumerate(small) if sign in self._unspaced)
        return iter(sorted([*words, *signs], key=lambda begin: begin[0]))

    def _first_words(self, small: str) -> Iterator[tuple[int, int, list[_Form]]]:
        # To ask the pattern for each word takes three times as long as to split all and look all up.
        plain = small if small.isascii() else small.replace(BARRIER, " ").replace(SEAM, " ")
        spaced = plain.translate(_TO_SPACES) if plain.isascii() else _NO_LETTER.sub(" ", plain)
        words, by_word = spaced.split(" "), self._by_word
        known = [n for n, is_known in enumerate(map(by_word.__contains__, words)) if is_known]
        if known:
            lengths = [*accumulate(map(len, words), initial=0)]
            for number in known:
                yield lengths[number] + number, lengths[number + 1] + number, by_word[words[number]]

    def _is_meant(self, form: _Form, text: str, folded: str, start: int, end: int) -> bool:
        if not (
            _BEFORE.match(folded, start) and _AFTER.match(folded, end) and stands_alone(text, start, end)
        ):
            return False
        return not form.written or _as_written(form.written, folded[start:end], text, start)


class _Recalled(dict[str, list[_Form]]):
    """Forms by what they begin with, made of notes when they are asked for."""

    def __init__(self, noted: Mapping[str, Sequence[_Noted]]) -> None:
        super().__init__({head: [] for head in noted})
        self._noted = noted

    def __getitem__(self, head: str) -> list[_Form]:
        made = super().__getitem__(head)
        if not made:
            made = self[head] = [_form(*noted) for noted in self._noted[head]]
        return made


def _key(name: Name) -> _Key | None:
    """A name as its owner is noted; None where no text can hold it."""
    words = spelled(name.spelling)
    if not any(c.isalnum() for c in words):
        return None
    return (words, True) if name.exact else (lower(words), False)


def _owned(names: Iterable[Name]) -> dict[_Key, str] | None:
    """The owner of each of some names; None where one has two."""
    made: dict[_Key, str] = {}
    for name in names:
        if (key := _key(name)) and made.setdefault(key, name.id) != name.id:
            return None
    return made


def _form(words: str, exact: bool, owner: str) -> _Form:
    small = lower(words)
    head, parts = _head(small), tuple(small.split(" "))
    second = parts[1][:1] if len(parts) > 1 and parts[0] == head else ""
    return _Form(owner, small[: small.index(head)], parts, words if exact else "", second)


def _rank(form: _Form) -> tuple[int, bool]:
    # Longest first, so that "relative entropy" wins over "entropy"; exact first, of the same length.
    return -len(" ".join(form.parts)), not form.written


def _vies(one: _Form, other: _Form) -> bool:
    """Whether both may be found at one place and neither goes before the other by its length or capitals."""
    return _rank(one) == _rank(other) and (one.parts == other.parts or one.before != other.before)


def _sum(owned: Iterable[tuple[_Key, str]]) -> int:
    """A number for names and their owners, whatever their order."""
    return sum(map(hash, owned)) % _MODULUS


def _head(small: str) -> str:
    """The word by which a name is looked up; "" where there are no spaces between words."""
    found = _WORD.search(small)
    return found[0] if found and not CJK.search(small) else ""


def looked_through(text: str) -> str:
    """A text as names are looked for in it, word by word: where they stand is not kept."""
    return text.lower() if text.isascii() else lower(fold(visible(text)[0]))


def _as_written(name: str, found: str, text: str, start: int) -> bool:
    """Whether words have the capitals of a name; its first letter may be one where a sentence begins."""
    letters = [c for c in found if c not in JOINTS]
    wanted = [c for c in name if c not in JOINTS]
    if letters == wanted:
        return True
    return letters[1:] == wanted[1:] and wanted[0].islower() and begins_a_sentence(text, start)
