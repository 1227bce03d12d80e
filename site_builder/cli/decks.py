"""`site-builder deck`: what needs a real browser."""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_builder.cli import options
from site_builder.cli.printing import show
from site_builder.cli.reporting import Found, Reporting, report, reporting
from site_builder.cli.telling import exit_code, tell
from site_builder.diagnostics import Diagnostic
from site_builder.inputs import PRINTED

if TYPE_CHECKING:
    from site_builder.model import Deck


@click.group()
def deck() -> None:
    """What needs a real browser: try decks out, print them."""


_name = click.argument("name", metavar="[DECK]", required=False)
_to = click.option(
    "--to", "target", type=click.Path(path_type=Path, file_okay=False), default=None,
    help="The folder for the files, from the folder where the command runs; else printed/ of the project, "
    "from which a build takes what the site offers.",
)  # fmt: skip


@deck.command("check")
@_name
@options.project
@reporting
def deck_check(name: str | None, project: Path, how: Reporting) -> None:
    """Look at every slide in a browser: what runs over, is too small, or cannot be read aloud."""
    from site_builder.hosts.mkdocs.rehearsing import check_decks

    found, told = check_decks(project.resolve(), name, _told("Trying out"))
    # One deck of several tells nothing of the others.
    sys.exit(report(Found(found, told, is_whole=name is None), project, how))


@deck.command("pdf")
@_name
@options.project
@_to
def deck_pdf(name: str | None, project: Path, target: Path | None) -> None:
    """Print decks: one slide a page, tagged, outlined, with live links."""
    _print(name, project, target, with_notes=False)


@deck.command("handout")
@_name
@options.project
@_to
def deck_handout(name: str | None, project: Path, target: Path | None) -> None:
    """Print handouts on A4: each slide with what is said to it, its terms and the address of its page."""
    _print(name, project, target, with_notes=True)


@deck.command("single")
@_name
@options.project
@_to
def deck_single(name: str | None, project: Path, target: Path | None) -> None:
    """Write decks as one HTML file each, with all that they need inside."""
    from site_builder.hosts.mkdocs.rehearsing import single_files

    found, made = single_files(project.resolve(), name, target or project / PRINTED)
    _tell_made(found, made, project)


def _print(name: str | None, project: Path, target: Path | None, with_notes: bool) -> None:
    from site_builder.hosts.mkdocs.rehearsing import print_decks

    folder = target or project / PRINTED
    found, made = print_decks(project.resolve(), name, folder, with_notes, _told("Printing"))
    _tell_made(found, made, project)


def _tell_made(found: list[Diagnostic], made: list[Path], project: Path) -> None:
    tell(found, project)
    for path in made:
        show(str(path))
    sys.exit(exit_code(found, strict=False))


def _told(verb: str) -> "Callable[[Sequence[Deck]], Iterator[Deck]]":
    """A bar of progress on the terminal; nothing where there is none."""

    def over(decks: "Sequence[Deck]") -> "Iterator[Deck]":
        from rich.console import Console
        from rich.progress import track

        console = Console(stderr=True)
        yield from track(decks, description=f"{verb} …", console=console, disable=not console.is_terminal)

    return over
