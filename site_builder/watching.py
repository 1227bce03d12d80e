"""Wait for an author to change a file, as the system tells it. The only door to watchdog."""

import queue
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

# Editors save in several steps, and a tool may write many files: what comes within this is one change.
QUIET_SECONDS = 0.15
_CHANGES = frozenset(["created", "modified", "moved", "deleted"])


class WatchError(Exception):
    """The system cannot tell of changes, as when it watches as many files as it may."""


def changes(root: Path, names: Collection[str], quiet: float = QUIET_SECONDS) -> Iterator[frozenset[str]]:
    """Give at once nothing, then what changed of all that has one of these names in `root`, or is inside.

    It is given as paths from `root`, with "/" between their parts. A change that happens while the caller
    works is given afterwards; what comes within `quiet` seconds is one change. Raises WatchError.
    """
    told = _Told(root, frozenset(names), quiet)
    observer = Observer()
    watched: dict[str, ObservedWatch] = {}
    changed = frozenset[str]()
    try:
        observer.schedule(told, str(root), recursive=False)
        observer.start()
        while True:
            _watch(observer, told, root, names, watched)
            yield changed
            changed = told.wait()
    except OSError as problem:
        raise WatchError(problem.strerror or "the system does not say why") from problem
    finally:
        if observer.is_alive():
            observer.stop()
            observer.join()


def _watch(
    observer: BaseObserver,
    told: "_Told",
    root: Path,
    names: Collection[str],
    watched: dict[str, ObservedWatch],
) -> None:
    """Watch the folders that are there now; a change of branch makes and deletes them, too."""
    there = {name for name in names if (root / name).is_dir()}
    for name in watched.keys() - there:
        observer.unschedule(watched.pop(name))
    for name in there - watched.keys():
        watched[name] = observer.schedule(told, str(root / name), recursive=True)


class _Told(FileSystemEventHandler):
    """Hears of changes in a thread of the observer, and keeps them for who waits."""

    def __init__(self, root: Path, names: frozenset[str], quiet: float) -> None:
        self._root, self._names, self._quiet = root, names, quiet
        self._heard: queue.Queue[str] = queue.Queue()

    def on_any_event(self, event: FileSystemEvent) -> None:
        # A folder counts as modified when anything in it does, and that is told by itself.
        if event.event_type not in _CHANGES or (event.is_directory and event.event_type == "modified"):
            return
        for path in (event.src_path, event.dest_path):
            if path and (inside := self._inside(path)):
                self._heard.put(inside)

    def _inside(self, path: "bytes | str") -> str:
        """The path of what is meant, from the root; "" for all else."""
        try:
            inside = Path(path if isinstance(path, str) else path.decode()).relative_to(self._root)
        except ValueError:
            return ""
        return inside.as_posix() if inside.parts and inside.parts[0] in self._names else ""

    def wait(self) -> frozenset[str]:
        """Return what changed once something has and then nothing more for a moment."""
        changed = {self._heard.get()}
        with suppress(queue.Empty):
            while True:
                changed.add(self._heard.get(timeout=self._quiet))
        return frozenset(changed)
