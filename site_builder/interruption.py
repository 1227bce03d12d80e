"""End a command at Ctrl-C, at whatever moment it comes: one line, nothing left behind.

The handler ends the process itself. An exception, as Python raises it otherwise, may come in the middle of
any cleaning up, and libraries catch it, print it or lose it.

This module imports next to nothing, since an interruption before that shows a traceback of Python.
"""

import os
from contextlib import contextmanager, suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import FrameType
else:
    import _signal as signal  # `signal` adds enums to it, which takes longer than all the rest here

INTERRUPTED, INTERRUPTED_CODE = "Interrupted.", 128 + signal.SIGINT
PREFIX = "site-builder-"  # begins the name of each temporary folder
_SIGNALS: dict[int, str] = {signal.SIGINT: INTERRUPTED, signal.SIGTERM: "Terminated."}
# Clears what stands in the row, such as "^C", and shows the cursor again.
_TERMINAL = "\r\x1b[K\x1b[?25h"


class _Process:
    """What the handler must know of this process."""

    def __init__(self) -> None:
        self.pid = 0  # until the handler is installed
        self.folders: set[str] = set()
        self.children: set[int] = set()
        self.held: set[object] = set()  # one for each block, in whatever thread
        self.pending = 0
        self.code: Callable[[], int] | None = None  # what Ctrl-C ends with, if it is the usual way to end


_process = _Process()


def install() -> None:
    """Have SIGINT and SIGTERM end this process with exit code 130 and 143.

    A signal that is ignored stays ignored, as SIGINT is in what a shell starts in the background.
    """
    _process.pid = os.getpid()
    for number in _SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _handle)


@contextmanager
def temporary_folder() -> "Iterator[Path]":
    """Make a temporary folder that is removed when the block ends, and also if the process is interrupted."""
    import tempfile
    from pathlib import Path

    with held():
        made = tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True)
        _process.folders.add(made.name)
    try:
        yield Path(made.name)
    finally:
        made.cleanup()
        _process.folders.discard(made.name)


@contextmanager
def held() -> "Iterator[None]":
    """Put an interruption off until the block ends. It must be short."""
    block = object()
    _process.held.add(block)
    try:
        yield
    finally:
        _process.held.discard(block)
        if _process.pending:
            signal.raise_signal(_process.pending)


def add_child(pid: int) -> None:
    """Have a process killed if this one is interrupted. It must be started in the same block of `held`."""
    _process.children.add(pid)


def remove_child(pid: int) -> None:
    """Forget a process that has ended. Its number may be given to another."""
    _process.children.discard(pid)


@contextmanager
def usual_end(code: "Callable[[], int]") -> "Iterator[None]":
    """Make Ctrl-C the usual way to end while the block runs: without a word, with `code()` as exit code."""
    _process.code = code
    try:
        yield
    finally:
        _process.code = None


@contextmanager
def deaf_children() -> "Iterator[None]":
    """Have processes that are started in the block not hear Ctrl-C, which a terminal sends to all of them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # if `multiprocessing` starts it later, the signal is let through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _handle(number: int, _: "FrameType | None") -> None:
    if os.getpid() != _process.pid:
        os._exit(128 + number)  # a worker, whose parent says it
    if _process.held:
        _process.pending = number
    else:
        _end(number)


def _end(number: int) -> None:
    for one in _SIGNALS:
        signal.signal(one, signal.SIG_IGN)
    for pid in [*_process.children]:
        with suppress(OSError):
            os.kill(pid, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
            os.waitpid(pid, 0)
    for folder in [*_process.folders]:
        import shutil  # which is there already, since `tempfile` needs it

        shutil.rmtree(folder, ignore_errors=True)
    if _process.code and number == signal.SIGINT:
        _say("")
        os._exit(_process.code())
    _say(f"{_SIGNALS[number]}\n")
    os._exit(128 + number)


def _say(words: str) -> None:
    with suppress(OSError, ValueError):
        if os.name == "posix" and os.isatty(2):
            words = _TERMINAL + words
        os.write(2, words.encode())
