"""The library: all records, joined."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple, TypeVar

from site_builder.mentions import Name
from site_builder.model import Deck, Lecture, LecturePart, Prose, Record, Settings
from site_builder.prose import Token
from site_builder.resolve.listed import Listed
from site_builder.resolve.names import Spellings, names_of
from site_builder.resolve.outline import Outline, outline_of

R = TypeVar("R", bound=Record)


class Link(NamedTuple):
    """A resolved reference or mention.

    `field` is where it stands in `origin`; `sentence` is around it, its own `words` begin at `place` in that.
    """

    origin: str
    target: str
    how: str  # "mention", "reference" or "field"
    field: str
    sentence: str = ""
    words: str = ""
    place: int = 0


def backlinks_of(links: Iterable[Link]) -> dict[str, list[Link]]:
    """Links by the record they lead to, in their order."""
    made: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        made[link.target].append(link)
    return dict(made)


@dataclass(frozen=True)
class Library:
    """All records, joined: every link kept here leads somewhere.

    `links_of` has them by the record in which they stand, `backlinks` by the one they lead to, both in the
    order of reading; `tokens` is each prose, parsed, with its links. `files`
    are the paths of all files in the project's `content/` and `slides/decks/`. Where it `is_whole`, no record
    was lost to a mistake in it, so that what is not there was not written. `of_before` is the outline of an
    earlier state with the same records.
    """

    settings: Settings
    records: Mapping[str, Record]
    links_of: Mapping[str, Sequence[Link]]
    backlinks: Mapping[str, Sequence[Link]]
    spellings: Spellings
    tokens: Mapping[Prose, Sequence[Token]] = field(repr=False)
    files: tuple[str, ...] = ()
    is_whole: bool = True
    of_before: Outline | None = field(default=None, repr=False, compare=False)

    @cached_property
    def outline(self) -> Outline:
        """Which records there are, of each kind and in each lecture."""
        return self.of_before or outline_of(self.records)

    def of(self, kind: type[R]) -> Sequence[R]:
        """All records of a kind, in the order in which they were read."""
        return self._listed(kind, self.outline.of_kind.get(kind, ()))

    def in_lecture(self, kind: type[R], lecture: str) -> Sequence[R]:
        """The parts of a lecture that are of one kind, in the order of their file."""
        return self._listed((kind, lecture), self.outline.in_lecture.get((kind, lecture), ()))

    def _listed(self, key: Any, names: Sequence[str]) -> Sequence[Any]:
        made = self._lists.get(key)
        if made is None:
            made = self._lists[key] = Listed(self.records, names)
        return made

    @cached_property
    def _lists(self) -> dict[Any, Sequence[Any]]:
        return {}  # filled by `_listed`, list by list

    @property
    def links(self) -> Iterator[Link]:
        """Every link, record by record."""
        return chain.from_iterable(self.links_of.values())

    @cached_property
    def names(self) -> Sequence[tuple[Name, Record]]:
        """Every spelling that may link by itself, with its record."""
        return tuple(names_of(self.records.values()))

    def mentioned_in_prose_of(self, record: Record) -> frozenset[str]:
        """The ids whose names stand as links in the prose of a record."""
        return frozenset(link.target for link in self.links_of.get(record.id.id, ()) if link.how == "mention")

    @property
    def lecture_of_moment(self) -> Mapping[str, str]:
        return self.outline.lecture_of_moment

    @cached_property
    def lectures_with(self) -> Mapping[str, set[str]]:
        """Which lectures mention or introduce a record or are told about it, by its id."""
        made: defaultdict[str, set[str]] = defaultdict(set)
        for link in self.links:
            origin = self.records[link.origin]
            if isinstance(origin, LecturePart):
                made[link.target].add(origin.lecture.id)
            elif isinstance(origin, Lecture):
                made[link.target].add(origin.id.id)
        return dict(made)

    def decks_of(self, lecture: str) -> list[Deck]:
        return [deck for deck in self.of(Deck) if deck.lecture.id == lecture]
