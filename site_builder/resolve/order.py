"""The order in which lectures introduce things, and what follows from it: what one needs first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from site_builder.model import Entity, Lecture, Section
from site_builder.resolve.library import Library

# What a reader meets first of a record; what is named there should be known already.
_LEAD = frozenset(["definition", "summary"])
_RESTS_ON = frozenset(["builds_on", "variant_of", "part_of", "trained_with", "improves_on"])


@dataclass(frozen=True)
class Order:
    """What lectures introduce: lectures by date, their sections, and what each section introduces.

    `introduced` is each entity and term that is, in this order, with the id of the section that is the first
    to do so. `needs` is what each of these rests on and was introduced before it, in order: what its
    definition and summary name, and what it builds on by its relations.
    """

    introduced: Mapping[str, str]
    needs: Mapping[str, Sequence[str]]

    @cached_property
    def needed_by(self) -> Mapping[str, Sequence[str]]:
        """What rests directly on each introduced thing, in order."""
        made: dict[str, list[str]] = {i: [] for i in self.introduced}
        for later, needed in self.needs.items():
            for one in needed:
                made[one].append(later)
        return made

    def way_to(self, record_id: str) -> Sequence[str]:
        """All that one should have read before a record, each behind what it rests on itself."""
        found: set[str] = set()
        waiting = [*self.needs.get(record_id, ())]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting += self.needs[one]
        return sorted(found, key=self._numbers.__getitem__)

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {name: number for number, name in enumerate(self.introduced)}


def order_of(library: Library) -> Order:
    """The order of a library."""
    introduced = _introduced(library)
    numbers = {name: number for number, name in enumerate(introduced)}
    needs: dict[str, Sequence[str]] = {}
    for name, own in numbers.items():
        known = (i for i in _rests_on(library, name) if numbers.get(i, own) < own)
        needs[name] = sorted(known, key=numbers.__getitem__)
    return Order(introduced, needs)


def _introduced(library: Library) -> Mapping[str, str]:
    made: dict[str, str] = {}
    for lecture in sorted(library.of(Lecture), key=lambda one: one.date.first_day):
        for section in library.in_lecture(Section, lecture.id.id):
            for ref in section.introduces:
                if ref.id in library.records:
                    made.setdefault(ref.id, section.id.id)
    return made


def _rests_on(library: Library, name: str) -> set[str]:
    named = {link.target for link in library.links_of[name] if link.how != "field" and link.field in _LEAD}
    entity = library.records[name]
    if isinstance(entity, Entity):
        named.update(r.to.id for r in entity.relations if r.type in _RESTS_ON)
        named.difference_update(maker.text for maker in entity.developers)  # who made it explains nothing
    return named
