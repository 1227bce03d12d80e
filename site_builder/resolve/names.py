"""What records are called: the spellings that link by themselves."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from site_builder.mentions import Name, Vocabulary, looked_through, plurals
from site_builder.model import Entity, Record, Term, Text

_CAPITALS = str.maketrans({"ß": "ss", "\u0131": "i"})
_FEW = 40  # words to look for in each prose, before reading it again is as quick


@dataclass(frozen=True)
class Spellings:
    """How the records of a library are named: what links by itself, and what a reference calls each.

    Prose reads alike under spellings of the same `key`.
    """

    vocabulary: Vocabulary
    called: Mapping[str, str]
    key: int
    _unlike: dict[int, "_Unlike"] = field(default_factory=dict, repr=False, compare=False)

    def reads_alike(self, text: str, other: "Spellings") -> bool:
        """Whether a prose has the same links and sentences under other spellings."""
        if self.key == other.key:
            return True
        unlike = self.unlike(other)
        if len(unlike.heads) > _FEW:
            return False
        words = looked_through(text)
        return not any(head in words for head in unlike.heads) and not any(i in text for i in unlike.ids)

    def unlike(self, other: "Spellings") -> "_Unlike":
        """What differs between these and other spellings."""
        if other.key not in self._unlike:
            heads = self.vocabulary.heads_unlike(other.vocabulary)
            ids = {name for name, _ in self.called.items() ^ other.called.items()}
            self._unlike[other.key] = _Unlike(heads, ids)
        return self._unlike[other.key]


class _Unlike(NamedTuple):
    """What differs between two spellings: words that names begin with, and ids that are called otherwise."""

    heads: frozenset[str]
    ids: set[str]


def spellings_of(records: Mapping[str, Record]) -> Spellings:
    """All spellings of some records."""
    names = (name for name, record in names_of(records.values()) if links_itself(record))
    vocabulary = Vocabulary(names)
    called = {i: record.name.text for i, record in records.items() if isinstance(record, Entity | Term)}
    return Spellings(vocabulary, called, _key_of(vocabulary, called))


def respelled(
    spellings: Spellings, before: Sequence[Record], after: Sequence[Record], records: Mapping[str, Record]
) -> Spellings:
    """The spellings once some records that were as `before` are as `after`, among all `records`."""
    gone, come = (
        [name for name, record in names_of(some) if links_itself(record)] for some in (before, after)
    )
    names = {r.id.id: r.name.text for r in after if isinstance(r, Entity | Term)}
    if gone == come and all(spellings.called[name] == words for name, words in names.items()):
        return spellings
    vocabulary = spellings.vocabulary.amended(gone, come)
    if vocabulary is None:
        return spellings_of(records)
    called = {**spellings.called, **names}
    return Spellings(vocabulary, called, _key_of(vocabulary, called))


def _key_of(vocabulary: Vocabulary, called: Mapping[str, str]) -> int:
    return hash((vocabulary.key, frozenset(called.items())))


def names_of(records: Iterable[Record]) -> Iterator[tuple[Name, Record]]:
    """Every spelling with its record: names, aliases, and what is made of them."""
    for record in records:
        if isinstance(record, Entity | Term):
            for spelling in (record.name, *record.aliases):
                exact = _is_exact(spelling.text, record.case)
                yield Name(spelling.text, record.id.id, exact), record
                for form in _made(record, spelling):
                    yield Name(form, record.id.id, exact, made=True), record


def _made(record: Entity | Term, spelling: Text) -> Iterator[str]:
    """The forms of a spelling that nobody has to write down: plurals, and what capitals make of it."""
    if isinstance(record, Term) or record.kind.text != "person":
        own = record.plural if spelling is record.name else None
        yield from [own.text] if own else plurals(spelling.text)
    # "WILHELMSTRASSE", and the dotless letter whose capital is an I.
    plainer = spelling.text.translate(_CAPITALS)
    if plainer != spelling.text:
        yield plainer


def links_itself(record: Record) -> bool:
    """Whether the names of a record link wherever they stand."""
    return isinstance(record, Entity | Term) and record.link == "auto"


def _is_exact(spelling: str, case: str) -> bool:
    # A capital after the first letter is meant: "BERT", "AlphaGo"; "Transformer" may be written small.
    # So are those of a name of three letters, for it may be an everyday word as well: "Go", "Ray".
    smart = any(c.isupper() for word in spelling.split() for c in word[1:]) or (
        len(spelling) <= 3 and spelling[:1].isupper()
    )
    return case == "exact" or (case == "smart" and smart)
