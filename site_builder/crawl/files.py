"""The files of a finished site, and which of them a web server answers with."""

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

_INDEXES = ("index.html", "index.htm", "index.xhtml")
# Servers leave out ".html" for readers, and keep some files packed for them.
_TO_DECODE = re.compile(r"[%?#\\]")
_BLOCK = 1 << 20
_ADDED = (".html", ".gz", ".br", ".htm")


class Files:
    """The files under a folder, by their path from it.

    Folders that are symbolic links are not walked, so none is walked twice or for ever, but what is asked of
    them is answered. `dangling` are links to files that are not there.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.paths, self.linked, self.dangling = _walked(folder)
        self._answers: dict[str, str | None] = {}

    @cached_property
    def plain(self) -> dict[str, str]:
        """The files by their addresses as most links write them; a folder stands for its index."""
        made = {path: path for path in self.paths if not _TO_DECODE.search(path)}
        for name in reversed(_INDEXES):
            made |= {p[: -len(name)]: p for p in made if p.endswith(f"/{name}")}
        return made

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises OSError."""
        # Of many small files opening is the work, and this the shortest way.
        number = os.open(f"{self.folder}/{path}", os.O_RDONLY)
        try:
            size = os.fstat(number).st_size
            data = os.read(number, size + 1)
            while more := len(data) != size and os.read(number, _BLOCK):
                data += more
            return data
        finally:
            os.close(number)

    def size(self, path: str) -> int:
        """The bytes of a file, 0 when it cannot be asked."""
        try:
            return os.stat(f"{self.folder}/{path}").st_size
        except OSError:
            return 0

    def answer(self, path: str) -> str | None:
        """The file that a server sends for `path`, None when it sends none."""
        if path in self.paths:
            return path
        if path not in self._answers:
            self._answers[path] = self._searched(path)
        return self._answers[path]

    def _searched(self, path: str) -> str | None:
        names = _INDEXES if not path or path.endswith("/") else ("", *_ADDED)
        for name in names:
            if f"{path}{name}" in self.paths:
                return f"{path}{name}"
        if any(f"{path}/".startswith(f"{linked}/") for linked in self.linked):
            for name in names:
                whole = self.folder / f"{path}{name}"
                if os.path.lexists(whole) and not whole.is_dir():
                    return f"{path}{name}"
        return None

    def is_folder(self, path: str) -> bool:
        """Whether `path` is a page without the slash at its end, which works by a redirect at best."""
        return bool(path) and not path.endswith("/") and self.answer(f"{path}/") is not None

    def nearly(self, path: str) -> str | None:
        """A file of the same name but for capitals or the form of accents: some disks would find it."""
        return self._folded.get(fold(path + "index.html" if path.endswith("/") else path))

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {fold(path): path for path in sorted(self.paths, reverse=True)}

    def alike(self) -> Iterator[tuple[str, str]]:
        """Paths that some disks cannot tell apart, each with the one it is taken for."""
        some: defaultdict[str, list[str]] = defaultdict(list)
        for path in self.paths:
            some[fold(path)].append(path)
        for first, *others in sorted(sorted(paths) for paths in some.values() if len(paths) > 1):
            yield from ((other, first) for other in others)


def fold(path: str) -> str:
    """A path as a disk sees it that does not tell capitals and forms of accents apart."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", path).casefold()


def _walked(folder: Path) -> tuple[frozenset[str], list[str], list[str]]:
    found: list[str] = []
    linked: list[str] = []
    dangling: list[str] = []
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        for entry in _entries(f"{folder}/{inside}"):
            path = f"{inside}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                waiting.append(f"{path}/")
            elif entry.is_symlink() and entry.is_dir():
                linked.append(path)
            else:
                found.append(path)
                if entry.is_symlink() and not entry.is_file():
                    dangling.append(path)
    return frozenset(found), sorted(linked), sorted(dangling)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return [*entries]
    except OSError:
        return []
