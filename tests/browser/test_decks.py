"""Decks in a real browser: what a rehearsal finds, what is printed, what one file holds, who may drive it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from site_builder.browser import print_deck, rehearse, served
from site_builder.browser.rehearsal import pages_in
from site_builder.build import load
from site_builder.decks import Planned, plan
from site_builder.diagnostics import Diagnostic
from site_builder.model import Deck
from tests.browser.conftest import ROOT, Watched, until
from tests.hosts.test_site import run
from tests.small_library import FILES

DECK = "slides/state-of-the-art-2019/"
WIDE = "W" * 22
CELLS = " | ".join([WIDE] * 8)

# Faults that only a browser can see, each on a slide of its own; the rest of the deck is without fault.
FAULTS = [
    {"id": "long-word", "markdown": f"A {'b' * 90} word"},
    {"id": "wide-table", "markdown": f"| {CELLS} |\n|{'---|' * 8}\n"},
    {"id": "wide-formula", "markdown": f"$${' + '.join(['abc'] * 40)}$$"},
    {"id": "tall-list", "markdown": "- x\n" * 20},
    {"id": "tall-table", "markdown": "| a |\n|---|\n" + "| b |\n" * 20},
    {"id": "wide-code", "markdown": f"```\n{'x' * 120}\n```"},
    {"id": "tall-quote", "quote": " ".join([WIDE] * 11)},
    {"section": "rising", "title": f"{WIDE} {WIDE}", "points": [" ".join([WIDE] * 4)] * 6},
    {"id": "tiny-text", "moment": "moment-oven"},
    *(
        {"id": f"pale-{view}", "code": "x", "title": "Pale"}
        for view in ("as-slides", "on-a-phone", "in-print")
    ),
]
OVER = {"long-word", "wide-table", "wide-formula", "tall-list", "tall-table", "wide-code", "tall-quote"}
NOTHING = {"timeline": {"from": "1500", "to": "1500"}, "id": "no-event"}
SLIDES = [NOTHING, {"cover": "yes"}, {"section": "rising"}, {"section": "baking"}, *FAULTS]
FAULTY = "slides:\n" + "".join(f"  - {json.dumps(slide, ensure_ascii=False)}\n" for slide in SLIDES)
TINY = """\
{% extends "slide.html.jinja" %}
{% block body %}
<p><font size="1">Read this in the last row</font></p>
<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">
{% endblock %}
"""
# Each of these slides keeps somebody out in one view alone.
PALE = """\
{% extends "slide.html.jinja" %}
{% block body %}
<style>
.pale img { display: none }
html:not(.reveal-print) .reveal-viewport:not(.reveal-scroll) .pale-as-slides,
.reveal-scroll .pale-on-a-phone, .reveal-print .pale-in-print { color: #ccc; img { display: block } }
</style>
<div class="pale {{ slide.id }}">Words<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></div>
{% endblock %}
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root: Path = tmp_path_factory.mktemp("talk")
    files = FILES | {
        "slides/decks/talk.yml": FILES["slides/decks/talk.yml"] + FAULTY,
        "slides/templates/moment.html.jinja": TINY,
        "slides/templates/code.html.jinja": PALE,
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    done = run(root, "site_builder", "build")
    assert done.returncode == 0, done.stdout
    return root


def slides_of(root: Path) -> list[Planned]:
    library = load(root).library
    return plan(library.of(Deck)[0], library)


@pytest.fixture(scope="module")
def found(browser: Browser, project: Path) -> list[Diagnostic]:
    """What a rehearsal of the faulty deck finds."""
    with served(project / "site") as host:
        return rehearse(browser, host, "slides/talk/", slides_of(project))


def test_a_rehearsal_finds_every_planted_fault_and_names_its_line(
    found: list[Diagnostic], project: Path
) -> None:
    lines = (project / "slides/decks/talk.yml").read_text("utf-8").split("\n")
    told: dict[str, set[str]] = {}
    for complaint in found:
        slide = re.findall("'([^']+)'", complaint.hint)
        told.setdefault(slide[0] if slide else complaint.message, set()).add(complaint.code)
        if slide and slide[0] in OVER:
            assert f'"id": "{slide[0]}"' in lines[complaint.source.line - 1]
    assert {slide for slide in OVER if "slide-runs-over" not in told.get(slide, ())} == set()
    assert "slide-runs-over" in told["rising-points-2"]
    assert [d.message for d in found if d.code == "slide-left-out"] == [
        "the slide 'no-event' is not in the deck: there is nothing to draw"
    ]
    assert told["tiny-text"] >= {"slide-too-small", "slide-inaccessible"}
    assert not {"cover", "bread", "rising", "rising-points", "baking", "baking-points"} & set(told)


def test_every_slide_is_judged_in_every_view_and_a_fault_is_told_once(found: list[Diagnostic]) -> None:
    told = sorted(
        f"{d.hint}: {d.message}" for d in found if d.code == "slide-inaccessible" and "pale" in d.hint
    )
    contrast = "color-contrast: Elements must meet minimum color contrast ratio thresholds"
    image = "image-alt: Images must have alternative text"
    assert told == [
        f"slide 'pale-as-slides': {contrast}",
        f"slide 'pale-as-slides': {image}",
        f"slide 'pale-in-print': {contrast} in print",
        f"slide 'pale-in-print': {image} in print",
        f"slide 'pale-on-a-phone': {contrast} on a phone",
        f"slide 'pale-on-a-phone': {image} on a phone",
    ]


def test_the_real_deck_is_without_fault(browser: Browser) -> None:
    done = run(ROOT, "site_builder", "deck", "check", "--format", "json")
    assert (done.returncode, done.stdout) == (0, "[]\n")


def test_a_deck_prints_one_page_a_slide_tagged_outlined_and_with_links(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    slides = slides_of(ROOT)
    with served(site) as host:
        data = print_deck(browser, f"{host}{DECK}")
    assert pages_in(data) == len(slides)
    headings = data.count(b"/S /H1") + data.count(b"/S /H2")
    assert headings >= sum(bool(slide.title) for slide in slides)  # all slides are there for a screen reader
    assert all(mark in data for mark in (b"/StructTreeRoot", b"/Outlines", b"/URI"))


def test_a_deck_as_one_file_needs_nothing_else(browser: Browser, tmp_path: Path) -> None:
    done = run(ROOT, "site_builder", "deck", "single", "--to", str(tmp_path))
    assert done.returncode == 0, done.stdout
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda r: asked.append(r.url) if not r.url.startswith(("data:", "blob:")) else None)
    page.on("console", lambda m: said.append(m.text) if m.type in ("error", "warning") else None)
    file = (tmp_path / "state-of-the-art-2019.html").as_uri()
    page.goto(f"{file}#/sec-2-points")
    page.locator("section.present a.mention", has_text="ELMo").hover()
    expect(page.get_by_role("tooltip")).to_contain_text("ELMo")
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    expect(opened.value.locator(".speaker-controls-notes .value")).not_to_be_empty()
    context.close()
    assert ({url.partition("?")[0].partition("#")[0] for url in asked}, said) == ({file}, [])


def test_a_slide_shows_the_code_of_its_page(watched: Watched, address: str) -> None:
    watched.page.goto(f"{address}{DECK}#/sec-4-points")
    expect(watched.page.locator("section.present")).to_have_id("sec-4-points")
    watched.page.keyboard.press("q")
    expect(watched.page.get_by_role("dialog")).to_contain_text("lectures/deep-learning-2019/sec-4/")
    expect(watched.page.get_by_role("img", name=re.compile("^QR code"))).to_be_visible()
    watched.page.keyboard.press("Escape")
    expect(watched.page.get_by_role("dialog")).to_be_hidden()
    assert watched.page.evaluate("Reveal.isOverview()") is False


def test_the_progress_tells_the_section(watched: Watched, address: str) -> None:
    watched.page.goto(f"{address}{DECK}#/sec-3")
    expect(watched.page.locator(".stretches [aria-current]")).to_have_text("Neural networks on the road")
    watched.page.locator(".stretches a").nth(2).click(position={"x": 5, "y": 20})
    expect(watched.page.locator("section.present")).to_have_id("sec-2")


@pytest.fixture
def framed(browser: Browser, address: str, tmp_path: Path) -> Iterator[Page]:
    """The deck in a frame of a page of another origin."""
    frame = f'<iframe src="{address}{DECK}" width="900" height="600"></iframe>'
    (tmp_path / "index.html").write_text(frame, encoding="utf-8")
    context = browser.new_context()
    page = context.new_page()
    with served(tmp_path) as elsewhere:
        page.goto(elsewhere)
        yield page
    context.close()


def test_a_page_of_another_host_cannot_drive_the_deck(framed: Page) -> None:
    deck = framed.frame_locator("iframe")
    expect(deck.locator("section.present")).to_have_id("deep-learning-2019")
    framed.evaluate("frames[0].postMessage(JSON.stringify({ method: 'slide', args: [4] }), '*')")
    framed.wait_for_timeout(300)
    expect(deck.locator("section.present")).to_have_id("deep-learning-2019")


def test_search_and_zoom_are_there_when_they_are_asked_for(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}{DECK}")
    expect(page.locator("section.present")).to_have_id("deep-learning-2019")
    page.keyboard.press("Control+Shift+F")
    page.locator(".searchinput").fill("crane")
    page.keyboard.press("Enter")
    until(page, "Reveal.hasPlugin('search')")
    page.keyboard.press("Escape")
    page.locator("section.present h1, section.present h2").first.click(modifiers=["Alt"])
    until(page, "Reveal.hasPlugin('zoom')")
