"""What each layout holds, and how points are divided where they are too many.

The numbers were measured at 1280 x 720 with the bundled font: a slide within them fits its sheet.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from site_builder.decks.planned import Planned

SECTIONS_A_SLIDE = 9
SOURCES_A_SLIDE = 8


@dataclass(frozen=True, slots=True)
class Layout:
    """What a layout holds at most: numbers of characters, of points, and of rows; 0 where it has none."""

    title: int
    text: int = 0
    points: int = 0
    point: int = 0
    rows: int = 0
    columns: int = 0


LAYOUTS = {
    "cover": Layout(title=70),
    "agenda": Layout(title=50, rows=SECTIONS_A_SLIDE),
    "divider": Layout(title=90),
    "points": Layout(title=60, points=6, point=110),
    "insight": Layout(title=60, text=300),
    "entity": Layout(title=60, text=220, points=4, point=90),
    "term": Layout(title=60, text=220, points=4, point=90),
    "compare": Layout(title=60, columns=4),
    "timeline": Layout(title=60),
    "graph": Layout(title=60),
    "question": Layout(title=110, text=420),
    "moment": Layout(title=80, text=260),
    "code": Layout(title=60, rows=16, columns=76),
    "image": Layout(title=60, text=120),
    "quote": Layout(title=60, text=260),
    "markdown": Layout(title=60, text=640),
    "sources": Layout(title=50, rows=SOURCES_A_SLIDE),
    "closing": Layout(title=50),
}


def split_points(slide: Planned) -> Iterator[Planned]:
    """A slide of too many points as several, as even as may be, with "(2/3)" behind their titles."""
    most = LAYOUTS[slide.layout].points
    count = -(-len(slide.points) // most)
    for number in range(count):
        begin, end = (len(slide.points) * n // count for n in (number, number + 1))
        title = f"{slide.title} ({number + 1}/{count})" if count > 1 else slide.title
        yield replace(slide, title=title, points=slide.points[begin:end])
