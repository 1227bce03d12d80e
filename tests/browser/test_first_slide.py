"""What 30 text slides weigh until the first is seen, whom they ask for it, and where it stands by then."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request

from benchmarks.deck_makers import REVEAL
from benchmarks.first_slide import visit
from benchmarks.talk import talk, write_project
from site_builder.browser import served
from tests.hosts.test_site import run

TALK = "slides/talk/"
WIDE, PHONE = (1280, 720), (390, 844)
# How a deck is looked at: the window, and what follows its address.
VIEWS = {
    "slides": (WIDE, ""),
    "a slide within": (WIDE, "#/slide-12"),
    "a page to scroll": (WIDE, "?view=scroll"),
    "a phone": (PHONE, ""),
    "print": (WIDE, "?view=print"),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("thirty")
    write_project(folder, talk())
    for words in (["build"], ["deck", "single", "--to", "single"]):
        done = run(folder, "site_builder", *words)
        assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture
def asked(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page, and whom it and its speaker view ask; a test ends without a complaint of the browser."""
    context = browser.new_context()
    requests: list[str] = []
    said: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith(("data:", "blob:", "about:")):
            requests.append(request.url)

    context.on("request", note)
    context.on("console", lambda m: said.append(m.text) if m.type in ("error", "warning") else None)
    yield context.new_page(), requests
    context.close()
    assert said == []


def test_thirty_text_slides_are_light_until_the_first_is_seen(browser: Browser, project: Path) -> None:
    seen = visit(browser, project / "site", TALK, talk()[0].title, REVEAL, slow=False)
    assert seen.compressed - seen.fonts <= 60_000
    assert seen.compressed <= 90_000
    assert seen.requests <= 5


@pytest.mark.parametrize(("size", "how"), VIEWS.values(), ids=VIEWS)
def test_no_view_asks_another_host(
    asked: tuple[Page, list[str]], project: Path, size: tuple[int, int], how: str
) -> None:
    page, requests = asked
    page.set_viewport_size({"width": size[0], "height": size[1]})
    with served(project / "site", "/a/base/") as host:
        page.goto(f"{host}{TALK}{how}")
        started(page)
    assert [url for url in requests if not url.startswith(host)] == []
    on_disk = (project / "site" / TALK / "index.html").as_uri()
    del requests[:]
    page.goto(f"{on_disk}{how}")
    started(page)
    assert [url for url in requests if not url.startswith("file:")] == []


def test_neither_the_speaker_view_nor_a_single_file_asks_another_host(
    asked: tuple[Page, list[str]], project: Path
) -> None:
    page, requests = asked
    file = (project / "single" / "talk.html").as_uri()
    page.goto(file)
    started(page)
    assert {url.partition("#")[0] for url in requests} == {file}
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    opened.value.wait_for_selector("#upcoming-slide iframe")
    with served(project / "site", "/a/base/") as host:
        page.goto(f"{host}{TALK}")
        started(page)
        with page.expect_popup() as opened:
            page.keyboard.press("s")
        opened.value.wait_for_selector("#upcoming-slide iframe")
        opened.value.wait_for_timeout(500)
    assert [url for url in requests if not url.startswith((host, "file:"))] == []


@pytest.mark.parametrize("size", [WIDE, (1440, 900), (1000, 800), (3000, 1000)])
def test_the_first_slide_stands_in_its_place_before_the_engine_starts(
    browser: Browser, project: Path, size: tuple[int, int]
) -> None:
    places = []
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    with served(project / "site") as host:
        page = context.new_page()
        page.goto(f"{host}{TALK}")
        started(page)
        places.append(page.evaluate(PLACES))
        page = context.new_page()
        page.route("**/deck.bundle.js", lambda route: route.abort())
        page.goto(f"{host}{TALK}")
        page.evaluate("document.fonts.ready")
        places.append(page.evaluate(PLACES))
    context.close()
    after, before = places
    assert len(before) > 5
    assert before == after


# Where all of the first slide is, to the tenth of a pixel.
PLACES = """[...document.querySelectorAll("section:first-child .sheet *")].map((part) => {
  const { x, y, width, height } = part.getBoundingClientRect();
  return part.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    [x, y, width, height].map((length) => Math.round(length * 10) / 10).join();
})"""


def started(page: Page) -> None:
    """Wait until the deck and all that comes behind its first slide are there."""
    page.wait_for_selector("link[href$='deck.bundle.css'], style", state="attached")
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("Reveal.isReady()")
