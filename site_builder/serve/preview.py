"""A project as it is now: what to show after a change at once, and what to know a moment later.

A few changed records are shown by amending the library, which takes milliseconds at any size. When nothing
more changes for a moment, all of it is joined and checked, and what the first look left behind is made good.
"""

import hashlib
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from site_builder.build import join
from site_builder.diagnostics import Diagnostic
from site_builder.inputs import CONFIG
from site_builder.read import Content, read
from site_builder.remembering import Memory
from site_builder.render.stage import Stage
from site_builder.render.templates import BadTemplateError, forget_templates
from site_builder.resolve import amended
from site_builder.serve.showing import Host, Showing, alive

MakeHost = Callable[[Stage], tuple[Host | None, list[Diagnostic]]]
_MOMENT = 0.4  # seconds without a change before all is joined and checked
_FEW = 300  # records that are amended; of a file that moves by a line all are changed
# What templates, styles and the host read.
_FRAMES = (CONFIG, "content/pages", "content/images", "themes", "slides/templates", "slides/assets")


class Preview:
    """A project for a server: ask for a `file`, call `refresh` after a change, wait for `news`."""

    def __init__(self, root: Path, site_url: str, make_host: MakeHost) -> None:
        self.root, self._site_url, self._make_host = root, site_url, make_host
        self._memory = Memory()
        self._changes = 0
        self._frames = ""
        self._content = Content()  # as shown
        self._exact: Stage | None = None  # the last that was joined whole
        self._later: threading.Timer | None = None
        self._lock = threading.RLock()  # of what is shown
        self._news = threading.Condition(self._lock)
        self.showing: Showing | None = None

    def start(self) -> list[Diagnostic]:
        """Read the project for the first time. Returns why it cannot be shown, if it cannot."""
        self._frames = _state_of(self.root)
        found = self._join(self._changes)
        return [] if self.showing else found

    def refresh(self) -> None:
        """Take in a change of some file: at once what a reader would see, and all of it a moment later."""
        self._changes += 1
        if self._later:
            self._later.cancel()
        if (frames := _state_of(self.root)) != self._frames:
            forget_templates()
            self._frames, self._exact = frames, None
        if not self._amend():
            self._join(self._changes)
            return
        self._later = threading.Timer(_MOMENT, self._join, [self._changes])
        self._later.daemon = True
        self._later.start()

    def file(self, path: str) -> bytes | None:
        """A file of the site; pages listen for changes. Raises BadTemplateError."""
        with self._lock:
            assert self.showing
            data = self.showing.file(path)
            return alive(data, self._frames) if data is not None and path.endswith(".html") else data

    def news(self, number: int, timeout: float) -> Showing | None:
        """Wait for another state than that of `number`; None when none came in `timeout` seconds."""
        with self._news:
            self._news.wait_for(lambda: self._is_newer(number), timeout)
            return self.showing if self._is_newer(number) else None

    def _is_newer(self, number: int) -> bool:
        return self.showing is not None and self.showing.number != number

    def _amend(self) -> bool:
        """Show changed records, where nothing more changed. Complaints stay as they were for a moment."""
        content, found = read(self.root, self._memory)
        if self._exact is None or self.showing is None or found or content.lost:
            return False
        known = {id(record) for record in self._content.records}
        changed = [record for record in content.records if id(record) not in known]
        if len(content.records) != len(self._content.records) or not 0 < len(changed) <= _FEW:
            return False
        library = amended(self.showing.stage.library, changed, self._memory)
        if library is None:
            return False
        self._content = content
        self._show(Stage(library, self.root, self._site_url, self._exact), self.showing.diagnostics)
        return True

    def _join(self, changes: int) -> list[Diagnostic]:
        """Join and check all of it, and show it unless there were more `changes` meanwhile.

        What cannot be read at all leaves the pages as they were.
        """
        self._memory.begin_round()
        content, found = read(self.root, self._memory)
        loaded = join(content, found, self._memory)
        stage = Stage(loaded.library, self.root, self._site_url)
        host, more = self._host(stage)
        diagnostics = [*loaded.diagnostics, *more]
        with self._lock:
            if changes != self._changes:
                return diagnostics
            is_lost = self._exact is not None and bool(content.lost & set(self._exact.library.records))
            if host and not (is_lost and self.showing):
                self._content, self._exact = content, stage
                self._show(stage, diagnostics, host)
            elif self.showing:
                self._show(self.showing.stage, diagnostics)
        return diagnostics

    def _host(self, stage: Stage) -> tuple[Host | None, list[Diagnostic]]:
        """The host of a stage: as it is, unless its own files or the pages there are have changed."""
        try:
            if self.showing and self._exact and [*self._exact.pages] == [*stage.pages]:
                return self.showing.host, [*stage.printed[1]]
            host, found = self._make_host(stage)
            return host, [*found, *stage.printed[1]]
        except BadTemplateError as bad:
            return None, [bad.diagnostic]

    def _show(self, stage: Stage, diagnostics: Sequence[Diagnostic], host: Host | None = None) -> None:
        with self._news:
            number = self.showing.number + 1 if self.showing else 1
            shown_in = host or (self.showing.host if self.showing else None)
            assert shown_in
            self.showing = Showing(number, stage, shown_in, tuple(diagnostics))
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
