"""The pages of entities and terms, and the two indexes to them."""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from markupsafe import escape

from site_builder.model import Entity, Event, Section, Term
from site_builder.render.page import Heading, Page
from site_builder.render.pages.desk import Desk, crumb
from site_builder.render.writer import Group, Item
from site_builder.routes import ENTITIES, GLOSSARY, page_of

# How a relation reads from either end.
_FORWARD = {
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
_BACKWARD = {
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


def entity_page(desk: Desk, entity: Entity) -> Page:
    """An entity: definition first, then summary, facts, relations both ways, and where it is mentioned."""
    writer = desk.writer
    headings: list[Heading] = []
    body = desk.prose(entity.body, entity, headings)
    relations = _relations(desk, entity)
    mentions = desk.mentioned_in(entity)
    dates = [e for e in desk.referring(entity, "entities") if isinstance(e, Event)]
    corrections = desk.corrections_at(entity)
    headings += _headings(
        ("relations", "Relations", relations),
        ("dates", "Dates", dates),
        ("corrections", "Corrections", corrections),
        ("mentioned-in", "Mentioned in", mentions),
        ("sources", "Sources", entity.sources or entity.links),
    )
    return desk.page(
        page_of(entity),
        "entity.html.jinja",
        entity.title,
        writer.words(entity.definition),
        entity.source,
        index=ENTITIES,
        crumbs=[crumb("Entities", ENTITIES)],
        headings=headings,
        definition=writer.inline(entity.definition, entity),
        summary=writer.html(entity.summary, entity),
        body=body,
        unverified=writer.inline(entity.unverified, entity),
        facts=_facts(desk, entity),
        relations=relations,
        dates=[desk.dated(event) for event in dates],
        corrections=corrections,
        mentions=mentions,
        introduced=[writer.item(s) for s in desk.referring(entity, "introduces")],
        sources=desk.sources(entity.sources),
        links=[Item(link.title.text, link.url.text) for link in entity.links],
        slides=desk.shown_on(entity),
        kind=entity.kind.text,
    )


def term_page(desk: Desk, term: Term) -> Page:
    """A term: definition, an example, what to see as well, and where it is mentioned."""
    writer = desk.writer
    headings: list[Heading] = []
    body = desk.prose(term.body, term, headings)
    mentions = desk.mentioned_in(term)
    see = writer.items(term.see)
    headings += _headings(("see-also", "See also", see), ("mentioned-in", "Mentioned in", mentions))
    return desk.page(
        page_of(term),
        "term.html.jinja",
        term.title,
        writer.words(term.definition),
        term.source,
        index=GLOSSARY,
        crumbs=[crumb("Glossary", GLOSSARY)],
        headings=headings,
        definition=writer.inline(term.definition, term),
        body=body,
        aliases=[alias.text for alias in term.aliases],
        see=see,
        introduced=[writer.item(s) for s in desk.referring(term, "introduces")],
        mentions=mentions,
        sources=desk.sources(term.sources),
    )


def entity_index(desk: Desk) -> Page:
    """All entities by name, to be filtered by kind and category."""
    entities = sorted(desk.writer.library.of(Entity), key=lambda e: e.title.casefold())
    rows = [
        Item(
            entity.title,
            desk.writer.url(entity),
            escape(desk.writer.words(entity.definition)),
            entity.category.text,
            entity.id.id,
            entity.kind.text,
            (Item(str(entity.year or "")),),
        )
        for entity in entities
    ]
    return desk.page(
        ENTITIES,
        "entities.html.jinja",
        "Entities",
        f"All {len(rows)} models, methods, data sets, people and organizations, by name, kind and category.",
        desk.first_source(entities),
        index=ENTITIES,
        rows=rows,
        kinds=_counted(entity.kind.text for entity in entities),
        categories=_counted(entity.category.text for entity in entities),
    )


def glossary(desk: Desk) -> Page:
    """Every word with a definition from A to Z: terms, and entities, which have definitions too."""
    records: list[Entity | Term] = [*desk.writer.library.of(Entity), *desk.writer.library.of(Term)]
    records.sort(key=lambda record: record.title.casefold())
    letters = [
        Group(letter, [_defined(desk, record) for record in some], f"letter-{letter.lower()}")
        for letter, some in ((k, list(g)) for k, g in groupby(records, key=_letter))
    ]
    return desk.page(
        GLOSSARY,
        "glossary.html.jinja",
        "Glossary",
        f"{len(records)} words of the field, each with a definition of one sentence.",
        desk.first_source(desk.writer.library.of(Term)),
        index=GLOSSARY,
        letters=letters,
        count=len(records),
    )


def _facts(desk: Desk, entity: Entity) -> list[tuple[str, list[Item]]]:
    facts = [
        ("Kind", [Item(entity.kind.text)]),
        ("Category", [Item(entity.category.text)]),
        ("Year", [Item(entity.year.text)] if entity.year else []),
        ("By", desk.writer.makers(entity.developers)),
        ("Also called", [Item(alias.text) for alias in entity.aliases]),
        (
            "Introduced in",
            [desk.writer.item(s) for s in desk.referring(entity, "introduces") if isinstance(s, Section)],
        ),
    ]
    return [(label, items) for label, items in facts if items]


def _relations(desk: Desk, entity: Entity) -> list[Group]:
    library, writer = desk.writer.library, desk.writer
    found: dict[str, dict[str, Item]] = {}
    for relation in entity.relations:
        target = library.records.get(relation.to.id)
        if target:
            item = writer.item(target)
            extra = tuple(writer.items([relation.source])) if relation.source else ()
            note = writer.inline(relation.note, entity)
            found.setdefault(_FORWARD[relation.type], {})[target.id.id] = Item(
                item.title, item.url, note, id=item.id, kind=item.kind, extra=extra
            )
    for other in desk.referring(entity, "relations.to"):
        for relation in other.relations if isinstance(other, Entity) else ():
            if relation.to.id == entity.id.id:
                found.setdefault(_BACKWARD[relation.type], {})[other.id.id] = writer.item(other)
    order = [*_FORWARD.values(), *_BACKWARD.values()]
    return [Group(label, list(found[label].values())) for label in order if label in found]


def _defined(desk: Desk, record: Entity | Term) -> Item:
    return Item(
        record.title,
        desk.writer.url(record),
        desk.writer.inline(record.definition, record),
        record.kind.text if isinstance(record, Entity) else "",
        record.id.id,
    )


def _letter(record: Entity | Term) -> str:
    first = record.title[:1].upper()
    return first if first.isascii() and first.isalpha() else "#"


def _counted(words: Iterable[str]) -> list[tuple[str, int]]:
    return sorted(Counter(words).items(), key=lambda pair: (-pair[1], pair[0]))


def _headings(*parts: tuple[str, str, object]) -> list[Heading]:
    return [Heading(2, anchor, text) for anchor, text, content in parts if content]
