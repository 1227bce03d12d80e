"""The only code that writes: files into a folder that is not yet the site, then the two folders exchanged.

A build that fails, fills the disk or is killed leaves the old site as it was.
"""

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


@dataclass(frozen=True, slots=True)
class Output:
    """A file to be: its path in the site folder, and its bytes."""

    path: str
    data: bytes


def write(outputs: Iterable[Output], folder: Path) -> None:
    """Write files into `folder`. Raises OSError."""
    made: set[Path] = set()
    for output in outputs:
        target = folder / output.path
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        target.write_bytes(output.data)


@contextmanager
def replacing(site: Path) -> Iterator[Path]:
    """A new folder to build in; when the block ends well it takes the place of `site`, else it is dropped.

    Raises OSError, e.g. when `site` is a file or the disk is full; `site` is then as before.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    if site.exists() and not site.is_dir():
        raise NotADirectoryError(20, "it is a file, not a folder", str(site))
    _repair(site)
    new = Path(tempfile.mkdtemp(prefix=f".{site.name}.new-", dir=site.parent))
    new.chmod(0o755)
    try:
        yield new
        _exchange(new, site)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _exchange(new: Path, site: Path) -> None:
    if not site.exists():
        new.rename(site)
    elif not _exchange_at_once(new, site):
        old = site.with_name(f".{site.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        site.rename(old)
        new.rename(site)
        old.rename(new)


def _exchange_at_once(new: Path, site: Path) -> bool:
    """Exchange two folders in one step. False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    done = rename(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(site), _RENAME_EXCHANGE)
    return bool(done == 0)


def _repair(site: Path) -> None:
    # Killed between the two renames of `_exchange`, a build leaves the old site under this name.
    old = site.with_name(f".{site.name}.old")
    if old.is_dir() and not site.exists():
        old.rename(site)
