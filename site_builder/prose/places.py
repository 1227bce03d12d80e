"""Where the words of a prose stand in its text, for complaints that point at them.

The parser takes indents, quote marks and table pipes off the lines of a block, decodes what is escaped, and
does not say where a piece of a line was. Each piece is found again behind the one before it.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from markdown_it.token import Token

from site_builder.prose.paragraph import Paragraph

NO_WORD = "\ufffc"  # stands for what is no prose: code, a formula, an image, a record's own name
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]|&(?:#\w{1,8}|\w{1,32});")
_LINE_END = re.compile(r"\r\n?|\n")
_QUOTES = {"blockquote_open": 1, "blockquote_close": -1}
_BRACKETS = {"[": "]", "(": ")"}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading or a cell of a table, as a reader sees it.

    `level` is that of a heading, 0 for all else; `words` have a `NO_WORD` for each thing that is none;
    `links` tell from where to where in them a link is, and the offset of its begin in the text of the prose.
    `starts` has that offset for each of `children`; a link's end is put at its address.
    """

    level: int
    is_quoted: bool
    words: str
    links: Sequence[tuple[int, int, int]]
    children: Sequence[Token]
    starts: Sequence[int]
    _places: Sequence[int]
    _rows: "Rows"

    def at(self, offset: int) -> int:
        """Where the character `offset` of the words stands in the text of the prose."""
        return self._rows.offset(self._places[offset])


def blocks(text: str, tokens: Sequence[Token]) -> Iterator[Block]:
    """The blocks of a prose in the order of reading. `tokens` are those of `text`, names linked or not."""
    lines = Lines(text)
    for inline in inlines(tokens):
        content, children = inline.token.content, inline.token.children or ()
        rows = lines.of(content, inline.line)
        walk = _Walk(content)
        starts = [rows.offset(walk.step(child)) for child in children]
        links = [(begin, end, rows.offset(start)) for begin, end, start in walk.links]
        words = "".join(walk.words)
        yield Block(inline.level, inline.is_quoted, words, links, children, starts, walk.places, rows)


class Inline(NamedTuple):
    """The token of a block's content, the line of the prose on which it begins, and what it stands in."""

    token: Token | Paragraph
    line: int
    kind: str  # "paragraph", "heading", "th", "td"
    level: int
    is_quoted: bool


def inlines(tokens: Sequence[Token]) -> Iterator[Inline]:
    """The contents of the blocks of a prose."""
    if isinstance(tokens, Paragraph):
        yield Inline(tokens, 0, "paragraph", 0, False)
        return
    line = quotes = 0
    last = None
    for token in tokens:
        if token.map:
            line = token.map[0]
        if token.type == "inline" and last:
            level = int(last.tag[1]) if last.type == "heading_open" else 0
            yield Inline(token, line, last.type.removesuffix("_open"), level, quotes > 0)
        quotes += _QUOTES.get(token.type, 0)
        last = token


class Lines:
    """The lines of a prose as the parser counts them, and the offset at which each begins.

    The content of one block after the other is found again in them.
    """

    def __init__(self, text: str) -> None:
        self.begins = [0, *(end.end() for end in _LINE_END.finditer(text))]
        self.lines = [text[begin:end] for begin, end in pairwise([*self.begins, len(text)])]
        self.behind = 0

    def of(self, content: str, first_line: int) -> "Rows":
        """Where the lines of `content` stand, which begins on `first_line`, behind what was found before."""
        made, begin = [], 0
        for row, part in enumerate(content.split("\n")):
            number = min(first_line + row, len(self.lines) - 1)
            place = self._found(part, number)
            self.behind = place + len(part)
            made.append((begin, place))
            begin += len(part) + 1
        return Rows(made)

    def _found(self, part: str, number: int) -> int:
        line, words = self.lines[number], part.strip()
        indent = len(part) - len(part.lstrip())
        # Behind the cell before, where it is one of a table.
        found = line.find(words, max(self.behind - self.begins[number], 0))
        column = max(found if found >= 0 else line.find(words), 0)
        return self.begins[number] + max(column - indent, 0)


@dataclass(frozen=True, slots=True)
class Rows:
    """Where the lines of a block begin: in its content, and in the text of the prose."""

    begins: Sequence[tuple[int, int]]

    def offset(self, place: int) -> int:
        """Where the character `place` of the content stands in the text."""
        begin, there = self.begins[bisect_right(self.begins, (place, 1 << 60)) - 1]
        return there + place - begin


