"""A live preview without a browser: what it serves after each change of a project's files."""

import http.client
import json
import multiprocessing
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from site_builder.build import load
from site_builder.diagnostics import Diagnostic
from site_builder.hosts.mkdocs.previewing import host_of
from site_builder.render.printed import mark_of, marked
from site_builder.render.stage import Stage
from site_builder.report import one_line
from site_builder.routes import DECK_STYLE
from site_builder.serve import Checker, Host, Port, Preview, served
from site_builder.serve import patience as patience_module
from site_builder.serve import preview as preview_module
from site_builder.serve.preview import MakeHost
from site_builder.serve.showing import mark_in
from tests.conftest import Write
from tests.small_library import FILES

ENTITIES, SECTIONS = "content/entities/all.yml", "content/lectures/bread/sections.yml"
GLOSSARY, DECK = "content/glossary.yml", "slides/decks/talk.yml"
TEMPLATE = "themes/site/templates/term.html.jinja"


def started(root: Path, make_host: MakeHost = host_of) -> Preview:
    preview = Preview(root, "http://127.0.0.1:8000/", make_host)
    assert preview.start() == []
    return preview


def plain_host(stage: Stage) -> tuple[Host | None, list[Diagnostic]]:
    """A host that takes no time, and shows all that a frame may show of a page."""
    return Host(lambda page: f"{page}</head>{page.html}", {}, [], list), []


def save(preview: Preview, path: str, text: str) -> None:
    save_all(preview, {path: text}, named=[path])


def save_all(preview: Preview, files: Mapping[str, str], named: Collection[str]) -> None:
    for path, text in files.items():
        (preview.root / path).parent.mkdir(parents=True, exist_ok=True)
        (preview.root / path).write_text(text, encoding="utf-8")
    preview.refresh(named)


def everything(preview: Preview) -> dict[str, bytes | None]:
    """All pages, and some of the other files, once nothing is behind any more."""
    preview.settle()
    showing = preview.showing
    assert showing
    paths = [*(f"{path}index.html" for path in showing.stage.pages), "slides/talk/index.html"]
    return {
        path: preview.file(path) for path in [*paths, "data/cards-0.js", "data/search.js", "about/index.html"]
    }


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (SECTIONS, "Too hot", "With gluten, and too hot"),
        (SECTIONS, "title: Baking", "title: In the oven"),
        (SECTIONS, "  introduces: [oven]\n", ""),
        (ENTITIES, "A closed box that is hot inside.", "A closed box in which yeast dies."),
        (ENTITIES, "name: Oven", "name: Hearth"),
        (ENTITIES, "aliases: [baker's yeast]", "aliases: [alcohol, gas]"),
        (
            ENTITIES,
            "  definition: A baker",
            "  # a line more, so that all others move\n  definition: A baker",
        ),
        (ENTITIES, "  developers: [Count Rumford]\n  sources: [src-book]\n", ""),
        ("content/timeline.yml", "date: 1790", "date: 1791"),
        ("content/lectures/bread/corrections.yml", "Yeast is a gas", "Yeast is a plant"),
        (ENTITIES, "category: Tools", "category: Boxes"),
        (ENTITIES, "to: ada}", "to: oven}"),
        (GLOSSARY, "see: [crumb]", "see: []"),
        (GLOSSARY, "crumb:\n", "crust:\n  term: crust\n  definition: The outside of a loaf.\ncrumb:\n"),
        ("content/library.yml", "title: Bread", "title: Loaves"),
        ("content/lectures/bread/lecture.yml", "How bread rises", "Why bread rises"),
        ("content/pages/about.md", "# About", "# About us"),
        ("slides/decks/talk.yml", "minutes: 12", "minutes: 13"),
        ("mkdocs.yml", "site_name: ", "site_name: The "),
    ],
)
def test_after_an_edit_all_is_served_that_a_new_start_would_serve(
    project: Write, path: str, old: str, new: str
) -> None:
    preview = started(project({}))
    before = everything(preview)
    text = (preview.root / path).read_text("utf-8")
    assert old in text
    save(preview, path, text.replace(old, new))
    after = everything(preview)
    assert after == everything(started(preview.root))
    assert after != before


