"""Free the memory of earlier states while nobody waits, so that a preview of any length stays small.

A preview holds many objects for long, and each automatic collection of Python would look at all of them.
`gc.freeze` hides them from it, but then it never frees them either: what MkDocs makes of a
project refers to itself, and a few megabytes would stay with each change of a page.
"""

import gc
import threading
import time

_MOMENT = 0.5  # seconds without a change, after which a collection disturbs nobody
_SHARE = 20  # a collection that took a second waits at least as many seconds for a moment without changes


class GarbageCollector:
    """Collects garbage in a thread of its own, a moment after each change.

    If changes come without a pause, it collects between them, and takes 5 % of the time at most.
    """

    def __init__(self, moment: float = _MOMENT) -> None:
        self._moment = moment
        self._changed = threading.Event()
        threading.Thread(target=self._run, daemon=True).start()

    def changed(self) -> None:
        """Hide all objects from automatic collections, and free the garbage among them a moment later."""
        gc.freeze()
        self._changed.set()

    def _run(self) -> None:
        took = 0.0
        while True:
            self._changed.wait()
            deadline = time.monotonic() + max(4 * self._moment, _SHARE * took)
            while self._changed.is_set() and time.monotonic() < deadline:
                self._changed.clear()
                time.sleep(self._moment)
            self._changed.clear()
            began = time.monotonic()
            collect_all()
            took = time.monotonic() - began


def collect_all() -> None:
    """Free all garbage, also among what `gc.freeze` hides."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
