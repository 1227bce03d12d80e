"""The command line: arguments → functions, diagnostics → text, exit code.

Exit codes: 0 clean, 1 complaints, 2 could not run.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import track
from rich.text import Text

from site_builder.diagnostics import Diagnostic, Severity, in_reading_order
from site_builder.report import FORMATS, summary
from site_builder.rules import explained, rules

if TYPE_CHECKING:
    from site_builder.model import Deck

CLEAN, COMPLAINTS, COULD_NOT_RUN = 0, 1, 2
# What no correction in the content can mend.
_CANNOT_RUN = frozenset(["no-content", "cannot-write", "bad-config", "no-browser"])

_project = click.option(
    "--project",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    help="The folder that holds content/ and mkdocs.yml.",
)
_site_dir = click.option(
    "--site-dir", type=click.Path(path_type=Path), default=None, help="Where the site is, or goes."
)
_strict = click.option("--strict", is_flag=True, help="Count warnings as errors.")
_format = click.option("--format", "form", type=click.Choice(sorted(FORMATS)), default="text")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="site-builder")
def main() -> None:
    """Turn structured YAML into a cross-linked reference site and a lecture deck."""


@main.command()
@_project
@_site_dir
@_strict
def build(project: Path, site_dir: Path | None, strict: bool) -> None:
    """Build site, decks and exports. The old site stays until the new one is whole."""
    from site_builder.hosts.mkdocs.command import build_project

    found, place, pages = build_project(project.resolve(), site_dir, strict)
    _tell(found, project, "text")
    code = exit_code(found, strict)
    if code == CLEAN:
        Console(stderr=True, highlight=False).print(f"{pages} pages in {place}")
    else:
        click.echo("The site was not changed.", err=True)
    sys.exit(code)


@main.command()
@_project
@_site_dir
@_format
@_strict
def check(project: Path, site_dir: Path | None, form: str, strict: bool) -> None:
    """Check the content, then every link of the finished site."""
    from site_builder.hosts.mkdocs.command import check_project

    found = check_project(project.resolve(), site_dir)
    _tell(found, project, form)
    sys.exit(exit_code(found, strict))


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.option("--base", default=None, help="The path under which the folder is served, such as /course/.")
@click.option("--all-rules", is_flag=True, help="Tell also what may be the manner of the site.")
@_format
@_strict
def crawl(folder: Path, base: str | None, all_rules: bool, form: str, strict: bool) -> None:
    """Check every link of any static site."""
    from site_builder.crawl import crawl as crawl_site

    found = crawl_site(folder, base, is_own=all_rules)
    _tell(found, folder, form)
    sys.exit(exit_code(found, strict))


@main.group()
def deck() -> None:
    """What needs a real browser: try decks out, print them."""


_deck_name = click.argument("name", metavar="[DECK]", required=False)
_to = click.option(
    "--to", "target", type=click.Path(path_type=Path, file_okay=False), default=Path("printed"),
    help="The folder for the files.",
)  # fmt: skip


@deck.command("check")
@_deck_name
@_project
@_format
@_strict
def deck_check(name: str | None, project: Path, form: str, strict: bool) -> None:
    """Look at every slide in a browser: what runs over, is too small, or cannot be read aloud."""
    from site_builder.hosts.mkdocs.rehearsing import check_decks

    found = check_decks(project.resolve(), name, _told("Trying out"))
    _tell(found, project, form)
    sys.exit(exit_code(found, strict))


@deck.command("pdf")
@_deck_name
@_project
@_to
def deck_pdf(name: str | None, project: Path, target: Path) -> None:
    """Print decks: one slide a page, tagged, outlined, with live links."""
    _print(name, project, target, with_notes=False)


@deck.command("handout")
@_deck_name
@_project
@_to
def deck_handout(name: str | None, project: Path, target: Path) -> None:
    """Print handouts on A4: each slide with what is said to it, its terms and the address of its page."""
    _print(name, project, target, with_notes=True)


@deck.command("single")
@_deck_name
@_project
@_to
def deck_single(name: str | None, project: Path, target: Path) -> None:
    """Write decks as one HTML file each, with all that they need inside."""
    from site_builder.hosts.mkdocs.rehearsing import single_files

    found, made = single_files(project.resolve(), name, target)
    _tell_made(found, made, project)


def _print(name: str | None, project: Path, target: Path, with_notes: bool) -> None:
    from site_builder.hosts.mkdocs.rehearsing import print_decks

    found, made = print_decks(project.resolve(), name, target, with_notes, _told("Printing"))
    _tell_made(found, made, project)


def _tell_made(found: list[Diagnostic], made: list[Path], project: Path) -> None:
    _tell(found, project, "text")
    for path in made:
        click.echo(str(path))
    sys.exit(exit_code(found, strict=False))


def _told(verb: str) -> "Callable[[Sequence[Deck]], Iterator[Deck]]":
    """A bar of progress on the terminal; nothing where there is none."""

    def over(decks: "Sequence[Deck]") -> "Iterator[Deck]":
        console = Console(stderr=True)
        yield from track(decks, description=f"{verb} …", console=console, disable=not console.is_terminal)

    return over


@main.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what a rule is for, with a passing and a failing example; without CODE list all rules."""
    from site_builder.read import did_you_mean

    known = rules()
    if code is None:
        for rule in known.values():
            click.echo(f"{rule.code:<22}{rule.why.split('. ')[0].rstrip('.')}.")
    elif code in known:
        click.echo(explained(known[code]))
    else:
        hint = did_you_mean(code, list(known)) or "'site-builder explain' lists all"
        click.echo(f"There is no rule '{code}': {hint}")
        sys.exit(COULD_NOT_RUN)


def run() -> None:
    """The command itself. What no author can cause is told on one line, never as a traceback."""
    try:
        main()
    except Exception as problem:
        if os.environ.get("SITE_BUILDER_DEBUG"):
            raise
        click.echo(
            f"site-builder failed: {type(problem).__name__}: {' '.join(str(problem).split())[:300]}\n"
            "This is a fault of the program, not of your content; nothing was written. "
            "Set SITE_BUILDER_DEBUG=1 for details to report.",
            err=True,
        )
        sys.exit(COULD_NOT_RUN)


def exit_code(found: Sequence[Diagnostic], strict: bool) -> int:
    """0 clean, 1 complaints, 2 could not run; warnings count only with `strict`."""
    if any(d.code in _CANNOT_RUN for d in found):
        return COULD_NOT_RUN
    return COMPLAINTS if any(strict or d.severity is Severity.ERROR for d in found) else CLEAN


def _tell(found: Sequence[Diagnostic], root: Path, form: str) -> None:
    ordered = in_reading_order(found)
    shown = FORMATS[form](ordered, root)
    if form != "text":
        click.echo(shown)
        return
    if shown:
        colored = Text(shown)
        colored.highlight_regex(r"(?m)(?<=: )error\[[a-z0-9-]+\]", "bold red")
        colored.highlight_regex(r"(?m)(?<=: )warning\[[a-z0-9-]+\]", "bold yellow")
        colored.highlight_regex(r"(?m)^ {4}\| *\^+", "bold red")
        Console(soft_wrap=True).print(colored)
    click.echo(summary(ordered), err=True)
