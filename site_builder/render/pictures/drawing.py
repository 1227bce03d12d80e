"""What pictures are drawn with: boxes with a name, lines between them, keys of a legend.

Lengths are in units of the picture; at its natural size one is a CSS pixel. Numbers are short, since a page
pays for each digit.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from site_builder.render.pictures.lettering import in_lines, width_of
from site_builder.render.relations import FORWARD

SIZE = 13  # of type
_LINE = 15  # from one line of type to the next
_ROOM = 122  # for a name before it takes a second line
_MARK, _PAD = 14, 10  # room for the mark of the category; at either end of a box
_HUES, _SHAPES = 8, 7

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; `y` is its base line, from the middle of what it stands in."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Label:
    """A name in its box, around a middle of its own: the size of the box, the place of mark and lines."""

    width: float
    height: float
    mark: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """How a category is told from others: by color and by shape, which repeat at different lengths."""

    hue: int
    shape: int


@dataclass(frozen=True, slots=True)
class Box:
    """A thing in a picture. `says` is read aloud; `outside` counts relations that the picture does not show.

    One that holds others is a bubble: round, with their `count` in it and its name beneath.
    """

    number: int
    id: str
    url: str
    says: str
    x: float
    y: float
    label: Label
    look: Look
    category: str = ""
    also: str = ""
    outside: int = 0
    count: int = 0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line between two boxes, by their numbers; `bend` draws it to one side, where there are several."""

    ends: tuple[int, int]
    start: Point
    end: Point
    bend: Point | None = None


@dataclass(frozen=True, slots=True)
class Strand:
    """All lines of one type of relation."""

    type: str
    strokes: Sequence[Stroke]


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of a legend: what is drawn so, in words, and how often it is there."""

    name: str
    words: str
    count: int
    look: Look | None = None


def label(name: str, room: float = _ROOM, weight: float = 1.0) -> Label:
    """Set a name in a box just large enough. `weight` widens it for bolder type."""
    texts = in_lines(name, SIZE * weight, room, 3)
    width = max(width_of(text, SIZE * weight) for text in texts) + _MARK + 2 * _PAD
    left = -width / 2 + _PAD
    first = 4.5 - (len(texts) - 1) * _LINE / 2
    lines = tuple(Line(text, short(left + _MARK), short(first + n * _LINE)) for n, text in enumerate(texts))
    return Label(math.ceil(width), 10 + len(texts) * _LINE, short(left + 4), lines)


def bubble(name: str, count: int) -> Label:
    """A bubble as large as what it holds, with its name in the middle beneath it."""
    texts = in_lines(name, SIZE, _ROOM, 3)
    size = 2 * round(15 + 2.4 * math.sqrt(count))
    lines = tuple(Line(text, 0, size / 2 + (n + 1) * _LINE) for n, text in enumerate(texts))
    return Label(size, size, 0, lines)


def room_of(made: Label) -> tuple[float, float]:
    """The width and the height that a bubble takes up with its name."""
    return max(made.width, *(width_of(line.text, SIZE) for line in made.lines)), made.lines[
        -1
    ].y + made.height / 2


def relation_keys(types: Iterable[str]) -> list[Key]:
    """The legend of some relations, given by their types."""
    counted = Counter(types)
    return [Key(name, words, counted[name]) for name, words in FORWARD.items() if name in counted]


def category_keys(words: Iterable[str], order: Mapping[str, int]) -> list[Key]:
    """The legend of some boxes, given by their categories. `order` is that of the whole library."""
    counted = Counter(words)
    return [
        Key(word, word, counted[word], look_of(place)) for word, place in order.items() if word in counted
    ]


def look_of(place: int) -> Look:
    """The look of the category in that place."""
    return Look(place % _HUES + 1, place % _SHAPES + 1)


def strands(
    relations: Iterable[tuple[int, int, str]],
    boxes: Mapping[int, Box],
    ports: Mapping[int, Point] | None = None,
) -> list[Strand]:
    """The lines of some relations (start, end, type), by type. Several between the same two bend apart.

    `ports` are places at the edge of a box where its lines are to end.
    """
    together: dict[tuple[int, int], list[tuple[int, int, str]]] = {}
    for start, end, name in relations:
        together.setdefault((min(start, end), max(start, end)), []).append((start, end, name))
    made: dict[str, list[Stroke]] = {}
    for lines in together.values():
        for place, (start, end, name) in enumerate(lines):
            lift = (place - (len(lines) - 1) / 2) * 22 * (1 if start < end else -1)
            made.setdefault(name, []).append(stroke(boxes[start], boxes[end], lift, ports or {}))
    return [Strand(name, made[name]) for name in FORWARD if name in made]


def stroke(one: Box, other: Box, lift: float = 0, ports: Mapping[int, Point] | None = None) -> Stroke:
    """A line from the edge of a box to that of another, drawn `lift` to one side of the straight way."""
    ends, known = (one.number, other.number), ports or {}
    start, end = known.get(one.number, (one.x, one.y)), known.get(other.number, (other.x, other.y))
    length = math.dist(start, end) or 1
    aside = (lift * (start[1] - end[1]) / length, lift * (end[0] - start[0]) / length)
    bend = ((start[0] + end[0]) / 2 + aside[0], (start[1] + end[1]) / 2 + aside[1])
    return Stroke(
        ends,
        start if one.number in known else _leaving(one, bend),
        end if other.number in known else _leaving(other, bend, 2),
        (short(bend[0]), short(bend[1])) if lift else None,
    )


def short(number: float) -> float:
    """A number with one decimal at most, written without one where it is whole."""
    rounded = round(number, 1)
    return int(rounded) if rounded == int(rounded) else rounded


def _leaving(box: Box, toward: Point, gap: float = 0) -> Point:
    """Where the straight way from the middle of a box to a point leaves it, and `gap` further."""
    dx, dy = toward[0] - box.x, toward[1] - box.y
    across, down = box.label.width / 2 + gap, box.label.height / 2 + gap
    if box.count:
        reach = across / (math.hypot(dx, dy) or 1)
    else:
        reach = min(across / abs(dx) if dx else math.inf, down / abs(dy) if dy else math.inf)
    reach = min(reach, 1.0)
    return short(box.x + dx * reach), short(box.y + dy * reach)
