"""A process beside the preview that joins and checks the project, so that nobody waits for that.

It reads the files by itself; the preview only tells it that something changed.
"""

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from site_builder import interruption
from site_builder.build import load
from site_builder.diagnostics import Diagnostic
from site_builder.remembering import Memory
from site_builder.serve.garbage import GarbageCollector
from site_builder.serve.patience import UnreadableError, patiently

Told = Callable[[int, Sequence[Diagnostic]], None]


class Checker:
    """Checks a project again after each `ask`, and calls `told` with what it found and the number asked with.

    Of several that ask while it works, the last is answered.
    """

    def __init__(self, root: Path, told: Told) -> None:
        self._root, self._told = root, told
        self._ours = self._started()

    def ask(self, number: int) -> None:
        """Ask for a check of the files as they are now. A process that was killed is replaced."""
        try:
            self._ours.send(number)
        except OSError:
            self._ours = self._started()
            self._ours.send(number)

    def _started(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(self._root, theirs), daemon=True)
        with _no_imports_from_this_folder(), interruption.held(), interruption.deaf_children():
            process.start()
            interruption.add_child(process.pid or 0)
        theirs.close()
        threading.Thread(target=self._listen, args=(ours, process), daemon=True).start()
        return ours

    def _listen(self, ours: Connection, process: BaseProcess) -> None:
        with suppress(EOFError, OSError):  # the process has ended, as it does with this one
            while True:
                number, found = ours.recv()
                self._told(number, found)
        process.join()
        interruption.remove_child(process.pid or 0)


@contextmanager
def _no_imports_from_this_folder() -> Iterator[None]:
    """Keep a new Python process from importing what lies in the current folder, which may be a stranger's."""
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONSAFEPATH"]
        else:
            os.environ["PYTHONSAFEPATH"] = before


def _work(root: Path, pipe: Connection) -> None:
    if hasattr(os, "nice"):
        os.nice(5)  # what is being read goes before what is being checked
    # A check keeps nearly all that it makes: looking through that for garbage takes as long as the check.
    gc.disable()
    memory, garbage = Memory(), GarbageCollector()
    try:
        while True:
            number = pipe.recv()
            while pipe.poll():
                number = pipe.recv()
            memory.begin_round()
            pipe.send((number, _checked(root, memory)))
            gc.collect()  # of what came since all was frozen
            garbage.changed()
    except (EOFError, OSError, KeyboardInterrupt):
        return  # the preview has ended


def _checked(root: Path, memory: Memory) -> list[Diagnostic]:
    try:
        return patiently(lambda: load(root, memory).diagnostics, root)
    except UnreadableError as unreadable:
        return [unreadable.diagnostic]
