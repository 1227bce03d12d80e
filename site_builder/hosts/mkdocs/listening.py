"""What MkDocs says while it works, as complaints to the author."""

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from site_builder.diagnostics import Diagnostic, Source, error, told_path, warning
from site_builder.hosts.mkdocs.places import place_in, place_of_word
from site_builder.hosts.mkdocs.settings import about_setting
from site_builder.inputs import CONFIG

_CODE = "host-complaint"


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


def complaints_of(said: Iterable[logging.LogRecord], root: Path, docs: Path) -> list[Diagnostic]:
    """What MkDocs said about a project, as complaints. `docs` holds the hand-written pages."""
    return [
        _complaint(message, error if record.levelno >= logging.ERROR else warning, root, docs)
        for record in said
        if (message := _plain(record.getMessage()))
    ]


_ABOUT_PAGE = re.compile(r"Doc file '([^']+)'(?: contains an? \w*\s?link '([^']+)')?")
_QUOTED = re.compile(r"'([^']+)'")
_CODE_LINE = "  "  # begins what a message shows of program code; the sentences around it tell enough


def _plain(message: str) -> str:
    lines = message.split("\n")
    return " ".join(" ".join(line for line in lines if not line.startswith(_CODE_LINE)).split())


def _complaint(message: str, made: Callable[..., Diagnostic], root: Path, docs: Path) -> Diagnostic:
    if about := _ABOUT_PAGE.match(message):
        page = docs / about[1]
        place = place_in(page, about[2], root) if about[2] else None
        return made(place or Source(told_path(page, root)), _CODE, message)
    if said := about_setting(message, root):
        return made(said.source, _CODE, said.message, said.hint, said.length)
    found = (place_of_word(word, root) for word in _QUOTED.findall(message))
    return made(next(filter(None, found), Source(CONFIG)), _CODE, message)
