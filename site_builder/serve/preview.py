"""A project as it is now: what to show after a change at once, and what to know a moment later.

A few changed records are shown by amending the library, which takes milliseconds at any size. When nothing
more changes for a moment, what is made of all of it is made again; a process beside this one checks it.
"""

import hashlib
import os
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep

from site_builder.diagnostics import Diagnostic
from site_builder.disk.listing import walk
from site_builder.inputs import CONFIG, PRINTED
from site_builder.read import Files, changed_records, read_files, read_named
from site_builder.remembering import Memory
from site_builder.render.stage import Stage
from site_builder.render.templates import BadTemplateError, forget_templates
from site_builder.resolve import Library, amended, resolve
from site_builder.serve.patience import UnreadableError, patiently
from site_builder.serve.showing import Host, Showing, alive

MakeHost = Callable[[Stage], tuple[Host | None, list[Diagnostic]]]
_MOMENT = 0.4  # seconds without a change
_STEP = 0.05  # seconds between the steps of one saving, at most
# What templates, styles and the host read.
_FRAMES = (CONFIG, "content/pages", "content/images", "themes", "slides/templates", "slides/assets", PRINTED)


class Preview:
    """A project for a server: ask for a `file`, call `refresh` after a change, wait for `news`.

    `start` and `refresh` are for one thread; the rest may be called by any.
    """

    def __init__(self, root: Path, site_url: str, make_host: MakeHost) -> None:
        self.root, self._site_url, self._make_host = root, site_url, make_host
        self._memory = Memory()
        self._frames = ""
        self._files: Files | None = None  # as they are shown
        self._exact: Stage | None = None  # of the last library that was joined, not amended
        self._taking, self._rendering = threading.Lock(), threading.Lock()
        self._news = threading.Condition(threading.RLock())  # and the lock of all below
        self._later: threading.Timer | None = None
        self._checked: Sequence[Diagnostic] = ()
        self._of_host: Sequence[Diagnostic] = ()
        self.changes = 0
        self.showing: Showing | None = None

    def start(self) -> list[Diagnostic]:
        """Read the project for the first time. Returns why it cannot be shown, if it cannot."""
        self._frames = _state_of(self.root)
        return self._take()

    def refresh(self, named: Collection[str] = ()) -> None:
        """Take in a change of some file: at once what a reader would see, and all of it a moment later.

        `named` are the paths that changed; without any, all files are looked at, as they are later anyway.
        """
        with self._news:
            self.changes += 1
            if self._later:
                self._later.cancel()
        with self._taking, self._reported():
            patiently(lambda: self._take_all(named), self.root)
        self._later = threading.Timer(_MOMENT, self.settle)
        self._later.daemon = True
        self._later.start()

    def settle(self) -> None:
        """Make again what the first look after a change took from an earlier state, and look at all files."""
        changes = self.changes
        with self._taking:
            if changes != self.changes:
                return
            with self._reported():
                patiently(self._take, self.root)
            showing = self.showing
        if showing is None or showing.stage is self._exact:
            return
        stage = showing.stage.settled()
        _ = stage.shown  # takes longest, and is part of each page
        with self._news:
            if changes == self.changes:
                self._exact = stage
                self._show(stage)

    @contextmanager
    def _reported(self) -> Iterator[None]:
        """Report a file that cannot be read, and leave the pages as they are."""
        try:
            yield
        except UnreadableError as unreadable:
            self._show(said=[unreadable.diagnostic])

    def _take_all(self, named: Collection[str]) -> None:
        """Take in a change that may also be one of templates, styles or what the host reads."""
        if (frames := _state_of(self.root)) != self._frames:
            forget_templates()
            self._frames, self._exact = frames, None
        self._take(named)

    def _take(self, named: Collection[str] = ()) -> list[Diagnostic]:
        """Show the library as it is written now; returns why it cannot be shown, if it cannot."""
        files = self._read(named)
        if self._amend(files):
            return []
        # Editors empty a file before they write it; to join a library without it would take far longer.
        if self._exact:
            sleep(_STEP)
            before, files = files, self._read(named)
            if files != before and self._amend(files):
                return []
        return self._join(files)

    def _read(self, named: Collection[str]) -> Files:
        before = self._files
        return read_named(self.root, before, named) if before and named else read_files(self.root, before)

    def told(self, number: int, found: Sequence[Diagnostic]) -> None:
        """Take in what a check found that was asked for after so many changes."""
        with self._news:
            if number == self.changes and list(found) != list(self._checked):
                self._checked = found
                self._show()

    def file(self, path: str) -> bytes | None:
        """A file of the site; pages listen for changes. Raises BadTemplateError."""
        with self._rendering:  # and not that of the news: a change must not wait for a page
            showing = self.showing
            assert showing
            data = showing.file(path)
        return alive(data, showing.frames) if data is not None and path.endswith(".html") else data

    def news(self, number: int, timeout: float) -> Showing | None:
        """Wait for another state than that of `number`; None when none came in `timeout` seconds."""
        with self._news:
            self._news.wait_for(lambda: self._is_newer(number), timeout)
            return self.showing if self._is_newer(number) else None

    def _is_newer(self, number: int) -> bool:
        return self.showing is not None and self.showing.number != number

    def _amend(self, files: Files) -> bool:
        """Show changed records, where nothing more changed."""
        if self._exact is None or self.showing is None or self._files is None:
            return False
        changed = changed_records(self._files, files)
        if changed is None:
            return False
        if changed:
            library = amended(self.showing.stage.library, changed, self._memory)
            if library is None:
                return False
            self._show(self._stage(library, self._exact))
        self._files = files
        return True

    def _join(self, files: Files) -> list[Diagnostic]:
        """Join all of it and show it. What cannot be read at all leaves the pages as they were."""
        content, found = files.joined()
        if any(d.code == "no-content" for d in found):
            return found
        if self.showing and self._exact and content.lost & self._exact.library.records.keys():
            return found
        self._memory.begin_round()
        library, _ = resolve(content, self._memory)
        stage = self._stage(library)
        try:
            host, more = self._host(stage)
        except BadTemplateError as bad:
            host, more = None, [bad.diagnostic]
        if host:
            self._files, self._exact = files, stage
            _ = library.outline.place  # which the first change needs
            self._show(stage, host, [*more, *stage.diagnostics])
            return []
        self._show(said=more)
        return [*found, *more]

    def _stage(self, library: Library, before: Stage | None = None) -> Stage:
        return Stage(library, self.root, self._site_url, before)

    def _host(self, stage: Stage) -> tuple[Host | None, Sequence[Diagnostic]]:
        """The host of a stage: as it is, unless its own files or the pages there are have changed."""
        if self.showing and self._exact and [*self._exact.pages] == [*stage.pages]:
            return self.showing.host, self._of_host
        host, self._of_host = self._make_host(stage)
        return host, self._of_host

    def _show(
        self,
        stage: Stage | None = None,
        host: Host | None = None,
        said: Sequence[Diagnostic] | None = None,
    ) -> None:
        """Show another state; what is not given stays as it is."""
        with self._news:
            now = self.showing
            frames = self._frames if stage else now.frames if now else ""
            stage, host = stage or (now.stage if now else None), host or (now.host if now else None)
            if stage and host:
                said = said if said is not None else now.said if now else ()
                number = now.number + 1 if now else 1
                self.showing = Showing(number, stage, host, tuple(said), self._checked, frames)
                self._news.notify_all()


def _state_of(root: Path) -> str:
    """A digest that changes with any file that frames and templates are made of."""
    made = hashlib.sha256()
    for entry in (entry for folder in _FRAMES for entry in walk(root, folder)):
        made.update(f"{entry}\0".encode("utf-8", "surrogateescape"))
        if not entry.refused and not entry.is_folder:
            with suppress(FileNotFoundError):  # it has just been deleted, which is noticed as well
                state = os.stat(f"{root}/{entry.path}")
                made.update(f"{state.st_size}\0{state.st_mtime_ns}\0".encode())
    return made.hexdigest()
