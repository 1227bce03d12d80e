"""Live preview: from saving a file to the changed page being served, ours and Hugo's in the same run."""

import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from http.client import HTTPException
from pathlib import Path
from posixpath import dirname

from benchmarks.building import Place
from benchmarks.library import change_definition, change_name, first_entities
from benchmarks.measure import FailedError, resident
from benchmarks.plain_pages import PlainPage
from benchmarks.tables import table
from benchmarks.trees import write_page

POLL = 0.01  # seconds between two looks at a page
PATIENCE = 60  # seconds for a change to show
START = 600  # seconds for the first page
QUIET = 0.3  # seconds between two edits

# Makes an edit that brings the words in; returns the pages that must show them.
Edit = Callable[[str], Sequence[str]]


@dataclass
class Served:
    """What a server's edits took in seconds, its first page too, and megabytes held at the end."""

    name: str
    first: float = 0
    memory: float = 0
    definitions: list[float] = field(default_factory=list)
    names: list[float] = field(default_factory=list)
    failed: str = ""


def measure_edits(ours: Place, peer: Place, pages: Sequence[PlainPage], edits: int) -> list[Served]:
    """Start both servers and edit in turn. A server that does not start, or shows no change, is told of."""
    addresses = {page.place: page for page in pages}
    entities = first_entities(ours.folder)
    editing = {
        ours.maker.name: (ours, *_edits_of_ours(ours.folder, entities)),
        peer.maker.name: (peer, *_edits_of_peer(peer, addresses, entities)),
    }
    made = [Served(name) for name in editing]
    with ExitStack() as servers:
        running = []
        for served in made:
            place, definition, name = editing[served.name]
            print(f"{served.name}: starting the server", file=sys.stderr)
            begin = time.perf_counter()
            try:
                process, base = servers.enter_context(_serving(place))
            except FailedError as failed:
                served.failed = str(failed)
                continue
            served.first = time.perf_counter() - begin
            running.append((served, process, base, definition, name))
        for number in range(edits):
            for served, _, base, definition, _ in running:
                _take(served, served.definitions, base, definition, f"changed {number} now")
        for number in range(max(edits // 4, 1)):
            for served, _, base, _, name in running:
                _take(served, served.names, base, name, f"Changed {number} too")
        for served, process, *_ in running:
            served.memory = resident(process.pid)
    return made


def edits_table(records: int, served: Sequence[Served]) -> str:
    head = [
        "server",
        "first page s",
        "definition saved to served: median ms",
        "longest ms",
        "a name: median ms",
        "MB",
    ]
    rows = [
        [one.name, one.failed]
        if one.failed or not one.definitions
        else [
            one.name,
            f"{one.first:.1f}",
            f"{1000 * statistics.median(one.definitions):.0f}",
            f"{1000 * max(one.definitions):.0f}",
            f"{1000 * statistics.median(one.names):.0f}" if one.names else "-",
            f"{one.memory:.0f}",
        ]
        for one in served
    ]
    edits = max((len(one.definitions) for one in served), default=0)
    return f"### Live preview, {records:,} records; {edits} edits in turn\n\n{table(head, rows)}"


def _take(served: Served, times: list[float], base: str, edit: Edit, words: str) -> None:
    if served.failed:
        return
    time.sleep(QUIET)
    begin = time.perf_counter()
    addresses = edit(words)
    for address in addresses:
        while words not in _get(base + address):
            if time.perf_counter() - begin > PATIENCE:
                served.failed = f"{PATIENCE} s after saving, {address} did not show it"
                return
            time.sleep(POLL)
    times.append(time.perf_counter() - begin)


@contextmanager
def _serving(place: Place) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """A running server and the address of its site. Raises FailedError."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [part.format(port=port) for part in place.maker.serve],
        cwd=place.folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | place.maker.environment,
        start_new_session=True,
    )
    try:
        yield process, _base(process, port)
    finally:
        _end(process)


def _base(process: subprocess.Popen[bytes], port: int) -> str:
    """Where the home page is: at the root, or below the path of the site's own address."""
    begin = time.perf_counter()
    while time.perf_counter() - begin < START:
        if process.poll() is not None:
            raise FailedError(f"the server ended with {process.returncode}")
        for base in (f"http://127.0.0.1:{port}/large/", f"http://127.0.0.1:{port}/"):
            if "<h1" in _get(base):
                return base
        time.sleep(POLL)
    raise FailedError(f"no page after {START} s")


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _get(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return str(answer.read().decode("utf-8", "replace"))
    except (OSError, HTTPException):  # a page that is written just now may end too soon
        return ""


def _edits_of_ours(project: Path, entities: tuple[str, str]) -> tuple[Edit, Edit]:
    first, related = entities

    def definition(words: str) -> Sequence[str]:
        change_definition(project, words)
        return [f"entities/{first}/"]

    def name(words: str) -> Sequence[str]:
        change_name(project, words)
        return [f"entities/{first}/", f"entities/{related}/"]

    return definition, name


def _edits_of_peer(
    peer: Place, by_place: Mapping[str, PlainPage], entities: tuple[str, str]
) -> tuple[Edit, Edit]:
    """The same edits of the same page. A new title must show in the list of pages on another one too."""
    pattern = re.compile(rf"entities/(part-\d+/)?{entities[0]}")
    page = next(page for place, page in by_place.items() if pattern.fullmatch(place))
    beside = next(
        place for place in by_place if dirname(place) == dirname(page.place) and place != page.place
    )
    form = peer.maker.form
    assert form

    def definition(words: str) -> Sequence[str]:
        write_page(page.changed(words), by_place, peer.folder, form)
        return [f"{page.place}/"]

    def name(words: str) -> Sequence[str]:
        write_page(replace(page, title=f"{page.title} {words}"), by_place, peer.folder, form)
        return [f"{page.place}/", f"{beside}/"]

    return definition, name
