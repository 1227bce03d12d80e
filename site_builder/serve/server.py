"""The web server of a preview: on this machine alone, from memory."""

import http.server
import json
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from html import escape
from importlib import resources
from typing import Any
from urllib.parse import unquote, urlsplit

from site_builder.diagnostics import Diagnostic
from site_builder.render.templates import BadTemplateError
from site_builder.report import one_line
from site_builder.serve.connections import BoundedServer, is_gone
from site_builder.serve.patience import unreadable
from site_builder.serve.preview import Preview
from site_builder.serve.showing import LIVE, Showing, alive, mark_in

_GLANCE = 1.0  # seconds between two looks whether a browser that listens is still there
_SLOWEST = 100_000  # bytes in a second that a browser must take: one that plays a film takes them as it plays
_OWN = (f"{LIVE}live.js", f"{LIVE}live.css")
_TYPES = {
    ".js": "text/javascript",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".json": "application/json",
}
_HTML = "text/html; charset=utf-8"
_HOSTS = frozenset(["127.0.0.1", "localhost", "[::1]"])


class CannotServeError(Exception):
    """No server can be opened at the port that was asked for, and why."""


class Port:
    """A port of this machine, taken before there is anything to serve: its `address` goes into the pages.

    `number` 0 takes any that is free. Raises CannotServeError.
    """

    def __init__(self, number: int) -> None:
        try:
            self.server = BoundedServer(("127.0.0.1", number))
        except OSError as problem:
            raise CannotServeError(problem.strerror or str(problem)) from None
        self.address = f"http://127.0.0.1:{self.server.server_port}/"


@contextmanager
def served(preview: Preview, port: Port) -> Iterator[None]:
    """Serve a preview at a port; what was asked for meanwhile is answered now."""
    server = port.server
    server.RequestHandlerClass = partial(_Handler, preview=preview)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: BoundedServer

    def __init__(self, *arguments: Any, preview: Preview) -> None:
        self._preview = preview
        super().__init__(*arguments)  # which answers the request already

    def handle_one_request(self) -> None:
        self.server.connections.waits(self.connection)
        super().handle_one_request()

    def do_GET(self) -> None:
        self.server.connections.works(self.connection)
        # Another site's page can have its name lead to this machine, and would then read what we serve.
        if self.headers.get("Host", "").rpartition(":")[0] not in _HOSTS:
            self._send(421, b"This preview is for this machine alone.", "text/plain")
            return
        path = unquote(urlsplit(self.path).path).lstrip("/")
        if path == f"{LIVE}events":
            self._tell()
        elif path in _OWN:
            data = (resources.files("site_builder.serve") / path.removeprefix(LIVE)).read_bytes()
            self._send(200, data, _type_of(path))
        else:
            self._answer(path)

    do_HEAD = do_GET  # noqa: N815 - the parent's way of naming

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the parent's
        """Say nothing: the terminal is for complaints."""

    def _answer(self, path: str) -> None:
        name = f"{path}index.html" if not path or path.endswith("/") else path
        try:
            data = self._preview.file(name)
            if data is not None:
                self._send(200, data, _type_of(name))
            elif self._preview.file(f"{path}/index.html") is not None:
                self._send(301, b"", "text/plain", Location=f"/{path}/")
            else:
                self._send(404, self._preview.file("404.html") or b"", _HTML)
        except BadTemplateError as bad:
            self._send(500, alive(_as_page(bad.diagnostic), ""), _HTML)
        except OSError as problem:  # a file of the project that is being replaced
            self._send(503, alive(_as_page(unreadable(problem, self._preview.root)), ""), _HTML)

    def _send(self, status: int, data: bytes, kind: str, **more: str) -> None:
        self.server.connections.waits(self.connection, longer=len(data) / _SLOWEST)
        with suppress(ConnectionError):
            self.send_response(status)
            fields = {"Content-Type": kind, "Content-Length": str(len(data)), "Cache-Control": "no-store"}
            if mark := mark_in(data):
                fields["ETag"] = f'"{mark}"'
            for name, value in (fields | more).items():
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(data)

    def _tell(self) -> None:
        """Tell a browser of each new state, until it goes away."""
        self.close_connection = True
        number = 0
        with suppress(OSError):
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            while self.command != "HEAD" and not is_gone(self.connection):
                self.server.connections.waits(self.connection, longer=_GLANCE)
                showing = self._preview.news(number, _GLANCE)
                if showing:
                    number = showing.number
                    self.wfile.write(_event(showing))


def _event(showing: Showing) -> bytes:
    value = [
        {
            "severity": d.severity,
            "place": str(d.source),
            "code": d.code,
            "message": d.message,
            "hint": d.hint,
        }
        for d in showing.diagnostics
    ]
    return f"data: {json.dumps(value)}\n\n".encode()


def _type_of(path: str) -> str:
    suffix = path[path.rfind(".") :] if "." in path else ""
    kind = _TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def _as_page(diagnostic: Diagnostic) -> bytes:
    head = '<!doctype html><html lang="en"><head><title>Error</title></head>'
    return f"{head}<body><p>{escape(one_line(diagnostic))}</p></body></html>".encode()
