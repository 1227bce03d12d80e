"""A library too large for one picture, in parts that are not: by category, then kind, then who is related."""

import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from site_builder.model import why_not_an_id
from site_builder.render.pictures.network import Network, Node

LARGEST = 120  # nodes of a cluster
_REGION, _SMALLEST = 80, 12  # nodes at which a region stops growing; below which a group is joined to others
_CATEGORIES, _REST = 20, "Other categories"


@dataclass(frozen=True, slots=True)
class Cluster:
    """Some nodes that are shown together. `slug` is its address under the graph's."""

    number: int
    slug: str
    title: str
    category: str
    nodes: tuple[int, ...]


def clusters_of(network: Network, largest: int = LARGEST) -> list[Cluster]:
    """Divide a network so that no cluster has more than `largest` nodes; each node is in one."""
    made: list[tuple[str, str, Sequence[int]]] = []
    for category, nodes in _categories(network).items():
        for title, numbers in _of_category(category, nodes, network, largest):
            made.append((title, category, numbers))
    slugs: set[str] = set()
    return [
        Cluster(number, _slug(title, number, slugs), title, category, tuple(sorted(nodes)))
        for number, (title, category, nodes) in enumerate(made)
    ]


def _categories(network: Network) -> dict[str, list[Node]]:
    """The nodes of each category; of very many categories the small ones are taken together."""
    nodes = _grouped(network.nodes, lambda node: node.category)
    if len(nodes) <= _CATEGORIES:
        return nodes
    made = {word: some for word, some in nodes.items() if len(some) >= _SMALLEST and word != _REST}
    rest = [n for word, some in nodes.items() if word not in made for n in some]
    return made | {_REST: sorted(rest, key=_number)}


def _of_category(
    category: str, nodes: Sequence[Node], network: Network, largest: int
) -> Iterable[tuple[str, Sequence[int]]]:
    if len(nodes) <= largest:
        yield category, _numbers(nodes)
        return
    kinds = _grouped(nodes, lambda node: node.kind)
    if len(kinds) == 1:
        yield from _of_kind(category, _numbers(nodes), network, largest)
        return
    named = [(f"{category}: {kind}", some) for kind, some in kinds.items() if len(some) >= _SMALLEST]
    # Small kinds stand together, so that no bubble holds a handful of things.
    small = sorted((n for some in kinds.values() if len(some) < _SMALLEST for n in some), key=_number)
    for title, some in [
        *named,
        *([(f"{category}: other kinds" if named else category, small)] if small else []),
    ]:
        if len(some) <= largest:
            yield title, _numbers(some)
        else:
            yield from _of_kind(title, _numbers(some), network, largest)


def _of_kind(
    title: str, numbers: Sequence[int], network: Network, largest: int
) -> Iterable[tuple[str, Sequence[int]]]:
    """What is related stands together, around what has most relations; the rest is cut along the alphabet."""
    regions, rest = _regions(numbers, network, largest)
    for hub, region in regions:
        yield f"{title}, around {network.nodes[hub].name}", region
    runs = -(-len(rest) // largest)
    for run in range(runs):
        part = rest[run * len(rest) // runs : (run + 1) * len(rest) // runs]
        letters = " to ".join(_beginning(network.nodes[n].name) for n in (part[0], part[-1]))
        yield (f"{title}, others, {letters}" if regions else f"{title}, {letters}"), part


def _regions(
    numbers: Sequence[int], network: Network, largest: int
) -> tuple[list[tuple[int, list[int]]], list[int]]:
    """Grow regions from hub to hub. Returns each with its hub, and what belongs to none, in order."""
    free = set(numbers)
    inner = {n: [m for m in network.neighbors[n] if m in free] for n in numbers}
    region_of: dict[int, int] = {}
    regions: list[tuple[int, list[int]]] = []
    for hub in sorted(numbers, key=lambda n: (-len(inner[n]), n)):
        if hub not in free:
            continue
        grown = _grown(hub, inner, free)
        free -= set(grown)
        if len(grown) >= _SMALLEST:
            region_of |= dict.fromkeys(grown, len(regions))
            regions.append((hub, grown))
        else:
            free_neighbors = [region_of[m] for n in grown for m in inner[n] if m in region_of]
            best = max(sorted(set(free_neighbors)), key=free_neighbors.count, default=None)
            if best is not None and len(regions[best][1]) + len(grown) <= largest:
                regions[best][1].extend(grown)
                region_of |= dict.fromkeys(grown, best)
    return regions, [n for n in numbers if n not in region_of]


def _grown(hub: int, inner: dict[int, list[int]], free: set[int]) -> list[int]:
    """A hub and what is around it, nearest first, up to the size of a region."""
    made, waiting = [hub], deque([hub])
    seen = {hub}
    while waiting:
        for near in inner[waiting.popleft()]:
            if near in free and near not in seen and len(made) < _REGION:
                seen.add(near)
                made.append(near)
                waiting.append(near)
    return made


def _slug(title: str, number: int, taken: set[str]) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:70].rstrip("-")
    if why_not_an_id(slug) or slug in taken:
        slug = f"{slug or 'part'}-{number + 1}"
    taken.add(slug)
    return slug


def _grouped(nodes: Iterable[Node], key: Callable[[Node], str]) -> dict[str, list[Node]]:
    made: defaultdict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        made[key(node)].append(node)
    return dict(sorted(made.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def _numbers(nodes: Iterable[Node]) -> list[int]:
    return [node.number for node in nodes]


def _number(node: Node) -> int:
    return node.number


def _beginning(name: str) -> str:
    return name[:3].strip().capitalize()
