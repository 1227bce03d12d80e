"""SVG files that others made, held to an allow-list."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from lxml import etree

from site_builder.markup.allowed import Dropped, is_plain_style
from site_builder.markup.picture_list import PICTURE

_SVG = "http://www.w3.org/2000/svg"
_SHOWN = frozenset([_SVG, "http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML"])
_PREFIXES = {
    "http://www.w3.org/1999/xlink": "xlink:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
    None: "",
}


class NotSvgError(Exception):
    """A file is no SVG that can be read. `line` and `column` count from 1."""

    def __init__(self, why: str, line: int = 1, column: int = 1) -> None:
        super().__init__(why)
        self.line, self.column = line, column


@dataclass(frozen=True, slots=True)
class FilteredSvg:
    """An SVG file that holds only what is allowed, and what had to be left out, each with its line."""

    data: bytes
    dropped: Sequence[tuple[int, Dropped]]


def filter_svg(data: bytes) -> FilteredSvg:
    """Returns an SVG file without scripts, handlers, foreign content and addresses of elsewhere.

    What only editors read, such as the settings of Inkscape, is left out as well, but not listed. A file that
    needs no change comes back byte for byte. Raises NotSvgError.
    """
    root = _parsed(data)
    dropped: list[tuple[int, Dropped]] = []
    is_same = _means_the_same_everywhere(root, data)
    pending = [root, *root.itersiblings(preceding=True), *root.itersiblings()]
    while pending:
        node = pending.pop()
        is_kept, is_changed = _held_to_list(node, dropped)
        is_same = is_same and is_kept and not is_changed
        pending += reversed(node) if is_kept else ()
    if is_same:
        return FilteredSvg(data, ())
    etree.cleanup_namespaces(root)
    return FilteredSvg(etree.tostring(root, encoding="utf-8"), sorted(dropped, key=itemgetter(0)))


def _parsed(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        line, column = problem.position
        raise NotSvgError(problem.msg or "it is not XML", max(line, 1), max(column, 1)) from None
    if root.tag != f"{{{_SVG}}}svg":
        raise NotSvgError('it does not begin with <svg xmlns="http://www.w3.org/2000/svg">')
    return root


def _means_the_same_everywhere(root: etree._Element, data: bytes) -> bool:
    """Whether every program reads the same in these bytes: UTF-8, and no document type that adds anything."""
    encoding = root.getroottree().docinfo.encoding
    return (encoding or "utf-8").lower() == "utf-8" and not re.search(b"<!(?:ENTITY|ATTLIST)", data)


def _held_to_list(node: etree._Element, dropped: list[tuple[int, Dropped]]) -> tuple[bool, bool]:
    """Removes a node, or attributes of it, if not on the list. Returns whether it stays, and changed."""
    if isinstance(node, etree._Comment):
        return True, False
    line = _line_of(node)
    if not isinstance(node.tag, str):  # an instruction such as <?xml-stylesheet?>, or an entity
        _remove(node)
        dropped.append((line, Dropped(str(node)[1:-1])))
        return False, True
    name = etree.QName(node)
    if not _is_element_allowed(node, name):
        _remove(node)
        if name.namespace in _SHOWN and name.localname != "metadata":
            dropped.append((line, Dropped(name.localname)))
        return False, True
    left_out = [*_attributes_not_allowed(node, name.localname)]
    for key, _ in left_out:
        del node.attrib[key]
    dropped += [(line, attribute) for _, attribute in left_out if attribute.is_dangerous]
    return True, bool(left_out)


def _line_of(node: etree._Element) -> int:
    line: Any = node.sourceline
    return int(line or 1)


def _is_element_allowed(node: etree._Element, name: etree.QName) -> bool:
    if name.namespace != _SVG or name.localname not in PICTURE.elements:
        return False
    return name.localname != "style" or is_plain_style("".join(map(str, node.itertext())))


def _attributes_not_allowed(node: etree._Element, element: str) -> Iterator[tuple[str, Dropped]]:
    for key, value in node.attrib.items():
        name = etree.QName(key)
        attribute = f"{_PREFIXES.get(name.namespace, 'other:')}{name.localname}"
        if not PICTURE.has(element, attribute, str(value)):
            yield str(key), Dropped(element, attribute, str(value))


def _remove(node: etree._Element) -> None:
    """Removes a node with all that is in it, but not the text behind it."""
    parent = node.getparent()
    if parent is None:
        return
    behind = node.tail or ""
    before = node.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + behind or None
    else:
        parent.text = (parent.text or "") + behind or None
    parent.remove(node)
