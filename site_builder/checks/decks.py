"""What a deck promises: all that is taught is shown and can be told, and fits its slides and its time.

Accepted: a deck without `slides` (it tells the whole lecture), or one that lists every section and insight,
with points of at most 110 characters, and sections whose minutes add up to no more than the deck's.

Refused:

    minutes: 45
    slides: [cover, section: sec-1]     # and the lecture has sec-2 as well, or sec-1 has no notes
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from site_builder.decks import Planned, excesses, plan, total
from site_builder.diagnostics import Diagnostic, error, warning
from site_builder.model import Deck, Insight, Lecture, Section
from site_builder.prose import wrong_image
from site_builder.resolve import Library


def check_decks(library: Library) -> Iterator[Diagnostic]:
    """Complain of what no deck shows, of what does not fit its slide or its time, and of missing notes."""
    plans = {deck.id.id: plan(deck, library) for deck in library.of(Deck)}
    for lecture in library.of(Lecture):
        decks = library.decks_of(lecture.id.id)
        # Who has excerpts only wants it so.
        if any(deck.only is None for deck in decks):
            yield from _not_shown(library, lecture, decks, plans)
    for deck in library.of(Deck):
        yield from _wrong_images(deck)
        yield from _too_full(library, plans[deck.id.id])
        yield from _too_long(deck, plans[deck.id.id])
        yield from _crowded(plans[deck.id.id])
        if library.is_whole:
            yield from _without_page(deck, plans[deck.id.id])
    yield from _without_notes([slide for slides in plans.values() for slide in slides])


def _wrong_images(deck: Deck) -> Iterator[Diagnostic]:
    for slide in deck.slides or ():
        if slide.image and (wrong := wrong_image(slide.image.text)):
            code, words, hint = wrong
            yield error(slide.image.source, code, words, hint, len(slide.image.text))


def _not_shown(
    library: Library, lecture: Lecture, decks: Sequence[Deck], plans: dict[str, list[Planned]]
) -> Iterator[Diagnostic]:
    shown = {s.record.id.id for deck in decks for s in plans[deck.id.id] if s.record}
    for section in library.in_lecture(Section, lecture.id.id):
        if section.id.id not in shown:
            hint = f"add '- section: {section.id}' to the deck '{decks[0].id}'"
            words = f"no deck shows the section '{section.id}'"
            yield error(section.source, "section-not-shown", words, hint, len(section.id.text))
    for insight in library.in_lecture(Insight, lecture.id.id):
        if insight.id.id not in shown:
            hint = f"add '- insight: {insight.id}' to the deck '{decks[0].id}', or it to its section"
            words = f"no deck shows the insight '{insight.id}'"
            yield warning(insight.source, "insight-not-shown", words, hint, len(insight.id.text))


def _too_full(library: Library, slides: Sequence[Planned]) -> Iterator[Diagnostic]:
    for slide in slides:
        for excess in excesses(slide, library):
            yield error(excess.source, "slide-too-full", excess.message, excess.hint)


def _too_long(deck: Deck, slides: Sequence[Planned]) -> Iterator[Diagnostic]:
    minutes = total(slides)
    if deck.minutes and minutes > deck.minutes:
        words = f"the slides of '{deck.id}' take {minutes:g} minutes; the deck has {deck.minutes}"
        yield error(
            deck.title_.source, "deck-too-long", words, "give sections fewer minutes, or the deck more"
        )


def _crowded(slides: Sequence[Planned]) -> Iterator[Diagnostic]:
    """Sections whose slides have more minutes, each by its own line, than the section."""
    own: defaultdict[str, int] = defaultdict(int)
    has: dict[str, int] = {}
    for slide in slides:
        section, spec = slide.section, slide.spec
        if not section or not spec:
            continue
        name = section.id.id
        if spec.section:
            has[name] = spec.minutes or section.minutes or 0
            continue
        own[name] += spec.minutes or 0
        if spec.minutes and 0 < has.get(name, 0) < own[name]:
            words = (
                f"with this slide, those of '{section.id}' take {own[name]} minutes; it has {has.pop(name)}"
            )
            hint = "give the slides fewer minutes, or the section more"
            yield warning(spec.source, "minutes-do-not-add-up", words, hint)


def _without_page(deck: Deck, slides: Sequence[Planned]) -> Iterator[Diagnostic]:
    """Slides that say something of their own, and belong to no section whose page could say more."""
    for slide in slides if deck.slides else ():
        if slide.layout in ("code", "markdown") and slide.section is None and slide.spec:
            words = "this slide belongs to no section, so no page says more of it"
            hint = "put it behind the line of its section"
            yield warning(slide.spec.source, "slide-without-page", words, hint)


def _without_notes(slides: Sequence[Planned]) -> Iterator[Diagnostic]:
    told: set[str] = set()
    for slide in slides:
        section = slide.record
        if slide.layout != "points" or not isinstance(section, Section) or slide.notes:
            continue
        if section.id.id not in told:
            told.add(section.id.id)
            words = f"the slide of the section '{section.id}' has no speaker's notes"
            hint = "add 'notes: |' to the section, or to its line in the deck"
            yield warning(section.source, "missing-notes", words, hint, len(section.id.text))
