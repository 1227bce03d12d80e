"""The library as a network: entities, and how they are related. What the graph is a picture of."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from site_builder.model import Entity, Record
from site_builder.resolve import Library, unlike
from site_builder.routes import address


@dataclass(frozen=True, slots=True)
class Node:
    """An entity. `number` is its place in the network; `also` are its other names."""

    number: int
    id: str
    name: str
    url: str
    kind: str
    category: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A relation: the entity that states it, the other one, and its type."""

    start: int
    end: int
    type: str


@dataclass(frozen=True)
class Network:
    """All entities by name, and each relation between two of them once.

    Terms are left out: "see also" says nothing of how two things stand to each other, and words would crowd
    out the things. The glossary is the place for them.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Id → number of the node."""
        return {node.id: node.number for node in self.nodes}

    @cached_property
    def edges_at(self) -> Mapping[int, Sequence[Edge]]:
        """The relations of a node, those that it states and those that others state of it."""
        made: defaultdict[int, list[Edge]] = defaultdict(list)
        for edge in self.edges:
            made[edge.start].append(edge)
            made[edge.end].append(edge)
        return {node.number: made[node.number] for node in self.nodes}

    @cached_property
    def neighbors(self) -> Mapping[int, Sequence[int]]:
        """The other ends of a node's relations, each once, in ascending order."""
        return {
            number: sorted({edge.end if edge.start == number else edge.start for edge in edges})
            for number, edges in self.edges_at.items()
        }

    @cached_property
    def categories(self) -> Mapping[str, int]:
        """Category → its place, the largest first: its color and its shape."""
        counted = Counter(node.category for node in self.nodes)
        order = sorted(counted, key=lambda word: (-counted[word], word))
        return {word: place for place, word in enumerate(order)}


def network_of(library: Library) -> Network:
    """The network of a library."""
    entities = sorted(library.of(Entity), key=lambda e: (e.title.casefold(), e.id.id))
    places = {entity.id.id: number for number, entity in enumerate(entities)}
    nodes = tuple(
        Node(
            number,
            entity.id.id,
            entity.title,
            address(entity),
            entity.kind.text,
            entity.category.text,
            tuple(alias.text for alias in entity.aliases),
        )
        for number, entity in enumerate(entities)
    )
    return Network(nodes, tuple(sorted(_edges(entities, places))))


def same_network(one: Library, other: Library) -> bool:
    """Whether two libraries of the same ids have the same network; only records that differ are looked at."""
    return all(
        _drawn(one.records[name]) == _drawn(other.records[name])
        for name in unlike(one.records, other.records)
    )


def _drawn(record: Record) -> Sequence[object]:
    """All that a network shows of a record."""
    if not isinstance(record, Entity):
        return ()
    words = [record.title, record.kind.text, record.category.text, *(alias.text for alias in record.aliases)]
    return [*words, [(relation.to.id, relation.type) for relation in record.relations]]


def _edges(entities: Iterable[Entity], places: Mapping[str, int]) -> set[Edge]:
    return {
        Edge(places[entity.id.id], places[relation.to.id], relation.type)
        for entity in entities
        for relation in entity.relations
        if relation.to.id in places and relation.to.id != entity.id.id
    }
