"""Decks on paper: one slide a page as PDF, and a handout of slides, notes and terms."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# The engine marks all slides but the first as hidden from screen readers, and so they would be in the PDF.
_FOR_ALL_READERS = """() => {
  for (const slide of document.querySelectorAll(".pdf-page > section"))
    for (const name of ["hidden", "inert", "aria-hidden"]) slide.removeAttribute(name);
}"""
_HAS_ALL_PAGES = """() => {
  const slides = document.querySelectorAll(".slides section[id]").length;
  return slides > 0 && document.querySelectorAll(".pdf-page").length >= slides;
}"""


def print_deck(browser: "Browser", url: str) -> bytes:
    """A deck as PDF: tagged, outlined, one page a slide, its links alive."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{url}?view=print")
    await_pages(page)
    data = page.pdf(prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
    context.close()
    return data


def await_pages(page: "Page") -> None:
    """Wait until the print view of a deck can be printed: all pages are there, and their tags will be."""
    # Printed earlier, the engine's pages are not there yet.
    page.wait_for_function(_HAS_ALL_PAGES, timeout=60_000)
    page.evaluate("document.fonts.ready")
    page.evaluate(_FOR_ALL_READERS)


def print_handout(browser: "Browser", url: str) -> bytes:
    """The page of a handout as PDF on A4."""
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(url)
    page.evaluate("document.fonts.ready")
    data = page.pdf(format="A4", print_background=True, tagged=True, outline=True)
    context.close()
    return data
