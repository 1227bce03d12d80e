"""What a browser found → complaints that name the line in the YAML, each told once."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from site_builder.decks import Planned
from site_builder.diagnostics import Diagnostic, Source, error, warning

SMALLEST = 18  # pixels on a sheet of 1280 x 720, which the last row of a room can just read
_WORDS = {
    "too-tall": ("slide-runs-over", "runs into the foot of its slide"),
    "too-wide": ("slide-runs-over", "runs over the edge of its slide"),
    "clipped": ("slide-runs-over", "is hidden in part by the box around it"),
    "too-small": ("slide-too-small", f"is set smaller than {SMALLEST} pixels"),
    "inaccessible": ("slide-inaccessible", ""),
}


def judged(
    found: Mapping[str, Sequence[Mapping[str, Any]]], slides: Sequence[Planned]
) -> Iterator[Diagnostic]:
    """The faults of all views, by how a view is called; one of several views is told of the first alone."""
    places = {slide.id: slide for slide in slides}
    told: set[tuple[str, ...]] = set()
    for where, faults in found.items():
        for one in faults:
            key = (one["slide"], one["kind"], one["words"])
            if key in told:
                continue
            told.add(key)
            code, words = _WORDS[one["kind"]]
            slide = places.get(one["slide"])
            source = _source(slide, one["point"]) if slide else deck_of(slides)
            said = f"'{one['words']}' {words}{where}" if words else f"{one['words']}{where}"
            yield error(source, code, said, f"slide '{one['slide']}'" if slide else "")


def left_out(shown: Sequence[str], slides: Sequence[Planned]) -> Iterator[Diagnostic]:
    """Slides that the deck's list asks for and the deck has not."""
    for slide in slides:
        if slide.id not in shown:
            words = f"the slide '{slide.id}' is not in the deck: there is nothing to draw"
            yield warning(
                slide.source, "slide-left-out", words, "leave its line out, or give it something to show"
            )


def heard(said: Sequence[str], elsewhere: Sequence[str], deck: Source) -> Iterator[Diagnostic]:
    """What the browser's console said, and the requests that went to other hosts."""
    for words in dict.fromkeys(said):
        yield error(deck, "deck-broken", f"the browser says: {words[:160]}")
    for url in dict.fromkeys(elsewhere):
        yield error(deck, "deck-broken", f"a request goes to another host: {url[:160]}")


def deck_of(slides: Sequence[Planned]) -> Source:
    """The deck's file."""
    paths = (slide.source.path for slide in slides)
    return Source(next((path for path in paths if path.startswith("slides/")), "slides"))


def _source(slide: Planned, point: int) -> Source:
    """The line that caused a slide, as near as is known."""
    if 0 <= point < len(slide.points):
        return slide.points[point].source
    if slide.record and slide.layout != "cover" and not slide.points:
        text = getattr(slide.record, "definition", None) or getattr(slide.record, "text", None)
        return text.source if text else slide.record.source
    return slide.source
