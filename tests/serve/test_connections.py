"""No browser can keep the preview from its work: not by its number, nor by being idle, slow or gone."""

import socket
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from urllib.parse import urlsplit

import pytest

from site_builder.diagnostics import Diagnostic
from site_builder.render.stage import Stage
from site_builder.serve import Host, Port, Preview, served
from site_builder.serve import connections as connections_module
from tests.conftest import Write

PATIENCE = 30  # seconds
LARGE = 40_000_000  # bytes, which no buffer of the system takes


class Server:
    """A running preview, with the connections that a test opened."""

    def __init__(self, port: Port, opened: ExitStack) -> None:
        self.address, self._opened = port.address, opened
        self.threads = threading.active_count()

    def connect(self, request: bytes = b"", receives: int = 0) -> socket.socket:
        made = self._opened.enter_context(socket.socket())
        if receives:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receives)
        made.settimeout(PATIENCE)
        made.connect(("127.0.0.1", urlsplit(self.address).port or 0))
        made.sendall(request)
        return made

    @property
    def connections(self) -> int:
        """How many threads serve a connection."""
        return threading.active_count() - self.threads

    def home(self) -> int:
        with urllib.request.urlopen(self.address, timeout=PATIENCE) as answer:
            return int(answer.status)


def host(stage: Stage) -> tuple[Host | None, list[Diagnostic]]:
    return Host(lambda page: page.html, {"large.bin": bytes(LARGE)}, [], list), []


@pytest.fixture
def server(project: Write) -> Iterator[Server]:
    preview, port = Preview(project({}), "http://127.0.0.1:8000/", host), Port(0)
    assert preview.start() == []
    with served(preview, port), ExitStack() as opened:
        yield Server(port, opened)


def wait_until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def get(path: str, more: str = "") -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: localhost:8000\r\n{more}\r\n".encode()


def test_a_connection_that_asks_nothing_is_ended(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections_module, "WAIT_SECONDS", 0.2)
    assert server.connect().recv(1) == b""
    wait_until(lambda: server.connections == 0)


def test_a_connection_that_asks_nothing_more_is_ended(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections_module, "WAIT_SECONDS", 0.2)
    idle = server.connect(get("/_live/live.css"))
    assert idle.recv(8) == b"HTTP/1.1"
    while idle.recv(65536):
        pass
    wait_until(lambda: server.connections == 0)


def test_a_request_that_comes_letter_by_letter_is_ended(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections_module, "WAIT_SECONDS", 0.5)
    slow = server.connect(b"GET / HTTP/1.1\r\nX: ")
    wait_until(lambda: server.connections == 1)
    with suppress(ConnectionError):
        for _ in range(PATIENCE * 20):
            slow.sendall(b"x")
            time.sleep(0.05)
            if server.connections == 0:
                break
    assert server.connections == 0


def test_an_answer_that_is_not_taken_is_ended(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections_module, "WAIT_SECONDS", 0.2)
    monkeypatch.setattr("site_builder.serve.server._SLOWEST", LARGE)
    server.connect(get("/large.bin"), receives=4096)
    wait_until(lambda: server.connections == 1)
    wait_until(lambda: server.connections == 0)


def test_a_page_that_listens_stays_as_long_as_its_browser_is_there(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections_module, "WAIT_SECONDS", 0.2)
    listening = server.connect(get("/_live/events"))
    time.sleep(2)
    assert server.connections == 1
    listening.close()
    wait_until(lambda: server.connections == 0)


@pytest.mark.parametrize("request_", [b"", b"GET / HTT", get("/_live/events"), get("/large.bin")])
def test_however_many_connect_the_threads_are_bounded_and_a_page_is_served(
    server: Server, monkeypatch: pytest.MonkeyPatch, request_: bytes
) -> None:
    monkeypatch.setattr(connections_module, "MOST", 8)
    for _ in range(50):
        server.connect(request_, receives=4096)
    wait_until(lambda: server.connections <= 8)
    assert server.home() == 200


def test_a_browser_that_breaks_off_is_not_reported(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = server.connect(get("/large.bin"))
    # Closing it so sends a reset.
    broken.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    broken.close()
    wait_until(lambda: server.connections == 0)
    assert capsys.readouterr().err == ""
