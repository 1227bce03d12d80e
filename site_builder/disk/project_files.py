"""The only functions that open the files of a project, which may come from strangers.

A file is read only if it is a regular file inside the real path of the project, and if its size is within a
limit that is checked before anything is read. A link is followed only if it leads to such a file, and not
into a hidden folder such as `.git`.
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from site_builder.diagnostics import Diagnostic, Source, error
from site_builder.disk.causes import cause_of

TEXT_BYTES = 8_000_000  # YAML, Markdown, templates: one file of a library of 10,000 records is about 6 MB
FILE_BYTES = 100_000_000  # pictures, PDFs and all else that is published: GitHub takes no larger file

_TEXTS = (".yml", ".yaml", ".md", ".jinja")
_KINDS = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFDIR: "a folder",
}
# A named pipe must not wait for a writer, and no link may take the place of a file that was just checked.
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOFOLLOW", "O_BINARY"))


class RefusedFileError(OSError):
    """A file or folder that is not read, with the diagnostic for its author."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(errno.EINVAL, diagnostic.message, diagnostic.source.path)
        self.diagnostic = diagnostic

    def __reduce__(self) -> tuple[type["RefusedFileError"], tuple[Diagnostic]]:
        return RefusedFileError, (self.diagnostic,)  # a worker process sends it to its parent


def is_hidden(name: str) -> bool:
    """Return whether files and folders of this name are left out. `.well-known` is not."""
    return name.startswith(".") and name != ".well-known"


def is_file(root: Path, path: str) -> bool:
    """Return whether there is a file at this path that may be read if it is not too large."""
    try:
        return stat.S_ISREG(os.stat(real_path(root, path)).st_mode)
    except (OSError, ValueError):
        return False


def is_folder(root: Path, path: str) -> bool:
    """Return whether there is a folder at this path that is really inside the project."""
    try:
        return os.path.isdir(real_path(root, path))
    except (OSError, ValueError):
        return False


def read_bytes(root: Path, path: str, limit: int) -> bytes:
    """Read the file at `path`, which has at most `limit` bytes. Raises RefusedFileError."""
    with opened(root, path, limit) as file:
        data = file.read(limit + 1)
    check_size(path, len(data), limit)  # it may have grown since it was opened
    return data


def read_text(root: Path, path: str) -> str:
    """Read the file at `path` as text. Raises RefusedFileError, also if it is not UTF-8."""
    return as_text(path, read_bytes(root, path, TEXT_BYTES))


def as_text(path: str, data: bytes) -> str:
    """Return the text of a file. Raises RefusedFileError at the place from which on it is not UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        before = data[: problem.start].decode("utf-8", "replace")
        words = "this file is not UTF-8 from here on"
    else:
        before, zero, _ = text.partition("\0")
        if not zero:
            return text
        words = "a zero byte stands here, as in a file saved as UTF-16"
    place = Source(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
    raise RefusedFileError(error(place, "not-utf8", words, "save it as UTF-8 in your editor"))


@contextmanager
def opened(root: Path, path: str, limit: int) -> Iterator[BinaryIO]:
    """Open the file at `path`, which has at most `limit` bytes.

    Raises RefusedFileError, also if the file cannot be read to its end.
    """
    try:
        with os.fdopen(_handle(root, path, limit), "rb") as file:
            yield file
    except RefusedFileError:
        raise
    except OSError as problem:
        raise unreadable(path, "file", problem) from problem


def real_path(root: Path | str, path: str, shown: str = "") -> str:
    """Return where `path` really is, if that is inside the project at `root`. Raises RefusedFileError.

    The diagnostic is about `shown`, or about `path` itself.
    """
    real_root = os.path.realpath(root)
    real = os.path.realpath(os.path.join(real_root, path))
    if real != real_root and not real.startswith(os.path.join(real_root, "")):
        words = "this is a link to a place outside the project"
        raise _refused(shown or path, "outside-project", words, "copy it here")
    hidden = {name for name in real[len(real_root) :].split(os.sep) if is_hidden(name)}
    if hidden - {*Path(path).parts}:
        words = "this is a link to a hidden file or folder"
        raise _refused(shown or path, "outside-project", words, "copy what you need, or delete the link")
    return real


def limit_of(path: str) -> int:
    """Return how many bytes a file with such a name may have."""
    return TEXT_BYTES if path.endswith(_TEXTS) else FILE_BYTES


def check_size(path: str, size: int, limit: int) -> None:
    """Raise RefusedFileError if a file has more than `limit` bytes."""
    if size > limit:
        words = f"this file has {size:,} bytes; at most {limit:,} are read"
        hint = (
            "divide it into several files" if limit == TEXT_BYTES else "make it smaller, or put it elsewhere"
        )
        raise _refused(path, "too-large", words, hint)


def not_a_file(path: str, mode: int) -> RefusedFileError:
    """Make the refusal of something that is no regular file, by the `mode` of its stat."""
    kind = _KINDS.get(stat.S_IFMT(mode), "something else")
    return _refused(
        path, "not-a-file", f"this is {kind}, not a file", "delete it, or put a file in its place"
    )


def unreadable(path: str, kind: str, problem: OSError) -> RefusedFileError:
    """Make the refusal of what the system does not open: a `kind` such as "file" or "folder"."""
    return _refused(path, "unreadable-file", f"this {kind} cannot be read: {cause_of(problem)}")


def _handle(root: Path, path: str, limit: int) -> int:
    """Open a file and return its descriptor. Raises OSError."""
    real = real_path(root, path)
    _check(path, os.stat(real), limit)  # to open a device may already change something
    handle = os.open(real, _FLAGS)
    try:
        _check(path, os.fstat(handle), limit)
    except BaseException:
        os.close(handle)
        raise
    return handle


def _check(path: str, state: os.stat_result, limit: int) -> None:
    if not stat.S_ISREG(state.st_mode):
        raise not_a_file(path, state.st_mode)
    check_size(path, state.st_size, limit)


def _refused(path: str, code: str, words: str, hint: str = "") -> RefusedFileError:
    return RefusedFileError(error(Source(path), code, words, hint))
