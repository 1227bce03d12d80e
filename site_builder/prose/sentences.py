"""Where sentences end, and the opening ones of a prose: what a slide has room for."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

SENTENCE_END = re.compile(r"[.!?…][\"'\u201d\u2019)]*\s+(?=[A-Z0-9\"\u201c(])")
_REFERENCE = 20  # characters, about what a citation or a name takes


def opening(tokens: Sequence[Token], length: int) -> list[Token]:
    """The first sentences of a prose's first paragraph, as many as `length` characters hold, at least one."""
    first = next((token for token in tokens if token.type == "inline"), None)
    if first is None:
        return []
    children = first.children or []
    text = "".join(_words(child) for child in children)
    ends = [stop.start() + 1 for stop in SENTENCE_END.finditer(text)]
    if len(text) <= length or not ends:
        return [first]
    end = max((e for e in ends if e <= length), default=ends[0])
    return [first.copy(children=list(_until(children, end)))]


def _words(token: Token) -> str:
    if token.type == "ref":
        return "_" * len(token.meta["words"] or "_" * _REFERENCE)
    return "\n" if token.type in ("softbreak", "hardbreak") else token.content


def _until(children: Sequence[Token], end: int) -> Iterator[Token]:
    place = depth = 0
    for child in children:
        # An emphasis or a link that is open is closed first.
        if place >= end and depth == 0:
            return
        depth += child.nesting
        words = _words(child)
        cut = child.type == "text" and place + len(words) > end
        yield child.copy(content=words[: max(end - place, 0)]) if cut else child
        place += len(words)
