"""That the peers of the benchmarks are given the same work: the same pages, words and links."""

import re
from pathlib import Path

import pytest

from benchmarks.library import change_definition, change_name, first_entities, write_library
from benchmarks.plain_pages import Block, Link, PlainPage, plain_pages
from benchmarks.trees import ELEVENTY, HUGO, MKDOCS, SPHINX, Form, write_tree
from site_builder.build import load
from site_builder.hosts.mkdocs.command import build_project

FORMS = {"MkDocs": MKDOCS, "Sphinx": SPHINX, "Hugo": HUGO, "Eleventy": ELEVENTY}
PAGES = [
    PlainPage("", "Home", (Block("", ("See ", Link("[x]", "entities/x"), ".")),), has_pages=True),
    PlainPage("entities", "All", (Block("- ", (Link("x", "entities/x"),)),), has_pages=True),
    PlainPage("entities/x", "X: a *thing*", (Block("## ", ("1. of ", Link("all", "entities"))),)),
]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[PlainPage]:
    """The plain pages of a generated library, which is built for it."""
    project = tmp_path_factory.mktemp("library")
    write_library(project, 50)
    build_project(project, None, strict=True)
    return [*plain_pages(project / "site").values()]


def test_a_generated_library_loads_without_complaint(tmp_path: Path) -> None:
    write_library(tmp_path, 50)
    loaded = load(tmp_path)
    assert (loaded.diagnostics, len(loaded.library.records)) == ([], 49)


def test_a_generated_library_is_the_same_for_the_same_seed(tmp_path: Path) -> None:
    write_library(tmp_path / "one", 20)
    write_library(tmp_path / "two", 20)
    assert _texts(tmp_path / "one") == _texts(tmp_path / "two")


def test_changes_of_a_library_replace_one_another(tmp_path: Path) -> None:
    write_library(tmp_path, 50)
    before = _texts(tmp_path)
    for number in (1, 2):
        change_definition(tmp_path, f"changed {number}")
        change_name(tmp_path, f"Changed {number}")
    loaded = load(tmp_path)
    assert (first_entities(tmp_path)[0] in loaded.library.records, loaded.diagnostics) == (True, [])
    changed = "".join(_texts(tmp_path).values())
    assert changed.replace(", changed 2", "").replace(" Changed 2", "") == "".join(before.values())


def test_a_page_is_read_without_its_frame(tmp_path: Path) -> None:
    head = "<nav>Frame</nav><article><nav class=crumbs>Home</nav>"
    site = {
        "": f"{head}<h1>Home</h1><p>See <a href=entities/x/#y>the x</a>, <b>not</b> <a href=/no/>this</a>.",
        "entities/": f"{head}<h1>All</h1><ul><li><a href=x/>X</a> <svg><text>a</text></svg></ul>",
        "entities/x/": f"{head}<h1>X</h1><h2>To <a href=../>all</a></h2><p>More\n words.",
    }
    for address, text in site.items():
        (tmp_path / address).mkdir(exist_ok=True, parents=True)
        (tmp_path / address / "index.html").write_text(text)
    assert plain_pages(tmp_path) == {
        "": PlainPage(
            "", "Home",
            (Block("", ("See ", Link("the x", "entities/x"), ", ", "not", " ", "this", ".")),),
            has_pages=True,
        ),
        "entities": PlainPage(
            "entities", "All", (Block("- ", (Link("X", "entities/x"), " ")),), has_pages=True
        ),
        "entities/x": PlainPage(
            "entities/x", "X", (Block("## ", ("To ", Link("all", "entities"))), Block("", ("More words.",)))
        ),
    }  # fmt: skip


def test_hugo_gets_titles_in_front_and_links_to_pages(tmp_path: Path) -> None:
    write_tree(PAGES, tmp_path, HUGO)
    assert _texts(tmp_path) == {
        "content/_index.md": '---\ntitle: "Home"\n---\n\nSee [\\[x\\]](/entities/x).\n\n',
        "content/entities/_index.md": '---\ntitle: "All"\n---\n- [x](/entities/x)\n',
        "content/entities/x.md": ('---\ntitle: "X: a *thing*"\n---\n\n## 1\\. of [all](/entities)\n\n'),
    }


def test_mkdocs_gets_links_to_files(tmp_path: Path) -> None:
    write_tree(PAGES, tmp_path, MKDOCS)
    assert _texts(tmp_path) == {
        "docs/index.md": "# Home\n\nSee [\\[x\\]](entities/x.md).\n\n",
        "docs/entities/index.md": "# All\n- [x](x.md)\n",
        "docs/entities/x.md": "# X: a \\*thing\\*\n\n## 1\\. of [all](index.md)\n\n",
    }


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_each_peer_gets_as_many_pages_and_links(form: Form, pages: list[PlainPage], tmp_path: Path) -> None:
    write_tree(pages, tmp_path, form)
    texts = [text for text in _texts(tmp_path).values() if "render: never" not in text]
    links = sum(len(re.findall(r"(?<!\\)\]\((?!\\)", text)) for text in texts)
    assert (len(texts), links) == (len(pages), sum(page.links for page in pages))


def _texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
