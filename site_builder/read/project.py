"""The files of a project, each read once and again where it was changed."""

import os
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from site_builder.diagnostics import Diagnostic, Source, error
from site_builder.read.file import CONTENT, DECKS, Content, read_file
from site_builder.remembering import Memory
from site_builder.snapshot import state_of

_TICKS = 100_000_000  # ns


def read(root: Path, memory: Memory | None = None) -> tuple[Content, list[Diagnostic]]:
    """Read `content/` and `slides/decks/` of the project at `root`; with `memory`, what changed in them."""
    content, found = Content(), list[Diagnostic]()
    if not (root / CONTENT).is_dir():
        where = Source(CONTENT)
        return content, [
            error(where, "no-content", "there is no folder 'content'", "run this in the project's folder")
        ]
    known = memory or Memory()
    for path in _files(root, found):
        if not path.endswith((".yml", ".yaml")):
            content.beside.append(path)
            continue
        try:
            part, mistakes = _remembered(root, path, known)
        except OSError as problem:
            words = f"this file cannot be read: {problem.strerror}"
            found.append(error(Source(path), "unreadable-file", words))
            continue
        content.add(part)
        found += mistakes
    if not any(d.source.path == f"{CONTENT}/library.yml" for d in found) and content.settings is None:
        found.append(
            error(
                Source(f"{CONTENT}/library.yml"),
                "missing-file",
                "there is no content/library.yml",
                "make one with a line 'title: …'",
            )
        )
    return content, found


def _remembered(root: Path, path: str, memory: Memory) -> tuple[Content, list[Diagnostic]]:
    """What one file holds, read again only where it was changed. Raises OSError."""

    def made() -> tuple[Content, list[Diagnostic]]:
        data = (root / path).read_bytes()
        return memory.recall(("bytes", path, data), partial(read_file, path, data))

    state = state_of(os.stat(root / path))
    # Two changes within a tick of the clock leave the same state behind.
    is_settled = time.time_ns() - max(state.modified, state.changed) > _TICKS
    return memory.recall(("file", path, state), made) if is_settled else made()


def _files(root: Path, found: list[Diagnostic]) -> Iterator[str]:
    for top in (CONTENT, DECKS):
        yield from _walk(root, top, found)


def _walk(root: Path, folder: str, found: list[Diagnostic]) -> Iterator[str]:
    if not (root / folder).is_dir():
        return
    for entry in sorted(os.scandir(root / folder), key=lambda e: e.name):
        path = f"{folder}/{entry.name}"
        if entry.is_symlink() and not (root / path).resolve().is_relative_to(root.resolve()):
            found.append(
                error(
                    Source(path),
                    "outside-project",
                    "this is a link to a place outside the project",
                    "copy it here",
                )
            )
        elif entry.is_dir():
            yield from _walk(root, path, found)
        else:
            yield path
