"""Wait for an author to change a file, as the system tells it. The only door to watchdog."""

import queue
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

# Editors save in several steps, and a tool may write many files: what comes within this is one change.
_QUIET_SECONDS = 0.15
_CHANGES = frozenset(["created", "modified", "moved", "deleted"])


class WatchError(Exception):
    """The system cannot tell of changes, as when it watches as many files as it may."""


def changes(root: Path, names: Collection[str]) -> Iterator[None]:
    """Give None at once, and after each change of what has one of these names in `root`, or is inside it.

    A change that happens while the caller works is given afterwards, once. Raises WatchError.
    """
    told = _Told(root, frozenset(names))
    observer = Observer()
    watched: dict[str, ObservedWatch] = {}
    try:
        observer.schedule(told, str(root), recursive=False)
        observer.start()
        while True:
            _watch(observer, told, root, names, watched)
            yield
            told.wait()
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

    def __init__(self, root: Path, names: frozenset[str]) -> None:
        self._root, self._names = root, names
        self._heard: queue.Queue[None] = queue.Queue()

    def on_any_event(self, event: FileSystemEvent) -> None:
        # A folder counts as modified when anything in it does, and that is told by itself.
        if event.event_type not in _CHANGES or (event.is_directory and event.event_type == "modified"):
            return
        if any(self._is_meant(path) for path in (event.src_path, event.dest_path) if path):
            self._heard.put(None)

    def _is_meant(self, path: "bytes | str") -> bool:
        try:
            inside = Path(path if isinstance(path, str) else path.decode()).relative_to(self._root)
        except ValueError:
            return False
        return bool(inside.parts) and inside.parts[0] in self._names

    def wait(self) -> None:
        """Return once something has changed and then nothing more for a moment."""
        self._heard.get()
        with suppress(queue.Empty):
            while True:
                self._heard.get(timeout=_QUIET_SECONDS)
