"""The picture around one entity: what it points to above, what points to it below."""

from pathlib import Path

from site_builder.build import load
from site_builder.model import Entity
from site_builder.render.pictures.drawing import Stroke
from site_builder.render.pictures.neighborhood import Neighborhood, neighborhood
from site_builder.render.pictures.network import network_of
from site_builder.render.relations import relations
from site_builder.render.writer import Writer
from tests.conftest import Write

THING = "{0}:\n  name: {1}\n  kind: thing\n  category: Things\n  definition: A thing.\n"


def entities(lines: str) -> str:
    """Entities from lines like "a builds_on b"."""
    made: dict[str, list[str]] = {}
    for line in lines.strip().splitlines():
        start, name, end = line.split()
        made.setdefault(end, [])
        made.setdefault(start, []).append(f"    - {{type: {name}, to: {end}}}\n")
    return "".join(
        THING.format(name, name.upper()) + ("  relations:\n" + "".join(some) if some else "")
        for name, some in made.items()
    )


def drawn(root: Path, entity: str) -> Neighborhood | None:
    library = load(root).library
    record = library.records[entity]
    assert isinstance(record, Entity)
    return neighborhood(record, relations(Writer(library), record), network_of(library))


def test_arrows_point_up(project: Write) -> None:
    lines = "dough part_of bread\nflour part_of dough\nwater part_of dough\nsalt used_by dough"
    picture = drawn(project({"content/entities/more.yml": entities(lines)}), "dough")
    assert picture
    assert (picture.width, picture.height, picture.more) == (440, 198, 0)
    assert (picture.middle.id, picture.middle.x, picture.middle.y) == ("dough", 220, 74)
    assert [(box.id, box.x, box.y) for box in picture.boxes] == [
        ("bread", 220, 24),
        ("flour", 128, 124),
        ("water", 220, 174),
        ("salt", 306, 124),
    ]
    assert {strand.type: strand.strokes for strand in picture.strands}["used_by"] == [
        Stroke((picture.boxes[3].number, picture.middle.number), (273, 124), (235.4, 88.5))
    ]


def test_lines_leave_the_other_boxes_free(project: Write) -> None:
    lines = "\n".join(f"hub builds_on n{n:02}" for n in range(14))
    picture = drawn(project({"content/entities/more.yml": entities(lines)}), "hub")
    assert picture
    for strand in picture.strands:
        for stroke in strand.strokes:
            for step in range(1, 40):
                x = stroke.start[0] + (stroke.end[0] - stroke.start[0]) * step / 40
                y = stroke.start[1] + (stroke.end[1] - stroke.start[1]) * step / 40
                assert not any(
                    abs(x - box.x) < box.label.width / 2 and abs(y - box.y) < box.label.height / 2
                    for box in picture.boxes
                )


def test_of_many_neighbors_the_best_known_are_shown(project: Write) -> None:
    lines = [f"n{n:02} part_of hub" for n in range(20)] + [
        f"n{n:02} builds_on n{n + 1:02}" for n in range(5, 9)
    ]
    picture = drawn(project({"content/entities/more.yml": entities("\n".join(lines))}), "hub")
    assert picture
    assert (len(picture.boxes), picture.more) == (14, 6)
    assert {"n05", "n06", "n07", "n08", "n09"} <= {box.id for box in picture.boxes}


def test_an_entity_without_relations_has_no_picture(project: Write) -> None:
    assert drawn(project({}), "oven") is None
