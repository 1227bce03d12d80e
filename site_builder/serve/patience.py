"""Read files again if another program exchanges them at this moment, for example at a change of branch."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from site_builder.diagnostics import Diagnostic, Source, error, told_path

_ATTEMPTS = 20
_PAUSE = 0.05  # seconds between two attempts

T = TypeVar("T")


class UnreadableError(Exception):
    """A file of the project cannot be read, with what to report about it."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic)
        self.diagnostic = diagnostic


def patiently(read: Callable[[], T], root: Path) -> T:
    """Return what `read` returns; if it raises OSError, try again for a second. Raises UnreadableError."""
    for _ in range(_ATTEMPTS):
        try:
            return read()
        except OSError as problem:
            last = problem
            time.sleep(_PAUSE)
    raise UnreadableError(unreadable(last, root))


def unreadable(problem: OSError, root: Path) -> Diagnostic:
    """Report that a file of the project at `root` cannot be read."""
    where = Source(told_path(Path(problem.filename), root) if problem.filename else "content")
    return error(where, "unreadable-file", f"this file cannot be read: {problem.strerror or problem}")
