"""How entities stand to each other, from either end."""

from site_builder.model import Entity
from site_builder.render.writer import Group, Item, Writer

# How a relation reads from either end.
FORWARD = {
    "builds_on": "Builds on",
    "part_of": "Part of",
    "developed_by": "Developed by",
    "used_by": "Used by",
    "evaluated_on": "Evaluated on",
    "defeats": "Defeated",
    "variant_of": "Variant of",
    "trained_with": "Trained with",
    "improves_on": "Improves on",
}
BACKWARD = {
    "builds_on": "Basis of",
    "part_of": "Includes",
    "developed_by": "Developed",
    "used_by": "Uses",
    "evaluated_on": "Used to evaluate",
    "defeats": "Defeated by",
    "variant_of": "Has as variant",
    "trained_with": "Used to train",
    "improves_on": "Improved by",
}


def relations(writer: Writer, entity: Entity) -> list[Group]:
    """The entities that one is related to, grouped by how: its own relations, then those of others to it."""
    records = writer.library.records
    found: dict[str, dict[str, Item]] = {}
    related: set[str] = set()
    for relation in entity.relations:
        if target := records.get(relation.to.id):
            item = writer.item(target)
            if relation.note or relation.source:
                extra = tuple(writer.items([relation.source])) if relation.source else ()
                item = item._replace(text=writer.inline(relation.note, entity), extra=extra)
            found.setdefault(FORWARD[relation.type], {})[target.id.id] = item
            related.add(target.id.id)
    for link in writer.library.backlinks.get(entity.id.id, ()):
        # Two that name each other are told once, in this one's words.
        if link.field != "relations.to" or link.origin in related:
            continue
        other = records[link.origin]
        if not isinstance(other, Entity):
            continue
        for relation in other.relations:
            if relation.to.id == entity.id.id:
                found.setdefault(BACKWARD[relation.type], {})[other.id.id] = writer.item(other)
    order = [*FORWARD.values(), *BACKWARD.values()]
    return [Group(label, list(found[label].values())) for label in order if label in found]
