"""Hand-written pages and the files beside them: what is published, and what is reported by its line."""

from pathlib import Path

import pytest

from site_builder.build import load
from site_builder.diagnostics import in_reading_order
from site_builder.hosts.mkdocs.command import build_project
from site_builder.hosts.mkdocs.previewing import host_of
from site_builder.render.assets import images
from site_builder.render.stage import Stage
from tests.conftest import Write
from tests.hosts.test_site import run, tree
from tests.small_library import FILES

ABOUT = "content/pages/about.md"
ONLY_OWN = "a page may choose only templates of the project, and"
CONFIG = FILES["mkdocs.yml"]


def reports(root: Path) -> list[tuple[str, str, str]]:
    found, _ = build_project(root, None, strict=False)
    return [(str(d.source), d.code, d.message) for d in in_reading_order(found)]


def shown(root: Path) -> dict[str, bytes]:
    """What the host gives to a preview, which shows pages with mistakes too."""
    host, _ = host_of(Stage(load(root).library, root, "https://example.org/"))
    assert host
    return {path: data for path, data in host.files.items() if not path.startswith("assets/")}


PAGES = [
    ("a <script>x()</script>", 3, "error", "<script>"),
    ("<script src=x.js></script>", 1, "error", "<script>"),
    ("<style>p { color: red }</style>", 1, "error", "<style>"),
    ("<form action=x><p>a</p></form>", 1, "error", "<form>"),
    ('<meta http-equiv="refresh" content="0">', 1, "error", "<meta>"),
    ("a <b onclick='x()'>c</b>", 6, "error", 'onclick="x()" of <b>'),
    ("a [b](javascript:x) c", 7, "error", 'href="javascript:x" of <a>'),
    ("a [b <https://c.example> d](javascript:x)", 29, "error", 'href="javascript:x" of <a>'),
    ("a [b](//evil.example) c", 7, "error", 'href="//evil.example" of <a>'),
    ("`<script>` <iframe src='//a.example'></iframe>", 20, "error", 'src="//a.example" of <iframe>'),
    ("a ![b](https://a.example/b.png)", 8, "warning", 'src="https://a.example/b.png" of <img>'),
    ("<td bgcolor=red>a</td>", 5, "warning", 'bgcolor="red" of <td>'),
    ('<div id="__config">{}</div>', 6, "error", 'id="__config" of <div>'),
]  # fmt: skip


@pytest.mark.parametrize(("line", "column", "severity", "part"), PAGES, ids=[case[0] for case in PAGES])
def test_what_a_page_may_not_hold_is_reported_at_its_place(
    project: Write, line: str, column: int, severity: str, part: str
) -> None:
    root = project({ABOUT: f"---\ntitle: A <script>\n---\n# About\n\n{line}\n"})
    code, words = ("unsafe-markup", f"a page may not hold {part}")
    if severity == "warning":
        code, words = ("dropped-markup", f"{part} was left out of the page")
    if "<td" in line:
        root = project({ABOUT: f"---\ntitle: A <script>\n---\n# About\n\n<table><tr>{line}</tr></table>\n"})
        column += len("<table><tr>")
    assert reports(root) == [(f"{ABOUT}:6:{column}", code, words)]
    assert (root / "site").exists() == (severity == "warning")


TABLES = [
    ("| a | b |\n|---|---|\n| 1 | 2 | **3** |", "3:11"),
    ("a | b\n--|--\n1 | 2 | | 3", "3:11"),
    ("a | b\n--|--\n| 1 | 2 |", "3:7"),
    ("| a |\n|---|\n| 1 |\n| `2` | `3` |", "4:9"),
    ("- x\n\n    > | a |\n    > |---|\n    > | 1 | 2 |", "5:13"),
    ("!!! note\n\n    | a |\n    |---|\n    | 1 | 2 |", "5:11"),
    ("| a | b |\n|---|---|\n| 1 |\n| `2|3` | 4 |\n| 5\\|6 | 7 | |", ""),
    ("    | a |\n    |---|\n    | 1 | 2 |", ""),
    ("```\n| a |\n|---|\n| 1 | 2 |\n```", ""),
    ("Some words\n| a |\n|---|\n| 1 | *2* |", ""),
]