def test_a_page_asked_for_while_a_style_is_taken_in_is_asked_for_again(project: Write) -> None:
    page, marks = "glossary/crumb/index.html", list[str]()

    def slow_host(stage: Stage) -> tuple[Host | None, list[Diagnostic]]:
        if preview.showing:
            marks.append(mark_in(preview.file(page) or b""))
        return host_of(stage)

    preview = Preview(project({}), "http://127.0.0.1:8000/", slow_host)
    assert preview.start() == []
    before = mark_in(preview.file(page) or b"")
    save(preview, "themes/site/assets/site.css", "h1 { color: red; }")
    assert marks == [before]
    assert mark_in(preview.file(page) or b"") != before


CRUST = "crust:\n  term: crust\n  definition: The outside of a loaf.\n"
MOVED = FILES[ENTITIES].replace("  kind: person", "\n  # who teaches\n  kind: person")


@pytest.mark.parametrize(
    "turns",
    [
        [{ENTITIES: MOVED.replace("hot inside", "cold inside")}, {ENTITIES: MOVED}],
        [{ENTITIES: MOVED}, {ENTITIES: FILES[ENTITIES].replace("hot inside", "cold inside")}],
        [{ENTITIES: FILES[ENTITIES].replace(f"name: {name}", "name: Hearth")} for name in ("Oven", "Yeast")],
        [{GLOSSARY: CRUST + FILES[GLOSSARY]}, {GLOSSARY: CRUST + FILES[GLOSSARY].replace("loaf", "crust")}],
        [{GLOSSARY: CRUST}, {GLOSSARY: CRUST.replace("outside", "rind")}, {GLOSSARY: FILES[GLOSSARY]}],
        [{ENTITIES: MOVED, GLOSSARY: FILES[GLOSSARY].replace("a loaf", "an oven's loaf")}],
        [{ENTITIES: MOVED.replace("name: Oven", "name: net"), GLOSSARY: CRUST + FILES[GLOSSARY]}],
        [{ENTITIES: MOVED, TEMPLATE: "<h1>{{ title }}</h1><p>Mine</p>"}],
        [{"content/glossary/more.yml": CRUST}, {"content/glossary/more.yml": CRUST.replace("loaf", "bread")}],
    ],
)
@pytest.mark.parametrize("told", [True, False])
def test_after_edits_before_all_is_settled_that_is_served_that_a_new_start_would_serve(
    project: Write, turns: list[dict[str, str]], told: bool
) -> None:
    preview = started(project({}), plain_host)
    for files in turns:
        save_all(preview, files, [*files] if told else [])
    assert everything(preview) == everything(started(preview.root, plain_host))


EDITS = [
    *[
        (ENTITIES, old, new)
        for old, new in [("Oven", "Hearth"), ("hot inside", "the crumb"), ("ada}", "oven}")]
    ],
    *[(ENTITIES, "kind: tool", "# more\n  kind: tool"), (ENTITIES, "name: Yeast", "name: Gas")],
    *[(SECTIONS, "Too hot", "Too cold"), (SECTIONS, "title: Baking", "\n  title: In the oven")],
    *[(GLOSSARY, "loaf", "[[yeast]]"), (GLOSSARY, "crumb:\n", f"{CRUST}crumb:\n")],
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(EDITS) - 1), st.booleans()), min_size=1, max_size=6))
def test_whatever_is_edited_and_taken_back_in_whatever_order_nothing_old_is_served(
    project: Write, turns: list[tuple[int, bool]]
) -> None:
    preview, made = started(project({}), plain_host), set[int]()
    for number, is_settled in turns:
        made ^= {number}
        path = EDITS[number][0]
        text = FILES[path]
        for n in sorted(made):
            text = text.replace(*EDITS[n][1:]) if EDITS[n][0] == path else text
        save(preview, path, text)
        if is_settled:
            preview.settle()
    assert everything(preview) == everything(started(preview.root, plain_host))


def test_a_change_of_which_the_system_did_not_tell_is_seen_a_moment_later(project: Write) -> None:
    preview = started(project({}))
    (preview.root / SECTIONS).write_text(FILES[SECTIONS].replace("Too hot", "Far too hot"))
    save(preview, ENTITIES, FILES[ENTITIES].replace("hot inside", "warm inside"))
    assert everything(preview) == everything(started(preview.root))


