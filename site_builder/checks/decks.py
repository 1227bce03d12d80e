"""What is taught should be shown: a section that no deck of its lecture shows is missing from the talk.

Accepted: a deck without `slides` (it tells the whole lecture), or one that lists every section.

Refused:

    slides: [cover, section: sec-1]     # and the lecture has sec-2 as well
"""

from collections.abc import Iterator

from site_builder.diagnostics import Diagnostic, error
from site_builder.model import Lecture, Section
from site_builder.resolve import Library


def check_decks(library: Library) -> Iterator[Diagnostic]:
    """Complain of sections that no deck shows, where their lecture has a deck at all."""
    for lecture in library.of(Lecture):
        decks = library.decks_of(lecture.id.id)
        if not decks or any(deck.slides is None for deck in decks):
            continue
        shown = {spec.section.id for deck in decks for spec in deck.slides or () if spec.section}
        for section in library.in_lecture(Section, lecture.id.id):
            if section.id.id not in shown:
                yield error(
                    section.source,
                    "section-not-shown",
                    f"no deck shows the section '{section.id}'",
                    f"add '- section: {section.id}' to the deck '{decks[0].id}'",
                    len(section.id.text),
                )
