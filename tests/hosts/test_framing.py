"""Pages hung in frames are what the theme itself would have written; where they cannot be, that is told."""

import re
import shutil
from pathlib import Path

import pytest

from benchmarks.framed import compare_with_whole
from benchmarks.library import write_library
from benchmarks.measure import FailedError
from site_builder.build import load
from site_builder.diagnostics import Diagnostic
from site_builder.hosts.mkdocs.command import build_project
from site_builder.hosts.mkdocs.previewing import host_of
from site_builder.hosts.mkdocs.site import configure
from site_builder.render.stage import Stage
from site_builder.routes import PagePath
from site_builder.serve import Preview
from tests.conftest import Write
from tests.hosts.test_real_content import ROOT
from tests.hosts.test_site import run, tree
from tests.small_library import FILES

OVERRIDE = "themes/mine/partials/footer.html"
PLUGINS = "plugins: [search, site-builder]"
WHOLE = "plugins: [search, site-builder: {pages: whole}]"
CONFIG = FILES["mkdocs.yml"].replace("{name: material}", "{name: material, custom_dir: themes/mine}")
HINT = "or accept it: plugins: [search, site-builder: {pages: whole}]"


def framed_and_whole(root: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The site of a project, framed and whole; all its pages must fit in frames."""
    assert is_framed(build_project(root, root / "framed", strict=False)[0])
    config = (root / "mkdocs.yml").read_text()
    (root / "mkdocs.yml").write_text(config.replace(PLUGINS, WHOLE))
    assert is_framed(build_project(root, root / "whole", strict=False)[0])
    return tree(root / "framed"), tree(root / "whole")


def is_framed(found: list[Diagnostic]) -> bool:
    return "unframed-pages" not in {diagnostic.code for diagnostic in found}


def built(root: Path) -> tuple[list[Diagnostic], dict[str, bytes]]:
    found, site = build_project(root, None, strict=False)
    assert site
    return found, tree(site.place)


def test_all_pages_of_the_real_content_are_the_same_framed_and_whole_by_our_command_and_by_mkdocs(
    tmp_path: Path,
) -> None:
    for part in ("content", "slides/decks"):
        shutil.copytree(ROOT / part, tmp_path / part)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    done = run(tmp_path, "mkdocs", "build", "--strict", "--site-dir", "host-framed")
    assert done.returncode == 0, done.stderr
    framed, whole = framed_and_whole(tmp_path)
    done = run(tmp_path, "mkdocs", "build", "--strict", "--site-dir", "host-whole")
    assert done.returncode == 0, done.stderr
    pages = [path for path in framed if path.endswith("index.html")]
    assert len(pages) > 150
    assert framed == whole == tree(tmp_path / "host-framed") == tree(tmp_path / "host-whole")


def test_all_pages_of_a_generated_library_are_the_same_framed_and_whole(tmp_path: Path) -> None:
    write_library(tmp_path, 100)
    framed, whole = framed_and_whole(tmp_path)
    assert framed == whole


def test_no_author_can_write_the_marks_of_a_frame(project: Write) -> None:
    marks = " ".join(
        f"\ue000{name}\ue001 %EE%80%80{name}%EE%80%81" for name in ("content", "policy", "other")
    )
    titled = ("content/entities/all.yml", "content/lectures/bread/lecture.yml", "mkdocs.yml")
    root = project(
        {
            path: re.sub(r"(name|title): ([\w ]+)$", rf"\1: '\2 {marks}'", FILES[path], flags=re.MULTILINE)
            for path in titled
        }
        | {"content/pages/about.md": f"# About {marks}\n\n&#xe000;content&#xe001;\n"}
    )
    framed, whole = framed_and_whole(root)
    assert framed == whole
    for path in ("about/index.html", "entities/oven/index.html", "404.html"):
        assert framed[path].count(marks.encode()) > 1, path
        assert framed[path].count(b"default-src") == 1, path


def test_names_that_html_would_read_otherwise_are_the_same_framed_and_whole(project: Write) -> None:
    records = "".join(
        f"odd-{n}:\n  name: {name}\n  kind: person\n  category: People\n  definition: One & <two> of them.\n"
        for n, name in enumerate(
            ["\"A <b>B</b> & 'C'\"", "</title><script>alert(1)</script>", "A\u00a0 B", "'\"x\" y'"]
        )
    )
    root = project({"content/entities/odd.yml": records})
    framed, whole = framed_and_whole(root)
    assert framed == whole
    text = framed["entities/odd-3/index.html"].decode()
    assert '<meta property="og:title" content="&quot;x&quot; y">' in text
    assert "<script>alert" not in framed["entities/odd-1/index.html"].decode()


@pytest.mark.parametrize(
    ("template", "value", "page", "shown"),
    [
        ("<footer>\n{{ page.title | upper }}</footer>", "page.title", "entities/oven/", "OVEN"),
        (
            '<footer>\n{% if page.title == "Yeast" %}rises{% endif %}</footer>',
            "page.title",
            "entities/yeast/",
            "rises",
        ),
        (
            '<footer>\n{% if page.url == "entities/ada/" %}she{% endif %}</footer>',
            "page.url",
            "entities/ada/",
            "she",
        ),
        ("<footer>\n{{ page.content | length }} long</footer>", "page.content", "entities/oven/", " long"),
        (
            '<footer>\n{{ "many" if "gas" in page.content }}</footer>',
            "page.content",
            "entities/yeast/",
            "many",
        ),
    ],
)
def test_a_template_that_does_more_with_a_value_than_show_it_is_told_and_its_pages_are_right(
    project: Write, template: str, value: str, page: str, shown: str
) -> None:
    root = project({"mkdocs.yml": CONFIG, OVERRIDE: template})
    found, framed = built(root)
    assert {(str(d.source), d.code, d.message.partition(", so")[0], d.hint) for d in found} == {
        (
            f"{OVERRIDE}:2:1",
            "unframed-pages",
            f"this template does more with {value} than show it",
            f"show the value as it is, {HINT}",
        )
    }
    assert shown in framed[f"{page}index.html"].decode().partition("<footer>")[2]
    (root / "mkdocs.yml").write_text(CONFIG.replace(PLUGINS, WHOLE))
    assert built(root) == ([], framed)


def test_what_only_shows_in_the_comparison_is_told_once_and_its_pages_are_right(project: Write) -> None:
    root = project({"mkdocs.yml": CONFIG, OVERRIDE: '<footer>{{ (page.title ~ "") | upper }}</footer>'})
    found, framed = built(root)
    assert [(str(d.source), d.code, d.hint) for d in found] == [
        (
            "mkdocs.yml:1:1",
            "unframed-pages",
            f"look for what depends on the page in the templates in themes/mine, {HINT}",
        )
    ]
    assert b"<footer>OVEN</footer>" in framed["entities/oven/index.html"]
    (root / "mkdocs.yml").write_text(CONFIG.replace(PLUGINS, WHOLE))
    assert built(root) == ([], framed)


def test_values_that_are_shown_as_they_are_stay_framed(project: Write) -> None:
    template = (
        "<footer>{{ page.title }}: {{ page.url }} {{ page.canonical_url }} {{ page.edit_url }}</footer>"
    )
    framed, whole = framed_and_whole(project({"mkdocs.yml": CONFIG, OVERRIDE: template}))
    assert framed == whole
    assert b"<footer>Oven: entities/oven/ https://" in framed["entities/oven/index.html"]


def test_the_links_to_the_source_that_the_theme_may_show_stay_framed(project: Write) -> None:
    theme = "{name: material, features: [content.action.edit, content.action.view, navigation.path]}"
    config = FILES["mkdocs.yml"].replace("{name: material}", theme)
    framed, whole = framed_and_whole(project({"mkdocs.yml": config}))
    assert framed == whole
    assert (
        b"https://git.example.org/bread/raw/main/content/entities/all.yml#L"
        in framed["entities/oven/index.html"]
    )


def test_a_preview_renders_the_same_pages_whole_and_tells_why(project: Write) -> None:
    root = project({"mkdocs.yml": CONFIG, OVERRIDE: "<footer>{{ page.title | upper }}</footer>"})
    preview = Preview(root, "http://127.0.0.1:8000/", host_of)
    assert preview.start() == []
    pages = {name: preview.file(f"entities/{name}/index.html") for name in ("ada", "oven", "yeast")}
    assert [f"<footer>{name.upper()}" in (text or b"").decode() for name, text in pages.items()] == [True] * 3
    assert preview.showing
    assert [(str(d.source), d.code) for d in preview.showing.diagnostics] == [
        (f"{OVERRIDE}:1:1", "unframed-pages")
    ]


@pytest.mark.parametrize("command", ["site_builder", "mkdocs"])
def test_a_choice_that_there_is_not_is_told_with_its_line(project: Write, command: str) -> None:
    plugins = "plugins:\n  - search\n  - site-builder:\n      pages: hole"
    root = project({"mkdocs.yml": FILES["mkdocs.yml"].replace(PLUGINS, plugins)})
    done = run(root, command, "build")
    said = " ".join((done.stdout + done.stderr).split())
    assert (done.returncode != 0, "Traceback" in said) == (True, False)
    assert "this is either 'framed' or 'whole', but not 'hole'" in said
    if command == "site_builder":
        line = (root / "mkdocs.yml").read_text().split("\n").index("      pages: hole") + 1
        assert f"mkdocs.yml:{line}:7: error[host-complaint]" in said


def test_the_benchmark_names_a_page_that_is_not_what_the_theme_would_write(project: Write) -> None:
    root = project({})
    build_project(root, None, strict=False)
    pages = len([*(root / "site").rglob("*.html")])
    assert compare_with_whole(root, root / "site", root / "whole") == pages
    page = root / "site/entities/oven/index.html"
    page.write_text(page.read_text() + " ")
    with pytest.raises(FailedError, match=r"entities/oven/index\.html is not what the theme"):
        compare_with_whole(root, root / "site", root / "whole")


def test_a_page_is_the_same_before_and_after_its_frame_is_made(project: Write) -> None:
    root = project({})
    config, _ = configure(root, None)
    assert config
    stage = Stage(load(root).library, root, "")
    host, found = host_of(stage)
    assert (host is not None, found) == (True, [])
    page = stage.page(PagePath("entities/oven/"))
    assert host
    assert page
    assert {host.frame(page) for _ in range(4)} == {host.frame(page)}
