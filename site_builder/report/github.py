"""Complaints for a run of GitHub Actions: the worst as annotations, the rest as a table in its summary."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.diagnostics import Diagnostic
from site_builder.report.harmless import harmless
from site_builder.report.places import worst_first
from site_builder.report.text import summary

# GitHub shows ten annotations of a step and drops the others without a word.
SHOWN = 10
# GitHub refuses a summary of more than 1 MiB.
BYTES = 900_000
_LINE_END = re.compile(r"\r\n?|\n")
# Words of authors are shown, never read as Markdown or HTML, and call nobody.
_PLAIN = str.maketrans({mark: f"&#{ord(mark)};" for mark in "\\`*_[]<>|~#&@$"})


@dataclass(frozen=True, slots=True)
class Annotated:
    """Commands for the log, and Markdown for the summary ("" when the annotations say it all)."""

    commands: str
    table: str


def annotated(diagnostics: Sequence[Diagnostic], notes: Sequence[str] = ()) -> Annotated:
    """Complaints and notes as workflow commands and Markdown."""
    ordered = worst_first(diagnostics)
    commands = [*map(_command, ordered[:SHOWN]), *(f"::notice::{_data(note)}" for note in notes)]
    return Annotated("\n".join(commands), _table(ordered[SHOWN:]) if len(ordered) > SHOWN else "")


def _command(diagnostic: Diagnostic) -> str:
    source = diagnostic.source
    properties = {
        "file": source.path,
        "line": str(source.line),
        "col": str(source.column),
        **({"endColumn": str(source.column + diagnostic.length)} if diagnostic.length else {}),
        "title": diagnostic.code,
    }
    words = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{diagnostic.severity} {words}::{_data(_message(diagnostic))}"


def _message(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.message} ({diagnostic.hint})" if diagnostic.hint else diagnostic.message


def _data(text: str) -> str:
    return "%0A".join(line.replace("%", "%25") for line in _lines(text))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _table(rest: Sequence[Diagnostic]) -> str:
    rows: list[str] = []
    room = BYTES
    for d in rest:
        row = f"| {_cell(str(d.source))} | {d.severity} | {_cell(d.code)} | {_cell(_message(d))} |"
        room -= len(row.encode("utf-8", "backslashreplace")) + 1
        if room < 0:
            break
        rows.append(row)
    left_out = len(rest) - len(rows)
    return "\n".join(
        [
            "### Site Builder",
            "",
            f"Not annotated, since GitHub shows only {SHOWN}: {summary(rest)}",
            "",
            "| place | severity | code | message |",
            "| --- | --- | --- | --- |",
            *rows,
            *([f"\n… and {left_out} more."] if left_out else []),
            "",
        ]
    )


def _cell(text: str) -> str:
    return " ".join(line.translate(_PLAIN) for line in _lines(text))


def _lines(text: str) -> Iterator[str]:
    return map(harmless, _LINE_END.split(text))
