"""Markdown → tokens. The parser with the rules of this house: raw HTML is text, `[[id]]` is a reference.

Addresses are judged here, since a scheme such as `javascript:` must not reach any page.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from site_builder.refs import reference_at

SAFE_SCHEMES = frozenset(["http", "https", "mailto"])
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WrittenRef:
    """A reference in prose, and where its id begins in the text."""

    id: str
    offset: int


@dataclass(frozen=True, slots=True)
class Mistake:
    """What must not stand in prose, and where it begins in the text."""

    offset: int
    code: str
    message: str
    hint: str


class Parsed(NamedTuple):
    """A prose as tokens, with the references in it and what must not stand there."""

    tokens: Sequence[Token]
    refs: Sequence[WrittenRef]
    mistakes: Sequence[Mistake]


def parse(text: str) -> Parsed:
    """Parse the Markdown of a prose. It depends on the text alone, wherever that stands."""
    if _PLAIN.fullmatch(text):
        return Parsed(_plain_paragraph(text), (), ())
    tokens = parser().parse(text)
    refs: list[WrittenRef] = []
    mistakes: list[Mistake] = []
    for token, line in _inline_tokens(tokens):
        place = _Places(text, token, line)
        for child in token.children or ():
            if child.type == "ref":
                refs.append(WrittenRef(child.meta["id"], place.of_offset(child.meta["offset"] + 2)))
            elif child.type in ("link_open", "image"):
                mistakes += _judge(child, place)
    return Parsed(tokens, refs, mistakes)


# Most prose is one paragraph without a sign of Markdown. A line that begins with a letter, and ends with no
# space, is no list, heading or rule.
_LINE = r"[^\W\d_](?:[^\x00-\x1f\\`*_\[<&$^~]*[^\s\x00-\x1f\\`*_\[<&$^~])?"
_PLAIN = re.compile(rf"{_LINE}(?:\n{_LINE})*\n?")


def _plain_paragraph(text: str) -> list[Token]:
    """What the parser makes of lines that it has nothing to do for, in a tenth of the time."""
    lines = text.rstrip("\n").split("\n")
    words = [Token("text", "", 0, content=lines[0])]
    for line in lines[1:]:
        words += Token("softbreak", "br", 0), Token("text", "", 0, content=line)
    where, content = [0, len(lines)], "\n".join(lines)
    return [
        Token("paragraph_open", "p", 1, map=where, block=True),
        Token("inline", "", 0, map=where, level=1, children=words, content=content, block=True),
        Token("paragraph_close", "p", -1, block=True),
    ]


@cache
def parser() -> MarkdownIt:
    """The one parser. It keeps no state between calls."""
    md = MarkdownIt("commonmark", {"html": False, "typographer": False})
    md.enable("table").use(footnote_plugin).use(dollarmath_plugin, allow_space=False)
    md.inline.ruler.before("link", "ref", _ref_rule)
    # Judged in `parse` instead, where it is known which line to complain about.
    md.validateLink = _any_address  # type: ignore[method-assign]
    return md


def _any_address(url: str) -> bool:
    return True


def _ref_rule(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("[[", state.pos):
        return False
    reference = reference_at(state.src, state.pos)
    if not reference:
        return False
    if not silent and not reference.id and reference.words:
        state.push("unlinked", "", 0).content = reference.words
    elif not silent:
        token = state.push("ref", "", 0)
        token.meta = {"id": reference.id, "words": reference.words, "offset": state.pos}
    state.pos += reference.length
    return True


def _inline_tokens(tokens: Sequence[Token]) -> Iterator[tuple[Token, int]]:
    """Each inline token with the line of the prose on which it begins."""
    line = 0
    for token in tokens:
        if token.map:
            line = token.map[0]
        if token.type == "inline":
            yield token, line


class _Places:
    """Where the characters of an inline token stand in the text of the prose.

    The parser takes indents, quote marks and table pipes off a block's lines; each line is found again
    in the prose by its text.
    """

    def __init__(self, text: str, token: Token, first_line: int) -> None:
        self.text, self.content, self.first_line = text, token.content, first_line

    def of_offset(self, offset: int) -> int:
        before = self.content[:offset]
        row = before.count("\n")
        column = len(before) - (before.rfind("\n") + 1)
        part = self.content.split("\n")[row]
        lines = self.text.split("\n")
        number = min(self.first_line + row, len(lines) - 1)
        shift = max(lines[number].find(part.strip()), 0) - (len(part) - len(part.lstrip()))
        start = sum(len(line) + 1 for line in lines[:number])
        return start + max(shift, 0) + column

    def of_words(self, words: str) -> int:
        return self.of_offset(max(self.content.find(words), 0))


def _judge(token: Token, place: _Places) -> list[Mistake]:
    attribute = "href" if token.type == "link_open" else "src"
    address = str(token.attrs.get(attribute, ""))
    if token.type == "image":
        return _judge_image(token, address, place)
    if why := why_unsafe(address):
        token.attrs = {"data-refused": "yes"}
        where = place.of_words(address if address in place.content else "](")
        return [Mistake(where, "unsafe-address", f"the address '{address[:60]}' {why}", _SAFE_HINT)]
    return []


def _judge_image(token: Token, address: str, place: _Places) -> list[Mistake]:
    where = place.of_words("![")
    if not re.fullmatch(r"/images/[\w./-]+", address) or ".." in address:
        token.attrs["src"] = ""
        return [
            Mistake(
                where,
                "unsafe-address",
                f"the image '{address[:60]}' does not stand in content/images",
                "put the file there and write /images/name.png",
            )
        ]
    if not token.content.strip():
        return [
            Mistake(
                where,
                "image-without-alt",
                "this image has no words for those who cannot see it",
                "![words](…)",
            )
        ]
    return []


_SAFE_HINT = "use https:, http:, mailto:, or [[id]] for a page of this site"


def why_unsafe(address: str) -> str:
    """Say why `address` may not be linked; "" when it may.

    Judges as browsers read, who skip control characters.
    """
    bare = "".join(c for c in address if unicodedata.category(c)[0] not in "CZ")
    scheme = _SCHEME.match(bare)
    if scheme and scheme[1].lower() not in SAFE_SCHEMES:
        return f"has the scheme '{scheme[1].lower()}:', which is not accepted"
    if not scheme and bare.startswith(("//", "\\\\", "/\\", "\\/")):
        return "leaves this site without saying how"
    if not scheme and not bare.startswith("#"):
        return "points into this site by hand"
    return ""
