"""The picture of the whole library: every entity, or, where they are too many, clusters that lead to them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from site_builder.render.pictures.clusters import Cluster, clusters_of
from site_builder.render.pictures.drawing import (
    Box,
    Key,
    Label,
    Strand,
    Stroke,
    bubble,
    category_keys,
    label,
    look_of,
    relation_keys,
    room_of,
    strands,
    stroke,
)
from site_builder.render.pictures.layout import lay_out
from site_builder.render.pictures.network import Network, Node
from site_builder.routes import GRAPH, Url, graph_page, of_page

AT_ONCE = 150  # entities that one picture still shows legibly
_MARGIN = 12
_STRONGEST = 2  # ties of a cluster that are drawn; the list beneath the picture has them all


@dataclass(frozen=True, slots=True)
class Tie:
    """How many relations there are between two clusters, by their numbers."""

    one: int
    other: int
    count: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its size, its boxes, what is drawn between them, and the legend.

    Between entities there are strands, between clusters ties, each a line with its weight from 1 to 4.
    """

    width: float
    height: float
    boxes: Sequence[Box]
    categories: Sequence[Key]
    strands: Sequence[Strand] = ()
    relations: Sequence[Key] = ()
    ties: Sequence[tuple[Stroke, int]] = ()


@dataclass(frozen=True)
class Graph:
    """A library's network and how it is divided: into no clusters, where one picture can show it."""

    network: Network
    clusters: Sequence[Cluster] = ()

    @cached_property
    def cluster_of(self) -> Mapping[int, Cluster]:
        """Number of a node → its cluster."""
        return {number: cluster for cluster in self.clusters for number in cluster.nodes}

    @cached_property
    def ties(self) -> Sequence[Tie]:
        """The relations between clusters, counted; the most first."""
        counted: Counter[tuple[int, int]] = Counter()
        for edge in self.network.edges if self.clusters else ():
            one, other = self.cluster_of[edge.start].number, self.cluster_of[edge.end].number
            if one != other:
                counted[min(one, other), max(one, other)] += 1
        return [Tie(*pair, count) for pair, count in sorted(counted.items(), key=lambda c: (-c[1], c[0]))]

    def address_of(self, entity: str) -> Url:
        """Where an entity stands in the picture."""
        cluster = self.cluster_of.get(self.network.places[entity])
        return Url(f"{of_page(graph_page(cluster.slug) if cluster else GRAPH)}#{entity}")


def graph_of(network: Network) -> Graph:
    """A network, divided where it is too large."""
    return Graph(network, clusters_of(network) if len(network.nodes) > AT_ONCE else ())


def picture_of_entities(network: Network, numbers: Sequence[int]) -> Picture:
    """Draw some entities with the relations between them; those to others are counted at each."""
    nodes = [network.nodes[number] for number in numbers]
    shown = frozenset(numbers)
    inner = [edge for n in numbers for edge in network.edges_at[n] if edge.start == n and edge.end in shown]
    labels = [label(node.name) for node in nodes]
    place = {node.number: n for n, node in enumerate(nodes)}
    layout = lay_out(
        [(made.width, made.height) for made in labels], [(place[e.start], place[e.end]) for e in inner]
    )
    outside = {n: sum(not {e.start, e.end} <= shown for e in network.edges_at[n]) for n in numbers}
    boxes = [
        Box(
            node.number,
            node.id,
            node.url,
            x + _MARGIN,
            y + _MARGIN,
            made,
            look_of(network.categories[node.category]),
            _said(node, made, outside[node.number]),
            node.category,
            ", ".join(node.also),
            outside[node.number],
        )
        for node, made, (x, y) in zip(nodes, labels, layout.points, strict=True)
    ]
    return Picture(
        layout.width + 2 * _MARGIN,
        layout.height + 2 * _MARGIN,
        boxes,
        category_keys((box.category for box in boxes), network.categories),
        strands([(e.start, e.end, e.type) for e in inner], {box.number: box for box in boxes}),
        relation_keys(edge.type for edge in inner),
    )


def picture_of_clusters(graph: Graph) -> Picture:
    """Draw the clusters, and the strongest of the ties between them."""
    ties = _strongest(graph.ties)
    made = [bubble(cluster.title, len(cluster.nodes)) for cluster in graph.clusters]
    sizes = [room_of(shape) for shape in made]
    layout = lay_out(sizes, [*((tie.one, tie.other) for tie in ties), *_together(graph.clusters)], (18, 12))
    looks = graph.network.categories
    boxes = [
        Box(
            cluster.number,
            cluster.slug,
            of_page(graph_page(cluster.slug)),
            x + _MARGIN,
            y + _MARGIN - (height - shape.height) / 2,
            shape,
            look_of(looks.get(cluster.category, len(looks))),
            f"{cluster.title}, {len(cluster.nodes)} entities",
            cluster.category,
            count=len(cluster.nodes),
        )
        for cluster, shape, (_, height), (x, y) in zip(
            graph.clusters, made, sizes, layout.points, strict=True
        )
    ]
    least, most = min((t.count for t in ties), default=0), max((t.count for t in ties), default=0)
    return Picture(
        layout.width + 2 * _MARGIN,
        layout.height + 2 * _MARGIN,
        boxes,
        category_keys((box.category for box in boxes for _ in range(box.count)), looks),
        ties=[(stroke(boxes[t.one], boxes[t.other]), _weight(t.count, least, most)) for t in ties],
    )


def _said(node: Node, made: Label, outside: int) -> str:
    if outside:
        return f"{node.name}, {outside} {'relation' if outside == 1 else 'relations'} to other groups"
    return made.whole


def _strongest(ties: Iterable[Tie]) -> list[Tie]:
    """The ties that are among the strongest of either end."""
    counted: Counter[int] = Counter()
    made = []
    for tie in ties:
        if counted[tie.one] < _STRONGEST or counted[tie.other] < _STRONGEST:
            made.append(tie)
            counted.update((tie.one, tie.other))
    return made


def _together(clusters: Sequence[Cluster]) -> Iterable[tuple[int, int]]:
    """Pairs that keep the clusters of a category together: each with the first of them."""
    firsts: dict[str, int] = {}
    for cluster in clusters:
        first = firsts.setdefault(cluster.category, cluster.number)
        if first != cluster.number:
            yield first, cluster.number


def _weight(count: int, least: int, most: int) -> int:
    return 1 + round(3 * (count - least) / max(most - least, 1))
