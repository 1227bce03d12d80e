"""The whole way: YAML in, a finished site out, by our command and by MkDocs, or a sentence why not."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from site_builder.build import load
from site_builder.crawl import crawl
from site_builder.diagnostics import Diagnostic
from site_builder.hosts.mkdocs.command import build_project, check_site, check_unchanged
from site_builder.hosts.mkdocs.reading import places_read
from site_builder.hosts.mkdocs.site import configure
from site_builder.stamp import recall, unchanged
from tests.conftest import Write
from tests.small_library import FILES

GLOSSARY = "content/glossary.yml"


def run(root: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=root,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def times(folder: Path) -> dict[str, int]:
    return {path: (folder / path).stat().st_mtime_ns for path in tree(folder)}


@pytest.fixture
def built(project: Write) -> Path:
    root = project({})
    done = run(root, "site_builder", "build")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    return root


def test_every_page_of_the_small_library_is_there(built: Path) -> None:
    pages = sorted(p.parent.relative_to(built / "site").as_posix() for p in built.rglob("site/**/index.html"))
    assert pages == [
        ".",
        "about",
        "corrections",
        "entities",
        "entities/ada",
        "entities/oven",
        "entities/yeast",
        "glossary",
        "glossary/crumb",
        "glossary/gluten",
        "graph",
        "lectures/bread",
        "lectures/bread/baking",
        "lectures/bread/rising",
        "slides",
        "slides/talk",
        "sources",
        "timeline",
    ]


def test_mkdocs_gives_the_same_site(built: Path) -> None:
    done = run(built, "mkdocs", "build", "--strict", "--site-dir", "host")
    assert done.returncode == 0, done.stderr
    assert tree(built / "site") == tree(built / "host")


def test_two_builds_are_the_same_bytes_on_any_day_zone_and_hash_seed(built: Path) -> None:
    done = run(
        built,
        *("site_builder", "build", "--site-dir", "again"),
        PYTHONHASHSEED="7",
        TZ="Asia/Tokyo",
        LC_ALL="C",
        SOURCE_DATE_EPOCH="86400",
    )
    assert done.returncode == 0, done.stderr
    assert tree(built / "site") == tree(built / "again")


def test_a_build_when_nothing_changed_says_so_and_imports_nothing_that_would_do_the_work(built: Path) -> None:
    before = times(built / "site")
    program = (
        "import sys, site_builder.cli as cli\n"
        "try: cli.main(['build'])\n"
        "except SystemExit as end: print(end.code, *sorted(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=built, capture_output=True, text=True, check=False
    )
    code, *modules = done.stdout.split()
    assert (code, done.stderr) == (
        "0",
        f"No complaints.\n19 pages in {built / 'site'}, nothing changed\n",
    )
    heavy = {
        "mkdocs",
        "pydantic",
        "jinja2",
        "yaml",
        "markdown_it",
        "lxml",
        "numpy",
        "rich.console",
        "material",
    }
    assert heavy & set(modules) == set()
    assert times(built / "site") == before


def test_a_build_after_a_change_leaves_alone_what_it_does_not_show_in(built: Path) -> None:
    before = times(built / "site")
    (built / GLOSSARY).write_text(FILES[GLOSSARY].replace("The inside of a loaf", "The inside of bread"))
    assert run(built, "site_builder", "build").returncode == 0
    after = times(built / "site")
    pages = {path for path in after if after[path] != before[path] and path.endswith("index.html")}
    assert pages == {"glossary/index.html", "glossary/crumb/index.html", "glossary/gluten/index.html"}
    assert run(built, "site_builder", "build", "--site-dir", "cold").returncode == 0
    assert tree(built / "site") == tree(built / "cold")


def test_a_warning_is_told_at_each_build(project: Write) -> None:
    root = project({"content/pages/about.md": "# About\n\nSee [the oven](entities/ofen/index.md).\n"})
    said = [run(root, "site_builder", "build") for _ in range(2)]
    assert [done.returncode for done in said] == [0, 0]
    assert "host-complaint" in said[1].stdout
    assert said[0].stdout == said[1].stdout
    assert [done.stderr.count(", nothing changed") for done in said] == [0, 1]


def test_a_warning_of_the_last_build_is_told_by_a_check_and_refuses_a_strict_build(project: Write) -> None:
    root = project({"content/pages/about.md": "# About\n\nSee [the oven](entities/ofen/index.md).\n"})
    told, _ = build_project(root, None, strict=False)
    assert told
    assert checked(root) == check_site(root, None, load(root))
    assert build_project(root, None, strict=True) == (told, None)


def test_a_strict_build_with_a_warning_keeps_the_old_site(built: Path) -> None:
    before = tree(built / "site")
    (built / "content/pages/about.md").write_text("# We\n\nSee [the oven](entities/ofen/index.md).\n")
    done = run(built, "site_builder", "build", "--strict")
    assert (done.returncode, done.stderr) == (1, "1 warning.\nThe site was not changed.\n")
    assert tree(built / "site") == before


@pytest.mark.parametrize(
    "more",
    [
        "hooks: [hook.py]\n",
        "markdown_extensions: [pymdownx.snippets]\n",
        "markdown_extensions:\n  - toc:\n      slugify: !!python/name:html.escape\n",
    ],
)
def test_what_may_read_anything_is_never_taken_for_unchanged(project: Write, more: str) -> None:
    root = project(
        {"mkdocs.yml": FILES["mkdocs.yml"] + more, "hook.py": "from pymdownx.slugs import slugify\n"}
    )
    config, found = configure(root, None)
    assert (config and places_read(config, root), found) == (None, [])


def test_what_a_configuration_names_besides_is_looked_at_too(project: Write) -> None:
    root = project({"mkdocs.yml": FILES["mkdocs.yml"].replace("content/pages", "pages"), "pages/x.md": "# X"})
    config, _ = configure(root, None)
    assert config
    assert places_read(config, root) == [root / "pages"]


@pytest.mark.parametrize("base", ["/", "/some/base/path/"])
def test_no_link_is_broken_under_any_base_path(built: Path, base: str) -> None:
    site_url = f"https://example.org{base}"
    config = (built / "mkdocs.yml").read_text().replace("https://example.org/bread/", site_url)
    (built / "mkdocs.yml").write_text(config)
    assert run(built, "site_builder", "build").returncode == 0
    assert crawl(built / "site", base=base, site_url=site_url) == []


@pytest.mark.parametrize("plugins", ["[search, site-builder]", "[site-builder, search]", "[site-builder]"])
def test_the_search_finds_pages_written_by_hand_where_the_search_plugin_is_on(
    project: Write, plugins: str
) -> None:
    config = FILES["mkdocs.yml"].replace("[search, site-builder]", plugins)
    root = project({"mkdocs.yml": config})
    assert run(root, "site_builder", "build", "--strict").returncode == 0
    ours = (root / "site/data/search-titles.js").read_text()
    assert ('"About"' in ours, '"Rising"' in ours) == (plugins != "[site-builder]", True)
    assert "data-search" in (root / "site/index.html").read_text()
    assert "data-search" in (root / "site/about/index.html").read_text()
    if plugins != "[site-builder]":
        theirs = json.loads((root / "site/search/search_index.json").read_text())
        assert [doc["location"] for doc in theirs["docs"]] == ["about/"]


def test_the_check_of_a_faultless_library_is_an_empty_list(built: Path) -> None:
    done = run(built, "site_builder", "check", "--format", "json")
    assert (done.returncode, json.loads(done.stdout)) == (0, [])


def checked(root: Path) -> list[Diagnostic]:
    """What a check of a project tells, as the command asks for it."""
    known = check_unchanged(root, None)
    return check_site(root, None, load(root)) if known is None else known


def test_a_site_without_a_broken_link_is_crawled_once(built: Path) -> None:
    assert checked(built) == []
    stamp = recall(built, None)
    assert (stamp and stamp.is_crawled, unchanged(built, None)) == (True, stamp)
    (built / "site/about/index.html").unlink()
    assert (unchanged(built, None), checked(built)) == (None, [])  # it was built aside


def test_the_check_tells_a_broken_link_each_time(project: Write) -> None:
    root = project(
        {"content/pages/about.md": "# About\n\n![gone](https:///images/none.png)\n[x](/nowhere/)\n"}
    )
    build_project(root, None, strict=False)
    first, second = checked(root), checked(root)
    assert first == second != []


def test_the_check_builds_aside_what_is_not_built_yet(project: Write) -> None:
    root = project({})
    done = run(root, "site_builder", "check", "--format", "json")
    assert (done.returncode, json.loads(done.stdout), (root / "site").exists()) == (0, [], False)


def test_a_mistake_keeps_the_old_site_and_is_told_with_its_line(built: Path) -> None:
    before = tree(built / "site")
    (built / GLOSSARY).write_text(FILES[GLOSSARY].replace("[crumb]", "[crust]"))
    done = run(built, "site_builder", "build")
    assert done.returncode == 1
    assert done.stdout == (
        "content/glossary.yml:4:9: error[undefined-term]: no term or entity 'crust' is defined\n"
        "    |   see: [crust]\n"
        "    |         ^^^^^ did you mean 'crumb'?\n"
    )
    assert done.stderr == "1 error.\nThe site was not changed.\n"
    assert tree(built / "site") == before


def test_a_mistake_stops_mkdocs_before_it_empties_the_site(built: Path) -> None:
    before = tree(built / "site")
    (built / GLOSSARY).write_text(FILES[GLOSSARY].replace("[crumb]", "[crust]"))
    done = run(built, "mkdocs", "build")
    assert done.returncode == 1
    assert "content/glossary.yml:4:9: error[undefined-term]" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(built / "site") == before


def test_check_tells_a_broken_link_of_a_page_written_by_hand(project: Write) -> None:
    root = project({"content/pages/about.md": "# About\n\nSee [the oven](entities/ofen/index.md).\n"})
    found = json.loads(run(root, "site_builder", "check", "--format", "json").stdout)
    assert {(d["path"], d["line"], d["column"]) for d in found if d["code"] == "host-complaint"} == {
        ("content/pages/about.md", 3, 16)
    }


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (
            {"mkdocs.yml": "site_name: Bread\ndocs_dir: content/pages\n"},
            "the plugin 'site-builder' is not named",
        ),
        ({"mkdocs.yml": "site_name: [\n"}, "mkdocs.yml"),
        (
            {"mkdocs.yml": "site_name: Bread\ndocs_dir: content/pages\nplugins: [site-builder, nothing]\n"},
            "nothing",
        ),
        ({"themes/site/templates/term.html.jinja": "{{ nothing }}"}, "term.html.jinja"),
        ({"themes/site/templates/term.html.jinja": "{% if %}"}, "term.html.jinja"),
    ],
)
def test_what_stops_a_build_is_told_without_a_traceback(
    project: Write, changed: dict[str, str], words: str
) -> None:
    done = run(project(changed), "site_builder", "build")
    assert done.returncode != 0
    assert words in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_a_template_that_gives_nothing_makes_pages_of_the_frame_alone(project: Write) -> None:
    root = project({"themes/site/templates/term.html.jinja": "{# nothing #}"})
    done = run(root, "site_builder", "build")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert "<title>Crumb - Bread</title>" in (root / "site/glossary/crumb/index.html").read_text()


def test_a_folder_without_content_says_what_to_do(tmp_path: Path) -> None:
    done = run(tmp_path, "site_builder", "build")
    assert (done.returncode, "there is no folder 'content'" in done.stdout) == (2, True)


def test_raw_html_in_content_stays_text(project: Write) -> None:
    sections = FILES["content/lectures/bread/sections.yml"].replace(
        "The oven sets the crumb.", "The <script>alert(1)</script> <img src=x onerror=alert(1)> crumb."
    )
    entities = FILES["content/entities/all.yml"].replace("name: Oven", 'name: "<b>Oven</b>"')
    root = project({"content/lectures/bread/sections.yml": sections, "content/entities/all.yml": entities})
    assert run(root, "site_builder", "build").returncode == 0
    for page in (root / "site").rglob("*.html"):
        text = page.read_text()
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert "<b>Oven" not in text
