"""The pages of entities and terms."""

from site_builder.model import Entity, Event, Section, Term
from site_builder.render.page import Heading, Page
from site_builder.render.pages.backlinks import backlinks
from site_builder.render.pages.desk import Desk, crumb
from site_builder.render.pictures.neighborhood import neighborhood
from site_builder.render.relations import relations
from site_builder.render.writer import Item
from site_builder.routes import ENTITIES, GLOSSARY, page_of


def entity_page(desk: Desk, entity: Entity) -> Page:
    """An entity: definition first, then summary, facts, relations both ways, and where it is mentioned."""
    writer = desk.writer
    headings: list[Heading] = []
    body = desk.prose(entity.body, entity, headings)
    related = relations(writer, entity)
    dates = [e for e in desk.referring(entity, "entities") if isinstance(e, Event)]
    corrections = desk.corrections_at(entity)
    mentions = backlinks(writer, desk.origins, entity, [*dates, *corrections])
    reading = desk.reading(entity)
    headings += _headings(
        ("reading", "Before and after", reading),
        ("relations", "Relations", related),
        ("dates", "Dates", dates),
        ("corrections", "Corrections", corrections),
        ("mentioned-in", "Mentioned in", mentions),
        ("sources", "Sources", entity.sources or entity.links),
    )
    return desk.page(
        page_of(entity),
        "entity.html.jinja",
        entity.title,
        writer.words(entity.definition, entity),
        entity.source,
        index=ENTITIES,
        crumbs=[crumb("Entities", ENTITIES)],
        headings=headings,
        definition=writer.inline(entity.definition, entity),
        summary=writer.html(entity.summary, entity),
        body=body,
        unverified=writer.inline(entity.unverified, entity),
        facts=_facts(desk, entity),
        relations=related,
        picture=neighborhood(entity, related, desk.graph.network),
        in_graph=desk.graph.address_of(entity.id.id),
        dates=[desk.dated(event) for event in dates],
        corrections=[desk.correction(c) for c in corrections],
        reading=reading,
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
    mentions = backlinks(writer, desk.origins, term)
    see = writer.items(term.see)
    reading = desk.reading(term)
    headings += _headings(
        ("see-also", "See also", see),
        ("reading", "Before and after", reading),
        ("mentioned-in", "Mentioned in", mentions),
    )
    return desk.page(
        page_of(term),
        "term.html.jinja",
        term.title,
        writer.words(term.definition, term),
        term.source,
        index=GLOSSARY,
        crumbs=[crumb("Glossary", GLOSSARY)],
        headings=headings,
        definition=writer.inline(term.definition, term),
        body=body,
        aliases=[alias.text for alias in term.aliases],
        see=see,
        reading=reading,
        introduced=[writer.item(s) for s in desk.referring(term, "introduces")],
        mentions=mentions,
        sources=desk.sources(term.sources),
        slides=desk.shown_on(term),
    )


def _facts(desk: Desk, entity: Entity) -> list[tuple[str, list[Item]]]:
    facts = [
        ("Kind", [Item(entity.kind.text)]),
        ("Category", [Item(entity.category.text)]),
        ("Year", [Item(entity.year.text)] if entity.year else []),
        ("By", desk.writer.makers(entity.developers)),
        ("Also called", [Item(alias.text) for alias in entity.aliases]),
        (
            "First introduced in",
            [desk.writer.item(s) for s in desk.referring(entity, "introduces") if isinstance(s, Section)],
        ),
    ]
    return [(label, items) for label, items in facts if items]


def _headings(*parts: tuple[str, str, object]) -> list[Heading]:
    return [Heading(2, anchor, text) for anchor, text, content in parts if content]
