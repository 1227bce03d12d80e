"""What one build leaves for the next: all that is made of many records, as plain data, and back again.

What is made of one record, such as its links, is not noted: the next build makes it anew, where it needs it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple

from site_builder.checks.of_prose import Surveyed
from site_builder.frames import Frame, Frames, Kind, Setting
from site_builder.mentions import Vocabulary
from site_builder.model import KINDS
from site_builder.render.parts import Index, Indexes, Part
from site_builder.render.pictures.clusters import Cluster
from site_builder.render.pictures.graph import Graph
from site_builder.render.pictures.network import Edge, Network, Node
from site_builder.resolve import Order, Outline, Spellings
from site_builder.routes import PagePath


class Held(NamedTuple):
    """The records of a file: their ids, the lines at which they begin, and the places of these in its bytes.

    Without `places` the file must be read whole.
    """

    ids: Sequence[str]
    lines: Sequence[int]
    places: Sequence[int]


# What an edit of prose changes; the rest need not be written again.
_CHANGING = frozenset(["files", "pages", "readers", "paragraphs"])


@dataclass(frozen=True)
class Notes:
    """The notes as they are kept, and what they say."""

    data: dict[str, Any]

    def halves(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """What stays as it is when prose is edited, and what does not."""
        still = {name: value for name, value in self.data.items() if name not in _CHANGING}
        return still, {name: self.data[name] for name in _CHANGING}

    @cached_property
    def files(self) -> Mapping[str, Held]:
        """The content files with their records."""
        return {path: Held(*held) for path, held in self.data["files"].items()}

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """All files of the content."""
        return tuple(self.data["paths"])

    @cached_property
    def outline(self) -> Outline:
        kinds = {KINDS[kind]: ids for kind, ids in self.data["kinds"].items()}
        parts = {(KINDS[kind], lecture): ids for kind, lecture, ids in self.data["parts"]}
        return Outline(self.data["ids"], kinds, parts, self.data["moments"])

    @cached_property
    def spellings(self) -> Spellings:
        return Spellings(Vocabulary.recalled(self.data["names"]), self.data["called"], 0)

    @property
    def origins(self) -> Mapping[str, Sequence[str]]:
        """Which records have links to one."""
        origins: Mapping[str, Sequence[str]] = self.data["origins"]
        return origins

    @cached_property
    def order(self) -> Order:
        return Order(self.data["introduced"], self.data["needs"])

    @property
    def shown(self) -> Mapping[str, Sequence[tuple[str, int, str]]]:
        """The slides that show a record: deck, number, address."""
        shown: Mapping[str, Sequence[tuple[str, int, str]]] = self.data["shown"]
        return shown

    @cached_property
    def indexes(self) -> Indexes:
        made = [
            Index(page, [Part(path, title, group, tuple(ids)) for path, title, group, ids in parts])
            for page, parts in self.data["indexes"]
        ]
        return Indexes(*made)

    @cached_property
    def graph(self) -> Graph:
        nodes = (
            Node(number, name, title, url, kind, category, tuple(also))
            for number, (name, title, url, kind, category, also) in enumerate(self.data["nodes"])
        )
        clusters = (
            Cluster(number, slug, title, category, tuple(numbers))
            for number, (slug, title, category, numbers) in enumerate(self.data["clusters"])
        )
        edges = (Edge(*edge) for edge in self.data["edges"])
        return Graph(Network(tuple(nodes), tuple(edges)), tuple(clusters))

    @property
    def pages(self) -> Sequence[tuple[str, str, int]]:
        """The path of each page, with the file and the line at which its first record begins."""
        pages: Sequence[tuple[str, str, int]] = self.data["pages"]
        return pages

    @property
    def readers(self) -> Mapping[str, Sequence[int]]:
        """The numbers of the pages that show the prose of a record, or the sentences that mention it."""
        readers: Mapping[str, Sequence[int]] = self.data["readers"]
        return readers

    @cached_property
    def on_slides(self) -> frozenset[str]:
        """The records of which slides show prose."""
        return frozenset(self.data["on_slides"])

    @cached_property
    def surveyed(self) -> Surveyed:
        return Surveyed(frozenset(self.data["spelled"]), frozenset(self.data["paragraphs"]))

    @cached_property
    def frames(self) -> Frames:
        proven = {Kind(*kind): Frame(tuple(parts)) for kind, parts in self.data["frames"]}
        alone = {PagePath(path): Setting(*setting) for path, setting in self.data["alone"]}
        return Frames(proven, alone)

    def with_more(self, **data: Any) -> "Notes":
        """The notes with other data in some places."""
        return replace(self, data={**self.data, **data})


def graph_data(graph: Graph) -> dict[str, Any]:
    """The graph as `Notes` keeps it."""
    network = graph.network
    return {
        "nodes": [[n.id, n.name, n.url, n.kind, n.category, n.also] for n in network.nodes],
        "edges": [[edge.start, edge.end, edge.type] for edge in network.edges],
        "clusters": [[c.slug, c.title, c.category, c.nodes] for c in graph.clusters],
    }


def outline_data(outline: Outline) -> dict[str, Any]:
    """The outline as `Notes` keeps it."""
    return {
        "ids": [*outline.ids],
        "kinds": {kind.KIND: ids for kind, ids in outline.of_kind.items()},
        "parts": [[kind.KIND, lecture, ids] for (kind, lecture), ids in outline.in_lecture.items()],
        "moments": outline.lecture_of_moment,
    }


def indexes_data(indexes: Indexes) -> dict[str, Any]:
    """The indexes as `Notes` keeps them."""
    return {
        "indexes": [
            [index.page, [[part.path, part.title, part.group, part.ids] for part in index.parts]]
            for index in indexes.all
        ]
    }


def frames_data(frames: Frames) -> dict[str, Any]:
    """The frames as `Notes` keeps them."""
    return {
        "frames": [(kind, frame.parts) for kind, frame in frames.proven.items()],
        "alone": [*frames.alone.items()],
    }
