"""Wait for an author to change a file, as the system reports it. The only door to watchdog."""

import logging
import os
import queue
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

# Editors save in several steps, and a tool may write many files: what comes within this is one change.
QUIET_SECONDS = 0.15
_GLANCE_SECONDS = 2.0  # between two looks at the folders while the system reports nothing
_ATTEMPTS = 50  # to watch folders that are being exchanged at this moment
# It logs as an error that one of its own threads was stopped.
logging.getLogger("watchdog").setLevel(logging.CRITICAL)
_CHANGES = frozenset(["created", "modified", "moved", "deleted"])


class WatchError(Exception):
    """The system cannot report changes, for example because it watches as many files as it may."""


def changes(root: Path, names: Collection[str], quiet: float = QUIET_SECONDS) -> Iterator[frozenset[str]]:
    """Yield an empty set at once, then what changed at the paths in `root` with these names, or inside them.

    Each item is a set of paths from `root`, with "/" between their parts. A folder stands for all that it
    holds. A change that happens while the caller works is yielded afterwards; what comes within `quiet`
    seconds is one change. If another folder takes the place of a watched one, it is watched from then on.
    Raises WatchError.
    """
    watching = _Watching(root, names, quiet)
    try:
        watching.start()
        yield frozenset()
        while True:
            yield watching.wait()
    except OSError as problem:
        raise WatchError(problem.strerror or "the system does not say why") from problem
    finally:
        watching.stop()


class _Folder(NamedTuple):
    """A folder as the disk knows it: where it really is, and what a folder that replaces it cannot share."""

    place: str
    device: int
    inode: int


class _Event(NamedTuple):
    path: str  # as in `_folders`; "" if it is not watched
    is_of_folder: bool


class _Watching(FileSystemEventHandler):
    """Watches folders, and renews that when they are not the same folders any more.

    The system watches a folder wherever it is moved, and hears nothing of the one that comes in its place.
    """

    def __init__(self, root: Path, names: Collection[str], quiet: float) -> None:
        self._root, self._names, self._quiet = root, names, quiet
        self._heard: queue.Queue[_Event] = queue.Queue()
        self._observer: BaseObserver | None = None
        self._watches: list[ObservedWatch] = []
        self._folders: dict[str, _Folder] = {}
        self._seen_as: dict[str, str] = {}  # the path of each folder by its place

    def start(self) -> None:
        """Watch the folders that are there now. Raises OSError."""
        for _ in range(_ATTEMPTS):
            self.stop()
            self._folders = _folders(self._root, self._names)
            self._seen_as = {folder.place: path for path, folder in self._folders.items()}
            self._observe()
            # What is exchanged from here on is reported; what was until here shows in this.
            if _folders(self._root, self._names) == self._folders:
                return

    def stop(self) -> None:
        observer, self._observer = self._observer, None
        if observer:
            for watch in self._watches:
                # One by one: watchdog fails if two folders in one that it watches were exchanged in one step,
                # and would then wait for ever for a thread of its own.
                with suppress(KeyError):
                    observer.unschedule(watch)
            observer.stop()
            observer.join()

    def wait(self) -> frozenset[str]:
        """Return what changed once something has and then nothing more for a moment. Raises OSError."""
        while True:
            events = self._next_events()
            changed = {event.path for event in events if event.path}
            # A new folder may have the very number on the disk that a removed one had.
            if any(event.path and event.is_of_folder for event in events):
                changed |= self._renewed()
            elif not events or any(event.is_of_folder for event in events):
                changed |= self._renewed(if_other=True)
            if changed:
                return frozenset(changed)

    def on_any_event(self, event: FileSystemEvent) -> None:
        # A folder counts as modified if anything in it does, and that is reported by itself.
        if event.event_type not in _CHANGES or (event.is_directory and event.event_type == "modified"):
            return
        for place in filter(None, map(os.fsdecode, (event.src_path, event.dest_path))):
            path = self._path_of(place)
            is_of_folder = event.is_directory or path in self._folders or os.path.islink(place)
            if path or is_of_folder:
                self._heard.put(_Event(path, is_of_folder))

    def _next_events(self) -> list[_Event]:
        """Wait for events, and a moment for more of them. Returns none if none came for a while."""
        events: list[_Event] = []
        with suppress(queue.Empty):
            events.append(self._heard.get(timeout=_GLANCE_SECONDS))
            while True:
                events.append(self._heard.get(timeout=self._quiet))
        return events

    def _renewed(self, if_other: bool = False) -> set[str]:
        """Watch the folders that are there now. Returns the paths of those that came, went or were replaced.

        With `if_other` nothing is done if they are the same as before.
        """
        before = self._folders
        if if_other and _folders(self._root, self._names) == before:
            return set()
        self.start()
        paths = {path for path, _ in before.items() ^ self._folders.items()}
        return {*self._names} if "" in paths else paths

    def _observe(self) -> None:
        self._observer, self._watches = Observer(), []
        self._observer.start()
        for path, folder in self._folders.items():
            is_inside = path and self._seen_as.get(os.path.dirname(folder.place))
            if not is_inside:
                # If it has just gone, another look shows that.
                with suppress(FileNotFoundError, NotADirectoryError):
                    watch = self._observer.schedule(self, folder.place, recursive=bool(path))
                    self._watches.append(watch)

    def _path_of(self, place: str) -> str:
        """Return the path under which an author sees a place, or "" if it is not watched."""
        above, inside = os.path.split(place)
        while above not in self._seen_as:
            higher, name = os.path.split(above)
            if higher == above:
                return ""
            above, inside = higher, f"{name}/{inside}"
        folder = self._seen_as[above]
        if folder:
            return f"{folder}/{inside}"
        return inside if inside in self._names else ""


def _folders(root: Path, names: Collection[str]) -> dict[str, _Folder]:
    """Return all folders at the paths in `root` with these names, and `root` itself as "", by their paths.

    A link to a folder of the project is followed, but each folder has one path only.
    """
    found: dict[str, _Folder] = {}
    top = os.path.realpath(root)
    known: set[str] = set()
    pending, links = [("", top)], [(name, os.path.realpath(root / name)) for name in names]
    while pending or links:
        # Links come last, so that a folder has its own path if it has one.
        path, place = pending.pop() if pending else links.pop(0)
        if place in known or not f"{place}{os.sep}".startswith(os.path.join(top, "")):
            continue
        with suppress(OSError):  # it has just gone, is a file, or must not be read
            state = os.stat(place)
            with os.scandir(place) as entries:
                below = [entry for entry in entries if path and entry.is_dir()]
            known.add(place)
            found[path] = _Folder(place, state.st_dev, state.st_ino)
            pending += [(f"{path}/{e.name}", e.path) for e in below if not e.is_symlink()]
            links += [(f"{path}/{e.name}", os.path.realpath(e.path)) for e in below if e.is_symlink()]
    return found
