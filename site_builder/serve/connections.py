"""A web server whose connections cannot pile up: their number is bounded, and none waits long for a browser.

Each connection has a thread of its own, which a browser that is idle, slow or gone would keep for ever.
"""

import http.server
import select
import socket
import sys
import threading
import time
from contextlib import suppress
from typing import Any

MOST = 64  # connections, and so threads
WAIT_SECONDS = 15.0  # for a whole request to come, and for a small answer to be taken


class Connections:
    """The open connections of a server, and until when each that waits for its browser may do so."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._deadlines: dict[socket.socket, float | None] = {}

    def add(self, connection: socket.socket) -> bool:
        """Admit a connection that waits for its first request; returns False if all others are at work.

        If there are too many, the one that has waited longest is ended.
        """
        with self._lock:
            if len(self._deadlines) >= MOST and not self._end_first():
                return False
            self._deadlines[connection] = time.monotonic() + WAIT_SECONDS
            return True

    def remove(self, connection: socket.socket) -> None:
        with self._lock:
            self._deadlines.pop(connection, None)

    def waits(self, connection: socket.socket, longer: float = 0.0) -> None:
        """Note that a connection waits for its browser, for `longer` seconds than usual at most."""
        self._note(connection, time.monotonic() + WAIT_SECONDS + longer)

    def works(self, connection: socket.socket) -> None:
        """Note that a connection waits for an answer of ours, however long that takes."""
        self._note(connection, None)

    def end_overdue(self) -> None:
        """End the connections whose browser has kept them waiting too long."""
        now = time.monotonic()
        with self._lock:
            for connection, deadline in [*self._deadlines.items()]:
                if deadline is not None and deadline < now:
                    self._end(connection)

    def _note(self, connection: socket.socket, deadline: float | None) -> None:
        with self._lock:
            if connection in self._deadlines:  # it may just have been ended
                self._deadlines[connection] = deadline

    def _end_first(self) -> bool:
        waiting = [
            (deadline, connection) for connection, deadline in self._deadlines.items() if deadline is not None
        ]
        if waiting:
            self._end(min(waiting, key=lambda one: one[0])[1])
        return bool(waiting)

    def _end(self, connection: socket.socket) -> None:
        """Wake the thread of a connection, which then finds it closed."""
        del self._deadlines[connection]
        with suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)


class BoundedServer(http.server.ThreadingHTTPServer):
    """Serves with a bounded number of threads, none of which waits for a browser for long."""

    daemon_threads = True
    request_queue_size = MOST

    def __init__(self, address: tuple[str, int]) -> None:
        self.connections = Connections()
        super().__init__(address, http.server.BaseHTTPRequestHandler)

    def verify_request(self, request: "socket.socket | tuple[bytes, socket.socket]", _: object) -> bool:
        return isinstance(request, socket.socket) and self.connections.add(request)

    def service_actions(self) -> None:
        """Look at all connections, which the server does twice a second."""
        self.connections.end_overdue()

    def shutdown_request(self, request: "socket.socket | tuple[bytes, socket.socket]") -> None:
        if isinstance(request, socket.socket):
            self.connections.remove(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that went away in the middle."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


def is_gone(connection: socket.socket) -> bool:
    """Return whether a browser that has nothing more to say has closed its end of a connection."""
    try:
        readable, _, _ = select.select([connection], [], [], 0)
        return bool(readable) and not connection.recv(1, socket.MSG_PEEK)
    except (OSError, ValueError):
        return True
