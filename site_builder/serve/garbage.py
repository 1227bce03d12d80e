"""Free the memory of earlier states while nobody waits, so that a preview of any length stays small.

A preview holds many objects for long, and each automatic collection of Python would look at all of them.
`gc.freeze` hides them from it, but then it never frees them either: what MkDocs makes of a
project refers to itself, and a few megabytes would stay with each change of a page.
"""

import gc
import threading
import time

_MOMENT = 0.5  # seconds without a change, after which a collection disturbs nobody
_SHARE = 20  # after a collection that took a second, the next one may disturb somebody in so many seconds
_GROWTH = 1.1  # times the objects that the last collection left


class GarbageCollector:
    """Collects garbage in a thread of its own, when nothing has changed for a moment.

    If changes come without a pause, it collects between them, but only if there are
    a tenth more objects than after the last time.
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
        left, ended, took = 0, 0.0, 0.0
        while True:
            self._changed.wait()
            while self._changed.is_set():
                self._changed.clear()
                time.sleep(self._moment)
                if time.monotonic() > ended + _SHARE * took and gc.get_freeze_count() > _GROWTH * left:
                    break
            began = time.monotonic()
            _collect_all()
            left, ended = gc.get_freeze_count(), time.monotonic()
            took = ended - began


def _collect_all() -> None:
    """Free all garbage, also among what `gc.freeze` hides."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
