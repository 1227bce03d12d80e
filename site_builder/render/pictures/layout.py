"""Where the boxes of a graph stand: related ones near each other, none on another. The door to rustworkx.

A stress layout (Kamada-Kawai) untangles, a spring layout with a fixed seed rounds it off; both think of
points. Then the points become boxes: edges pull, and boxes that overlap are pushed apart until none do.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Whole = NDArray[np.int64]

Size = tuple[float, float]  # width, height
Point = tuple[float, float]  # of a box's middle

_SEED = 7
_RATIO = 1.6  # width to height of the whole: a screen's
_STRETCH = 2.1  # width to height of the cloud at first; boxes are wide and push each other up and down
_STEPS = 70
_PULL, _DRAW_IN = 0.06, 0.02  # of an edge's excess length; of the way to the middle; in each step
_STEADY = 1.5  # what all edges of a box may pull together; from 2 on they would fling it further at each step
_LOOSE = 120.0  # an edge shorter than this does not pull
_NEAR = 24.0  # boxes that are further apart than this need not be looked at for a while


@dataclass(frozen=True, slots=True)
class Layout:
    """The middles of all boxes, and the size of the whole, whose corner is (0, 0). Whole numbers."""

    points: tuple[Point, ...]
    width: float
    height: float


def lay_out(sizes: Sequence[Size], edges: Iterable[tuple[int, int]], gap: Size = (14, 14)) -> Layout:
    """Place boxes of some sizes so that `gap` stays between any two. The same input gives the same layout."""
    # Here, so that a build that draws no graph does not wait for them.
    import numpy as np
    import rustworkx

    pairs = sorted({(min(pair), max(pair)) for pair in edges if pair[0] != pair[1]})
    if not sizes:
        return Layout((), 0, 0)
    graph: rustworkx.PyGraph[None, None] = rustworkx.PyGraph()
    graph.add_nodes_from([None] * len(sizes))
    graph.add_edges_from_no_data(pairs)
    parts = sorted((sorted(part) for part in rustworkx.connected_components(graph)), key=_largest_first)
    boxes = np.array(sizes, dtype=np.float64) + np.array(gap)
    placed = _settled(parts, [_untangled(part, boxes[part], graph) for part in parts], boxes / 2, pairs)
    whole = _packed(parts, placed, boxes, len(sizes))
    low, high = (whole - boxes / 2).min(axis=0), (whole + boxes / 2).max(axis=0)
    points = np.rint(whole - low).tolist()
    width, height = np.ceil(high - low).tolist()
    return Layout(tuple((int(x), int(y)) for x, y in points), int(width), int(height))


def _largest_first(part: Sequence[int]) -> tuple[int, int]:
    return -len(part), part[0]


def _untangled(part: list[int], boxes: "Floats", graph: Any) -> "Floats":
    """Lay out what hangs together, boxes as points."""
    import numpy as np
    import rustworkx

    if len(part) == 1:
        return np.zeros((1, 2))
    sub = graph.subgraph(part)
    start = dict(rustworkx.kamada_kawai_layout(sub).items())
    found = rustworkx.spring_layout(sub, pos=start, seed=_SEED, num_iter=200)
    return _spread(np.array([found[n] for n in range(len(part))]), boxes)


def _spread(points: "Floats", boxes: "Floats") -> "Floats":
    """Lay the long axis of a cloud of points flat, and give it room for its boxes."""
    import numpy as np

    x, y = (points - points.mean(axis=0)).T
    angle = math.atan2(2 * float((x * y).sum()), float((x * x - y * y).sum())) / 2
    turned = np.stack(
        (x * math.cos(angle) + y * math.sin(angle), y * math.cos(angle) - x * math.sin(angle)), 1
    )
    turned /= np.maximum(turned.std(axis=0), 1e-9)
    height = math.sqrt(float((boxes[:, 0] * boxes[:, 1]).sum()) * 3 / _RATIO)
    return np.asarray(turned * np.array([height * _STRETCH, height]) / 4)


def _settled(
    parts: Sequence[list[int]], placed: Sequence["Floats"], half: "Floats", edges: Sequence[tuple[int, int]]
) -> list["Floats"]:
    """Let edges pull and boxes push, and in the end only push; each part by itself.

    All parts are reckoned in one go, since numpy takes as long for two boxes as for a hundred.
    """
    import numpy as np

    order = [number for part in parts for number in part]
    place = {number: n for n, number in enumerate(order)}
    ends = np.array([(place[a], place[b]) for a, b in edges], dtype=np.int64).reshape(-1, 2).T
    bounds = np.cumsum([0, *map(len, parts)])
    several = [(len(part), begin) for part, begin in zip(parts, bounds, strict=False) if len(part) > 1]
    pairs = np.concatenate(
        [np.zeros((2, 0), dtype=np.int64), *(np.triu_indices(n, 1) + begin for n, begin in several)], 1
    )
    points, half = np.concatenate(placed), half[order]
    need = half[pairs[0]] + half[pairs[1]]
    degrees = np.bincount(ends.ravel(), minlength=len(order))
    pulls = np.minimum(_PULL, _STEADY / (1 + degrees[ends].max(axis=0)))
    for step in range(_STEPS):
        way = points[ends[1]] - points[ends[0]]
        length = np.hypot(way[:, 0], way[:, 1] * _RATIO) + 1e-9
        pull = (np.maximum(0, length - _LOOSE) / length * pulls)[:, None] * way
        force = -_DRAW_IN * points
        np.add.at(force, ends[0], pull)
        np.add.at(force, ends[1], -pull)
        points = points + force * (1 - step / _STEPS)
        points, _ = _pushed(points, need, (pairs[0], pairs[1]), 5)
    return [_freed(points[a:b], half[a:b]) for a, b in pairwise(bounds)]


def _freed(points: "Floats", half: "Floats") -> "Floats":
    """Let boxes push until none is on another."""
    import numpy as np

    if len(points) == 1:
        return points
    pairs = np.triu_indices(len(points), 1)
    need = half[pairs[0]] + half[pairs[1]]
    for _ in range(150):
        points, is_free = _pushed(points, need, pairs, 10)
        if is_free:
            return points
    return _stacked(points, half)


def _pushed(
    points: "Floats", need: "Floats", pairs: tuple["Whole", "Whole"], rounds: int
) -> tuple["Floats", bool]:
    """Push overlapping boxes apart, each pair along the shorter way. Tells whether none overlapped.

    `need` is how far the middles of each pair must be from each other, across and down.
    """
    import numpy as np

    first, second = pairs
    # `take` and two columns: `points[second]` and `all(axis=1)` take ten times as long.
    is_near = np.abs(points.take(second, axis=0) - points.take(first, axis=0)) < need + _NEAR
    near = np.flatnonzero(is_near[:, 0] & is_near[:, 1])
    first, second, need = first[near], second[near], need.take(near, axis=0)
    for _ in range(rounds):
        way = points.take(second, axis=0) - points.take(first, axis=0)
        over = need - np.abs(way)
        hit = np.flatnonzero((over[:, 0] > 0.01) & (over[:, 1] > 0.01))
        if not len(hit):
            return points, True
        over, way, one, other = over[hit], way[hit], first[hit], second[hit]
        rows, axis = np.arange(len(over)), (over[:, 1] <= over[:, 0]).astype(np.int64)
        push = np.zeros_like(over)
        push[rows, axis] = np.where(way[rows, axis] >= 0, 1, -1) * (over[rows, axis] / 2 + 0.05)
        move, count = np.zeros_like(points), np.ones(len(points))
        for side, sign in ((one, -1), (other, 1)):
            np.add.at(move, side, sign * push)
            np.add.at(count, side, 1)
        points = points + move / np.sqrt(np.maximum(1, count - 1))[:, None]
    return points, False


def _stacked(points: "Floats", half: "Floats") -> "Floats":
    """Move boxes down, from the top one on, until none is on another: what always comes to an end."""
    import numpy as np

    made = points.copy()
    order = np.lexsort((points[:, 0], points[:, 1]))
    for n, box in enumerate(order):
        above = order[:n]
        while True:
            over = half[above] + half[box] - np.abs(made[above] - made[box])
            hit = above[(over > 0.01).all(axis=1)]
            if not len(hit):
                break
            made[box, 1] = (made[hit, 1] + half[hit, 1]).max() + half[box, 1] + 0.01
    return made


def _packed(parts: list[list[int]], placed: list["Floats"], boxes: "Floats", count: int) -> "Floats":
    """Set the components in rows, the largest first, as wide as the largest is or as the whole needs."""
    import numpy as np

    made = np.zeros((count, 2))
    room = math.sqrt(float((boxes[:, 0] * boxes[:, 1]).sum()) * 2 * _RATIO)
    x = y = row_height = 0.0
    for part, points in zip(parts, placed, strict=True):
        low = (points - boxes[part] / 2).min(axis=0)
        width, height = (points + boxes[part] / 2).max(axis=0) - low
        room = max(room, float(width))
        if x and x + width > room:
            x, y, row_height = 0.0, y + row_height, 0.0
        made[part] = points - low + np.array([x, y])
        x, row_height = x + float(width), max(row_height, float(height))
    return made
