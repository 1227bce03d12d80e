"""A real browser and the real site, served under a base path from this machine alone."""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from site_builder.browser import served
from tests.hosts.test_site import run

ROOT = Path(__file__).parents[2]
BASE = "/some/base/path/"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("real") / "site"
    url = f"https://example.org{BASE}"
    done = run(ROOT, "site_builder", "build", "--site-dir", str(folder), SITE_URL=url)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the served site, with the base path."""
    with served(site, BASE) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chrome = os.environ.get("CHROME")
    assert chrome, "The browser tests need CHROME, the path of a Chromium: run them with 'make test'."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chrome, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield browser
        browser.close()


@dataclass
class Watched:
    """A page of the browser, and what went wrong in it."""

    page: Page
    errors: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    """A browser page that notes console errors and requests to other hosts; a test ends with none."""
    host = address.removesuffix(BASE)
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    made = Watched(context.new_page())
    made.page.on("console", lambda m: made.errors.append(m.text) if m.type in ("error", "warning") else None)
    made.page.on("pageerror", lambda e: made.errors.append(str(e)))
    made.page.on(
        "request",
        lambda r: (
            None if r.url.startswith((host, "data:", "file:", "blob:")) else made.elsewhere.append(r.url)
        ),
    )
    yield made
    context.close()
    assert (made.errors, made.elsewhere) == ([], [])


def until(page: Page, condition: str, seconds: float = 20) -> None:
    """Wait until a condition holds in a page.

    `wait_for_function` asks a second time by `eval`, which the policy of our pages forbids.
    """
    end = time.monotonic() + seconds
    while not page.evaluate(condition):
        assert time.monotonic() < end, condition
        page.wait_for_timeout(50)