def test_files_of_a_folder_that_is_gone_are_served_no_more(project: Write) -> None:
    files = {"content/glossary/more.yml": CRUST, "content/glossary/crust.yml": CRUST.replace("crust", "rind")}
    preview = started(project(files))
    shutil.rmtree(preview.root / "content/glossary")
    preview.refresh(["content/glossary"])
    assert preview.file("glossary/rind/index.html") is None


def test_a_file_that_an_editor_writes_for_a_moment_changes_nothing(project: Write) -> None:
    preview = started(project({}))
    before = preview.showing
    preview.refresh(["content/entities/.all.yml.swp"])
    assert preview.showing is before


def test_a_file_that_is_empty_while_it_is_saved_takes_no_record_away(
    project: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = started(project({}), plain_host)
    text = FILES[ENTITIES].replace("hot inside", "warm inside")
    shown = preview.showing
    monkeypatch.setattr(preview_module, "sleep", lambda _: (preview.root / ENTITIES).write_text(text))
    save(preview, ENTITIES, "")
    numbers = [showing.number for showing in (shown, preview.showing) if showing]
    assert numbers == [1, 2]
    assert b"warm inside" in (preview.file("entities/oven/index.html") or b"")


def test_a_new_name_is_shown_at_once_wherever_it_is_linked(project: Write) -> None:
    preview = started(project({}))
    assert b"The hot box sets" not in (preview.file("lectures/bread/baking/index.html") or b"")
    save(preview, SECTIONS, FILES[SECTIONS].replace("The oven sets", "The hot box sets"))
    save(preview, ENTITIES, FILES[ENTITIES].replace("name: Oven", "name: hot box"))
    assert b"box</a> sets the <a" in (preview.file("lectures/bread/baking/index.html") or b"")


def test_an_edit_of_a_prose_is_shown_at_once(project: Write) -> None:
    preview = started(project({}))
    save(preview, SECTIONS, FILES[SECTIONS].replace("Too hot", "Far too hot"))
    assert b"Far too hot" in (preview.file("lectures/bread/baking/index.html") or b"")


def test_a_template_of_the_project_is_used_from_when_it_is_saved(project: Write) -> None:
    preview = started(project({}))
    save(preview, TEMPLATE, "<h1>{{ title }}</h1><p>Mine</p>")
    assert b"<p>Mine</p>" in (preview.file("glossary/crumb/index.html") or b"")


def test_a_file_that_cannot_be_read_leaves_the_pages_as_they_were(project: Write) -> None:
    preview = started(project({}))
    before = preview.file("entities/oven/index.html")
    save(preview, ENTITIES, FILES[ENTITIES].replace("  category: Tools", "  categroy: Tools"))
    assert preview.file("entities/oven/index.html") == before
    save(preview, ENTITIES, FILES[ENTITIES].replace("A closed box", "A warm box"))
    assert b"A warm box" in (preview.file("entities/oven/index.html") or b"")


def test_what_a_check_found_is_told_until_it_is_mended(project: Write) -> None:
    preview = started(project({}))
    save(preview, SECTIONS, FILES[SECTIONS].replace("[[src-book]]", "[[src-bok]]"))
    preview.told(preview.changes, load(preview.root).diagnostics)
    assert preview.showing
    assert [d.code for d in preview.showing.diagnostics] == ["unknown-ref"]
    save(preview, SECTIONS, FILES[SECTIONS])
    preview.told(preview.changes - 1, load(preview.root).diagnostics)  # an answer that came too late
    assert [d.code for d in preview.showing.diagnostics] == ["unknown-ref"]
    preview.told(preview.changes, load(preview.root).diagnostics)
    assert preview.showing.diagnostics == []


def test_a_complaint_of_an_old_pdf_goes_away_with_the_edit_that_made_it_old(project: Write) -> None:
    root = project({})
    showing = started(root).showing
    assert showing
    stage = showing.stage
    style = next(asset.data for asset in stage.assets if asset.path == DECK_STYLE)
    (root / "printed").mkdir()
    (root / "printed/talk.pdf").write_bytes(marked(b"%PDF", mark_of(stage.decks["talk"].data, style)))
    preview, told = started(root), []
    for text in (FILES[DECK].replace("minutes: 12", "minutes: 13"), FILES[DECK]):
        save(preview, DECK, text)
        told.append([d.code for d in preview.showing.diagnostics] if preview.showing else [])
    assert told == [["pdf-out-of-date"], []]


def test_a_deck_that_its_template_cannot_show_any_more_is_told_and_may_be_mended(project: Write) -> None:
    points = "{% if 'dough' in slide.title %}{{ 1 // 0 }}{% endif %}"
    root = project({"slides/templates/points.html.jinja": points, "printed/talk.pdf": "%PDF"})
    preview, told = started(root), []
    for text in (FILES[SECTIONS].replace("title: Rising", "title: The dough"), FILES[SECTIONS]):
        save(preview, SECTIONS, text)
        preview.settle()
        save(preview, DECK, FILES[DECK].replace("minutes: 12", f"minutes: {13 + len(told)}"))
        told.append([str(d.source) for d in preview.showing.diagnostics] if preview.showing else [])
    assert told == [["slides/templates/points.html.jinja:1:1"], [f"{DECK}:1:8"]]


def test_the_process_beside_it_checks_the_files_as_they_are_when_it_is_asked(project: Write) -> None:
    root = project({})
    answers: list[tuple[int, list[str]]] = []
    checker = Checker(root, lambda number, found: answers.append((number, [d.code for d in found])))
    checker.ask(0)
    wait_for(answers, 1)
    (root / SECTIONS).write_text(FILES[SECTIONS].replace("[[src-book]]", "[[src-bok]]"))
    checker.ask(1)
    wait_for(answers, 2)
    assert answers == [(0, []), (1, ["unknown-ref"])]


def test_a_check_process_that_was_killed_is_replaced(project: Write) -> None:
    answers: list[tuple[int, list[str]]] = []
    checker = Checker(project({}), lambda number, found: answers.append((number, [d.code for d in found])))
    checker.ask(0)
    wait_for(answers, 1)
    for process in multiprocessing.active_children():
        process.kill()
        process.join()
    checker.ask(1)
    wait_for(answers, 2)
    assert answers == [(0, []), (1, [])]


def test_while_the_content_is_away_the_pages_stay_as_they_were(project: Write) -> None:
    preview = started(project({}))
    (preview.root / "content").rename(preview.root / "away")
    preview.refresh(["content"])
    preview.settle()
    assert b"Too hot" in (preview.file("lectures/bread/baking/index.html") or b"")
    (preview.root / "away").rename(preview.root / "content")
    save(preview, SECTIONS, FILES[SECTIONS].replace("Too hot", "Far too hot"))
    assert b"Far too hot" in (preview.file("lectures/bread/baking/index.html") or b"")


def test_a_file_that_goes_away_while_it_is_read_is_read_again(
    project: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview, goes = started(project({}), plain_host), [True]

    def state_of(root: Path) -> str:
        if goes and goes.pop():
            raise FileNotFoundError(2, "No such file or directory", str(root / TEMPLATE))
        return ""

    monkeypatch.setattr(preview_module, "_state_of", state_of)
    save(preview, SECTIONS, FILES[SECTIONS].replace("Too hot", "Far too hot"))
    assert b"Far too hot" in (preview.file("lectures/bread/baking/index.html") or b"")


def test_a_file_that_cannot_be_read_is_reported(project: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def state_of(root: Path) -> str:
        raise PermissionError(13, "Permission denied", str(root / TEMPLATE))

    preview = started(project({}), plain_host)
    monkeypatch.setattr(patience_module, "_PAUSE", 0)
    monkeypatch.setattr(preview_module, "_state_of", state_of)
    preview.refresh()
    assert preview.showing
    assert [one_line(d) for d in preview.showing.diagnostics] == [
        f"{TEMPLATE}:1:1: error[unreadable-file]: this file cannot be read: Permission denied"
    ]


def wait_for(answers: list[tuple[int, list[str]]], count: int) -> None:
    for _ in range(600):
        if len(answers) >= count:
            return
        time.sleep(0.05)


@contextmanager
def connected(root: Path) -> Iterator[tuple[Preview, http.client.HTTPConnection]]:
    preview = started(root)
    port = Port(0)
    with served(preview, port):
        connection = http.client.HTTPConnection(urlsplit(port.address).netloc, timeout=30)
        yield preview, connection
        connection.close()


def answer(connection: http.client.HTTPConnection, path: str, **headers: str) -> tuple[int, str, bytes]:
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    return response.status, response.headers["Content-Type"], response.read()


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/", 200, "text/html; charset=utf-8"),
        ("/entities/oven/", 200, "text/html; charset=utf-8"),
        ("/entities/oven", 301, "text/plain"),
        ("/slides/talk/", 200, "text/html; charset=utf-8"),
        ("/assets/site-builder/site.bundle.css", 200, "text/css; charset=utf-8"),
        ("/data/search.js", 200, "text/javascript; charset=utf-8"),
        ("/about/", 200, "text/html; charset=utf-8"),
        ("/_live/live.js", 200, "text/javascript; charset=utf-8"),
        ("/nowhere/", 404, "text/html; charset=utf-8"),
        ("/../../../../etc/passwd", 404, "text/html; charset=utf-8"),
        ("/%2e%2e/mkdocs.yml", 404, "text/html; charset=utf-8"),
        ("/live.js", 404, "text/html; charset=utf-8"),
        ("/_live/preview.py", 404, "text/html; charset=utf-8"),
    ],
)
def test_the_server_answers_for_the_site_and_for_nothing_else(
    project: Write, path: str, status: int, kind: str
) -> None:
    with connected(project({})) as (_, connection):
        assert answer(connection, path)[:2] == (status, kind)


@pytest.mark.parametrize(
    ("host", "status"), [("localhost:1", 200), ("evil.example:1", 421), ("evil.example", 421)]
)
def test_the_server_answers_only_to_names_of_this_machine(project: Write, host: str, status: int) -> None:
    with connected(project({})) as (_, connection):
        assert answer(connection, "/", Host=host)[0] == status


def test_a_browser_that_listens_is_told_of_each_state(project: Write) -> None:
    with connected(project({})) as (preview, connection):
        connection.request("GET", "/_live/events")
        stream = connection.getresponse()
        first = stream.readline(), stream.readline()
        (preview.root / SECTIONS).write_text(FILES[SECTIONS].replace("[[src-book]]", "[[src-bok]]"))
        preview.told(preview.changes, load(preview.root).diagnostics)
        (told,) = json.loads(stream.readline().removeprefix(b"data: "))
    assert first == (b"data: []\n", b"\n")
    assert told == {
        "severity": "error",
        "place": f"{SECTIONS}:9:20",
        "code": "unknown-ref",
        "message": "nothing is called 'src-bok'",
        "hint": "did you mean 'src-book'?",
    }


def test_a_template_that_cannot_be_used_is_told_in_place_of_its_page(project: Write) -> None:
    with connected(project({})) as (preview, connection):
        save(preview, TEMPLATE, "{{ titel }}")
        status, _, page = answer(connection, "/glossary/crumb/")
    assert (status, b"bad-template" in page, b"live.js" in page) == (500, True, True)


def test_at_any_free_port_pages_decks_and_codes_have_the_address_that_is_told(project: Write) -> None:
    command = [sys.executable, "-m", "site_builder", "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=project({}), stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        address = process.stderr.readline().partition(" ")[0]
        named = set()
        for path in ("", "entities/oven/", "slides/talk/", "data/qr-talk.js", "sitemap.xml"):
            with urllib.request.urlopen(f"{address}{path}", timeout=30) as page:
                named |= set(re.findall(r"http://127\.0\.0\.1:\d+/", page.read().decode()))
        process.terminate()
    assert named == {address}


def test_a_port_that_another_has_is_told_before_anything_is_read(tmp_path: Path) -> None:
    taken = Port(0)
    number = urlsplit(taken.address).port
    command = [sys.executable, "-m", "site_builder", "serve", "--port", str(number)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    taken.server.server_close()
    assert (done.returncode, done.stderr.partition(":")[0]) == (
        2,
        f"Nothing can be served at port {number}",
    )


def test_a_preview_of_a_folder_that_leads_out_shows_nothing_of_it(
    project: Write, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.css").write_text("secret")
    root = project({})
    (root / "slides/assets").symlink_to(outside)
    preview = Preview(root, "http://127.0.0.1:8000/", host_of)
    assert preview.start() == []
    assert preview.showing
    assert [(d.source.path, d.code) for d in preview.showing.diagnostics] == [
        ("slides/assets", "outside-project")
    ]
    assert preview.file("assets/deck/secret.css") is None
