"""The picture of a deck's first slide, on the page of decks: drawn from the slide, so that they agree."""

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.render.pictures.lettering import in_lines
from site_builder.render.slides import Slide

WIDTH, HEIGHT = 1280, 720
_EDGE, _ROOM = 80, 1000
_TITLE, _WHO, _ABOUT = 88, 36, 28  # of type, as in the style of the decks
_GAP = 22


@dataclass(frozen=True, slots=True)
class Line:
    """A line of type: the place of its baseline, its size, and its sort, which the style colors."""

    y: int
    size: int
    sort: str
    text: str


@dataclass(frozen=True, slots=True)
class Opening:
    """The first slide as lines of type; `bar` is the top of the stroke above them."""

    width: int
    height: int
    x: int
    bar: int
    lines: Sequence[Line]


def opening(slide: Slide, audience: str) -> Opening:
    """Draw the first slide of a deck: its title with what stands under it, in the middle of the sheet."""
    title = in_lines(slide.title, _TITLE, _ROOM, 3)
    below = [(slide.kicker, _WHO, "who")] if slide.kicker else []
    below += [(words, _ABOUT, "about") for words in (slide.text.striptags(), audience) if words]
    height = 44 + round(len(title) * _TITLE * 1.12) + sum(_GAP + round(size * 1.4) for _, size, _ in below)
    bar = (HEIGHT - height) // 2
    lines, y = [], bar + 44
    for words in title:
        lines.append(Line(y + round(_TITLE * 0.9), _TITLE, "title", words))
        y += round(_TITLE * 1.12)
    for words, size, sort in below:
        shown = in_lines(words, size, _ROOM, 1)[0]
        lines.append(Line(y + _GAP + round(size * 1.05), size, sort, shown))
        y += _GAP + round(size * 1.4)
    return Opening(WIDTH, HEIGHT, _EDGE, bar, lines)
