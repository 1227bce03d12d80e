"""The library: all records, joined."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from site_builder.mentions import Name
from site_builder.model import Deck, Lecture, LecturePart, Prose, Record, Settings
from site_builder.prose import Token

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Link:
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


@dataclass(frozen=True)
class Library:
    """All records, joined: every link kept here leads somewhere.

    `files` are the paths of all files in the project's `content/` and `slides/decks/`. Where it `is_whole`,
    no record was lost to a mistake in it, so that what is not there was not written.
    """

    settings: Settings
    records: Mapping[str, Record]
    links: tuple[Link, ...]
    names: tuple[tuple[Name, Record], ...]
    tokens: Mapping[Prose, Sequence[Token]] = field(repr=False)
    files: tuple[str, ...] = ()
    is_whole: bool = True

    def of(self, kind: type[R]) -> list[R]:
        """All records of a kind, in the order in which they were read."""
        return self._of_kind.get(kind, [])

    def in_lecture(self, kind: type[R], lecture: str) -> list[R]:
        """The parts of a lecture that are of one kind, in the order of their file."""
        return self._in_lecture.get((kind, lecture), [])

    @cached_property
    def _of_kind(self) -> Mapping[type[Record], list[Any]]:
        made: defaultdict[type[Record], list[Any]] = defaultdict(list)
        for record in self.records.values():
            made[type(record)].append(record)
        return made

    @cached_property
    def _in_lecture(self) -> Mapping[tuple[type[Record], str], list[Any]]:
        made: defaultdict[tuple[type[Record], str], list[Any]] = defaultdict(list)
        for record in self.records.values():
            if isinstance(record, LecturePart):
                made[type(record), record.lecture.id].append(record)
        return made

    @cached_property
    def backlinks(self) -> Mapping[str, list[Link]]:
        """Who links to a record: id → links, in the order of reading."""
        made: defaultdict[str, list[Link]] = defaultdict(list)
        for link in self.links:
            made[link.target].append(link)
        return made

    def mentioned_in_prose_of(self, record: Record) -> frozenset[str]:
        """The ids whose names stand as links in the prose of a record."""
        return self._mentioned.get(record.id.id, frozenset())

    @cached_property
    def _mentioned(self) -> Mapping[str, frozenset[str]]:
        made: defaultdict[str, set[str]] = defaultdict(set)
        for link in self.links:
            if link.how == "mention":
                made[link.origin].add(link.target)
        return {origin: frozenset(targets) for origin, targets in made.items()}

    @cached_property
    def lecture_of_moment(self) -> Mapping[str, str]:
        return {m.id.id: lecture.id.id for lecture in self.of(Lecture) for m in lecture.moments}

    def decks_of(self, lecture: str) -> list[Deck]:
        return [deck for deck in self.of(Deck) if deck.lecture.id == lecture]
