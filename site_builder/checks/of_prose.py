"""Whether the prose of a few records can be in order without a look at all the rest of a library.

For records that had nothing wrong with them, in a library that is the same now but for words within that
prose: with the same names and the same links. In doubt the answer is no, and all must be checked.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from site_builder.checks.copies import paragraphs
from site_builder.checks.definitions import check_definitions
from site_builder.checks.folding import check_folding
from site_builder.checks.formulas import check_formulas
from site_builder.checks.markup import check_markup
from site_builder.checks.telling import is_early
from site_builder.checks.undefined import doubtful, known_spellings
from site_builder.checks.words import check_words
from site_builder.model import Record, texts
from site_builder.resolve import Library, outline_of

V = TypeVar("V")

_OF_ONE_PROSE = (check_definitions, check_folding, check_formulas, check_markup, check_words)


@dataclass(frozen=True)
class Surveyed:
    """What checks know of all prose: `spellings` of what is known, and the digests of all `paragraphs`."""

    spellings: frozenset[str]
    paragraphs: frozenset[str]


def surveyed(library: Library) -> Surveyed:
    """What to keep of a library, to tell later whether a changed prose is in order."""
    return Surveyed(frozenset(known_spellings(library)), paragraphs_of(library, library.records.values()))


def is_in_order(
    before: Library, after: Library, changed: Sequence[tuple[Record, Record]], known: Surveyed
) -> bool:
    """Whether nothing is wrong with the changed records, each as it was and as it is."""
    now = [new for _, new in changed]
    part = _part(after, now)
    return (
        not any(True for check in _OF_ONE_PROSE for _ in check(part))
        and not any(is_early(after, link) for link in part.links)
        and all(_is_told_as_before(before, after, *change, known) for change in changed)
        and _is_written_once(before, after, changed, known)
    )


def paragraphs_of(library: Library, records: Iterable[Record]) -> frozenset[str]:
    """The digests of all paragraphs in some records."""
    return frozenset(chain.from_iterable(_digests(library, record) for record in records))


def _is_told_as_before(before: Library, after: Library, old: Record, new: Record, known: Surveyed) -> bool:
    """Whether all words that may be unknown stand as they stood, and what is explained still is."""
    return doubtful(old, before, known.spellings) == doubtful(new, after, known.spellings)


def _is_written_once(
    before: Library, after: Library, changed: Sequence[tuple[Record, Record]], known: Surveyed
) -> bool:
    """Whether no paragraph that is new here stands anywhere else, nor twice here."""
    own = paragraphs_of(before, [old for old, _ in changed])
    new = [digest for _, record in changed for digest in _digests(after, record)]
    return len(new) == len(set(new)) and known.paragraphs.isdisjoint(set(new) - own)


def _digests(library: Library, record: Record) -> Iterator[str]:
    for _, prose in texts(record):
        if prose in library.tokens:
            for _, key in paragraphs(library.tokens[prose]):
                yield hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _part(library: Library, records: Sequence[Record]) -> Library:
    """A library whose checks go through these records alone, but may look up all others."""
    names = [record.id.id for record in records]
    own = {prose: library.tokens[prose] for record in records for _, prose in texts(record)}
    return replace(
        library,
        records=_Narrowed(library.records, names),
        links_of={name: library.links_of[name] for name in names},
        tokens=own,
        of_before=outline_of({record.id.id: record for record in records}),
    )


class _Narrowed(Mapping[str, V]):
    """A mapping that has all its values, and lists few of them."""

    def __init__(self, whole: Mapping[str, V], names: Sequence[str]) -> None:
        self._whole, self._names = whole, names

    def __getitem__(self, name: str) -> V:
        return self._whole[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
