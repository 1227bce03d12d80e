"""Where boxes stand: none on another, and the same on each day and with each hash seed."""

import itertools
import os
import random
import subprocess
import sys

import pytest

from site_builder.render.pictures.layout import Layout, lay_out

SIZE = (80.0, 24.0)


def overlaps(layout: Layout, sizes: list[tuple[float, float]], gap: float = 0) -> list[tuple[int, int]]:
    boxes = list(enumerate(zip(layout.points, sizes, strict=True)))
    return [
        (n, m)
        for (n, ((x, y), (w, h))), (m, ((u, v), (s, t))) in itertools.combinations(boxes, 2)
        if abs(x - u) < (w + s) / 2 + gap and abs(y - v) < (h + t) / 2 + gap
    ]


def test_nothing_takes_no_room() -> None:
    assert lay_out([], []) == Layout((), 0, 0)


def test_one_box_stands_in_the_middle_of_its_gap() -> None:
    assert lay_out([SIZE], [], (10, 10)) == Layout(((45, 17),), 90, 34)


def test_what_is_not_related_stands_in_rows() -> None:
    layout = lay_out([SIZE] * 4, [], (10, 10))
    assert layout == Layout(((45, 17), (135, 17), (45, 51), (135, 51)), 180, 68)


def test_related_boxes_are_nearer_than_others() -> None:
    chain = [(0, 1), (1, 2), (2, 3), (3, 4)]
    points = lay_out([SIZE] * 5, chain).points
    near = [abs(points[a][0] - points[b][0]) + abs(points[a][1] - points[b][1]) for a, b in chain]
    far = abs(points[0][0] - points[4][0]) + abs(points[0][1] - points[4][1])
    assert max(near) < far


@pytest.mark.parametrize("count", [2, 3, 40, 120, 150])
@pytest.mark.parametrize("density", [0.5, 2, 6])
def test_no_box_is_on_another(count: int, density: float) -> None:
    chance = random.Random(count)
    sizes = [(chance.uniform(40, 150), chance.choice([25.0, 40.0, 55.0])) for _ in range(count)]
    edges = [(chance.randrange(count), chance.randrange(count)) for _ in range(int(count * density))]
    layout = lay_out(sizes, edges)
    assert overlaps(layout, sizes, gap=10) == []
    for (x, y), (width, height) in zip(layout.points, sizes, strict=True):
        assert width / 2 <= x <= layout.width - width / 2
        assert height / 2 <= y <= layout.height - height / 2


def test_a_star_and_a_clique_come_to_rest() -> None:
    star = [(0, n) for n in range(1, 100)]
    clique = list(itertools.combinations(range(60), 2))
    for count, edges in ((100, star), (60, clique)):
        assert overlaps(lay_out([SIZE] * count, edges), [SIZE] * count) == []


def test_the_order_of_edges_and_the_hash_seed_change_nothing() -> None:
    edges = [(n, (n * 7 + 3) % 30) for n in range(30)]
    expected = lay_out([SIZE] * 30, edges)
    assert lay_out([SIZE] * 30, [(b, a) for a, b in reversed(edges)]) == expected
    code = (
        "from site_builder.render.pictures.layout import lay_out\n"
        f"print(lay_out([{SIZE}] * 30, {edges}).points)"
    )
    environment = os.environ | {"PYTHONHASHSEED": "11"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == str(expected.points)


def test_a_box_that_a_hundred_others_pull_at_is_not_flung_away() -> None:
    sizes = [SIZE] * 250
    layout = lay_out(sizes, [(0, n) for n in range(1, 250)])
    assert overlaps(layout, sizes) == []
    assert layout.width * layout.height < 4 * sum(width * height for width, height in sizes)
