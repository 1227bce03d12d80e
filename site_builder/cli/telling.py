"""Diagnostics → what is printed, and the exit code."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from site_builder.cli.printing import as_utf8, say, show, show_colored, show_data
from site_builder.diagnostics import Diagnostic, Severity, Source, error, in_reading_order
from site_builder.disk.causes import cause_of
from site_builder.output import Output, write
from site_builder.report import annotated, as_json, as_sarif, on_a_screen, seen_from, summary, text, wrapped

CLEAN, COMPLAINTS, COULD_NOT_RUN = 0, 1, 2
# What no correction in the content can mend.
_CANNOT_RUN = frozenset(
    [
        "no-content",
        "cannot-write",
        "foreign-site",
        "bad-config",
        "no-browser",
        "no-link-checker",
        "bad-baseline",
    ]
)
_HOW = "See them with --all, or in a file with '> FILE'."


@dataclass(frozen=True)
class Telling:
    """What is to be told: complaints about the project at `root`, and notes that are no complaints."""

    found: Sequence[Diagnostic]
    root: Path
    notes: Sequence[str] = ()
    show_all: bool = False


def tell(
    found: Sequence[Diagnostic],
    root: Path,
    form: str = "text",
    notes: Sequence[str] = (),
    show_all: bool = False,
) -> None:
    """Print complaints in one of the formats."""
    FORMATS[form](Telling(in_reading_order(found), root, notes, show_all))


def write_sarif(found: Sequence[Diagnostic], root: Path, file: Path) -> list[Diagnostic]:
    """Write complaints as SARIF into a file. Returns why it could not be written, if it could not."""
    try:
        write([Output(file.name, as_utf8(_sarif(Telling(in_reading_order(found), root))))], file.parent)
    except OSError as problem:
        return [error(Source(str(file)), "cannot-write", f"this cannot be written: {cause_of(problem)}")]
    return []


def exit_code(found: Sequence[Diagnostic], strict: bool) -> int:
    """0 clean, 1 complaints, 2 could not run; warnings count only with `strict`."""
    if any(d.code in _CANNOT_RUN for d in found):
        return COULD_NOT_RUN
    return COMPLAINTS if any(strict or d.severity is Severity.ERROR for d in found) else CLEAN


def _tell_text(told: Telling) -> None:
    if not told.found:
        pass
    elif sys.stdout.isatty():
        from rich.console import Console

        width, height = Console().size
        noted = sum(len(wrapped(note, width)) for note in told.notes)
        height = sys.maxsize if told.show_all else height - noted
        show_colored(on_a_screen(told.found, told.root, width, height, _HOW))
    else:
        show(text(told.found, told.root))
    _note(told)
    say(summary(told.found))


def _tell_json(told: Telling) -> None:
    show_data(as_json(told.found))
    _note(told)


def _tell_sarif(told: Telling) -> None:
    show_data(_sarif(told))
    _note(told)


def _sarif(told: Telling) -> str:
    has_run = exit_code(told.found, strict=False) != COULD_NOT_RUN
    return as_sarif(_in_workspace(told), has_run)


def _tell_github(told: Telling) -> None:
    made = annotated(_in_workspace(told), told.notes)
    if made.commands:
        show_data(made.commands)
    summary_file = os.environ.get("GITHUB_STEP_SUMMARY")
    if made.table and summary_file:
        with Path(summary_file).open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{made.table}\n")
    elif made.table:
        show_data(made.table)
    say(summary(told.found))


def _in_workspace(told: Telling) -> Sequence[Diagnostic]:
    """GitHub knows files by their paths in the repository, of which the project may be a part."""
    workspace = os.environ.get("GITHUB_WORKSPACE")
    return seen_from(told.found, told.root, Path(workspace)) if workspace else told.found


def _note(told: Telling) -> None:
    for note in told.notes:
        say(note)


FORMATS: Mapping[str, Callable[[Telling], None]] = {
    "text": _tell_text,
    "json": _tell_json,
    "github": _tell_github,
    "sarif": _tell_sarif,
}
