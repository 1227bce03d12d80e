"""Why the system refused something, in words that an author understands."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_CAUSES = {
    errno.EACCES: "you have no permission to use it",
    errno.EPERM: "you have no permission to use it",
    errno.EDQUOT: "your share of the disk is full",
    errno.EFBIG: "it would be larger than the system allows",
    errno.EIO: "the disk has a fault",
    errno.ELOOP: "it is a link that leads back to itself",
    errno.EMFILE: "too many files are open at once",
    errno.ENFILE: "too many files are open at once",
    errno.ENAMETOOLONG: "its name is too long for the system",
    errno.ENOENT: "it does not exist",
    errno.ENOSPC: "the disk is full",
    errno.EROFS: "the disk is read-only",
}


def cause_of(problem: OSError) -> str:
    """Return why the system refused something, without the name of the file."""
    number, words = problem.errno or 0, problem.strerror or str(problem)
    if words == os.strerror(number):  # else this program or a library has said more than the system
        words = _CAUSES.get(number, words)
    return " ".join(words.split()) or "the system does not say why"


def file_of(problem: OSError) -> str:
    """Return the file that the system refused, or "" if it names none."""
    # If a copy fails for want of room, the first name is that of the file which was read.
    file = problem.filename2 or problem.filename
    return os.fsdecode(file) if isinstance(file, str | bytes) else ""


@contextmanager
def naming(file: Path) -> Iterator[None]:
    """Name `file` in every OSError of the block that names none, such as that of a full disk."""
    try:
        yield
    except OSError as problem:
        if problem.filename is None:
            problem.filename = str(file)
        raise
