"""The project's cache folder: notes that save work, which may be deleted at any time.

A note is data, never code, and is believed only whole: each carries its format and a checksum.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from site_builder.disk.project_files import TEXT_BYTES, read_bytes
from site_builder.interruption import held

CACHE = ".cache/site-builder"
_FORMAT = "site-builder 1"
_MOST_BYTES = 500_000_000  # of a note: that of 100,000 pages has some 30 MB


def recall(root: Path, name: str, mark: str = "") -> Any:
    """The value of a note; None when there is none, or it is damaged, of another format or another `mark`."""
    try:
        head, _, body = _read(root, name).partition(b"\n")
        return json.loads(body) if head == _head(body, mark) else None
    except (OSError, ValueError, RecursionError):
        return None


def note(root: Path, name: str, value: Any, mark: str = "") -> None:
    """Keep a value of plain data; where it cannot be written, or only outside the project, do without.

    It is only believed again by whoever knows its `mark`.
    """
    body = json.dumps(value, separators=(",", ":"), check_circular=False).encode()
    put(root, name, _head(body, mark) + b"\n" + body)


def put(root: Path, name: str, data: bytes) -> None:
    """Keep a file of another form; where it cannot be written, or only outside the project, do without."""
    if folder := _own_place(root):
        with suppress(OSError):
            _write(folder, name, data)


def keep(root: Path, folder: str, files: Mapping[str, str]) -> None:
    """Keep copies of just these files in a folder of the cache, each called by a digest of what it holds.

    The files are given by their paths from the root.
    """
    if not (place := _own_place(root, folder)):
        return
    with suppress(OSError):
        there = {entry.name for entry in os.scandir(place)} if place.is_dir() else set()
        for name in files.keys() - there:
            _write(place, name, read_bytes(root, files[name], TEXT_BYTES))
        for name in there - files.keys():
            os.unlink(place / name)


def kept(root: Path, name: str) -> bytes | None:
    """What was kept under a name; whether it still is what was called so, the caller must see."""
    try:
        return _read(root, name)
    except OSError:
        return None


def _read(root: Path, name: str) -> bytes:
    # A project from elsewhere could bring along a cache, with a link or a named pipe in it.
    return read_bytes(root, f"{CACHE}/{name}", _MOST_BYTES)


def _own_place(root: Path, folder: str = "") -> Path | None:
    """The cache, or a folder in it; None where a link is in its place or above it.

    A project from elsewhere could bring one along, and have us write or delete where it leads.
    """
    place = root / CACHE / folder
    return place if os.path.realpath(place) == str(Path(os.path.realpath(root), CACHE, folder)) else None


def _write(folder: Path, name: str, data: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with held():  # so that no interruption leaves the part behind
        handle, part = tempfile.mkstemp(dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.replace(part, folder / name)
        except OSError:
            os.unlink(part)


def _head(body: bytes, mark: str) -> bytes:
    return f"{_FORMAT} {hashlib.sha256(mark.encode() + body).hexdigest()}".encode()
