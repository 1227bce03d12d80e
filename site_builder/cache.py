"""The project's cache folder: notes that save work, which may be deleted at any time.

A note is data, never code, and is believed only whole: each carries its format and a checksum.
"""

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

CACHE = ".cache/site-builder"
_FORMAT = "site-builder 1"


def recall(root: Path, name: str) -> Any:
    """The value of a note; None when there is none, or it is damaged or of another format."""
    try:
        head, _, body = (root / CACHE / name).read_bytes().partition(b"\n")
        return json.loads(body) if head == _head(body) else None
    except (OSError, ValueError, RecursionError):
        return None


def note(root: Path, name: str, value: Any) -> None:
    """Keep a value of plain data; where it cannot be written, or only outside the project, do without."""
    folder = root / CACHE
    # A project from elsewhere could bring a link along, and have us write where it leads.
    if not folder.resolve().is_relative_to(root.resolve()):
        return
    body = json.dumps(value, separators=(",", ":"), check_circular=False).encode()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_head(body) + b"\n" + body)
            os.replace(part, folder / name)
        except OSError:
            os.unlink(part)


def _head(body: bytes) -> bytes:
    return f"{_FORMAT} {hashlib.sha256(body).hexdigest()}".encode()
