"""What needs a real browser: whether slides fit, and paper. The only door to Playwright."""

from site_builder.browser.chromium import NoBrowserError, chromium, find_chromium
from site_builder.browser.paper import print_deck, print_handout
from site_builder.browser.rehearsal import rehearse
from site_builder.browser.serving import served

__all__ = ["NoBrowserError", "chromium", "find_chromium", "print_deck", "print_handout", "rehearse", "served"]
