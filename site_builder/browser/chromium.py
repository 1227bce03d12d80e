"""A real browser, found or asked for in a clear sentence. With its siblings the only door to Playwright."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from site_builder.diagnostics import Diagnostic, Source, error

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_ARGUMENTS = ("--disable-background-networking", "--disable-component-update", "--no-first-run")


class NoBrowserError(Exception):
    """No browser can be started, with what to tell the author."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.diagnostic: Diagnostic = error(Source("slides"), "no-browser", message, hint)


def find_chromium() -> str:
    """The path of a Chromium or Chrome: the environment's `CHROME`, else one on the PATH; "" when none is."""
    given = os.environ.get("CHROME", "")
    if given:
        return given if os.access(given, os.X_OK) else ""
    return next((path for name in _NAMES if (path := shutil.which(name))), "")


@contextmanager
def chromium() -> "Iterator[Browser]":
    """A headless browser. Raises NoBrowserError where there is none or it does not start."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        hint = "install it with: pip install 'site-builder[browser]'"
        raise NoBrowserError("the library that drives a browser is not installed", hint) from None
    # As root, which a container often is, Chromium starts only without its sandbox.
    root = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(
                executable_path=find_chromium() or None, args=[*_ARGUMENTS, *root]
            )
        except Error as problem:
            hint = "install Chromium, or set CHROME to the path of one"
            raise NoBrowserError(f"no browser can be started: {problem.message[:200]}", hint) from None
        try:
            yield browser
        finally:
            browser.close()
