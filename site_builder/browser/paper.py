"""Decks on paper: one slide a page as PDF, and a handout of slides, notes and terms."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def print_deck(browser: "Browser", url: str, slides: int, target: Path) -> None:
    """Write a deck as PDF: tagged, outlined, one page a slide, its links alive. Raises OSError."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{url}?view=print")
    # Printed earlier, the engine's pages are not there yet.
    page.wait_for_function(f"document.querySelectorAll('.pdf-page').length >= {slides}", timeout=60_000)
    page.evaluate("document.fonts.ready")
    data = page.pdf(prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
    context.close()
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def print_handout(browser: "Browser", url: str, target: Path) -> None:
    """Write the page of a handout as PDF on A4. Raises OSError."""
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(url)
    page.evaluate("document.fonts.ready")
    data = page.pdf(format="A4", print_background=True, tagged=True, outline=True)
    context.close()
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
