"""How a check is reported: the options that all checks share, and what becomes of their complaints."""

import functools
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from site_builder.cli import options
from site_builder.cli.baselines import against, written
from site_builder.cli.telling import FORMATS, exit_code, tell, write_sarif
from site_builder.diagnostics import Diagnostic, in_reading_order

_file = click.Path(path_type=Path, dir_okay=False)
_OPTIONS = (
    click.option(
        "--format", "form", type=click.Choice(sorted(FORMATS)), default="text",
        help="text for people, json for programs, github for its annotations, sarif for code scanning.",
    ),
    options.strict,
    options.show_all,
    click.option(
        "--baseline", type=_file, default=None,
        help="Complain only of what this file does not know; it is written when there is none.",
    ),
    click.option(
        "--write-baseline", type=_file, default=None, help="Write what is wrong now as a baseline."
    ),
    click.option(
        "--sarif", type=_file, default=None, help="Write the complaints as SARIF into this file as well."
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting:
    """How complaints are to be told."""

    form: str
    strict: bool
    show_all: bool
    baseline: Path | None
    write_baseline: Path | None
    sarif: Path | None


@dataclass(frozen=True, slots=True)
class Found:
    """All complaints, and notes that are none.

    `is_whole` when everything was looked at, but for the codes in `unasked`.
    """

    diagnostics: Sequence[Diagnostic]
    notes: Sequence[str] = ()
    is_whole: bool = True
    unasked: Collection[str] = ()


def reporting(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of a report, and hand them over as its argument `how`."""

    @functools.wraps(command)
    def with_options(*arguments: Any, **given: Any) -> None:
        own = {name: given.pop(name) for name in Reporting.__dataclass_fields__}
        command(*arguments, how=Reporting(**own), **given)

    for option in reversed(_OPTIONS):
        with_options = option(with_options)
    return with_options


def report(found: Found, root: Path, how: Reporting) -> int:
    """Tell what is new about the project at `root`. Returns the exit code."""
    ordered = in_reading_order(found.diagnostics)
    if how.write_baseline:
        new, notes = written(ordered, how.write_baseline)
    else:
        new, notes = against(ordered, how.baseline, found.is_whole, found.unasked)
    if how.sarif:
        new = [*new, *write_sarif(new, root, how.sarif)]
    tell(new, root, how.form, [*found.notes, *notes], how.show_all)
    return exit_code(new, how.strict)
