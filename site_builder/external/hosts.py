"""Whether the names of hosts can be found; so a machine without a network shows, and a host that is gone."""

import socket
import threading
import time
from collections import deque
from collections.abc import Collection, Mapping
from enum import Enum
from ipaddress import ip_address
from urllib.parse import urlsplit
from urllib.request import getproxies

_SECONDS = 8
_AT_ONCE = 16


class Standing(Enum):
    """Whether a host has an address: found, surely none, or nobody can tell."""

    FOUND = "found"
    NONE = "none"
    UNKNOWN = "unknown"


def standings(hosts: Collection[str]) -> Mapping[str, Standing]:
    """The standing of each host, all asked for at once, in at most some seconds."""
    if getproxies():
        return dict.fromkeys(hosts, Standing.FOUND)  # a proxy looks names up itself
    made: dict[str, Standing] = {}
    left = deque(sorted(hosts))

    def work() -> None:
        while left:
            try:
                host = left.popleft()
            except IndexError:
                return
            made[host] = _standing(host)

    # Daemons: a resolver that hangs must not keep the program from ending.
    threads = [threading.Thread(target=work, daemon=True) for _ in range(min(_AT_ONCE, len(hosts)))]
    end = time.monotonic() + _SECONDS
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0, end - time.monotonic()))
    left.clear()
    return {host: made.get(host, Standing.UNKNOWN) for host in hosts}


def is_numeric(host: str) -> bool:
    """Whether a host is written as an address, which needs no network to be found."""
    try:
        ip_address(_name(host))
    except ValueError:
        return False
    return True


def _standing(host: str) -> Standing:
    try:
        socket.getaddrinfo(_name(host), None)
    except socket.gaierror as problem:
        return Standing.NONE if problem.errno == socket.EAI_NONAME else Standing.UNKNOWN
    except (OSError, UnicodeError):
        return Standing.UNKNOWN
    return Standing.FOUND


def _name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
