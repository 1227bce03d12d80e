"""Where a setting of another program stands in its YAML file, so that a complaint can show it."""

from collections.abc import Iterator

import yaml

from site_builder.diagnostics import Source


def place_of(path: str, text: str, *keys: str) -> Source | None:
    """The place of a key, asked for by the keys around it and itself: ("plugins", "search", "lang").

    In a list a key is one of the items: a mapping that begins with it, or the word alone. None where there is
    no such key. Other programs' files may have tags and anchors, so the text is not held to our rules.
    """
    try:
        node = yaml.compose(text, yaml.CSafeLoader)
    except yaml.YAMLError:
        return None
    mark = None
    for key in keys:
        found = next(((at, value) for at, value in _inside(node) if at.value == key), None)
        if found is None:
            return None
        mark, node = found[0].start_mark, found[1]
    return Source(path, mark.line + 1, mark.column + 1) if mark else None


def _inside(node: yaml.Node | None) -> Iterator[tuple[yaml.ScalarNode, yaml.Node | None]]:
    """The keys of a mapping with their values, or of the mappings in a list."""
    if isinstance(node, yaml.MappingNode):
        yield from ((key, value) for key, value in node.value if isinstance(key, yaml.ScalarNode))
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from [(item, None)] if isinstance(item, yaml.ScalarNode) else _inside(item)
