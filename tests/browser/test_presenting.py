"""What a presenter expects of a deck: of a click on a term, of Escape and Space, of a pointer."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Watched

DECK = "slides/state-of-the-art-2019/"
SLIDE = "sec-1-points"


@pytest.fixture
def term(watched: Watched, address: str) -> Locator:
    """A term on the present slide, of which more terms are there."""
    page = watched.page
    page.goto(f"{address}{DECK}#/{SLIDE}")
    page.wait_for_load_state("networkidle")  # what a deck needs later comes behind its first slide
    return page.locator("section.present a.mention", has_text="Encoder-decoder").first


def test_a_click_keeps_the_definition_open_on_the_slide(term: Locator) -> None:
    page = term.page
    term.click()
    card = page.locator(".sb-card")
    expect(card).to_be_visible()
    page.mouse.move(2, 2)
    page.wait_for_timeout(600)
    expect(card).to_be_visible()
    expect(card.get_by_role("link", name="Read on")).to_have_attribute(
        "href", page.url.split("slides/")[0] + "entities/encoder-decoder/"
    )
    expect(page).to_have_url(page.url)
    page.mouse.click(640, 700)
    expect(card).to_be_hidden()


def test_escape_closes_the_definition_and_opens_no_overview(term: Locator) -> None:
    page = term.page
    term.click()
    expect(page.locator(".sb-card")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".sb-card")).to_be_hidden()
    assert page.evaluate("Reveal.isOverview()") is False
    page.keyboard.press("Escape")
    assert page.evaluate("Reveal.isOverview()") is True


def test_space_goes_on_to_the_next_slide_and_closes_the_definition(term: Locator) -> None:
    page = term.page
    term.click()
    expect(page.locator(".sb-card")).to_be_visible()
    page.keyboard.press("Space")
    expect(page.locator(f"section.present:not(#{SLIDE})")).to_be_attached()
    expect(page.locator(".sb-card")).to_be_hidden()


def test_enter_on_a_term_opens_its_definition(term: Locator) -> None:
    page = term.page
    term.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".sb-card").get_by_role("link", name="Read on")).to_be_visible()
    expect(page.locator(f"section.present#{SLIDE}")).to_be_attached()


def test_d_turns_the_arrow_into_a_dot_and_back(term: Locator) -> None:
    page = term.page
    page.keyboard.press("d")
    expect(page.locator("section.present h2")).to_have_css("cursor", re.compile("^url"))
    page.keyboard.press("d")
    expect(page.locator("section.present h2")).to_have_css("cursor", "auto")
