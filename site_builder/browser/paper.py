"""Decks on paper: one slide a page as PDF, and a handout of slides, notes and terms."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def print_deck(browser: "Browser", url: str, slides: int) -> bytes:
    """A deck as PDF: tagged, outlined, one page a slide, its links alive."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{url}?view=print")
    # Printed earlier, the engine's pages are not there yet.
    page.wait_for_function(f"document.querySelectorAll('.pdf-page').length >= {slides}", timeout=60_000)
    page.evaluate("document.fonts.ready")
    data = page.pdf(prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
    context.close()
    return data


def print_handout(browser: "Browser", url: str) -> bytes:
    """The page of a handout as PDF on A4."""
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(url)
    page.evaluate("document.fonts.ready")
    data = page.pdf(format="A4", print_background=True, tagged=True, outline=True)
    context.close()
    return data
