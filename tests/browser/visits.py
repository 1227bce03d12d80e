"""Goes through all that hostile content becomes, in a browser without a policy, and notes what happens."""

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, BrowserContext, Page, expect

from site_builder.hosts.mkdocs.previewing import host_of
from site_builder.model import Deck
from site_builder.render.data import DATA, value_in
from site_builder.render.handouts import handout
from site_builder.render.single import single_file
from site_builder.render.stage import Stage
from site_builder.render.templates import Templates
from site_builder.serve import Preview
from tests.browser.conftest import until

SEARCHED = [
    "script",
    "pwned",
    "evil example",
    "onerror pwned",
    "7*7",
    "content",
    "</title>",
    "mermaid",
    "href",
]
SITE = "https://host.example/"
ALL = "slides/all/"
PRINTED, ON_A_PHONE = "?print-pdf", {"width": 390, "height": 844}
# Lists what a page has of all that could run, load or send something, and what no page may have.
JUDGE = (Path(__file__).parent / "hostile.js").read_text("utf-8")


# The pages that payloads have for themselves, by their addresses.
_OF_PAYLOADS = (
    *(r"entities/e\d+/", r"glossary/t\d+/", r"lectures/l\d+/", r"lectures/l\d+/c\d+/"),
    *(r"p\d+/", r"slides/k\d+/", r"names/.*/"),
)


def _number(path: str) -> int:
    return int((re.findall(r"\d+", path) or ["0"])[0])


@dataclass(frozen=True)
class Shown:
    """What a preview shows of a project, served from a folder: a browser keeps its scripts and styles."""

    folder: Path
    address: str
    paths: Sequence[str]

    @property
    def decks(self) -> list[str]:
        return [path for path in self.paths if re.fullmatch(r"slides/[^/]+/", path)]

    @property
    def opened(self) -> list[str]:
        """All lists, and for each payload one of its pages; with HOSTILE=all in the environment, all."""
        if os.environ.get("HOSTILE") == "all":
            return [*self.paths]
        by_kind = [
            sorted((path for path in self.paths if re.fullmatch(kind, path)), key=_number)
            for kind in _OF_PAYLOADS
        ]
        shared = [path for place, some in enumerate(by_kind) for path in some[place :: len(by_kind)]]
        return [*{*self.paths}.difference(*by_kind), *shared]


@dataclass
class Seen:
    """What happened in a browser."""

    context: BrowserContext
    ran: set[tuple[str, object]] = field(default_factory=set)
    asked: set[tuple[str, str]] = field(default_factory=set)
    said: set[str] = field(default_factory=set)
    has: dict[str, str] = field(default_factory=dict)  # and where it was seen last
    wrong: set[tuple[str, str]] = field(default_factory=set)

    def judge(self, page: Page) -> None:
        """Look at what a page is made of."""
        for frame in page.frames:
            self._note(frame.evaluate(JUDGE))

    def judge_unopened(self, page: Page, addresses: Sequence[str]) -> None:
        """Look at what pages are made of before any script runs."""
        self._note(page.evaluate(JUDGE, addresses))

    def _note(self, found: Mapping[str, list[tuple[str, str]]]) -> None:
        self.has |= dict(found["has"])
        self.wrong |= {(place, fault) for fault, place in found["wrong"]}

    @property
    def faults(self) -> tuple[set[tuple[str, object]], set[tuple[str, str]], set[tuple[str, str]]]:
        """What no page may do or have."""
        return self.ran, self.asked, self.wrong


def shown(folder: Path, root: Path) -> list[str]:
    """Write all that a preview of `root` shows into a folder. Returns the addresses of its pages."""
    preview = Preview(root, "", host_of)  # without an address, or it would draw a QR code for each slide
    assert preview.start() == []
    showing = preview.showing
    assert showing
    stage = showing.stage
    paths = [f"{path}index.html" for path in stage.pages]
    paths += [f"slides/{name}/index.html" for name in stage.decks]
    paths += [*showing.host.files, *(output.path for output in stage.outputs()), "data/search.js"]
    files = {path: data for path in paths if (data := showing.file(path)) is not None}
    files |= {path: data for path, data in showing._made.items() if data is not None}
    files |= _handout_and_single(stage, files)
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return sorted(path.removesuffix("index.html") for path in files if path.endswith("index.html"))


