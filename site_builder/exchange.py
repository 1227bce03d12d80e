"""Two folders trade places in one step, and one build at a time."""

import ctypes
import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from site_builder.interruption import held

_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


def exchange(new: Path, site: Path, spare: Path) -> None:
    """Put `new` in the place of `site`, and what was there in the place of `new`. Raises OSError.

    `spare` is a name for between, where the system cannot exchange; see `bring_back`.
    """
    if not site.exists():
        new.rename(site)
    elif not exchange_at_once(new, site):
        with held():
            _exchange_by_renaming(new, site, spare)


def _exchange_by_renaming(new: Path, site: Path, spare: Path) -> None:
    site.rename(spare)
    try:
        new.rename(site)
    except OSError:
        spare.rename(site)
        raise
    spare.rename(new)


def exchange_at_once(new: Path, site: Path) -> bool:
    """Exchange two folders in one step. False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    done = rename(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(site), _RENAME_EXCHANGE)
    return bool(done == 0)


def bring_back(site: Path, spare: Path) -> None:
    """Bring back a site that is still called `spare`, because a build was killed inside `exchange`."""
    if spare.is_dir() and not os.path.lexists(site):
        spare.rename(site)


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Keep other builds away while the block runs; the system opens the lock when a build dies.

    Raises OSError when another build is at work.
    """
    # A link here could open, and so make, a file outside the project.
    flags = os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(lock, flags, 0o600)
    try:
        if not _taken(handle):
            raise OSError(errno.EAGAIN, "another build is writing it; wait until that is done")
        yield
    finally:
        os.close(handle)


def _taken(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
