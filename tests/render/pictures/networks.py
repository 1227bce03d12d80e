"""Small networks, written as people would say them."""

from site_builder.render.pictures.network import Edge, Network, Node


def network(relations: str, categories: dict[str, str] | None = None, kind: str = "thing") -> Network:
    """A network from lines like "a builds_on b"; a lone "a" is an entity without relations."""
    lines = [line.split() for line in relations.strip().splitlines()]
    names = sorted({word for line in lines for word in (line[0], line[-1])})
    nodes = tuple(
        Node(number, name, name.upper(), f"/entities/{name}/", kind, (categories or {}).get(name, "All"))
        for number, name in enumerate(names)
    )
    edges = {Edge(names.index(line[0]), names.index(line[2]), line[1]) for line in lines if len(line) == 3}
    return Network(nodes, tuple(sorted(edges)))
