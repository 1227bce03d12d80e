"""A deck tried out in a real browser: every slide, in each view that an audience may see."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import resources
from typing import TYPE_CHECKING, Any

from site_builder.decks import Planned
from site_builder.diagnostics import Diagnostic, Source, error

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDE, PHONE = (1280, 720), (390, 844)
SMALLEST = 18  # pixels on a sheet of 1280 x 720, which the last row of a room can just read
_WORDS = {
    "too-tall": ("slide-runs-over", "runs into the foot of its slide"),
    "too-wide": ("slide-runs-over", "runs over the edge of its slide"),
    "clipped": ("slide-runs-over", "is hidden in part by the box around it"),
    "too-small": ("slide-too-small", f"is set smaller than {SMALLEST} pixels"),
    "inaccessible": ("slide-inaccessible", ""),
}


@dataclass(slots=True)
class _Watch:
    """What a page of the browser complained of, and what it asked of other hosts."""

    host: str
    said: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    @contextmanager
    def opened(self, browser: "Browser", size: tuple[int, int], url: str) -> Iterator["Page"]:
        """A page of its own at `url`, in a window of `size`."""
        # The policy of the deck forbids the scripts that look at it.
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, bypass_csp=True)
        page = context.new_page()
        page.on("console", lambda m: self.said.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda problem: self.said.append(str(problem)))
        page.on("request", lambda request: self._note(request.url))
        page.goto(url)
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
    watch = _Watch(host)
    places = {slide.id: slide for slide in slides}
    found: dict[tuple[Source, str, str], Diagnostic] = {}
    for view in (_as_slides, _on_a_phone, _on_paper):
        for complaint in view(browser, watch, f"{host}{path}", places):
            found.setdefault((complaint.source, complaint.code, complaint.message), complaint)
    return [*found.values(), *_heard(watch, Source(_deck_file(slides)))]


def _as_slides(
    browser: "Browser", watch: _Watch, url: str, places: Mapping[str, Planned]
) -> Iterator[Diagnostic]:
    from playwright.sync_api import Error

    with watch.opened(browser, WIDE, url) as page:
        yield from _judged(_measured(page, SMALLEST), places)
        try:
            with page.expect_popup(timeout=10_000) as opened:
                page.keyboard.press("s")
            opened.value.wait_for_selector("#current-slide iframe", timeout=10_000)
        except Error:
            deck = Source(_deck_file([*places.values()]))
            yield error(deck, "deck-broken", "the speaker view does not open")


def _on_a_phone(
    browser: "Browser", watch: _Watch, url: str, places: Mapping[str, Planned]
) -> Iterator[Diagnostic]:
    with watch.opened(browser, PHONE, url) as page:
        yield from _judged(_measured(page, 0), places, " on a phone")


def _on_paper(
    browser: "Browser", watch: _Watch, url: str, places: Mapping[str, Planned]
) -> Iterator[Diagnostic]:
    with watch.opened(browser, WIDE, f"{url}?view=print") as page:
        page.wait_for_function(
            f"document.querySelectorAll('.pdf-page').length >= {len(places)}", timeout=30_000
        )
        yield from _judged(_measured(page, 0), places, " in print")
        count = pages_in(page.pdf(prefer_css_page_size=True, print_background=True))
    if count != len(places):
        words = f"the deck has {len(places)} slides and prints on {count} pages"
        yield error(Source(_deck_file([*places.values()])), "deck-broken", words, "does a slide run over?")


def pages_in(pdf: bytes) -> int:
    """How many pages a PDF of Chromium's has."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def _measured(page: "Page", smallest: int) -> list[dict[str, Any]]:
    from axe_playwright_python.sync_playwright import Axe

    page.wait_for_function("window.Reveal && Reveal.isReady()")
    page.evaluate(Axe().axe_script)
    script = (resources.files("site_builder.browser") / "rehearse.js").read_text("utf-8")
    function = script[script.index("async ") :]
    return list(page.evaluate(function, {"smallest": smallest, "withAxe": True}))


def _judged(
    found: Sequence[Mapping[str, Any]], places: Mapping[str, Planned], where: str = ""
) -> Iterator[Diagnostic]:
    for one in found:
        code, words = _WORDS[one["kind"]]
        slide = places.get(one["slide"])
        source = _source(slide, one["point"]) if slide else Source("slides")
        said = f"'{one['words']}' {words}{where}" if words else f"{one['words']}{where}"
        yield error(source, code, said, f"slide '{one['slide']}'")


def _source(slide: Planned, point: int) -> Source:
    """The line that caused a slide, as near as is known."""
    if 0 <= point < len(slide.points):
        return slide.points[point].source
    if slide.record and slide.layout != "cover" and not slide.points:
        text = getattr(slide.record, "definition", None) or getattr(slide.record, "text", None)
        return text.source if text else slide.record.source
    return slide.source


def _heard(watch: _Watch, deck: Source) -> Iterator[Diagnostic]:
    for words in dict.fromkeys(watch.said):
        yield error(deck, "deck-broken", f"the browser says: {words[:160]}")
    for url in dict.fromkeys(watch.elsewhere):
        yield error(deck, "deck-broken", f"a request goes to another host: {url[:160]}")


def _deck_file(slides: Sequence[Planned]) -> str:
    return next((s.source.path for s in slides if s.source.path.startswith("slides/")), "slides")
