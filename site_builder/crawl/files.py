"""The files of a finished site, and which of them a web server answers with."""

import os
import unicodedata
from functools import cached_property
from pathlib import Path


class Files:
    """The files under a folder, by their path from it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.paths = frozenset(_walk(folder))
        self._folders = frozenset(p[: i + 1] for p in self.paths for i, c in enumerate(p) if c == "/")

    def answer(self, path: str) -> str | None:
        """The file that a server sends for `path`, None when it sends none."""
        if not path or path.endswith("/"):
            path += "index.html"
        return path if path in self.paths else None

    def is_folder(self, path: str) -> bool:
        """Whether `path` is a page without the slash at its end, which works by a redirect at best."""
        return f"{path}/" in self._folders and f"{path}/index.html" in self.paths

    def nearly(self, path: str) -> str | None:
        """A file of the same name but for capitals or the form of accents: some disks would find it."""
        return self._folded.get(_fold(path + "index.html" if path.endswith("/") else path))

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {_fold(path): path for path in sorted(self.paths, reverse=True)}


def _fold(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def _walk(folder: Path) -> list[str]:
    found = []
    for place, _, names in os.walk(folder):
        inside = Path(place).relative_to(folder).as_posix()
        found += [name if inside == "." else f"{inside}/{name}" for name in names]
    return found
