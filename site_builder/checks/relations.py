"""What a relation may join, and that relations do not contradict each other.

Accepted:

    bert:      {kind: model, relations: [{type: developed_by, to: google-ai}], …}
    google-ai: {kind: lab, relations: [{type: part_of, to: google}], …}
    stockfish: {kind: tool, relations: [{type: defeats, to: alphazero}], …}    # and the other way round

Refused:

    bert:      {kind: model, relations: [{type: developed_by, to: attention}], …}    # a method
    attention: {kind: method, relations: [{type: builds_on, to: bert}], …}           # and bert builds on it
    google:    {kind: company, relations: [{type: part_of, to: google-ai}], …}       # which is part of google
"""

from collections import defaultdict
from collections.abc import Iterator

from site_builder.checks.circles import circles
from site_builder.diagnostics import Diagnostic, error
from site_builder.model import Entity, Relation
from site_builder.resolve import Library

MAKERS = frozenset(
    ["person", "company", "lab", "research group", "university", "organization", "team", "institute"]
)
_THINGS = frozenset(
    ["model", "architecture", "algorithm", "method", "framework", "tool", "product", "hardware", "library"]
)
_DATA = frozenset(["dataset", "benchmark", "game"])
_IDEAS = frozenset(["concept", "task"])
_HAPPENINGS = frozenset(["event"])
_WORK = _THINGS | _DATA | _IDEAS
_KNOWN = _WORK | MAKERS | _HAPPENINGS
# What stands at either end of a relation, read from the real content. A library may have kinds of its own:
# one that stands nowhere here is accepted everywhere.
ENDS: dict[str, tuple[tuple[frozenset[str], frozenset[str]], ...]] = {
    "builds_on": ((_WORK, _WORK),),
    "part_of": ((MAKERS, MAKERS), (_WORK | _HAPPENINGS, _WORK | _HAPPENINGS)),
    "developed_by": ((_WORK | _HAPPENINGS, MAKERS),),
    "used_by": ((_WORK | _HAPPENINGS, _KNOWN),),
    "evaluated_on": ((_THINGS | _IDEAS | MAKERS, _DATA | _IDEAS | _HAPPENINGS | {"tool", "hardware"}),),
    "defeats": ((_THINGS | MAKERS, _THINGS | MAKERS),),
    "variant_of": ((_WORK, _WORK), (_HAPPENINGS, _HAPPENINGS)),
    "trained_with": ((_THINGS | _IDEAS, _WORK),),
    "improves_on": ((_WORK, _WORK),),
}
# One thing cannot come before and after another; these tell that it came after.
_COMES_AFTER = frozenset(["builds_on", "variant_of", "improves_on"])
_SHOWN = 6  # records of a circle that a message names
_MAY_NOT_CIRCLE = (_COMES_AFTER, frozenset(["part_of"]))


def check_relations(library: Library) -> Iterator[Diagnostic]:
    """Complain of relations between what they cannot join, and of those that lead in a circle."""
    for entity in library.of(Entity):
        for relation in entity.relations:
            other = library.records.get(relation.to.id)
            if isinstance(other, Entity) and other is not entity:
                yield from _wrong_ends(entity, relation, other)
    for types in _MAY_NOT_CIRCLE:
        yield from _circular(library, types)


def _wrong_ends(entity: Entity, relation: Relation, other: Entity) -> Iterator[Diagnostic]:
    one, two = entity.kind.text, other.kind.text
    pairs = ENDS[relation.type]
    if any(_fits(one, begin) and _fits(two, end) for begin, end in pairs):
        return
    ends = [end for begin, end in pairs if _fits(one, begin)]
    place, length = relation.to.source, len(relation.to.text)
    if ends:
        words = f"'{other.id}' is a {two}; '{relation.type}' of a {one} does not lead to one"
        hint = f"it leads to one of: {', '.join(sorted(frozenset().union(*ends)))}"
    else:
        words = f"'{entity.id}' is a {one}, of which '{relation.type}' cannot be said"
        hint = "use another type of relation, or correct the kind"
    yield error(place, "wrong-relation", words, hint, length)


def _fits(kind: str, allowed: frozenset[str]) -> bool:
    return kind in allowed or kind not in _KNOWN


def _circular(library: Library, types: frozenset[str]) -> Iterator[Diagnostic]:
    leads: defaultdict[str, dict[str, Relation]] = defaultdict(dict)
    for entity in library.of(Entity):
        for relation in entity.relations:
            if relation.type in types and relation.to.id != entity.id.id:
                leads[entity.id.id].setdefault(relation.to.id, relation)
    for along in circles({one: [*others] for one, others in leads.items()}):
        closing = leads[along[-1]][along[0]]
        place, length = closing.to.source, len(closing.to.text)
        if len(along) == 2:
            first = leads[along[0]][along[1]]
            words = (
                f"'{along[1]}' {closing.type} '{along[0]}', and '{along[0]}' {first.type} '{along[1]}' "
                f"at {first.to.source}"
            )
            hint = "only one of the two can be; take the other out"
            yield error(place, "contradicting-relations", words, hint, length)
        else:
            shown = along if len(along) <= _SHOWN else (*along[: _SHOWN - 2], "…", along[-1])
            way = " → ".join([*shown, along[0]])
            hint = "one of these relations is the wrong way round, or should not be"
            yield error(place, "circular-relation", f"relations lead in a circle: {way}", hint, length)
