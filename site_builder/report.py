"""Diagnostics → text and JSON."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from site_builder.diagnostics import Diagnostic, Severity


def one_line(diagnostic: Diagnostic) -> str:
    """A complaint on one line."""
    hint = f" ({diagnostic.hint})" if diagnostic.hint else ""
    return f"{diagnostic.source}: {diagnostic.severity}[{diagnostic.code}]: {diagnostic.message}{hint}"


def text(diagnostics: Sequence[Diagnostic], root: Path) -> str:
    """Complaints for a terminal: each with the line it is about and a caret under the words."""
    lines: dict[str, list[str]] = {}
    return "\n".join(_with_line(d, lines, root) for d in diagnostics)


def _with_line(diagnostic: Diagnostic, cache: dict[str, list[str]], root: Path) -> str:
    source = diagnostic.source
    head = f"{source}: {diagnostic.severity}[{diagnostic.code}]: {diagnostic.message}"
    if source.path not in cache:
        try:
            cache[source.path] = (root / source.path).read_text("utf-8", "replace").split("\n")
        except OSError:
            cache[source.path] = []
    lines = cache[source.path]
    hint = f" {diagnostic.hint}" if diagnostic.hint else ""
    if source.line > len(lines) or not lines[source.line - 1].strip():
        return f"{head}\n    |{hint}" if hint else head
    shown, begin = _window(lines[source.line - 1], source.column)
    caret = " " * begin + "^" * max(1, min(diagnostic.length or 1, len(shown) - begin or 1))
    return f"{head}\n    | {shown}\n    | {caret}{hint}"


def _window(line: str, column: int, width: int = 96) -> tuple[str, int]:
    """The part of a long line around a column, and where the column is in it."""
    line = line.replace("\t", " ").rstrip("\r")
    if len(line) <= width:
        return line, min(column - 1, len(line))
    start = max(0, min(column - 1 - width // 3, len(line) - width))
    before, after = "… " if start else "", " …" if start + width < len(line) else ""
    return f"{before}{line[start : start + width]}{after}", column - 1 - start + len(before)


def as_json(diagnostics: Sequence[Diagnostic], root: Path) -> str:
    """Complaints as a list of objects: path, line, column, severity, code, message, hint."""
    return json.dumps(
        [
            {
                "path": d.source.path,
                "line": d.source.line,
                "column": d.source.column,
                "severity": str(d.severity),
                "code": d.code,
                "message": d.message,
                "hint": d.hint,
            }
            for d in diagnostics
        ],
        indent=2 if diagnostics else None,
        ensure_ascii=False,
    )


FORMATS: Mapping[str, Callable[[Sequence[Diagnostic], Path], str]] = {"text": text, "json": as_json}


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """How many complaints there are, in words."""
    errors = sum(d.severity is Severity.ERROR for d in diagnostics)
    warnings = len(diagnostics) - errors
    if not diagnostics:
        return "No complaints."
    parts = [f"{n} {word}{'s' * (n != 1)}" for n, word in ((errors, "error"), (warnings, "warning")) if n]
    return f"{' and '.join(parts)}."
