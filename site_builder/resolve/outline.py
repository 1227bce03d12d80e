"""Which records a library has, whatever they say: what a change within them leaves as it is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from site_builder.model import Lecture, LecturePart, Record


@dataclass(frozen=True)
class Outline:
    """The `ids` of all records in the order of reading, and of which kind and lecture they are.

    `in_lecture` has the parts of a lecture by their kind and its id.
    """

    ids: Iterable[str] = field(repr=False)
    of_kind: Mapping[type[Record], Sequence[str]]
    in_lecture: Mapping[tuple[type[Record], str], Sequence[str]]
    lecture_of_moment: Mapping[str, str]

    @cached_property
    def place(self) -> Mapping[str, int]:
        """The number of each record in the order of reading."""
        return {name: number for number, name in enumerate(self.ids)}


def outline_of(records: Mapping[str, Record]) -> Outline:
    """The outline of some records by their ids."""
    of_kind: defaultdict[type[Record], list[str]] = defaultdict(list)
    in_lecture: defaultdict[tuple[type[Record], str], list[str]] = defaultdict(list)
    of_moment: dict[str, str] = {}
    for name, record in records.items():
        of_kind[type(record)].append(name)
        if isinstance(record, LecturePart):
            in_lecture[type(record), record.lecture.id].append(name)
        if isinstance(record, Lecture):
            of_moment.update((moment.id.id, name) for moment in record.moments)
    return Outline(records, dict(of_kind), dict(in_lecture), of_moment)
