"""The files of a finished site, and which of them a web server answers with."""

import base64
import hashlib
import os
import re
import stat
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from site_builder.crawl.page import UnreadableError

_INDEXES = ("index.html", "index.htm", "index.xhtml")
# Servers leave out ".html" for readers, and keep some files packed for them.
_TO_DECODE = re.compile(r"[%?#\\]")
# Opening a pipe must not wait for one who writes, and no link is followed that is not known to be one.
_TO_READ = (
    os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
)
LARGEST = 200_000_000  # bytes
_LONGEST_PATH = 4096  # characters, on all systems
_ADDED = (".html", ".gz", ".br", ".htm")


class Files:
    """The files under a folder, by their path from it.

    Folders that are symbolic links are not walked, so none is walked twice or for ever, but what is asked of
    them is answered. `dangling` are links to files that are not there, `closed` are folders that cannot be
    listed. Nothing is read but regular files inside the real path of the folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.paths, self._links, self._linked, self.dangling, self.closed = _walked(folder)
        self._real = os.path.realpath(folder)
        self._answers: dict[str, str | None] = {}
        self._seals: dict[tuple[str, str], str | None] = {}

    @cached_property
    def plain(self) -> dict[str, str]:
        """The files by their addresses as most links write them; a folder stands for its index."""
        made = {path: path for path in self.paths if not _TO_DECODE.search(path)}
        for name in reversed(_INDEXES):
            made |= {p[: -len(name)]: p for p in made if p.endswith(f"/{name}")}
        return made

    def read(self, path: str, most: int | None = None) -> bytes:
        """The bytes of a file, or so many of them at most.

        Raises UnreadableError if the file is larger than `LARGEST` or is not a regular one inside the folder,
        and OSError if the system refuses it.
        """
        # Of many small files opening is the work, and this the shortest way.
        number = os.open(self._place(path), _TO_READ)
        try:
            found = os.fstat(number)
            if not stat.S_ISREG(found.st_mode):
                raise UnreadableError("it is no regular file")
            if most is None and found.st_size > LARGEST:
                raise UnreadableError(f"it is larger than {LARGEST // 1_000_000} MB")
            size = found.st_size if most is None else min(found.st_size, most)
            data = os.read(number, size)
            while len(data) < size and (more := os.read(number, size - len(data))):
                data += more
            return data
        finally:
            os.close(number)

    def _place(self, path: str) -> str:
        """The real place of a file. Raises UnreadableError if it lies outside the folder."""
        if path in self.paths and path not in self._links:
            return f"{self.folder}/{path}"
        place = os.path.realpath(f"{self.folder}/{path}")
        if not place.startswith(f"{self._real.rstrip(os.sep)}{os.sep}"):
            raise UnreadableError("it is a symbolic link that leads out of the folder")
        return place

    def seal(self, path: str, kind: str) -> str | None:
        """The hash of a file in the form of an integrity attribute; None if it cannot be read."""
        if (path, kind) not in self._seals:
            try:
                digest = hashlib.new(kind, self.read(path)).digest()
                self._seals[path, kind] = base64.b64encode(digest).decode()
            except (OSError, UnreadableError):
                self._seals[path, kind] = None
        return self._seals[path, kind]

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
        # Such a path is no file's, and may be one of very many.
        if len(path) > self._longest:
            return None
        if path not in self._answers:
            self._answers[path] = self._searched(path)
        return self._answers[path]

    def _searched(self, path: str) -> str | None:
        names = _INDEXES if not path or path.endswith("/") else ("", *_ADDED)
        for name in names:
            if f"{path}{name}" in self.paths:
                return f"{path}{name}"
        if self._linked and self._is_linked(path):
            for name in names:
                whole = self.folder / f"{path}{name}"
                if os.path.lexists(whole) and not whole.is_dir():
                    return f"{path}{name}"
        return None

    def _is_linked(self, path: str) -> bool:
        """Returns whether a path is a linked folder, or lies in one."""
        parts = path.split("/")
        return any("/".join(parts[:n]) in self._linked for n in range(1, len(parts) + 1))

    @cached_property
    def _longest(self) -> int:
        """How many characters a path has at most that leads to a file."""
        return _LONGEST_PATH if self._linked else max(map(len, self.paths), default=0)

    def is_folder(self, path: str) -> bool:
        """Whether `path` is a page without the slash at its end, which works by a redirect at best."""
        return bool(path) and not path.endswith("/") and self.answer(f"{path}/") is not None

    def nearly(self, path: str) -> str | None:
        """A file of the same name but for capitals or the form of accents: some disks would find it."""
        # Putting accents in their form takes quadratic time, and at most makes four characters of one.
        if len(path) > 4 * self._longest:
            return None
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


class _Walked(NamedTuple):
    """The entries of a folder: files, links to files, linked folders, dead links, unreadable folders."""

    paths: frozenset[str]
    links: frozenset[str]
    linked: frozenset[str]
    dangling: frozenset[str]
    closed: tuple[str, ...]


def _walked(folder: Path) -> _Walked:
    found: list[str] = []
    links: list[str] = []
    linked: list[str] = []
    dangling: list[str] = []
    closed: list[str] = []
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        try:
            with os.scandir(f"{folder}/{inside}") as entries:
                listed = [*entries]
        except OSError:
            closed.append(inside)
            continue
        for entry in listed:
            path = f"{inside}{entry.name}"
            if not entry.is_symlink():
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{path}/")
                else:
                    found.append(path)
            elif os.path.isdir(entry.path):
                linked.append(path)
            else:
                found.append(path)
                links.append(path)
                if not os.path.exists(entry.path):
                    dangling.append(path)
    return _Walked(
        frozenset(found), frozenset(links), frozenset(linked), frozenset(dangling), tuple(sorted(closed))
    )
