"""Complaints as text: each with the line it is about and a caret under the words."""

from collections.abc import Sequence
from pathlib import Path

from rich.cells import cell_len

from site_builder.diagnostics import Diagnostic, Severity
from site_builder.report.excerpt import Lines, excerpt
from site_builder.report.harmless import harmless
from site_builder.report.wrapping import wrapped

WIDTH = 100
_BAR = "    | "


def one_line(diagnostic: Diagnostic) -> str:
    """A complaint on one line."""
    hint = f" ({diagnostic.hint})" if diagnostic.hint else ""
    return harmless(f"{_head(diagnostic)}{hint}")


def text(diagnostics: Sequence[Diagnostic], root: Path) -> str:
    """Complaints for a file or a pipe, all of them."""
    lines = Lines(root)
    return "\n".join(row for d in diagnostics for row in rows(d, lines, WIDTH))


def rows(diagnostic: Diagnostic, lines: Lines, width: int) -> list[str]:
    """A complaint as rows of text; what it shows of the file is at most `width` cells wide."""
    head, hint = harmless(_head(diagnostic)), harmless(diagnostic.hint)
    source = diagnostic.source
    shown = excerpt(lines.at(source), source.column, diagnostic.length, width - len(_BAR))
    if shown is None:
        return [head, *_hint_rows(hint, width)]
    beside = f"{_BAR}{shown.caret} {hint}".rstrip()
    if cell_len(beside) <= width:
        return [head, _BAR + shown.line, beside]
    return [head, _BAR + shown.line, _BAR + shown.caret, *_hint_rows(hint, width)]


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """How many complaints there are, in words."""
    errors = sum(d.severity is Severity.ERROR for d in diagnostics)
    warnings = len(diagnostics) - errors
    if not diagnostics:
        return "No complaints."
    parts = [f"{n} {word}{'s' * (n != 1)}" for n, word in ((errors, "error"), (warnings, "warning")) if n]
    return f"{' and '.join(parts)}."


def _head(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.source}: {diagnostic.severity}[{diagnostic.code}]: {diagnostic.message}"


def _hint_rows(hint: str, width: int) -> list[str]:
    return [_BAR + row for row in wrapped(hint, width - len(_BAR))]
