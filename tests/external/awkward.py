"""A server on this machine alone, that answers as awkwardly as the world does."""

import http.server
import socket
import struct
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

# path → what is answered to the first request, the second, and so on; the last one stays.
ANSWERS: dict[str, list[tuple[int, dict[str, str]]]] = {
    "/missing": [(404, {})],
    "/gone": [(410, {})],
    "/moved": [(301, {"Location": "/alive"})],
    "/moved-to-missing": [(301, {"Location": "/missing"})],
    "/circle": [(302, {"Location": "/circle"})],
    "/ill-once": [(503, {}), (200, {})],
    "/ill": [(500, {})],
    "/not-for-programs": [(403, {})],
    "/not-without-password": [(401, {})],
    "/later": [(429, {"Retry-After": "1"}), (200, {})],
    "/much-later": [(429, {"Retry-After": "3600"})],
}


@dataclass(frozen=True)
class Server:
    """`at` is its address without a slash at the end; `asked` counts requests by their path."""

    at: str
    asked: Counter[str]


@contextmanager
def awkward() -> Iterator[Server]:
    """Serve until the block ends; whoever still hangs is let go then."""
    asked: Counter[str] = Counter()
    ended = threading.Event()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            asked[self.path] += 1
            if self.path == "/hangs":
                ended.wait(60)
            if self.path == "/resets" or (self.path == "/resets-once" and asked[self.path] == 1):
                self._reset()
                return
            answers = ANSWERS.get(self.path, [(200, {})])
            status, headers = answers[min(asked[self.path], len(answers)) - 1]
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def _reset(self) -> None:
            # With no time to linger, closing sends a reset.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            self.close_connection = True

        def finish(self) -> None:
            with suppress(OSError, ValueError):
                super().finish()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the parent's
            """Say nothing."""

    class Quiet(http.server.ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """Whoever asked has gone; that is what the tests are about."""

    server = Quiet(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Server(f"http://127.0.0.1:{server.server_port}", asked)
    finally:
        ended.set()
        server.shutdown()
        server.server_close()
        thread.join()
