"""Markdown → tokens. The parser with the rules of this house: raw HTML is text, `[[id]]` is a reference.

Addresses are judged here, since a scheme such as `javascript:` must not reach any page.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from site_builder.diagnostics import Diagnostic, Source, error
from site_builder.model import Prose
from site_builder.refs import reference_at

SAFE_SCHEMES = frozenset(["http", "https", "mailto"])
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WrittenRef:
    """A reference in prose, with the place of its id in the file."""

    id: str
    source: Source


def parse(prose: Prose) -> tuple[list[Token], list[WrittenRef], list[Diagnostic]]:
    """Parse a prose: its tokens, the references in it, and what must not stand in it."""
    tokens = parser().parse(prose.text)
    refs: list[WrittenRef] = []
    found: list[Diagnostic] = []
    for token, line in _inline_tokens(tokens):
        place = _Places(prose, token, line)
        for child in token.children or ():
            if child.type == "ref":
                refs.append(WrittenRef(child.meta["id"], place.of_offset(child.meta["offset"] + 2)))
            elif child.type in ("link_open", "image"):
                found += _judge(child, place)
    return tokens, refs, found


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
    if not silent:
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
    """Where the characters of an inline token stand in the file.

    The parser takes indents, quote marks and table pipes off a block's lines; each line is found again
    in the prose by its text.
    """

    def __init__(self, prose: Prose, token: Token, first_line: int) -> None:
        self.prose, self.content, self.first_line = prose, token.content, first_line

    def of_offset(self, offset: int) -> Source:
        before = self.content[:offset]
        row = before.count("\n")
        column = len(before) - (before.rfind("\n") + 1)
        part = self.content.split("\n")[row]
        lines = self.prose.text.split("\n")
        number = min(self.first_line + row, len(lines) - 1)
        shift = max(lines[number].find(part.strip()), 0) - (len(part) - len(part.lstrip()))
        start = sum(len(line) + 1 for line in lines[:number])
        return self.prose.at(start + max(shift, 0) + column)

    def of_words(self, words: str) -> Source:
        return self.of_offset(max(self.content.find(words), 0))


def _judge(token: Token, place: _Places) -> list[Diagnostic]:
    attribute = "href" if token.type == "link_open" else "src"
    address = str(token.attrs.get(attribute, ""))
    if token.type == "image":
        return _judge_image(token, address, place)
    if why := why_unsafe(address):
        token.attrs = {"data-refused": "yes"}
        where = place.of_words(address if address in place.content else "](")
        return [error(where, "unsafe-address", f"the address '{address[:60]}' {why}", _SAFE_HINT)]
    return []


def _judge_image(token: Token, address: str, place: _Places) -> list[Diagnostic]:
    source = place.of_words("![")
    if not re.fullmatch(r"/images/[\w./-]+", address) or ".." in address:
        token.attrs["src"] = ""
        return [
            error(
                source,
                "unsafe-address",
                f"the image '{address[:60]}' does not stand in content/images",
                "put the file there and write /images/name.png",
            )
        ]
    if not token.content.strip():
        return [
            error(
                source,
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
