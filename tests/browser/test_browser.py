"""What a reader meets, in a real browser: no console error and no request to another host in any test."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Watched

DECK = "slides/state-of-the-art-2019/"
PAGES = [
    "",
    "lectures/deep-learning-2019/",
    "lectures/deep-learning-2019/sec-1/",
    "entities/",
    "entities/bert/",
    "glossary/",
    "glossary/epoch/",
    "sources/",
    "timeline/",
    "graph/",
    "corrections/",
    "slides/",
    "about/",
    "404.html",
]


def test_the_home_page_leads_to_the_lecture(watched: Watched, address: str) -> None:
    watched.page.goto(address)
    expect(watched.page.locator("h1")).to_have_text("Deep Learning State of the Art")
    watched.page.get_by_role("link", name="Read the lecture").click()
    expect(watched.page.locator("h1")).to_have_text("Deep Learning State of the Art (2019)")


def test_an_entity_says_what_it_is_and_who_mentions_it(watched: Watched, address: str) -> None:
    watched.page.goto(f"{address}entities/bert/")
    expect(watched.page.locator("h1")).to_have_text("BERT")
    expect(watched.page.locator("p.definition")).to_be_visible()
    expect(watched.page.locator(".relations a", has_text="Transformer").first).to_be_visible()
    expect(watched.page.locator(".mentions mark").first).to_be_visible()


def test_without_scripts_every_entity_is_listed(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}entities/")
    expect(page.locator(".entities > li:visible")).to_have_count(98)
    context.close()


def test_the_deck_starts_and_goes_on(watched: Watched, address: str) -> None:
    watched.page.goto(f"{address}{DECK}")
    expect(watched.page.locator("section.present h1, section.present h2").first).to_be_visible()
    watched.page.keyboard.press("ArrowRight")
    expect(watched.page).to_have_url(f"{address}{DECK}#/agenda")


def test_a_slide_has_an_address_of_its_own_and_a_link_to_its_page(watched: Watched, address: str) -> None:
    watched.page.goto(f"{address}{DECK}#/sec-3")
    slide = watched.page.locator("section.present")
    expect(slide).to_have_id("sec-3")
    slide.get_by_role("link", name="Read the section").click()
    expect(watched.page).to_have_url(f"{address}lectures/deep-learning-2019/sec-3/")
    watched.page.get_by_role("link", name=re.compile(r"^Slide \d+$")).first.click()
    expect(watched.page.locator("section.present")).to_have_id("sec-3")


def test_the_deck_opens_from_a_disk(watched: Watched, site: Path) -> None:
    deck = (site / DECK / "index.html").as_uri()
    watched.page.goto(f"{deck}#/sec-1")
    expect(watched.page.locator("section.present")).to_have_id("sec-1")
    watched.page.locator("section.present").get_by_role("link", name="Read the section").click()
    expect(watched.page.locator("h1")).to_be_visible()


def test_the_speaker_view_shows_the_notes_of_the_yaml(watched: Watched, address: str) -> None:
    watched.page.goto(f"{address}{DECK}#/sec-1-points")
    notes = watched.page.locator("section.present aside.notes").text_content() or ""
    with watched.page.expect_popup() as opened:
        watched.page.keyboard.press("s")
    speaker = opened.value
    expect(speaker.locator(".speaker-controls-notes .value")).to_contain_text(notes.strip()[:40])


def test_a_slide_has_its_address_on_a_phone_too(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{address}{DECK}#/sec-3-points")
    expect(page.locator("#sec-3-points h2")).to_be_in_viewport()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_no_page_has_a_fault_of_accessibility_or_is_too_wide(
    browser: Browser, address: str, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    found = []
    for path in [*PAGES, DECK, f"{DECK}#/sec-1-points"]:
        page.goto(f"{address}{path}")
        page.wait_for_timeout(300)
        violations = Axe().run(page).response["violations"]
        found += [(path, v["id"], v["nodes"][0]["html"][:120]) for v in violations]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append((path, "too wide", ""))
    context.close()
    assert found == []


def test_no_page_is_wider_than_a_small_phone(browser: Browser, address: str, site: Path) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    page = context.new_page()
    paths = [path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")]
    found = []
    for path in (path for path in paths if not path.startswith("slides/")):
        page.goto(f"{address}{path}/")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(path)
    context.close()
    assert (len(paths) > 150, found) == (True, [])
