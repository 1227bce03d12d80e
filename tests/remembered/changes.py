"""How the edits of a project are written down: a sentence, and what it makes of all files.

A file is text; "\\udce9" stands for the byte E9. What begins with "$" is no file but a variable of the
environment.
"""

from collections.abc import Callable, Mapping
from functools import reduce

Files = Mapping[str, str]
Change = Callable[[Files], Files]


def said(path: str, old: str, new: str) -> Change:
    """Another text in a file, wherever `old` stands in it; nothing where an edit before took it away."""
    return lambda files: {**files, path: files[path].replace(old, new)} if path in files else files


def put(path: str, text: str) -> Change:
    """A file that is new, or another one under the old name."""
    return lambda files: {**files, path: text}


def added(path: str, text: str) -> Change:
    """Text behind the end of a file."""
    return lambda files: {**files, path: files.get(path, "") + text}


def gone(path: str) -> Change:
    """A file, or a folder's files, no more."""
    return lambda files: {
        name: text for name, text in files.items() if name != path and not name.startswith(f"{path}/")
    }


def renamed(old: str, new: str) -> Change:
    """A file, or a folder, under another name."""
    return lambda files: {
        f"{new}{name[len(old) :]}" if name == old or name.startswith(f"{old}/") else name: text
        for name, text in files.items()
    }


def moved(record: str, source: str, target: str) -> Change:
    """A record in another file, at its end."""

    def change(files: Files) -> Files:
        text = files.get(source, "")
        one = next((part for part in _records(text) if part.startswith(f"{record}:\n")), "")
        return {**files, source: text.replace(one, ""), target: files.get(target, "") + one} if one else files

    return change


def swapped(path: str, one: str, other: str) -> Change:
    """Two records of a file in each other's place."""

    def change(files: Files) -> Files:
        parts = _records(files.get(path, ""))
        starts = [part.partition(":")[0] for part in parts]
        if one not in starts or other not in starts:
            return files
        a, b = starts.index(one), starts.index(other)
        parts[a], parts[b] = parts[b], parts[a]
        return {**files, path: "".join(parts)}

    return change


def without(path: str, record: str) -> Change:
    """A file without one of its records."""

    def change(files: Files) -> Files:
        parts = _records(files.get(path, ""))
        return {**files, path: "".join(part for part in parts if not part.startswith(f"{record}:\n"))}

    return change


def each(*changes: Change) -> Change:
    """Several changes in one."""
    return lambda files: reduce(lambda made, change: change(made), changes, files)


def _records(text: str) -> list[str]:
    """A file in pieces that begin where a record does; comments before it belong to the one above."""
    pieces: list[str] = []
    for line in text.splitlines(keepends=True):
        if not pieces or (line[0].isalnum() and line.rstrip().endswith(":")):
            pieces.append("")
        pieces[-1] += line
    return pieces
