"""A deck tried out in a real browser: every slide, in each view that an audience may see."""

import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from importlib import resources
from typing import TYPE_CHECKING

from site_builder.browser.judging import SMALLEST, deck_of, heard, judged, left_out
from site_builder.browser.paper import await_pages
from site_builder.decks import Planned
from site_builder.diagnostics import Diagnostic, error

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDE, PHONE = (1280, 720), (390, 844)
PATIENCE = 30_000  # milliseconds; a whole deck starts in one or two seconds


@dataclass(frozen=True, slots=True)
class _View:
    """How somebody sees the deck: the smallest text there in pixels, and what ends a complaint."""

    query: str
    size: tuple[int, int]
    smallest: int
    where: str


_SLIDES = _View("", WIDE, SMALLEST, "")
_PHONE = _View("", PHONE, 0, " on a phone")
_PAPER = _View("?view=print", WIDE, 0, " in print")


@dataclass(slots=True)
class _Watch:
    """What a page of the browser complained of, and what it asked of other hosts."""

    host: str
    said: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    @contextmanager
    def opened(self, browser: "Browser", size: tuple[int, int], url: str) -> Iterator["Page"]:
        """A page of its own at `url`, in a window of `size`; it may still be loading."""
        # The policy of the deck forbids the scripts that look at it.
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, bypass_csp=True)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("console", lambda m: self.said.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda problem: self.said.append(str(problem)))
        page.on("request", lambda request: self._note(request.url))
        page.goto(url, wait_until="commit")
        try:
            yield page
        finally:
            context.close()

    def _note(self, url: str) -> None:
        if not url.startswith((self.host, "data:", "blob:", "about:")):
            self.elsewhere.append(url)


def rehearse(browser: "Browser", host: str, path: str, slides: Sequence[Planned]) -> list[Diagnostic]:
    """Try a deck out: as slides, on a phone, on paper, and with the speaker's view.

    `host` is the address of the served site, `path` the deck's in it. Each complaint names the record's line.
    """
    from playwright.sync_api import Error

    watch = _Watch(host)
    url, deck = f"{host}{path}", deck_of(slides)
    try:
        found = [*_tried(browser, watch, url, slides)]
    except Error as problem:
        found = [error(deck, "deck-broken", f"the deck does not start: {problem.message.splitlines()[0]}")]
    return [*found, *heard(watch.said, watch.elsewhere, deck)]


def _tried(browser: "Browser", watch: _Watch, url: str, slides: Sequence[Planned]) -> Iterator[Diagnostic]:
    """All views at the same time, each in a process of its own."""
    with ExitStack() as stack:
        views = {
            view: stack.enter_context(watch.opened(browser, view.size, f"{url}{view.query}"))
            for view in (_SLIDES, _PHONE, _PAPER)
        }
        _begin(views[_PHONE], _PHONE)
        await_pages(views[_PAPER])
        pages = pages_in(views[_PAPER].pdf(prefer_css_page_size=True, print_background=True))
        _begin(views[_PAPER], _PAPER)
        has_speaker_view = _opens_speaker_view(views[_SLIDES])
        _begin(views[_SLIDES], _SLIDES)
        results = {view: page.evaluate("() => window.rehearsed") for view, page in views.items()}
    yield from judged({view.where: result["found"] for view, result in results.items()}, slides)
    if not has_speaker_view:
        yield error(deck_of(slides), "deck-broken", "the speaker view does not open")
    shown = results[_SLIDES]["slides"]
    yield from left_out(shown, slides)
    if pages != len(shown):
        words = f"the deck has {len(shown)} slides and prints on {pages} pages"
        yield error(deck_of(slides), "deck-broken", words, "does a slide run over?")


def _begin(page: "Page", view: _View) -> None:
    """Start to look at all slides of a page; what was found can be awaited as `rehearsed`."""
    from axe_playwright_python.sync_playwright import Axe

    page.wait_for_function("window.Reveal && Reveal.isReady()")
    page.evaluate(Axe().axe_script)
    script = (resources.files("site_builder.browser") / "rehearse.js").read_text("utf-8")
    function = script[script.index("async ") :]
    page.evaluate(f"(view) => {{ window.rehearsed = ({function})(view); }}", {"smallest": view.smallest})


def _opens_speaker_view(page: "Page") -> bool:
    from playwright.sync_api import Error

    page.wait_for_function("window.Reveal && Reveal.isReady()")
    try:
        with page.expect_popup() as opened:
            page.keyboard.press("s")
        opened.value.wait_for_selector("#current-slide iframe")
        opened.value.close()
    except Error:
        return False
    return True


def pages_in(pdf: bytes) -> int:
    """How many pages a PDF of Chromium's has."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))
