"""How long a deck takes to show its first slide on a slow line, and what it asks for until then.

The line: 1.6 Mbit/s, 150 ms for each request, a CPU four times as slow; a fresh context, its cache off. All
decks are served by one server, text compressed as GitHub Pages does.
"""

import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

BYTES_A_SECOND = 1_600_000 / 8
LATENCY = 150  # milliseconds
SLOWER = 4
_TEXT = frozenset([".html", ".css", ".js", ".mjs", ".json", ".svg", ".txt"])
# Looks at every frame whether the title can be read and the deck has started.
_WATCH = """window.firstSlide = new Promise((resolve) => {
  const seen = {};
  // Until such a font has come, its text takes its place but is not painted.
  const waits = (family) => [...document.fonts].some((font) => font.status === "loading" &&
    ["auto", "block"].includes(font.display) && family.includes(font.family.replaceAll('"', "")));
  const readable = () => [...document.querySelectorAll("h1, h2")].some((title) => {
    if (!title.textContent.trim().startsWith(TITLE)) return false;
    if (waits(getComputedStyle(title).fontFamily)) return false;
    const at = title.getBoundingClientRect();
    return at.width > 0 && at.height > 0 && at.bottom > 0 && at.top < innerHeight && at.right > 0 &&
      at.left < innerWidth && title.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  });
  const look = () => {
    if (!seen.title && document.body && readable()) seen.title = performance.now();
    if (seen.title && !seen.started && (STARTED)) seen.started = performance.now();
    if (seen.started) resolve(seen);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
});"""

_BEGUN = """(started) => performance.getEntriesByType("resource").filter((one) => one.startTime < started)
  .map((one) => one.name)"""


@dataclass(frozen=True)
class Visit:
    """One opening of a deck: milliseconds to its title and until it started; what was asked by then.

    `compressed` and `raw` are bytes of bodies, `fonts` what of them is fonts; `elsewhere` counts requests to
    other hosts, in all.
    """

    title: float
    started: float
    requests: int
    compressed: int
    raw: int
    fonts: int
    elsewhere: int


def visit(
    browser: Browser, folder: Path, page_path: str, title: str, started: str, slow: bool = True
) -> Visit:
    """Open the deck in `folder` once and wait for its first slide, whose title begins with `title`."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    if slow:
        _slow_down(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(_WATCH.replace("TITLE", repr(title)).replace("STARTED", started))
    with _compressing(folder) as (host, sent):
        page.goto(f"{host}{page_path}", wait_until="commit")
        seen = page.evaluate("firstSlide")
        page.wait_for_timeout(1500)
        begun = [f"{host}{page_path}", *page.evaluate(_BEGUN, seen["started"])]
    until_then = [sent[path] for url in dict.fromkeys(begun) if (path := url.removeprefix(host)) in sent]
    context.close()
    far = [url for url in asked if not url.startswith((host, "data:", "blob:", "about:"))]
    return Visit(
        seen["title"],
        seen["started"],
        len(until_then),
        sum(one.compressed for one in until_then),
        sum(one.raw for one in until_then),
        sum(one.raw for one in until_then if one.is_font),
        len(far),
    )


def _slow_down(page: Page) -> None:
    tools = page.context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.setCacheDisabled", {"cacheDisabled": True})
    line = {"downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND, "latency": LATENCY}
    tools.send("Network.emulateNetworkConditions", {"offline": False, **line})
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


@dataclass(frozen=True)
class _Sent:
    compressed: int
    raw: int
    is_font: bool


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, sent: dict[str, _Sent], **more: Any) -> None:
        self.sent = sent
        super().__init__(*args, **more)  # which answers the request already

    def do_GET(self) -> None:
        """Answer with the file, compressed where it is text."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data, compressed = _read(path)
        is_font = path.suffix in {".woff2", ".woff", ".ttf"}
        self.sent[self.path.removeprefix("/")] = _Sent(len(compressed), len(data), is_font)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if compressed is not data:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(compressed)))
        self.end_headers()
        self.wfile.write(compressed)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the parent's
        """Say nothing."""


@functools.cache
def _read(path: Path) -> tuple[bytes, bytes]:
    """A file, and as it is sent."""
    data = path.read_bytes()
    return data, gzip.compress(data, 9, mtime=0) if path.suffix in _TEXT else data


@contextmanager
def _compressing(folder: Path) -> Iterator[tuple[str, dict[str, _Sent]]]:
    """Serve a folder; gives its address, and what is sent, by its path."""
    sent: dict[str, _Sent] = {}
    handler = functools.partial(_Handler, directory=str(folder), sent=sent)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", sent
    finally:
        server.shutdown()
        server.server_close()
