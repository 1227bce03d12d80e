"""A process beside the preview that joins and checks the project, so that nobody waits for that.

It reads the files by itself; the preview only tells it that something changed.
"""

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from site_builder.build import load
from site_builder.diagnostics import Diagnostic
from site_builder.remembering import Memory
from site_builder.serve.garbage import GarbageCollector

Told = Callable[[int, Sequence[Diagnostic]], None]


class Checker:
    """Checks a project again after each `ask`, and calls `told` with what it found and the number asked with.

    Of several that ask while it works, the last is answered.
    """

    def __init__(self, root: Path, told: Told) -> None:
        context = multiprocessing.get_context("spawn")
        self._ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(root, theirs), daemon=True)
        process.start()
        theirs.close()
        threading.Thread(target=self._listen, args=(told,), daemon=True).start()

    def ask(self, number: int) -> None:
        """Ask for a check of the files as they are now."""
        self._ours.send(number)

    def _listen(self, told: Told) -> None:
        try:
            while True:
                number, found = self._ours.recv()
                told(number, found)
        except (EOFError, OSError):
            return  # the process has ended, as it does with this one


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
            pipe.send((number, load(root, memory).diagnostics))
            gc.collect()  # of what came since all was frozen
            garbage.changed()
    except (EOFError, OSError, KeyboardInterrupt):
        return  # the preview has ended
