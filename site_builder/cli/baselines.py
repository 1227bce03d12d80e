"""`--baseline` and `--write-baseline`: what was known to be wrong is not complained of."""

import os
from collections.abc import Collection, Sequence
from pathlib import Path

from site_builder.cli.telling import COULD_NOT_RUN, exit_code
from site_builder.diagnostics import Diagnostic, Source, error
from site_builder.disk.causes import cause_of
from site_builder.output import Output, write
from site_builder.report import as_baseline, compared, read_baseline

_ANEW = "Write it anew with --write-baseline."


def against(
    found: Sequence[Diagnostic], baseline: Path | None, is_whole: bool, unasked: Collection[str]
) -> tuple[Sequence[Diagnostic], list[str]]:
    """What is new beside a baseline, and notes about it; where there is no such file it is begun.

    `is_whole` is false when part of the project was not looked at, so that nobody knows what is gone; so it
    is with the codes in `unasked`.
    """
    if not baseline or _could_not_run(found):
        return found, []
    if not baseline.exists():
        return _begun(found, baseline)
    before = read_baseline(baseline)
    if isinstance(before, Diagnostic):
        return [before], []
    beside = compared(found, before, unasked)
    notes = [_told(beside.known, "left")] if beside.known else []
    if beside.gone and is_whole:
        notes.append(f"{_told(beside.gone, 'gone')} {_ANEW}")
    return beside.new, notes


def written(found: Sequence[Diagnostic], file: Path) -> tuple[Sequence[Diagnostic], list[str]]:
    """Write a baseline of all that was found, which is then no complaint any more."""
    if _could_not_run(found):
        return found, []
    try:
        write([Output(file.name, as_baseline(found).encode("utf-8", "backslashreplace"))], file.parent)
    except OSError as problem:
        return [error(Source(str(file)), "cannot-write", f"this cannot be written: {cause_of(problem)}")], []
    return [], [f"{_counted(len(found))} written to {file}: with '--baseline {file}' only others are told."]


def _told(number: int, how: str) -> str:
    return f"{_counted(number)} of the baseline {'is' if number == 1 else 'are'} {how}."


def _begun(found: Sequence[Diagnostic], file: Path) -> tuple[Sequence[Diagnostic], list[str]]:
    if os.environ.get("CI"):
        # Written there it would be lost, and everything would pass for ever.
        words = "there is no baseline here"
        hint = "write it on your own machine with --write-baseline, and commit it"
        return [error(Source(str(file)), "bad-baseline", words, hint)], []
    return written(found, file)


def _counted(number: int) -> str:
    return f"{number} complaint{'s' * (number != 1)}"


def _could_not_run(found: Sequence[Diagnostic]) -> bool:
    return exit_code(found, strict=False) == COULD_NOT_RUN
