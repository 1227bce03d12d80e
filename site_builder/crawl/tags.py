"""The tags in the text of a page, with their offsets, which the parser of the page does not keep.

The text is read once from its beginning to its end, whatever stands in it.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_TAG = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))|<([a-zA-Z][^\s/>]*+)", re.DOTALL)
_ATTRIBUTE = re.compile(
    r"""[\s/]*+([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)(?:"|\Z)|'([^']*+)(?:'|\Z)|([^\s>]*+)))?"""
)
_RAW = {tag: re.compile(f"</{tag}", re.IGNORECASE) for tag in ("script", "style", "textarea", "title", "xmp")}


class Attribute(NamedTuple):
    """An attribute and its value as it is written; `offset` is where the value begins."""

    name: str
    value: str
    offset: int


class Tag(NamedTuple):
    """A tag by its name in small letters, its attributes, and the raw text after it that holds no tags.

    `offset` is where the tag begins, `end` where its attributes end.
    """

    name: str
    offset: int
    attributes: list[Attribute]
    end: int
    raw: str = ""


def tags_in(text: str) -> Iterator[Tag]:
    """The tags of a page that begin an element, in order."""
    place = 0
    while found := _TAG.search(text, place):
        place = found.end()
        if not found[1]:
            continue
        name = found[1].lower()
        attributes = []
        while attribute := _ATTRIBUTE.match(text, place):
            place = attribute.end()
            group = attribute.lastindex or 1
            value = attribute[group] if group > 1 else ""
            attributes.append(Attribute(attribute[1].lower(), value, attribute.start(group)))
        if name not in _RAW:
            yield Tag(name, found.start(), attributes, place)
            continue
        end = _RAW[name].search(text, place)
        raw_end = end.start() if end else len(text)
        yield Tag(name, found.start(), attributes, place, text[place:raw_end])
        place = raw_end


def unescaped(text: str) -> str:
    """A text with its entities as the signs they stand for. A number too long for a sign stays."""
    if "&" not in text:
        return text
    try:
        return unescape(text)
    except ValueError:  # More digits than Python reads as one number.
        return text
