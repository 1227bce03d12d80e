"""A name should not be used before the section that introduces it.

Accepted:

    one: {title: …, body: An encoder reads., introduces: [encoder]}
    two: {title: …, body: Attention helps the encoder., introduces: [attention]}

Refused:

    one: {title: …, body: Attention helps., introduces: [encoder]}
    two: {title: …, body: …, introduces: [attention]}
"""

from collections.abc import Iterator

from site_builder.checks.places import place_of_link
from site_builder.diagnostics import Diagnostic, Source, warning
from site_builder.model import Lecture, Section, texts
from site_builder.resolve import Library, Link, order_of

_TOLD = frozenset(["body", "points"])


def check_order(library: Library) -> Iterator[Diagnostic]:
    """Complain of names in a section that a later section of the same lecture introduces."""
    introduced = order_of(library).introduced
    places = {
        section.id.id: number
        for lecture in library.of(Lecture)
        for number, section in enumerate(library.in_lecture(Section, lecture.id.id))
    }
    told: set[tuple[str, str]] = set()
    for link in library.links:
        section = library.records.get(link.origin)
        if link.field not in _TOLD or not isinstance(section, Section) or link.target not in introduced:
            continue
        later = library.records[introduced[link.target]]
        assert isinstance(later, Section)
        is_early = later.lecture.id == section.lecture.id and places[later.id.id] > places[section.id.id]
        if is_early and (link.origin, link.target) not in told:
            told.add((link.origin, link.target))
            yield warning(
                _place(section, link),
                "used-before-introduced",
                f"'{link.words}' is used here, but introduced in the later section '{later.id}'",
                f"name it under 'introduces' of '{section.id}', or say it in other words",
                len(link.words),
            )


def _place(section: Section, link: Link) -> Source:
    """Where a link stands, which may be in any of a section's points."""
    for name, prose in texts(section):
        if name == link.field and (place := place_of_link(link, prose)):
            return place
    return section.source
