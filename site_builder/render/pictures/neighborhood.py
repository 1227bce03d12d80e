"""The picture on an entity's page: the entity, and around it what it is related to.

Above stands what it points to, below what points to it, so that every arrow points up; on either side of the
middle they stand on an arc, which leaves a free way for each line. The picture is narrow enough for a phone.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from site_builder.model import Entity
from site_builder.render.pictures.drawing import (
    Box,
    Key,
    Label,
    Strand,
    category_keys,
    label,
    look_of,
    relation_keys,
    short,
    strands,
)
from site_builder.render.pictures.network import Network
from site_builder.render.relations import BACKWARD, FORWARD
from site_builder.render.writer import Group

SHOWN = 14
_WIDTH, _ROW, _NAME = 440, 50, 122
_REACH = (24, 56)  # of the arc, from the middle line to the boxes: at its ends, at the entity
_TYPES = {words: (name, True) for name, words in FORWARD.items()} | {
    words: (name, False) for name, words in BACKWARD.items()
}


@dataclass(frozen=True, slots=True)
class Neighborhood:
    """The picture: its size, the entity in the middle, its neighbors, lines, legend; `more` are left out."""

    width: float
    height: float
    middle: Box
    boxes: Sequence[Box]
    strands: Sequence[Strand]
    relations: Sequence[Key]
    categories: Sequence[Key]
    more: int

    @property
    def steps(self) -> Mapping[int, int]:
        """For a picture that grows: box number → the place of the first strand that leads to it."""
        made: dict[int, int] = {}
        for place, strand in enumerate(self.strands):
            for number in (number for stroke in strand.strokes for number in stroke.ends):
                made.setdefault(number, place)
        return made


def neighborhood(entity: Entity, groups: Iterable[Group], network: Network) -> Neighborhood | None:
    """Draw the relations of an entity as its page lists them in `groups`; None when there are none."""
    places = network.places
    relations = [
        (places[item.id], *_TYPES[group.title])
        for group in groups
        for item in group.items
        if item.id != entity.id.id
    ]
    if not relations:
        return None
    shown = _best_known(dict.fromkeys(number for number, _, _ in relations), network)
    relations = [relation for relation in relations if relation[0] in shown]
    above = list(dict.fromkeys(n for n, _, is_own in relations if is_own))
    below = [n for n in dict.fromkeys(n for n, _, is_own in relations if not is_own) if n not in above]
    top, bottom = _depth(len(above)), _depth(len(below))
    me = places[entity.id.id]
    middle = _box(network, me, (_WIDTH / 2, top + 24), label(entity.title, 200, 2, 1.08))
    boxes = [
        _box(network, number, (x, middle.y + y), made)
        for numbers, sign in ((above, -1), (below, 1))
        for number, (x, y), made in _arc(numbers, sign, network)
    ]
    lines = [(me, n, name) if is_own else (n, me, name) for n, name, is_own in relations]
    return Neighborhood(
        _WIDTH,
        top + bottom + 48,
        middle,
        boxes,
        strands(
            lines,
            {box.number: box for box in (middle, *boxes)},
            {box.number: _port(box) for box in boxes if box.x != _WIDTH / 2},
        ),
        relation_keys(name for _, _, name in lines),
        category_keys((network.nodes[b.number].category for b in (middle, *boxes)), network.categories),
        len(network.neighbors[me]) - len(shown),
    )


def _best_known(numbers: Iterable[int], network: Network) -> frozenset[int]:
    order = sorted(numbers, key=lambda n: (-len(network.neighbors[n]), n))
    return frozenset(order[:SHOWN])


def _depth(count: int) -> int:
    """How far half a picture reaches from the middle: a row for two boxes, one more for an odd one."""
    return (count + 1) // 2 * _ROW


def _arc(
    numbers: Sequence[int], sign: int, network: Network
) -> Iterable[tuple[int, tuple[float, float], Label]]:
    """Places on half an arc: up its left side, an odd one at its end, and down its right side."""
    pairs, odd = divmod(len(numbers), 2)
    rows = [*range(pairs), *([pairs] if odd else []), *reversed(range(pairs))]
    depth = pairs + odd
    for place, (number, row) in enumerate(zip(numbers, rows, strict=True)):
        made = label(network.nodes[number].name, _NAME, 2)
        far = (row + 0.5) / depth
        reach = _REACH[0] + (_REACH[1] - _REACH[0]) * (1 - far * far) ** 0.5
        side = 0 if row == pairs else -1 if place < pairs else 1
        x = _WIDTH / 2 + side * (reach + made.width / 2)
        yield number, (short(x), sign * (row + 1) * _ROW), made


def _port(box: Box) -> tuple[float, float]:
    """Where lines to a box beside the middle end: at the side that looks to it."""
    return short(box.x + math.copysign(box.label.width / 2 + 2, _WIDTH / 2 - box.x)), box.y


def _box(network: Network, number: int, at: tuple[float, float], made: Label) -> Box:
    node = network.nodes[number]
    look = look_of(network.categories[node.category])
    return Box(number, node.id, node.url, at[0], at[1], made, look, made.whole)
