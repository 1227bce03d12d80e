"""The files of a project, each read once and again where it was changed."""

import os
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from site_builder.diagnostics import Diagnostic, Source, error
from site_builder.disk.listing import list_files
from site_builder.disk.project_files import TEXT_BYTES, RefusedFileError, is_hidden, read_bytes, unreadable
from site_builder.inputs import FOLDERS
from site_builder.model import Record
from site_builder.read.again import read_again
from site_builder.read.file import CONTENT, DECKS, Content, read_file
from site_builder.remembering import Memory
from site_builder.snapshot import State, state_of

_TICKS = 100_000_000  # ns


@dataclass(frozen=True, slots=True)
class File:
    """One file as it was read. `state` is None where it may have changed since, and looks the same."""

    data: bytes
    content: Content
    mistakes: Sequence[Diagnostic]
    state: State | None = field(compare=False)


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a project by path, the paths of others beside them, and what is wrong with the folders."""

    read: Mapping[str, File]
    beside: Sequence[str] = ()
    found: Sequence[Diagnostic] = ()

    def joined(self) -> tuple[Content, list[Diagnostic]]:
        """All that is written in them, and all that is wrong with it."""
        content, found = Content(beside=[*self.beside]), [*self.found]
        for file in self.read.values():
            content.add(file.content)
            found += file.mistakes
        library = f"{CONTENT}/library.yml"
        is_told = any(d.source.path in (CONTENT, library) for d in found)
        if not is_told and content.settings is None:
            words, hint = "there is no content/library.yml", "make one with a line 'title: …'"
            found.append(error(Source(library), "missing-file", words, hint))
        return content, found


def read(root: Path, memory: Memory | None = None) -> tuple[Content, list[Diagnostic]]:
    """Read `content/` and `slides/decks/` of the project at `root`; with `memory`, what changed in them."""
    known = memory or Memory()
    files: Files = known.recall_amended(("files", root), partial(read_files, root))
    return files.joined()


def changed_records(before: Files, after: Files) -> list[tuple[Record, Record]] | None:
    """Each record that is another value now, as it was and as it is; None where more than records changed."""
    if before.read.keys() != after.read.keys():
        return None
    if (before.beside, before.found) != (after.beside, after.found):
        return None
    changed: list[tuple[Record, Record]] = []
    for path, file in after.read.items():
        old, new = before.read[path].content, file.content
        if old is new:
            continue
        is_certain = not (file.mistakes or before.read[path].mistakes or old.settings or new.settings)
        if not is_certain or [r.id.id for r in old.records] != [r.id.id for r in new.records]:
            return None
        pairs = zip(old.records, new.records, strict=True)
        changed += [(was, now) for was, now in pairs if was is not now]
    return changed


def read_named(root: Path, before: Files, paths: Collection[str]) -> Files:
    """The same again, where only what is at these `paths` may have changed: the rest is not looked at."""
    read = dict(before.read)
    for path in paths:
        place = f"{root}/{path}"
        try:
            if path in read and not os.path.islink(place):
                read[path] = _file(root, path, read[path])
            elif not _is_known_beside(before, path, place):
                return read_files(root, before)
        except OSError:
            return read_files(root, before)
    return replace(before, read=read)


def _is_known_beside(before: Files, path: str, place: str) -> bool:
    """Return whether what holds no records is there as before, or gone again, as files that editors write."""
    if any(map(is_hidden, path.split("/"))):
        return True
    if os.path.lexists(place):
        return path in before.beside
    return not any(known == path or known.startswith(f"{path}/") for known in (*before.read, *before.beside))


def read_files(root: Path, before: Files | None = None) -> Files:
    """Read the same by file; of one that is in `before`, what changed in it.

    All folders of the project are listed, so that whatever must not be read in one of them is reported.
    """
    if not (root / CONTENT).is_dir():
        words, hint = "there is no folder 'content'", "run this in the project's folder"
        return Files({}, found=[error(Source(CONTENT), "no-content", words, hint)])
    known = before.read if before else {}
    read, beside, found = dict[str, File](), list[str](), list[Diagnostic]()
    for path in _paths(root, found):
        if not path.endswith((".yml", ".yaml")):
            beside.append(path)
            continue
        try:
            read[path] = _file(root, path, known.get(path))
        except RefusedFileError as refused:
            found.append(refused.diagnostic)
        except OSError as problem:
            found.append(unreadable(path, "file", problem).diagnostic)
    return Files(read, beside, found)


def _paths(root: Path, found: list[Diagnostic]) -> Iterator[str]:
    """Yield the paths of what authors write."""
    for folder in FOLDERS:
        files, refused = list_files(root, folder)
        found += refused
        yield from (path for path in files if path.startswith((f"{CONTENT}/", f"{DECKS}/")))


def _file(root: Path, path: str, before: File | None) -> File:
    """One file, as it was before where it did not change. Raises OSError."""
    state = state_of(os.stat(f"{root}/{path}"))  # text, for `Path` would take as long as the system does
    if before and before.state == state:
        return before
    # Two changes within a tick of the clock leave the same state behind.
    settled = state if time.time_ns() - max(state.modified, state.changed) > _TICKS else None
    data = read_bytes(root, path, TEXT_BYTES)
    if before and before.data == data:
        return before if before.state == settled else replace(before, state=settled)
    again = None if not before or before.mistakes else read_again(path, data, before.data, before.content)
    content, mistakes = (again, ()) if again else read_file(path, data)
    return File(data, content, mistakes, settled)
