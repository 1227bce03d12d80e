"""The two indexes: entities, to be filtered, and the glossary from A to Z."""

from dataclasses import dataclass
from itertools import groupby

from site_builder.model import Entity, Term
from site_builder.render.page import Page
from site_builder.render.pages.desk import Desk
from site_builder.render.pages.filters import filters_of, year_of
from site_builder.render.writer import Group, Item
from site_builder.routes import ENTITIES, GLOSSARY


@dataclass(frozen=True, slots=True)
class Row:
    """An entity in the index: what it can be filtered by, each as words divided by "|"."""

    item: Item
    definition: str
    kind: str
    category: str
    year: str
    lecture: str
    source: str


def entity_index(desk: Desk) -> Page:
    """All entities by name, to be filtered by kind, category, year, lecture and source."""
    entities = sorted(desk.writer.library.of(Entity), key=lambda e: e.title.casefold())
    lectures = desk.writer.library.lectures_with
    rows = [
        Row(
            desk.writer.item(entity),
            desk.writer.words(entity.definition, entity),
            entity.kind.text,
            entity.category.text,
            year_of(entity),
            "|".join(sorted(lectures.get(entity.id.id, ()))),
            "yes" if entity.sources else "",
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
        filters=filters_of(desk.writer.library),
        with_source=sum(bool(row.source) for row in rows),
    )


def glossary(desk: Desk) -> Page:
    """Every word with a definition from A to Z: terms, and entities, which have definitions too."""
    records: list[Entity | Term] = [*desk.writer.library.of(Entity), *desk.writer.library.of(Term)]
    records.sort(key=lambda record: record.title.casefold())
    letters = [
        Group(letter, [defined(desk, record) for record in some], f"letter-{letter.lower()}")
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
        bar=None,
        count=len(records),
    )


def defined(desk: Desk, record: Entity | Term) -> Item:
    """A word of the glossary with its definition."""
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