class _Walk:
    """Goes through the children of an inline token and its content side by side.

    `at` is where in the content it is. A character that the children do not show is markup, and skipped.
    """

    def __init__(self, content: str) -> None:
        self.content = content
        self.at = 0
        self.words: list[str] = []
        self.places: list[int] = []
        self.links: list[tuple[int, int, int]] = []
        self.address = 0
        # Of each open link: its first word, where it begins, and the place that stands for its address.
        self.open: list[tuple[int, int, int]] = []

    def step(self, child: Token) -> int:
        """Go past a child, and say where it begins."""
        is_bare = child.type == "link_open" and child.markup == "autolink"
        begin = "<" if is_bare else _BEGINS.get(child.type, "")
        start = self.at = max(self.content.find(begin, self.at), self.at)
        take = _TAKES.get(child.type)
        if take:
            take(self, child)
        elif child.content:
            self.is_no_word(child)
        return self.address if child.type == "link_close" else start

    def show(self, words: str) -> None:
        """Put words that a reader sees, each character where it stands."""
        self.words.append(words)
        is_verbatim = "\\" not in words and "&" not in words and self.content.startswith(words, self.at)
        if is_verbatim:
            self.places += range(self.at, self.at + len(words))
            self.at += len(words)
        else:
            self.places += [self._next(sign) for sign in words]

    def _next(self, sign: str) -> int:
        start = self.at
        while self.at < len(self.content):
            place = self.at
            escaped = _ESCAPED.match(self.content, place)
            written = escaped[0] if escaped else self.content[place]
            self.at += len(written)
            if sign in (_decoded(written) if escaped else written):
                return place
        self.at = start  # nowhere: what follows is sought from here
        return min(start, max(len(self.content) - 1, 0))

    def text(self, child: Token) -> None:
        self.show(child.content)

    def line_end(self, child: Token) -> None:
        self.show("\n")

    def ref(self, child: Token) -> None:
        end = self.content.find("]]", self.at)
        begin, start = len(self.places), self.at
        words = child.content or child.meta["words"]
        bar = self.content.find("|", self.at, end)
        if words and bar > 0:
            self.at = bar + 1
            self.show(words)
        else:
            self._stands_for()
        if child.type == "ref":
            self.links.append((begin, len(self.places), start))
        self.at = end + 2

    def link_open(self, child: Token) -> None:
        self.open.append((len(self.places), self.at, self.at + (child.markup == "autolink")))
        self.at += 1

    def link_close(self, child: Token) -> None:
        opened, start, self.address = self.open.pop()
        self.links.append((opened, len(self.places), start))
        if child.markup == "autolink":
            return
        end = self.content.find("]", self.at) + 1
        self.at = self._behind_target(end)
        if self.content[end : end + 1] == "(":
            written = self.content[end + 1 : self.at]
            self.address = end + 1 + len(written) - len(written.lstrip("< \n"))

    def image(self, child: Token) -> None:
        self._stands_for()
        self.at = self._behind_target(self.at + 3 + len(child.content))

    def note(self, child: Token) -> None:
        self.at = self._behind(self.content.find("[", self.at))

    def is_no_word(self, child: Token) -> None:
        """Pass by code or a formula, between its marks."""
        self._stands_for()
        mark = child.markup or "$"
        end = self.content.find(mark, self.at + len(mark) + len(child.content))
        self.at = end + len(mark) if end >= 0 else self.at

    def _stands_for(self) -> None:
        self.words.append(NO_WORD)
        self.places.append(self.at)

    def _behind_target(self, at: int) -> int:
        """Behind the address of a link whose words end at `at`."""
        return self._behind(at) if self.content[at : at + 1] in _BRACKETS else at

    def _behind(self, at: int) -> int:
        """Behind the bracket that closes the one at `at`."""
        opening, depth = self.content[at : at + 1], 0
        for place in range(max(at, 0), len(self.content)):
            sign = self.content[place]
            if self.content[place - 1 : place] == "\\":
                continue
            depth += (sign == opening) - (sign == _BRACKETS.get(opening))
            if depth == 0:
                return place + 1
        return max(at, self.at)


def _decoded(written: str) -> str:
    return written[1:] if written[0] == "\\" else html.unescape(written)


# What a child begins with, where that can be told.
_BEGINS: Mapping[str, str] = {
    "ref": "[[", "unlinked": "[[", "code_inline": "`", "math_inline": "$", "image": "![", "link_open": "[",
    "math_inline_double": "$$",
}  # fmt: skip
_TAKES: Mapping[str, Callable[[_Walk, Token], None]] = {
    "text": _Walk.text,
    "softbreak": _Walk.line_end,
    "hardbreak": _Walk.line_end,
    "ref": _Walk.ref,
    "unlinked": _Walk.ref,
    "link_open": _Walk.link_open,
    "link_close": _Walk.link_close,
    "image": _Walk.image,
    "footnote_ref": _Walk.note,
}