@pytest.mark.parametrize(("table", "place"), TABLES, ids=[case[0] for case in TABLES])
def test_a_cell_that_a_table_of_a_page_drops_is_reported_at_its_place(
    project: Write, table: str, place: str
) -> None:
    root = project({ABOUT: f"{table}\n", "mkdocs.yml": f"{CONFIG}markdown_extensions: [admonition]\n"})
    assert [(where, code) for where, code, _ in reports(root)] == (
        [(f"{ABOUT}:{place}", "table-cell-lost")] if place else []
    )


def test_mkdocs_build_stops_at_a_page_with_a_script(project: Write) -> None:
    root = project({ABOUT: "# About\n\n<script>x()</script>\n"})
    done = run(root, "mkdocs", "build")
    assert done.returncode == 1
    assert f"{ABOUT}:3:1: error[unsafe-markup]: a page may not hold <script>" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr + done.stdout


def test_pages_keep_what_extensions_of_markdown_write(project: Write) -> None:
    extensions = """\
markdown_extensions:
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - pymdownx.details
  - pymdownx.superfences
  - pymdownx.highlight: {anchor_linenums: yes}
  - pymdownx.tabbed: {alternate_style: yes}
  - pymdownx.tasklist: {custom_checkbox: yes}
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
  - pymdownx.keys
  - pymdownx.arithmatex: {generic: yes}
  - toc: {permalink: yes}
"""
    page = """\
# About

!!! note "Title"
    Text with a footnote.[^1]

??? tip
    More

=== "One"
    1

=== "Two"
    2

- [x] done

| a | b |
|:-:|--:|
| 1 | 2 |

```python linenums="1" hl_lines="1"
x = 1
```

:material-home: ++ctrl+c++ \\(x\\) [button](about.md){ .md-button target=_blank }

<div class="grid cards" markdown>
- one
</div>

Term
:   Definition

[^1]: Note
"""
    root = project({"mkdocs.yml": CONFIG + extensions, ABOUT: page})
    assert reports(root) == []
    html = (root / "site/about/index.html").read_text()
    parts = [
        '<details class="tip">', '<input checked="checked" id="__tabbed_1_1"', '<td align="right">2</td>',
        '<a id="__codelineno-0-1"', 'class="twemoji"', "<kbd", 'class="arithmatex"', 'class="grid cards"',
        "<dt>Term</dt>", 'class="footnote"', 'target="_blank"',
    ]  # fmt: skip
    assert [part for part in parts if part not in html] == []


def test_settings_titles_and_front_matter_are_shown_as_text(project: Write) -> None:
    evil = '</title>"><script src=x>'
    front = "".join(f"{name}: '{evil}{name}'\n" for name in ("title", "description", "author", "status"))
    body = '# A \\</title>\\<script> { #b"onclick="x }\n\n## C {: id=\'d"onclick="x\' }\n'
    page = f"---\n{front}tags: ['{evil}tag']\n---\n\n{body}"
    names = "".join(f"{name}: '{evil}{name}'\n" for name in ("site_description", "site_author", "repo_name"))
    config = CONFIG.replace("site_name: Bread", f"site_name: 'R&D {evil}'").replace(
        "[search,", "[search, tags,"
    )
    nav = f"nav: ['{evil}nav': about.md, '{evil}section': [about.md]]\nmarkdown_extensions: [attr_list]\n"
    root = project({"mkdocs.yml": config + names + nav, ABOUT: page})
    pages = shown(root)
    for path in ("about/index.html", "404.html"):
        html = pages[path].decode()
        assert "<script src=x" not in html
        assert "R&amp;D &lt;/title&gt;&quot;&gt;&lt;script src=x&gt;" in html
        assert 'onclick="x' not in html
    assert "R&amp;D &lt;/title&gt;" in (html := pages["about/index.html"].decode())
    assert [f"{name}" for name in ("title", "description", "status", "tag", "nav", "section")
            if f"&lt;script src=x&gt;{name}" not in html] == []  # fmt: skip


