"""A real browser and the real site, served under a base path from this machine alone."""

import functools
import http.server
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.hosts.test_site import run

ROOT = Path(__file__).parents[2]
BASE = "/some/base/path/"


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the parent's
        """Stay quiet."""

    def translate_path(self, path: str) -> str:
        if not path.startswith(BASE):
            return str(Path(self.directory) / "outside the base path")
        return super().translate_path("/" + path.removeprefix(BASE))


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
    with serving(site) as address:
        yield address


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serve a site under the base path; its address."""
    handler = functools.partial(_Handler, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{BASE}"
    server.shutdown()
    thread.join()
    server.server_close()


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
