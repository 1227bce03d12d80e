"""The pages of an index that is too long for one: an overview with all parts, and a page for each part.

A part is rendered from its own records and from what `Indexes` knows of the others, so it can be made alone.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from markupsafe import Markup

from site_builder.model import Entity, Event, SourceRecord, Term
from site_builder.output import Output
from site_builder.render.data import data_file
from site_builder.render.exports.words import key
from site_builder.render.page import Page
from site_builder.render.pages.desk import Desk, crumb
from site_builder.render.pages.filters import filters_of, year_of
from site_builder.render.pages.indexes import defined, entity_index, glossary
from site_builder.render.pages.lists import source_item, sources, timeline, years_of
from site_builder.render.parts import Index, Part
from site_builder.render.pictures.timeline import timeline_picture, to_count
from site_builder.render.writer import Group, Item, Writer, name_of
from site_builder.routes import PagePath, of_page

_FEW = 12  # parts that stand in one row

Pages = dict[PagePath, Callable[[], Page]]


@dataclass(frozen=True, slots=True)
class Bar:
    """The way from a part to the others: all of them in a row, or the larger ranges and then those of one.

    `inside` leads to what the page itself is divided into. The `meta` of an item is its `aria-current`.
    """

    rows: Sequence[Sequence[Item]]
    inside: Sequence[Item]
    before: Item | None
    after: Item | None


@dataclass(frozen=True, slots=True)
class _Kind:
    """What differs from index to index: how it is called, and the values of its templates.

    `rows` makes those of a part from its records; "inside" is for its bar. `overview` makes further ones.
    """

    title: str
    words: str
    template: str
    rows: Callable[[Desk, Sequence[Any]], dict[str, Any]]
    overview: Callable[[Desk], dict[str, Any]]


def entity_pages(desk: Desk) -> Pages:
    """The entities by name; where they are many, a browser filters all of them by a file of data."""
    words = "models, methods, data sets, people and organizations"
    kind = _Kind("Entities", words, "entities-part.html.jinja", _entity_rows, _filtered)
    return _pages(desk, desk.writer.indexes.entities, entity_index, kind)


def glossary_pages(desk: Desk) -> Pages:
    """The glossary from A to Z."""
    words = "words of the field, each with a definition of one sentence"
    kind = _Kind("Glossary", words, "glossary.html.jinja", _glossary_rows, _searched)
    return _pages(desk, desk.writer.indexes.glossary, glossary, kind)


def source_pages(desk: Desk) -> Pages:
    """The sources by who wrote them."""
    words = "papers, pages and recordings that this site rests on"
    kind = _Kind("Sources", words, "sources.html.jinja", _source_rows, _searched)
    return _pages(desk, desk.writer.indexes.sources, sources, kind)


def timeline_pages(desk: Desk) -> Pages:
    """The timeline; where it is long, with a picture of the numbers that leads to its parts."""
    kind = _Kind("Timeline", "dates", "timeline.html.jinja", _timeline_rows, _pictured)
    return _pages(desk, desk.writer.indexes.timeline, timeline, kind)


def place_files(writer: Writer) -> list[Output]:
    """Where the anchors are that an index had when it was one page: `data/places-<index>.js`."""
    indexes = writer.indexes
    made = {
        index.page.strip("/"): [(part.path, _anchors(part, writer)) for part in index.parts]
        for index in (indexes.glossary, indexes.sources, indexes.timeline)
        if index.parts
    }
    return [data_file(f"places-{name}", places) for name, places in made.items()]


def _pages(desk: Desk, index: Index, whole: Callable[[Desk], Page], kind: _Kind) -> Pages:
    if not index.parts:
        return {index.page: partial(whole, desk)}
    parts = {part.path: partial(_part, desk, index, n, kind) for n, part in enumerate(index.parts)}
    return {index.page: partial(_overview, desk, index, kind), **parts}


def _overview(desk: Desk, index: Index, kind: _Kind) -> Page:
    records = desk.writer.library.records
    text = f"{index.count:,} {kind.words}, on {len(index.parts)} pages."
    values: dict[str, Any] = {
        "picture": None,
        "lecture": "",
        "filters": [],
        "with_source": 0,
        "is_searched": False,
    }
    return desk.page(
        index.page,
        "overview.html.jinja",
        kind.title,
        text,
        desk.first_source([records[part.ids[0]] for part in index.parts]),
        index=index.page,
        text=text,
        places=index.page.strip("/"),
        count=f"{index.count:,}",
        parts=[_on_overview(desk, part) for part in index.parts],
        groups=_groups(index) if len(index.parts) > 2 * _FEW else [],
        **values | kind.overview(desk),
    )


def _part(desk: Desk, index: Index, number: int, kind: _Kind) -> Page:
    part = index.parts[number]
    records = [desk.writer.library.records[name] for name in part.ids]
    values = kind.rows(desk, records)
    inside = values.pop("inside", ())
    return desk.page(
        part.path,
        kind.template,
        f"{kind.title}: {part.title}",
        f"{kind.title}, {part.title}: {len(records)} of the {kind.words}.",
        desk.first_source(records),
        index=index.page,
        crumbs=[crumb(kind.title, index.page)],
        bar=_bar(index, number, inside),
        **values,
    )


def _bar(index: Index, number: int, inside: Sequence[Item]) -> Bar:
    parts = index.parts
    here = parts[number]
    rows = [[_item(part, part is here) for part in parts]]
    if len(parts) > _FEW:
        group = [part for part in parts if part.group == here.group]
        rows = [_groups(index, here), *([[_item(part, part is here) for part in group]] if group[1:] else [])]
    before = _item(parts[number - 1]) if number else None
    after = _item(parts[number + 1]) if number + 1 < len(parts) else None
    return Bar(rows, inside if len(inside) > 1 else (), before, after)


def _groups(index: Index, here: Part | None = None) -> list[Item]:
    """The larger ranges, each leading to its first part."""
    firsts = (next(some) for _, some in groupby(index.parts, key=lambda part: part.group))
    return [
        Item(part.group, of_page(part.path), meta="true" if here and part.group == here.group else "")
        for part in firsts
    ]


def _item(part: Part, is_here: bool = False) -> Item:
    return Item(part.title, of_page(part.path), meta="page" if is_here else "")


def _on_overview(desk: Desk, part: Part) -> Item:
    """A part with its first and last name, and with how many it has; of dates the title tells all."""
    records = [desk.writer.library.records[name] for name in (part.ids[0], part.ids[-1])]
    names = dict.fromkeys(name_of(record) for record in records if not isinstance(record, Event))
    return Item(part.title, of_page(part.path), Markup(" … ").join(names), f"{len(part.ids)}")


def _entity_rows(desk: Desk, entities: Sequence[Entity]) -> dict[str, Any]:
    rows = [
        Item(
            entity.title,
            desk.writer.url(entity),
            Markup.escape(desk.writer.words(entity.definition, entity)),
            ", ".join(word for word in (entity.kind.text, year_of(entity)) if word),
        )
        for entity in entities
    ]
    return {"rows": rows}


def _glossary_rows(desk: Desk, records: Sequence[Entity | Term]) -> dict[str, Any]:
    letters = [
        Group(letter, [defined(desk, record) for record in some], _anchor(letter))
        for letter, some in groupby(records, key=_letter)
    ]
    return {"letters": letters, "inside": [Item(group.title, f"#{group.id}") for group in letters]}


def _source_rows(desk: Desk, records: Sequence[SourceRecord]) -> dict[str, Any]:
    rows = [source_item(desk, source) for source in records]
    return {"rows": rows, "unverified": sum(not source.verified for source in records)}


def _timeline_rows(desk: Desk, events: Sequence[Event]) -> dict[str, Any]:
    years = years_of(desk, events)
    lecture = desk.lecture.title if desk.lecture else ""
    inside = [Item(year.title, f"#{year.id}") for year in years]
    return {"years": years, "picture": None, "lecture": lecture, "inside": inside}


def _filtered(desk: Desk) -> dict[str, Any]:
    library = desk.writer.library
    with_source = sum(bool(entity.sources) for entity in library.of(Entity))
    return {"filters": filters_of(library), "with_source": with_source}


def _searched(desk: Desk) -> dict[str, Any]:
    return {"is_searched": True}


def _pictured(desk: Desk) -> dict[str, Any]:
    categories = desk.graph.network.categories
    events = to_count(desk.writer, desk.lecture, categories)
    return {"picture": timeline_picture(events, desk.lecture, categories)}


def _anchors(part: Part, writer: Writer) -> list[str]:
    records = [writer.library.records[name] for name in part.ids]
    letters = (_anchor(_letter(record)) for record in records if isinstance(record, Entity | Term))
    years = (f"year-{record.date.year}" for record in records if isinstance(record, Event))
    own = (record.id.id for record in records if isinstance(record, Event | SourceRecord))
    return [*dict.fromkeys((*letters, *years, *own))]


def _letter(record: Entity | Term) -> str:
    first = key(record.title)[:1].upper()
    return first if first.isalpha() else "#"


def _anchor(letter: str) -> str:
    return f"letter-{'other' if letter == '#' else letter.lower()}"