@pytest.mark.parametrize(
    ("template", "code", "message"),
    [
        ("/redirect.html", "unsafe-markup", f"{ONLY_OWN} '/redirect.html' is the theme's"),
        ("[redirect.html]", "unsafe-markup", f"{ONLY_OWN} this is not the name of one"),
        ("5", "unsafe-markup", f"{ONLY_OWN} this is not the name of one"),
        ("", "unsafe-markup", f"{ONLY_OWN} this is not the name of one"),
        ("/etc/passwd", "host-failed", "there is no template '/etc/passwd'"),
        ("../../../mkdocs.yml", "host-failed", "there is no template '../../../mkdocs.yml'"),
        ("x" * 300, "host-failed", f"there is no template '{'x' * 300}'"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_whatever_a_page_asks_for_as_its_template_is_reported_there(
    project: Write, template: str, code: str, message: str
) -> None:
    [(place, *told)] = reports(project({ABOUT: f"---\ntemplate: {template}\n---\n# About\n"}))
    assert (place.rpartition(":")[0], told) == (f"{ABOUT}:2", [code, message])


def test_front_matter_of_any_shape_is_shown_as_text(project: Write) -> None:
    evil = "{'</title>\"><script src=x>': [{'<script src=x>': '<script src=x>'}]}"
    front = f"title: {evil}\ndescription: {evil}\nauthor: [{evil}]\n"
    for page in (
        f"---\n{front}---\n\nWords\n",
        "title: </title><script src=x>\nauthor: <script src=x>\n\nWords\n",
    ):
        pages = shown(project({ABOUT: page}))
        assert [
            path for path, data in pages.items() if path.endswith(".html") and b"<script src=x" in data
        ] == []


def test_a_page_may_choose_only_templates_of_the_project(project: Write) -> None:
    page = "---\ntemplate: {}\nlocation: javascript:x()\n---\n# About\n"
    root = project({ABOUT: page.format("redirect.html")})
    words = "a page may choose only templates of the project, and 'redirect.html' is the theme's"
    assert reports(root) == [(f"{ABOUT}:2:1", "unsafe-markup", words)]
    root = project(
        {
            ABOUT: page.format("own.html"),
            "mkdocs.yml": CONFIG.replace("material}", "material, custom_dir: themes/mine}"),
            "themes/mine/own.html": '{% extends "main.html" %}',
        }
    )
    assert reports(root) == []


@pytest.mark.parametrize(
    ("front", "place", "code"),
    [
        ("a: &a [x]\nb: [*a, *a]", "2:4", "yaml-anchor"),
        ("a: {<<: {b: c}}", "2:5", "yaml-merge"),
        ("a: " + "[" * 30 + "]" * 30, "2:23", "too-deep"),
        ("a: !!python/name:os.system", "2:4", "yaml-tag"),
    ],
)
def test_front_matter_that_could_fill_the_memory_is_not_read(
    project: Write, front: str, place: str, code: str
) -> None:
    root = project({ABOUT: f"---\n{front}\n---\n# About\n"})
    assert [(at, c) for at, c, _ in reports(root)] == [(f"{ABOUT}:{place}", code)]


def test_scripts_of_a_page_are_not_allowed_by_the_policy_of_the_page(project: Write) -> None:
    root = project({ABOUT: "# About\n\n<script>alert(1)</script>\n"})
    pages = shown(root)
    policies = [
        pages[path].split(b"script-src ")[1].split(b";")[0] for path in ("about/index.html", "404.html")
    ]
    assert len({len(policy.split()) for policy in policies}) == 1


PNG = "\x89PNG\r\n\x1a\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>'
BESIDE = {
    "f/linked.pdf": "%PDF", "f/unlinked.pdf": "%PDF", "a.svg": SVG, "code.js": "x()", "named.js": "x()",
    "page.html": "<script>", "style.css": "a {}", "CNAME": "a.example", "robots.txt": "b", "humans.txt": "c",
    "deep/CNAME": "d", ".well-known/security.txt": "e", ".well-known/x.html": "f", ".hidden": "g",
    "data.xml": "h",
}  # fmt: skip


def test_beside_pages_only_what_readers_and_robots_need_is_published(project: Write) -> None:
    files = {f"content/pages/{path}": text for path, text in BESIDE.items()}
    page = "# About\n\n[a](f/linked.pdf) ![b](a.svg)\n"
    root = project({**files, ABOUT: page, "mkdocs.yml": f"{CONFIG}extra_javascript: [named.js]\n"})
    told = reports(root)
    assert [(place, code) for place, code, _ in told] == [
        (f"content/pages/{path}:1:1", "not-published")
        for path in ("code.js", "data.xml", "deep/CNAME", "f/unlinked.pdf", "page.html", "style.css")
    ]
    own = {path for path in tree(root / "site") if path in BESIDE}
    assert sorted(own) == [
        ".well-known/security.txt", "CNAME", "a.svg", "f/linked.pdf", "humans.txt", "named.js", "robots.txt",
    ]  # fmt: skip


IMAGES = {
    "ok.svg": SVG, "bad.svg": SVG.replace("<rect/>", '<rect onload="x()"/>'), "x.js": "x()", "x.html": "<p>",
    "no.png": "<html>", "sub/x.css": "a {}", "broken.svg": "<svg",
}  # fmt: skip


def test_of_the_images_only_pictures_are_published(project: Write) -> None:
    root = project({f"content/images/{path}": text for path, text in IMAGES.items()})
    assert [(place, code) for place, code, _ in reports(root)] == [
        ("content/images/bad.svg:1:1", "unsafe-markup"),
        ("content/images/broken.svg:1:5", "not-a-picture"),
        ("content/images/no.png:1:1", "not-a-picture"),
        ("content/images/sub/x.css:1:1", "not-published"),
        ("content/images/x.html:1:1", "not-published"),
        ("content/images/x.js:1:1", "not-published"),
    ]
    made, _ = images(root)
    assert {output.path: output.data for output in made} == {
        "images/ok.svg": SVG.encode(),
        "images/bad.svg": SVG.encode(),
    }


def test_a_file_in_the_place_of_one_that_is_made_is_reported(project: Write) -> None:
    root = project(
        {
            "content/pages/entities/yeast.md": "# Yeast\n",
            "content/pages/assets/site-builder/icon.svg": SVG,
            "content/pages/slides/talk/index.md": "# Talk\n",
        }
    )
    assert [(d.source.path, d.code, d.message) for d in load(root).diagnostics] == [
        (
            "content/pages/entities/yeast.md",
            "colliding-address",
            "this file and the entity 'yeast' (content/entities/all.yml:6:1) have the same address: "
            "/entities/yeast/",
        ),
        (
            "content/pages/slides/talk/index.md",
            "colliding-address",
            "this file and the deck 'talk' (slides/decks/talk.yml:1:1) have the same address: /slides/talk/",
        ),
    ]
    for path in ("entities/yeast.md", "slides/talk/index.md"):
        (root / "content/pages" / path).unlink()
    words = "Site Builder makes a file of this address itself: /assets/site-builder/icon.svg"
    assert reports(root) == [("content/pages/assets/site-builder/icon.svg:1:1", "colliding-address", words)]


def test_names_of_files_and_lectures_are_shown_as_text(project: Write) -> None:
    lecture = "content/lectures/bread/lecture.yml"
    second = "content/lectures/cake/lecture.yml"
    root = project(
        {
            'content/pages/a"onclick="x() <b>.md': "Words.\n",
            lecture: FILES[lecture].replace("How bread rises", "R&amp;D <img src=x>"),
            second: "title: Cake\nspeaker: ada\ndate: 2021\nsummary: Cake.\n",
            "content/lectures/cake/sections.yml": "ripe: {title: Ripe, body: Cake.}\n",
        }
    )  # fmt: skip
    html = shown(root)["about/index.html"].decode()
    assert [part for part in ("<img src=x>", "<b>.md", '"onclick') if part in html] == []
    assert "R&amp;amp;D &lt;img src=x&gt;" in html
