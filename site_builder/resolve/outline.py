"""Which records a library has, whatever they say: what a change within them leaves as it is."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from site_builder.model import Lecture, LecturePart, Record


@dataclass(frozen=True)
class Outline:
    """The ids of some records by kind and by lecture, and the order in which they were read."""

    _records: Mapping[str, Record] = field(repr=False)

    @cached_property
    def of_kind(self) -> Mapping[type[Record], Sequence[str]]:
        made: defaultdict[type[Record], list[str]] = defaultdict(list)
        for name, record in self._records.items():
            made[type(record)].append(name)
        return dict(made)

    @cached_property
    def in_lecture(self) -> Mapping[tuple[type[Record], str], Sequence[str]]:
        """The parts of a lecture by their kind and its id."""
        made: defaultdict[tuple[type[Record], str], list[str]] = defaultdict(list)
        for name, record in self._records.items():
            if isinstance(record, LecturePart):
                made[type(record), record.lecture.id].append(name)
        return dict(made)

    @cached_property
    def lecture_of_moment(self) -> Mapping[str, str]:
        lectures = (record for record in self._records.values() if isinstance(record, Lecture))
        return {m.id.id: lecture.id.id for lecture in lectures for m in lecture.moments}

    @cached_property
    def place(self) -> Mapping[str, int]:
        """The number of each record in the order of reading."""
        return {name: number for number, name in enumerate(self._records)}
