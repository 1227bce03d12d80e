"""The order in which lectures introduce things, and what follows from it: what one needs first."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from site_builder.model import Entity, Lecture, Section
from site_builder.resolve.library import Library

# What a reader meets first of a record; what is named there should be known already.
_LEAD = frozenset(["definition", "summary"])
_RESTS_ON = frozenset(["builds_on", "variant_of", "part_of", "trained_with", "improves_on"])


@dataclass(frozen=True, slots=True)
class Introduction:
    """Where something is introduced: the section, and its number among all introductions (from 0)."""

    section: Section
    number: int


@dataclass(frozen=True)
class Order:
    """The introductions of a library: lectures by date, their sections, and what each section introduces."""

    library: Library

    @cached_property
    def introductions(self) -> Mapping[str, Introduction]:
        """The first introduction of each entity and term that has one, in their order."""
        made: dict[str, Introduction] = {}
        for lecture in sorted(self.library.of(Lecture), key=lambda one: one.date.first_day):
            for section in self.library.in_lecture(Section, lecture.id.id):
                for ref in section.introduces:
                    if ref.id in self.library.records:
                        made.setdefault(ref.id, Introduction(section, len(made)))
        return made

    @cached_property
    def needs(self) -> Mapping[str, tuple[str, ...]]:
        """What each introduced thing rests on and was introduced before it, in order.

        That is what its definition and summary name, and what it builds on by its relations.
        """
        wanted = {
            name: {
                link.target
                for link in self.library.links_of[name]
                if link.how != "field" and link.field in _LEAD
            }
            for name in self.introductions
        }
        for name, own in wanted.items():
            entity = self.library.records[name]
            if isinstance(entity, Entity):
                own.update(r.to.id for r in entity.relations if r.type in _RESTS_ON)
                own.difference_update(
                    maker.text for maker in entity.developers
                )  # who made it explains nothing
        return {i: self._before(i, others) for i, others in wanted.items()}

    @cached_property
    def needed_by(self) -> Mapping[str, tuple[str, ...]]:
        """What rests directly on each introduced thing, in order."""
        made: dict[str, list[str]] = {i: [] for i in self.introductions}
        for later, needed in self.needs.items():
            for one in needed:
                made[one].append(later)
        return {i: tuple(later) for i, later in made.items()}

    def way_to(self, record_id: str) -> tuple[str, ...]:
        """All that one should have read before a record, each behind what it rests on itself."""
        found: set[str] = set()
        waiting = [*self.needs.get(record_id, ())]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting += self.needs[one]
        return tuple(sorted(found, key=lambda i: self.introductions[i].number))

    def _before(self, record_id: str, others: set[str]) -> tuple[str, ...]:
        own = self.introductions[record_id].number
        known = [i for i in others if i in self.introductions and self.introductions[i].number < own]
        return tuple(sorted(known, key=lambda i: self.introductions[i].number))
