"""What pictures are drawn with: boxes with a name, lines between them, keys of a legend.

Lengths are in units of the picture; at its natural size one is a CSS pixel. Numbers are short, since a page
pays for each digit.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from site_builder.render.pictures.lettering import in_lines, width_of
from site_builder.render.relations import FORWARD

SIZE = 13  # of type
LINE = 15  # from one line of type to the next
_ROOM = 122  # for a name before it takes a second line
MARK, PAD = 14, 10  # room for the mark of the category; at either end of a box
_HUES, _SHAPES = 8, 7

Point = tuple[float, float]


class Label(NamedTuple):
    """A name in lines, and the size of its box. `whole` is the name where not all of it is there, else ""."""

    width: float
    height: float
    lines: tuple[str, ...]
    whole: str = ""


class Look(NamedTuple):
    """How a category is told from others: by color and by shape, which repeat at different lengths."""

    hue: int
    shape: int


@dataclass(frozen=True, slots=True)
class Box:
    """A thing in a picture: `x` and `y` are the middle of its box.

    `says` is read aloud where the lettering does not say it all; `outside` counts relations that the picture
    does not show. One that holds others is a bubble: round, their `count` in it and its name beneath.
    """

    number: int
    id: str
    url: str
    x: float
    y: float
    label: Label
    look: Look
    says: str = ""
    category: str = ""
    also: str = ""
    outside: int = 0
    count: int = 0

    @property
    def place(self) -> str:
        """Where it is drawn, as SVG writes it: the middle of a bubble, or where the name in a box begins."""
        if self.count:
            return f"{self.x} {self.y}"
        beside = -self.label.width / 2 + PAD + MARK
        return f"{short(self.x + beside)} {short(self.y + 4.5 - (len(self.label.lines) - 1) * LINE / 2)}"


class Stroke(NamedTuple):
    """A line between two boxes, by their numbers; `bend` draws it to one side, where there are several."""

    ends: tuple[int, int]
    start: Point
    end: Point
    bend: Point | None = None

    @property
    def path(self) -> str:
        """The line as SVG writes it."""
        way = f"Q{self.bend[0]} {self.bend[1]} " if self.bend else "L"
        return f"M{self.start[0]} {self.start[1]}{way}{self.end[0]} {self.end[1]}"


class Strand(NamedTuple):
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


@lru_cache(maxsize=20_000)
def label(name: str, room: float = _ROOM, most: int = 3, weight: float = 1.0) -> Label:
    """Set a name in a box just large enough, in `most` lines at most. `weight` widens it for bolder type."""
    lines = in_lines(name, SIZE * weight, room, most)
    width = max(width_of(line, SIZE * weight) for line in lines) + MARK + 2 * PAD
    return Label(2 * math.ceil(width / 2), 10 + len(lines) * LINE, *_spaced(lines, name))


def bubble(name: str, count: int) -> Label:
    """A bubble as large as what it holds, with its name in the middle beneath it."""
    lines = in_lines(name, SIZE, _ROOM, 3)
    size = 2 * round(15 + 2.4 * math.sqrt(count))
    return Label(size, size, *_spaced(lines, name))


def room_of(made: Label) -> tuple[float, float]:
    """The width and the height that a bubble takes up with its name."""
    width = max(made.width, *(width_of(line, SIZE) for line in made.lines))
    return width, made.height + 6 + len(made.lines) * LINE


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


@cache
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
    whole = int(rounded)
    return whole if rounded == whole else rounded


def _spaced(lines: Sequence[str], name: str) -> tuple[tuple[str, ...], str]:
    """Lines with the spaces at which they were broken, to read as the name; where they do not, the name."""
    rest, made = " ".join(name.split()), []
    for line in lines:
        rest = rest.removeprefix(line)
        made.append(line + " " if rest.startswith(" ") else line)
        rest = rest.lstrip()
    return tuple(made), name if rest else ""


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
