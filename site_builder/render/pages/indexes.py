"""The two indexes: entities, to be filtered, and the glossary from A to Z."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from site_builder.model import Entity, Lecture, LecturePart, Term
from site_builder.render.page import Page
from site_builder.render.pages.desk import Desk
from site_builder.render.writer import Group, Item
from site_builder.resolve import Library
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


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter: the field of `Row`, its label, and the choices as (word, title, how many rows have it)."""

    name: str
    label: str
    choices: Sequence[tuple[str, str, int]]


def entity_index(desk: Desk) -> Page:
    """All entities by name, to be filtered by kind, category, year, lecture and source."""
    entities = sorted(desk.writer.library.of(Entity), key=lambda e: e.title.casefold())
    lectures = _lectures_of(desk.writer.library)
    rows = [
        Row(
            desk.writer.item(entity),
            desk.writer.words(entity.definition),
            entity.kind.text,
            entity.category.text,
            str(entity.year.year) if entity.year else "",
            "|".join(sorted(lectures.get(entity.id.id, ()))),
            "yes" if entity.sources else "",
        )
        for entity in entities
    ]
    titles = {lecture.id.id: lecture.title for lecture in desk.writer.library.of(Lecture)}
    return desk.page(
        ENTITIES,
        "entities.html.jinja",
        "Entities",
        f"All {len(rows)} models, methods, data sets, people and organizations, by name, kind and category.",
        desk.first_source(entities),
        index=ENTITIES,
        rows=rows,
        filters=[
            _filter("kind", "Kind", (row.kind for row in rows)),
            _filter("category", "Category", (row.category for row in rows)),
            _filter("year", "Year", (row.year for row in rows), by_name=True),
            _filter("lecture", "Lecture", (one for row in rows for one in row.lecture.split("|")), titles),
        ],
        with_source=sum(bool(row.source) for row in rows),
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


def _lectures_of(library: Library) -> Mapping[str, set[str]]:
    """Which lectures mention or introduce an entity or are told about it, by its id."""
    made: dict[str, set[str]] = {}
    for link in library.links:
        origin = library.records[link.origin]
        if isinstance(origin, LecturePart):
            made.setdefault(link.target, set()).add(origin.lecture.id)
        elif isinstance(origin, Lecture):
            made.setdefault(link.target, set()).add(origin.id.id)
    return made


def _filter(
    name: str,
    label: str,
    words: Iterable[str],
    titles: Mapping[str, str] | None = None,
    by_name: bool = False,
) -> Filter:
    counts = Counter(word for word in words if word)
    order = sorted(counts, key=lambda word: (0 if by_name else -counts[word], word))
    return Filter(name, label, [(word, (titles or {}).get(word, word), counts[word]) for word in order])


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
