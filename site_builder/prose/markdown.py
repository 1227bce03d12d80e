"""Markdown → tokens. The parser with the rules of this house: raw HTML is text, `[[id]]` is a reference.

Addresses are judged here, where their place in the text is known, and again where they are printed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from site_builder.markup import is_text, why_unsafe
from site_builder.prose.paragraph import paragraph_of
from site_builder.prose.places import Block, Lines, blocks, inlines
from site_builder.prose.tables import lost_cells, words_of_lost
from site_builder.refs import reference_at

_OWN_IMAGE = re.compile(r"/images/[\w./-]+")


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
    if paragraph := paragraph_of(text):
        return Parsed(paragraph, (), ())
    tokens = parser().parse(text)
    _share_nothing(tokens)
    lines = Lines(text)
    refs: list[WrittenRef] = []
    is_wrong = False
    for inline in inlines(tokens):
        children = inline.token.children or ()
        own = [child.meta for child in children if child.type == "ref"]
        if own:
            rows = lines.of(inline.token.content, inline.line)
            refs += [WrittenRef(meta["id"], rows.offset(meta["offset"] + 2)) for meta in own]
        is_wrong = is_wrong or any(_wrong(child) for child in children)
    mistakes = [m for one in blocks(text, tokens) for m in _mistakes(one)] if is_wrong else []
    mistakes += [Mistake(at, "table-cell-lost", *words_of_lost(text, at)) for at in lost_cells(lines, tokens)]
    return Parsed(tokens, refs, mistakes)


_NOTHING: dict[str, Any] = {}


def _share_nothing(tokens: Iterable[Token]) -> None:
    """Let all tokens without attributes have the same dictionary of none: nobody changes it from here on.

    Two empty ones take as much room as the rest of a token.
    """
    for token in tokens:
        token.attrs = token.attrs or _NOTHING
        token.meta = token.meta or _NOTHING
        if token.children:
            _share_nothing(token.children)


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


def _mistakes(block: Block) -> Iterator[Mistake]:
    """Yields what is wrong in a block, with its place. An address that is refused is not printed later."""
    open_links: list[Token] = []  # an address between < and > may stand inside another link
    for child, start in zip(block.children, block.starts, strict=True):
        judged: Token | None = None
        if child.type == "link_open":
            open_links.append(child)
        elif child.type == "link_close" and open_links:
            judged = open_links.pop()  # the place of its end is the place of its address
        elif child.type == "image":
            judged = child
        wrong = _wrong(judged) if judged else None
        if wrong:
            yield Mistake(start, *wrong)


def _wrong(token: Token) -> tuple[str, str, str] | None:
    """Code, message and hint, where an image or the beginning of a link must not be."""
    wrong = None
    if token.type == "link_open":
        address = str(token.attrs.get("href", ""))
        why = why_unsafe(address)
        wrong = ("unsafe-address", f"the address '{address[:60]}' {why}", _SAFE_HINT) if why else None
    elif token.type == "image":
        wrong = wrong_image(str(token.attrs.get("src", "")))
        if not wrong and not token.content.strip():
            wrong = "image-without-alt", "this image has no words for those who cannot see it", "![words](…)"
    if not wrong and not is_text(str(token.attrs.get("title", ""))):
        wrong = "unsafe-markup", "this title holds markup, which scripts of the theme would run", _TITLE_HINT
    return wrong


def wrong_image(address: str) -> tuple[str, str, str] | None:
    """Returns code, message and hint for an image that does not stand in content/images, or None."""
    if is_own_image(address):
        return None
    words = f"the image '{address[:60]}' does not stand in content/images"
    return "unsafe-address", words, "put the file there and write /images/name.png"


def is_own_image(address: str) -> bool:
    """Returns whether an address is that of a file in content/images."""
    return bool(_OWN_IMAGE.fullmatch(address)) and ".." not in address


_TITLE_HINT = "write the title without '<' in front of a letter"
_SAFE_HINT = "use https:, http:, mailto:, or [[id]] for a page of this site"
