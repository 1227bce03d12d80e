"""The pictures of entities and of clusters as values."""

from site_builder.render.pictures.drawing import Key, Look
from site_builder.render.pictures.graph import Graph, Tie, graph_of, picture_of_clusters, picture_of_entities
from tests.render.pictures.networks import network

BAKING = network(
    "flour part_of bread\nwater part_of bread\noven used_by baker\nbread developed_by baker",
    {"baker": "People"},
)


def test_a_picture_has_a_box_for_each_entity_and_a_line_for_each_relation() -> None:
    picture = picture_of_entities(BAKING, range(5))
    assert [(box.id, box.url, box.label.lines, box.says) for box in picture.boxes] == [
        ("baker", "/entities/baker/", ("BAKER",), ""),
        ("bread", "/entities/bread/", ("BREAD",), ""),
        ("flour", "/entities/flour/", ("FLOUR",), ""),
        ("oven", "/entities/oven/", ("OVEN",), ""),
        ("water", "/entities/water/", ("WATER",), ""),
    ]
    assert {strand.type: [stroke.ends for stroke in strand.strokes] for strand in picture.strands} == {
        "part_of": [(2, 1), (4, 1)],
        "developed_by": [(1, 0)],
        "used_by": [(3, 0)],
    }
    assert picture.relations == [
        Key("part_of", "Part of", 2),
        Key("developed_by", "Developed by", 1),
        Key("used_by", "Used by", 1),
    ]
    assert picture.categories == [
        Key("All", "All", 4, Look(1, 1)),
        Key("People", "People", 1, Look(2, 2)),
    ]


def test_relations_to_what_is_not_shown_are_counted() -> None:
    picture = picture_of_entities(BAKING, [1, 2])
    assert [(box.id, box.outside, box.says) for box in picture.boxes] == [
        ("bread", 2, "BREAD, 2 relations to other groups"),
        ("flour", 0, ""),
    ]


def test_several_relations_between_two_bend_apart() -> None:
    net = network("a builds_on b\nb used_by a")
    picture = picture_of_entities(net, [0, 1])
    bends = [stroke.bend for strand in picture.strands for stroke in strand.strokes]
    assert None not in bends
    assert bends[0] != bends[1]


def test_a_small_library_is_not_divided() -> None:
    assert graph_of(BAKING) == Graph(BAKING, ())
    assert graph_of(BAKING).address_of("oven") == "/graph/#oven"


def test_a_large_library_is_shown_as_clusters_with_ties() -> None:
    names = [f"n{n:03}" for n in range(160)]
    lines = [f"{one} builds_on {other}" for one, other in zip(names, names[80:], strict=False)]
    graph = graph_of(network("\n".join(lines), dict.fromkeys(names[:80], "Old")))
    assert [(c.slug, c.title, len(c.nodes)) for c in graph.clusters] == [
        ("all", "All", 80),
        ("old", "Old", 80),
    ]
    assert graph.ties == [Tie(0, 1, 80)]
    assert graph.address_of("n003") == "/graph/old/#n003"
    picture = picture_of_clusters(graph)
    assert [(b.url, b.count, b.says) for b in picture.boxes] == [
        ("/graph/all/", 80, "All, 80 entities"),
        ("/graph/old/", 80, "Old, 80 entities"),
    ]
    assert [(stroke.ends, weight) for stroke, weight in picture.ties] == [((0, 1), 1)]
