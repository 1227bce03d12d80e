"""What MkDocs says while it works, as complaints to the author."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from site_builder.diagnostics import Diagnostic, Source, error, warning
from site_builder.inputs import CONFIG


class _Listener(logging.Handler):
    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.said: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record)


@contextmanager
def heard() -> Iterator[list[logging.LogRecord]]:
    """Collect what MkDocs logs as a warning or worse, instead of printing it."""
    handler = _Listener(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    before = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield handler.said
    finally:
        logger.removeHandler(handler)
        logger.propagate = before


def complaints_of(said: list[logging.LogRecord], root: Path, docs: Path) -> list[Diagnostic]:
    """What MkDocs said about a project, as complaints. `docs` holds the hand-written pages."""
    return [
        (error if record.levelno >= logging.ERROR else warning)(
            _place(message, root, docs), "host-complaint", message
        )
        for record in said
        if (message := " ".join(record.getMessage().split()))
    ]


_ABOUT_OPTION = re.compile(r"Plugin '([^']+)' option '(\w+)'")
_ABOUT_PAGE = re.compile(r"Doc file '([^']+)'(?: contains an? \w*\s?link '([^']+)')?")


def _place(message: str, root: Path, docs: Path) -> Source:
    """Which file of the author a message of MkDocs is about, and where in it."""
    found = _ABOUT_PAGE.match(message)
    if not found:
        option = _ABOUT_OPTION.search(message)
        return _in_config(option[1], option[2], root) if option else Source(CONFIG)
    page = docs / found[1]
    path = page.relative_to(root).as_posix() if page.is_relative_to(root) else found[1]
    lines = page.read_text("utf-8", "replace").split("\n") if page.is_file() else []
    for number, line in enumerate(lines if found[2] else (), 1):
        if found[2] in line:
            return Source(path, number, line.index(found[2]) + 1)
    return Source(path)


def _in_config(plugin: str, option: str, root: Path) -> Source:
    """Where the configuration sets an option of a plugin."""
    text = (root / CONFIG).read_text("utf-8", "replace")
    found = re.search(rf"{re.escape(plugin)}[\"']?\s*:[^\]]*?\b({option})[\"']?\s*:", text)
    if not found:
        return Source(CONFIG)
    before = text[: found.start(1)]
    return Source(CONFIG, before.count("\n") + 1, len(before) - before.rfind("\n"))


def flat(problem: Exception) -> str:
    """An exception in one line."""
    return " ".join(str(problem).split()) or type(problem).__name__
