"""The peers' source trees: the same plain pages in Markdown, with titles and links as each wants them."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, relpath

from benchmarks.plain_pages import Block, Link, PlainPage

_SPECIAL = re.compile(r"[\\`*_\[\]#|~$]")
_AS_ENTITY = str.maketrans({"&": "&amp;", "<": "&lt;", "{": "&#123;", "}": "&#125;"})


@dataclass(frozen=True)
class Form:
    """How a peer wants its pages: where, under which file name, with which head, and how a link is written.

    `own_page` is the name of the page that speaks for its folder, `link` writes the address of a page on
    another, `also` writes what it needs besides.
    """

    docs: str
    own_page: str
    head: Callable[[PlainPage], str]
    link: "Callable[[str, PlainPage, Form], str]"
    also: "Callable[[Path, Iterable[PlainPage], Form], None] | None" = None

    def path(self, page: PlainPage) -> str:
        """The file of a page, from the docs folder."""
        if page.has_pages or not page.place:
            return f"{page.place}/{self.own_page}".lstrip("/")
        return f"{page.place}.md"


def write_tree(pages: Iterable[PlainPage], folder: Path, form: Form) -> None:
    """Write all pages below `folder`."""
    by_place = {page.place: page for page in pages}
    for page in by_place.values():
        write_page(page, by_place, folder, form)
    if form.also:
        form.also(folder, by_place.values(), form)


def write_page(page: PlainPage, by_place: Mapping[str, PlainPage], folder: Path, form: Form) -> None:
    """Write one page, or write it anew."""
    here = form.path(page)
    path = folder / form.docs / here
    path.parent.mkdir(parents=True, exist_ok=True)
    blocks = [(block.mark, _markdown(block, here, by_place, form)) for block in page.blocks]
    text = form.head(page)
    for mark, line in blocks:
        text += f"{mark}{line}\n" if mark == "- " else f"\n{mark}{line}\n\n"
    path.write_text(text, encoding="utf-8")


def _markdown(block: Block, here: str, by_place: Mapping[str, PlainPage], form: Form) -> str:
    written = [
        f"[{_plain(piece.words)}]({form.link(here, by_place[piece.place], form)})"
        if isinstance(piece, Link)
        else _plain(piece)
        for piece in block.pieces
    ]
    return "".join(written).strip()


def _plain(text: str) -> str:
    """Words that no Markdown parser takes for marks."""
    text = _SPECIAL.sub(r"\\\g<0>", text).translate(_AS_ENTITY)
    return re.sub(r"^(\s*\d+)([.)])", r"\1\\\2", re.sub(r"^(\s*)([-+=>:!])", r"\1\\\2", text))


def _heading(page: PlainPage) -> str:
    return f"# {_plain(page.title)}\n"


def _front_matter(page: PlainPage) -> str:
    return f"---\ntitle: {json.dumps(page.title)}\n---\n"


def _relative_file(here: str, target: PlainPage, form: Form) -> str:
    return relpath(form.path(target), dirname(here) or ".")


def _contents(folder: Path, pages: Iterable[PlainPage], form: Form) -> None:
    """Tell each folder's own page which pages lie below it."""
    for parent, within in _children(pages).items():
        lines = "\n".join(relpath(form.path(page), parent or ".").removesuffix(".md") for page in within)
        with (folder / form.docs / parent / form.own_page).open("a", encoding="utf-8") as file:
            file.write(f"\n```{{toctree}}\n:hidden:\n\n{lines}\n```\n")


def _children(pages: Iterable[PlainPage]) -> Mapping[str, list[PlainPage]]:
    """The pages right below each folder's own page, as a table of contents wants them."""
    pages = sorted(pages, key=lambda page: page.place)
    parents = {page.place for page in pages if page.has_pages} | {""}
    within: defaultdict[str, list[PlainPage]] = defaultdict(list)
    for page in pages:
        above = dirname(page.place)
        while above not in parents:
            above = dirname(above)
        if page.place:
            within[above].append(page)
    return within


def _parts(folder: Path, pages: Iterable[PlainPage], form: Form) -> None:
    """Make sections of the folders of a hundred, which are no pages."""
    parts = {dirname(page.place) for page in pages} - {page.place for page in pages} - {""}
    for part in parts:
        text = "---\nbuild: {render: never, list: never}\n---\n"
        (folder / form.docs / part / form.own_page).write_text(text, encoding="utf-8")


# MkDocs, Zensical and MyST check links to files. Hugo checks them in its theme's hook for links, which takes
# less time and a third of the memory of `relref`. Eleventy checks none.
MKDOCS = Form("docs", "index.md", _heading, _relative_file)
SPHINX = Form("docs", "index.md", _heading, _relative_file, _contents)
HUGO = Form(
    "content",
    "_index.md",
    _front_matter,
    lambda here, target, form: f"/{target.place}",
    _parts,
)
ELEVENTY = Form(
    "docs",
    "index.md",
    _front_matter,
    lambda here, target, form: f"/large/{target.place}/".replace("//", "/"),
)
