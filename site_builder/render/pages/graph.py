"""The graph: the whole library as a picture and as a list, and a page for each part of a large one."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from site_builder.output import Output
from site_builder.render.data import data_file
from site_builder.render.page import Page
from site_builder.render.pages.desk import Desk, crumb
from site_builder.render.pictures.clusters import Cluster
from site_builder.render.pictures.graph import (
    Graph,
    Tie,
    picture_of_clusters,
    picture_of_entities,
)
from site_builder.render.pictures.network import Edge, Network
from site_builder.render.relations import FORWARD
from site_builder.render.writer import Group, Item
from site_builder.routes import GRAPH, PagePath, graph_page, of_page

_TIES = 10  # of a cluster that are listed
# A relation as the middle of a sentence.
_SAID = {
    "builds_on": "builds on",
    "part_of": "is part of",
    "developed_by": "was developed by",
    "used_by": "is used by",
    "evaluated_on": "was evaluated on",
    "defeats": "defeated",
    "variant_of": "is a variant of",
    "trained_with": "was trained with",
    "improves_on": "improves on",
}


def graph_pages(desk: Desk) -> dict[PagePath, Callable[[], Page]]:
    """The page of the whole, and those of the clusters of a large library; none without entities."""
    graph = desk.graph
    if not graph.network.nodes:
        return {}
    if not graph.clusters:
        return {GRAPH: partial(_whole, desk)}
    ties = _ties_by_cluster(graph)
    parts = {graph_page(c.slug): partial(_part, desk, c, ties.get(c.number, [])) for c in graph.clusters}
    return {GRAPH: partial(_overview, desk, ties), **parts}


def places_in(graph: Graph) -> list[Output]:
    """For the search in the picture of clusters: each entity's name, other names, id, and cluster."""
    if not graph.clusters:
        return []
    entities = [
        [n.name, ", ".join(n.also), n.id, graph.cluster_of[n.number].number] for n in graph.network.nodes
    ]
    parts = [str(graph_page(cluster.slug)) for cluster in graph.clusters]
    return [data_file("graph", {"parts": parts, "entities": entities})]


def _whole(desk: Desk) -> Page:
    network = desk.graph.network
    numbers = range(len(network.nodes))
    text = (
        f"How the {_many(len(network.nodes), 'entity', 'entities')} of this library are related: "
        f"{_many(len(network.edges), 'relation')}, as a picture and as a list."
    )
    return _page(
        desk,
        GRAPH,
        "Graph",
        text,
        numbers,
        picture=picture_of_entities(network, numbers),
        relations=_listed(network, numbers),
    )


def _overview(desk: Desk, ties: dict[int, list[Tie]]) -> Page:
    graph = desk.graph
    text = (
        f"How the {len(graph.network.nodes):,} entities of this library are related, in "
        f"{_many(len(graph.clusters), 'group')}, each with a picture of its own."
    )
    groups = [
        _item(c, len(c.nodes))._replace(extra=tuple(_tied(graph, c, ties.get(c.number, []))))
        for c in graph.clusters
    ]
    numbers = range(len(graph.network.nodes))
    return _page(desk, GRAPH, "Graph", text, numbers, picture=picture_of_clusters(graph), groups=groups)


def _part(desk: Desk, cluster: Cluster, ties: Sequence[Tie]) -> Page:
    network = desk.graph.network
    text = (
        f"How {_many(len(cluster.nodes), 'entity', 'entities')} of “{cluster.title}” are related to each "
        "other, as a picture and as a list. A number at a name counts its relations to other groups."
    )
    return _page(
        desk,
        graph_page(cluster.slug),
        cluster.title,
        text,
        cluster.nodes,
        picture=picture_of_entities(network, cluster.nodes),
        relations=_listed(network, cluster.nodes),
        others=_tied(desk.graph, cluster, ties),
    )


def _page(
    desk: Desk,
    path: PagePath,
    title: str,
    text: str,
    numbers: Sequence[int],
    *,
    picture: object,
    relations: Sequence[Group] = (),
    groups: Sequence[Item] = (),
    others: Sequence[Item] = (),
) -> Page:
    network = desk.graph.network
    return desk.page(
        path,
        "graph.html.jinja",
        title,
        text,
        desk.first_source([desk.writer.library.records[network.nodes[number].id] for number in numbers]),
        index=GRAPH,
        crumbs=[] if path == GRAPH else [crumb("Graph", GRAPH)],
        text=text,
        picture=picture,
        relations=relations,
        groups=groups,
        others=others,
    )


def _listed(network: Network, numbers: Iterable[int]) -> list[Group]:
    """The relations between some entities as sentences, by type."""
    shown = frozenset(numbers)
    by_type: dict[str, list[Edge]] = {}
    for number in sorted(shown):
        for edge in network.edges_at[number]:
            if edge.start == number and edge.end in shown:
                by_type.setdefault(edge.type, []).append(edge)
    return [
        Group(
            words,
            [_sentence(network, edge) for edge in by_type[name]],
            f"type-{name}",
        )
        for name, words in FORWARD.items()
        if name in by_type
    ]


def _sentence(network: Network, edge: Edge) -> Item:
    start, end = network.nodes[edge.start], network.nodes[edge.end]
    return Item(start.name, start.url, meta=_SAID[edge.type], extra=(Item(end.name, end.url),))


def _tied(graph: Graph, cluster: Cluster, ties: Sequence[Tie]) -> list[Item]:
    """The clusters that one is tied to most, with the number of relations."""
    others = [(graph.clusters[t.other if t.one == cluster.number else t.one], t.count) for t in ties[:_TIES]]
    return [_item(other, count) for other, count in others]


def _item(cluster: Cluster, count: int) -> Item:
    return Item(cluster.title, of_page(graph_page(cluster.slug)), meta=f"{count:,}")


def _ties_by_cluster(graph: Graph) -> dict[int, list[Tie]]:
    made: dict[int, list[Tie]] = {}
    for tie in graph.ties:
        made.setdefault(tie.one, []).append(tie)
        made.setdefault(tie.other, []).append(tie)
    return made


def _many(count: int, one: str, more: str = "") -> str:
    return f"{count:,} {one if count == 1 else more or one + 's'}"
