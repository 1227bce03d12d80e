"""What a complaint is: where it stands, how bad it is, what is wrong and what to do next.

Every stage returns its complaints as values; only the front ends print them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Severity(StrEnum):
    """How bad a complaint is. `--strict` counts warnings as errors."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A place in a file. `path` is relative to the project; `line` and `column` count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One complaint, complete when made.

    `length` is how many characters at `source` are meant; 0 when no exact words are.
    """

    source: Source
    severity: Severity
    code: str
    message: str
    hint: str = ""
    length: int = 0


def error(source: Source, code: str, message: str, hint: str = "", length: int = 0) -> Diagnostic:
    """Say that something is wrong and must not be published."""
    return Diagnostic(source, Severity.ERROR, code, message, hint, length)


def warning(source: Source, code: str, message: str, hint: str = "", length: int = 0) -> Diagnostic:
    """Say that something is probably not what the author meant."""
    return Diagnostic(source, Severity.WARNING, code, message, hint, length)


def has_error(diagnostics: Iterable[Diagnostic]) -> bool:
    """Returns whether anything is wrong that must not be published."""
    return any(d.severity is Severity.ERROR for d in diagnostics)


def in_reading_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort complaints as an author meets them, each once."""
    return sorted(set(diagnostics), key=lambda d: (d.source, d.code, d.message, d.hint))


def told_path(file: Path, root: Path) -> str:
    """A file as it is told: by its path in the project, or whole where it is elsewhere."""
    return (file.relative_to(root) if file.is_relative_to(root) else file).as_posix()


def in_one_line(problem: Exception) -> str:
    """What an exception says, in one line."""
    return " ".join(str(problem).split()) or type(problem).__name__
