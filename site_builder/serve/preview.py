"""A project as it is now: what to show after a change at once, and what to know a moment later.

A few changed records are shown by amending the library, which takes milliseconds at any size. When nothing
more changes for a moment, what is made of all of it is made again; a process beside this one checks it.
"""

import hashlib
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from site_builder.diagnostics import Diagnostic
from site_builder.inputs import CONFIG, PRINTED
from site_builder.read import Content, read
from site_builder.remembering import Memory
from site_builder.render.stage import Stage
from site_builder.render.templates import BadTemplateError, forget_templates
from site_builder.resolve import Library, amended, resolve
from site_builder.serve.showing import Host, Showing, alive

MakeHost = Callable[[Stage], tuple[Host | None, list[Diagnostic]]]
_MOMENT = 0.4  # seconds without a change
_FEW = 300  # records that are amended; where a file moves by a line, all in it are changed
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
        self._content = Content()
        self._exact: Stage | None = None  # of the last library that was joined, not amended
        self._news = threading.Condition(threading.RLock())  # and the lock of all below
        self._later: threading.Timer | None = None
        self._checked: Sequence[Diagnostic] = ()
        self._of_host: Sequence[Diagnostic] = ()
        self.changes = 0
        self.showing: Showing | None = None

    def start(self) -> list[Diagnostic]:
        """Read the project for the first time. Returns why it cannot be shown, if it cannot."""
        self._frames = _state_of(self.root)
        return self._join()

    def refresh(self) -> None:
        """Take in a change of some file: at once what a reader would see, and all of it a moment later."""
        with self._news:
            self.changes += 1
            if self._later:
                self._later.cancel()
        if (frames := _state_of(self.root)) != self._frames:
            forget_templates()
            self._frames, self._exact = frames, None
        if self._amend():
            self._later = threading.Timer(_MOMENT, self.settle)
            self._later.daemon = True
            self._later.start()
        else:
            self._join()

    def settle(self) -> None:
        """Make again what the first look after a change took from an earlier state."""
        changes, showing = self.changes, self.showing
        if showing is None or showing.stage is self._exact:
            return
        stage = self._stage(showing.stage.library)
        _ = stage.shown  # takes longest, and is part of each page
        with self._news:
            if changes == self.changes:
                self._exact = stage
                self._show(stage)

    def told(self, number: int, found: Sequence[Diagnostic]) -> None:
        """Take in what a check found that was asked for after so many changes."""
        with self._news:
            if number == self.changes and list(found) != list(self._checked):
                self._checked = found
                self._show()

    def file(self, path: str) -> bytes | None:
        """A file of the site; pages listen for changes. Raises BadTemplateError."""
        with self._news:
            assert self.showing
            data = self.showing.file(path)
            return alive(data, self.showing.frames) if data is not None and path.endswith(".html") else data

    def news(self, number: int, timeout: float) -> Showing | None:
        """Wait for another state than that of `number`; None when none came in `timeout` seconds."""
        with self._news:
            self._news.wait_for(lambda: self._is_newer(number), timeout)
            return self.showing if self._is_newer(number) else None

    def _is_newer(self, number: int) -> bool:
        return self.showing is not None and self.showing.number != number

    def _amend(self) -> bool:
        """Show changed records, where nothing more changed."""
        content, found = read(self.root, self._memory)
        if self._exact is None or self.showing is None or found or content.lost:
            return False
        known = {id(record) for record in self._content.records}
        read_again = [record for record in content.records if id(record) not in known]
        if len(content.records) != len(self._content.records) or len(read_again) > _FEW:
            return False
        records = self.showing.stage.library.records
        changed = [record for record in read_again if records.get(record.id.id) != record]
        library = amended(self.showing.stage.library, changed, self._memory) if changed else None
        if library is None:
            return False
        self._content = content
        self._show(self._stage(library, self._exact))
        return True

    def _join(self) -> list[Diagnostic]:
        """Join all of it and show it. What cannot be read at all leaves the pages as they were."""
        self._memory.begin_round()
        content, found = read(self.root, self._memory)
        library, _ = resolve(content, self._memory)
        is_lost = self._exact is not None and bool(content.lost & set(self._exact.library.records))
        if is_lost and self.showing:
            return found
        stage = self._stage(library)
        try:
            host, more = self._host(stage)
        except BadTemplateError as bad:
            host, more = None, [bad.diagnostic]
        if host:
            self._content, self._exact = content, stage
            self._show(stage, host, [*more, *stage.printed[1]])
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
    for path in sorted(p for place in _FRAMES for p in _files(root / place)):
        state = path.stat()
        made.update(f"{path}\0{state.st_size}\0{state.st_mtime_ns}\0".encode("utf-8", "surrogateescape"))
    return made.hexdigest()


def _files(place: Path) -> Iterator[Path]:
    if place.is_file():
        yield place
    yield from (path for path in place.rglob("*") if path.is_file())
