"""Where a complaint stands for those who see the whole repository, and by what it is known again."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from site_builder.diagnostics import Diagnostic

# What moves in a message although the complaint is the same: other places, and how many files share it.
_MOVING = re.compile(r":\d+:\d+\b|, here and in \d+ more files?")

Identity = tuple[str, str, str]


def identity(diagnostic: Diagnostic) -> Identity:
    """By what a complaint is known again when lines have moved: its file, code and words."""
    return diagnostic.source.path, diagnostic.code, _MOVING.sub("", diagnostic.message)


def seen_from(diagnostics: Sequence[Diagnostic], root: Path, workspace: Path) -> list[Diagnostic]:
    """Complaints about the project at `root` with paths as seen from `workspace`, which may hold it."""
    if not root.resolve().is_relative_to(workspace.resolve()):
        return list(diagnostics)
    inside = root.resolve().relative_to(workspace.resolve())
    return [
        # A path that is absolute stays so: joined to it, what stands before is dropped.
        replace(d, source=replace(d.source, path=(inside / d.source.path).as_posix()))
        for d in diagnostics
    ]


def worst_first(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Errors before warnings; each in the order in which they came."""
    return sorted(diagnostics, key=lambda d: d.severity)