def _handout_and_single(stage: Stage, files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The handout of the deck "all", and the deck as one file."""
    deck = next((deck for deck in stage.library.of(Deck) if deck.id.id == "all"), None)
    if deck is None:
        return {}
    templates = Templates(stage.root, "slides", "themes/site")
    made = handout(deck, stage.writer, stage.graph.network, templates, SITE)
    assert made
    data = {path[len(DATA) : -3]: value_in(files[path]) for path in files if path.startswith("data/cards-")}
    single = single_file(f"{ALL}index.html", files, data, SITE)
    return {made.path: made.data, "single.html": single.encode()}


def opened(browser: Browser, address: str) -> Seen:
    """A browser without a policy that notes what runs and what is asked for."""
    context = browser.new_context(bypass_csp=True, viewport={"width": 1280, "height": 720})
    seen = Seen(context)
    context.expose_binding("pwned", lambda source, number: seen.ran.add((source["frame"].url, number)))
    context.on(
        "console", lambda m: seen.said.add(_without_place(m.text)) if m.type in ("error", "warning") else None
    )
    context.on("weberror", lambda e: seen.said.add(_without_place(str(e.error))))
    own = (address, "data:", "blob:", "about:")
    context.on("request", lambda r: None if r.url.startswith(own) else seen.asked.add((r.frame.url, r.url)))
    context.on("dialog", lambda d: (seen.ran.add((d.page.url if d.page else "", d.message)), d.dismiss()))
    return seen


def _without_place(words: str) -> str:
    return re.sub(r"https?://[\w.:]+/\S*", "…", words)


def visit_all(seen: Seen, site: Shown) -> None:
    """Judge all pages and decks, and go through those of `site.opened` as readers and speakers do."""
    page = seen.context.new_page()
    page.goto(f"{site.address}404.html")
    seen.judge_unopened(page, [quote(f"/{path}") for path in site.paths])
    for path in [*site.opened, "404.html", f"{ALL}handout.html"]:
        if (site.folder / path).exists():
            page.goto(f"{site.address}{quote(path)}")
            if path in site.decks:
                walk(page)
            seen.judge(page)
    if ALL in site.decks:
        visit_deck_of_all(seen, site, page)
    page.close()


def walk(page: Page) -> None:
    """Show each slide of a deck, step by step."""
    until(page, "window.Reveal?.isReady()")
    page.evaluate("() => { for (let n = 0; n < 2000 && !Reveal.isLastSlide(); n++) Reveal.next(); }")


def visit_deck_of_all(seen: Seen, site: Shown, page: Page) -> None:
    for address in (f"{ALL}{PRINTED}", "single.html"):
        page.goto(f"{site.address}{address}")
        until(page, "window.Reveal?.isReady()")
        seen.judge(page)
    look_at_notes(seen, page)
    page.goto(f"{site.address}{ALL}")
    look_at_notes(seen, page)
    page.keyboard.press("Control+Shift+F")
    page.locator(".searchinput").fill("pwned")
    page.keyboard.press("Enter")
    seen.judge(page)
    page.set_viewport_size(ON_A_PHONE)
    page.goto(f"{site.address}{ALL}")
    until(page, "window.Reveal?.isReady()")
    seen.judge(page)


def look_at_notes(seen: Seen, page: Page) -> None:
    """Open the speaker's window and show each slide's notes in it."""
    page.evaluate("() => Reveal.slide(0)")
    with page.expect_popup() as popup:
        page.keyboard.press("s")
    speaker = popup.value
    expect(speaker.locator(".speaker-controls-notes .value")).not_to_be_empty()
    count = page.evaluate("Reveal.getTotalSlides()")
    for number in range(count):
        page.evaluate("number => Reveal.slide(number)", number)
    speaker.wait_for_timeout(200)
    seen.judge(speaker)
    speaker.close()


def use(seen: Seen, site: Shown) -> None:
    """Do what a reader does on pages: search, look at cards, filter, find in pictures."""
    page = seen.context.new_page()
    page.goto(f"{site.address}entities/")
    for words in SEARCHED:
        page.keyboard.press("/")
        page.get_by_role("combobox", name="Search").fill(words)
        page.wait_for_timeout(100)
        for _ in range(8):
            page.keyboard.press("ArrowDown")
        seen.judge(page)
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
    for path in ("entities/", "glossary/"):
        page.goto(f"{site.address}{path}")
        look_at_cards(page)
        seen.judge(page)
    page.goto(f"{site.address}graph/")
    page.get_by_label("Find").fill("script")
    for button in page.locator("form.legend button").all():
        button.click()
    seen.judge(page)
    page.goto(f"{site.address}entities/")
    page.get_by_label("Name or words").fill("script")
    seen.judge(page)
    page.close()


def look_at_cards(page: Page) -> None:
    """Move the focus from link to link, which shows the card of each."""
    page.evaluate(
        """async () => {
          for (const link of document.querySelectorAll(".md-content a[href]")) {
            link.focus({ focusVisible: true, preventScroll: true });
            await new Promise((resolve) => setTimeout(resolve, 5));
          }
        }"""
    )
