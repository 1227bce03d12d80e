"""The only functions that list the files of a project. What must not be read is reported, not listed.

A folder of a stranger may hold links that lead out of the project, or back to where they stand, and things
that are no files. A walk follows links inside the project and ends in any case.
"""

import os
import re
import stat
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from site_builder.diagnostics import Diagnostic, Source, error
from site_builder.disk.project_files import (
    RefusedFileError,
    check_size,
    is_hidden,
    limit_of,
    not_a_file,
    real_path,
    unreadable,
)

_MOST_WAYS = 8  # that lead to one folder: with some dozen links to each other there are billions
# Control characters, marks that change the direction of text, and bytes that are not UTF-8.
_BAD_NAME = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class Entry(NamedTuple):
    """A file or folder by its path from the root.

    `leads_to` is the real path if it is a link, else "". What is `refused` is neither file nor folder.
    """

    path: str
    is_folder: bool = False
    leads_to: str = ""
    refused: Diagnostic | None = None


def list_files(root: Path, folder: str) -> tuple[list[str], list[Diagnostic]]:
    """List all files in `folder` by their paths from `root`, with "/" between the parts.

    The order is that of their names, folder by folder. Hidden files are left out. What must not be read is
    reported, and so are files that are too large for any use. A folder that does not exist has no files.
    """
    files, found = list[str](), list[Diagnostic]()
    for entry in walk(root, folder):
        if entry.refused:
            found.append(entry.refused)
        elif not entry.is_folder:
            try:
                check_size(entry.path, os.stat(f"{root}/{entry.path}").st_size, limit_of(entry.path))
                files.append(entry.path)
            except RefusedFileError as refused:
                found.append(refused.diagnostic)
            except FileNotFoundError:
                pass  # it has just been deleted
    return files, list(dict.fromkeys(found))


def walk(root: Path, folder: str, skip: Callable[[str], bool] = is_hidden) -> Iterator[Entry]:
    """Yield `folder` and all that is in it, in the order of `list_files`.

    "" stands for `root` itself, and `folder` may be a single file. Names that `skip` accepts are left out.
    """
    real_root = os.path.realpath(root)
    top = os.path.join(real_root, folder) if folder else real_root
    if not os.path.lexists(top):
        return
    tree = _Tree(real_root, skip)
    # A folder above the first one may be a link, so the first one is judged like a link.
    pending = [_Pending(folder, top, _Kind.LINK, (os.path.realpath(os.path.dirname(top)),))]
    while pending:
        one = pending.pop()
        entry, inside = tree.entry(one)
        yield entry
        pending += reversed(inside)


class _Kind(Enum):
    FILE, FOLDER, LINK, OTHER = range(4)


class _Pending(NamedTuple):
    """A path to look at: by its path from the root, and by that of its real folder with its own name.

    `above` are real folders that the walk came through: that in which it stands, and those that hold the
    links on the way.
    """

    path: str
    place: str
    kind: _Kind
    above: tuple[str, ...]


class _Tree:
    def __init__(self, root: str, skip: Callable[[str], bool]) -> None:
        self._root, self._skip = root, skip
        self._ways: dict[str, int] = {}  # to each real folder

    def entry(self, one: _Pending) -> tuple[Entry, list[_Pending]]:
        """Return what is at a path, and what is to be looked at inside."""
        try:
            self._check_name(one)
            if one.kind is _Kind.FILE:
                return Entry(one.path), []
            if one.kind is _Kind.FOLDER:
                return Entry(one.path, is_folder=True), self._inside(one, one.place)
            return self._behind_link(one)
        except RefusedFileError as refused:
            return Entry(one.path, refused=refused.diagnostic), []

    def _behind_link(self, one: _Pending) -> tuple[Entry, list[_Pending]]:
        real = one.place if one.kind is _Kind.OTHER else real_path(self._root, one.place, self._shown(one))
        try:
            mode = os.stat(real).st_mode
        except FileNotFoundError:
            raise self._refused(one, "unreadable-file", "this link leads to nothing", "delete it") from None
        except OSError as problem:
            raise unreadable(self._shown(one), "file", problem) from None
        leads_to = real if real != one.place else ""
        if stat.S_ISREG(mode):
            return Entry(one.path, leads_to=leads_to), []
        if not stat.S_ISDIR(mode):
            raise not_a_file(self._shown(one), mode)
        if any(_is_in(place, real) for place in one.above):
            raise self._refused(
                one, "circular-link", "this link leads to a folder that it stands in", "delete it"
            )
        return Entry(one.path, is_folder=True, leads_to=leads_to), self._inside(one, real)

    def _inside(self, one: _Pending, folder: str) -> list[_Pending]:
        """List what is in a folder, given by its real path. Raises RefusedFileError."""
        self._ways[folder] = self._ways.get(folder, 0) + 1
        if self._ways[folder] > _MOST_WAYS:
            words = f"more than {_MOST_WAYS} ways of links lead to this folder"
            raise self._refused(one._replace(place=folder), "circular-link", words, "delete links to it")
        try:
            with os.scandir(folder) as entries:
                named = sorted((e for e in entries if not self._skip(e.name)), key=lambda e: e.name)
        except OSError as problem:
            raise unreadable(self._shown(one), "folder", problem) from None
        start = f"{one.path}/" if one.path else ""
        above = (folder, *(one.above if one.kind is _Kind.LINK else one.above[1:]))
        return [_Pending(start + entry.name, entry.path, _kind_of(entry), above) for entry in named]

    def _check_name(self, one: _Pending) -> None:
        name = one.path.rpartition("/")[2]
        if _BAD_NAME.search(name):
            words = "the name of this file has characters that nobody sees, or that are not UTF-8"
            raise self._refused(one, "bad-file-name", words, "give it another name")

    def _shown(self, one: _Pending) -> str:
        """Return the path by which an author knows it: its own, however many links the walk came through."""
        return os.path.relpath(one.place, self._root).replace(os.sep, "/")

    def _refused(self, one: _Pending, code: str, words: str, hint: str) -> RefusedFileError:
        return RefusedFileError(error(Source(self._shown(one)), code, words, hint))


def _kind_of(entry: "os.DirEntry[str]") -> _Kind:
    is_junction = getattr(entry, "is_junction", None)  # of Windows, from Python 3.12 on
    if entry.is_symlink() or (is_junction and is_junction()):
        return _Kind.LINK
    if entry.is_dir(follow_symlinks=False):
        return _Kind.FOLDER
    return _Kind.FILE if entry.is_file(follow_symlinks=False) else _Kind.OTHER


def _is_in(place: str, folder: str) -> bool:
    """Return whether a real folder is another one, or inside it."""
    return os.path.join(place, "").startswith(os.path.join(folder, ""))
