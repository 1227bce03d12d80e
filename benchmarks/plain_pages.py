"""The pages of a site of ours as plain text for the peers: the same titles, words and links, no frame."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

from lxml import html

# Pages in a folder: a list of thousands beside each page is what nobody would publish.
IN_A_FOLDER = 100
_LEFT_OUT = frozenset(["svg", "script", "style", "link", "h1", "form"])
_MARKS = {"h2": "## ", "h3": "### ", "h4": "#### ", "li": "- ", "tr": "- "}
_BLOCKS = frozenset(
    [
        *[*_MARKS, "p", "pre", "blockquote", "dl", "dt", "dd", "ul", "ol", "table", "thead", "tbody"],
        *["div", "section", "header", "footer", "nav", "aside", "figure", "figcaption", "details", "summary"],
    ]
)


@dataclass(frozen=True)
class Link:
    """Words that lead to a page, which is named by its place."""

    words: str
    place: str


Piece = str | Link


@dataclass(frozen=True)
class Block:
    """A paragraph, heading or point: its mark in Markdown, and what stands in it."""

    mark: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class PlainPage:
    """A page for the peers. `place` is its address without the last slash; the home page's is empty.

    `has_pages` tells that other pages lie below it, so that it is its folder's own page.
    """

    place: str
    title: str
    blocks: tuple[Block, ...]
    has_pages: bool = False

    @property
    def links(self) -> int:
        return sum(isinstance(piece, Link) for block in self.blocks for piece in block.pieces)

    def changed(self, words: str) -> PlainPage:
        """The same page with other words at the end of its first paragraph."""
        first, *others = self.blocks
        return replace(self, blocks=(Block(first.mark, (*first.pieces, f" {words}")), *others))


def plain_pages(site: Path) -> dict[str, PlainPage]:
    """The pages of a built site by address, without decks. Large folders are parted for the peers' sake."""
    read = {address: html.parse(str(path)) for address, path in _pages(site)}
    places = _places(read)
    parents = {dirname(place) for place in places.values()}
    return {
        address: PlainPage(
            places[address],
            " ".join(tree.find(".//article//h1").text_content().replace("¶", "").split()),
            tuple(_blocks(tree.find(".//article"), address, places)),
            places[address] in parents,
        )
        for address, tree in read.items()
    }


def _pages(site: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(site.rglob("index.html")):
        address = path.parent.relative_to(site).as_posix()
        if not address.startswith("slides"):
            yield ("" if address == "." else address), path


def _places(addresses: Collection[str]) -> Mapping[str, str]:
    """Where each page stands in the peers' trees."""
    folders = {dirname(address) for address in addresses}
    leaves: defaultdict[str, list[str]] = defaultdict(list)
    for address in sorted(addresses):
        if address not in folders:
            leaves[dirname(address)].append(address)
    places = {address: address for address in addresses}
    for folder, within in leaves.items():
        if folder and len(within) > IN_A_FOLDER:
            for number, address in enumerate(within):
                part = f"part-{number // IN_A_FOLDER:03}"
                places[address] = f"{folder}/{part}/{address.removeprefix(folder + '/')}"
    return places


def _blocks(article: html.HtmlElement, address: str, places: Mapping[str, str]) -> Iterator[Block]:
    """All that is written in an article. A block ends where another begins within it."""
    pieces: list[Piece] = []
    mark = ""
    for what, value in _walk(article):
        if what == "words":
            pieces.append(value)
        elif what == "link":
            target = normpath(join("/", address, value[1].partition("#")[0])).lstrip("/")
            is_page = target in places and "//" not in value[1]
            pieces.append(Link(value[0], places[target]) if is_page else value[0])
        else:
            if any(piece if isinstance(piece, Link) else piece.strip() for piece in pieces):
                yield Block(mark, tuple(pieces))
            pieces, mark = [], value
    if pieces:
        yield Block(mark, tuple(pieces))


def _walk(element: html.HtmlElement) -> Iterator[tuple[str, Any]]:
    """What a reader meets: words, links with their addresses, edges of blocks with their mark."""
    is_block = element.tag in _BLOCKS
    if is_block:
        yield "block", _MARKS.get(element.tag, "")
    if element.text:
        yield "words", _one_line(element.text)
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _LEFT_OUT and child.get("class") != "crumbs":
            words = _one_line(child.text_content()).strip()
            if child.tag == "a" and words and child.get("href"):
                yield "link", (words, child.get("href"))
            else:
                yield from _walk(child)
        if child.tail:
            yield "words", _one_line(child.tail)
    if is_block:
        yield "block", ""


def _one_line(text: str) -> str:
    return " " if text.isspace() else re.sub(r"\s+", " ", text)
