"""`site-builder build`."""

import sys
from pathlib import Path

import click

from site_builder.cli import options
from site_builder.cli.printing import say
from site_builder.cli.telling import CLEAN, exit_code, tell


@click.command()
@options.project
@options.site_dir
@options.strict
@options.show_all
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=1,
    metavar="N",
    help="How many processes make the pages. The site is the same; from some thousand pages on it is there "
    "sooner, for more memory.",
)
def build(project: Path, site_dir: Path | None, strict: bool, show_all: bool, jobs: int) -> None:
    """Build site, decks and exports. The old site stays until the new one is whole."""
    from site_builder.hosts.mkdocs.command import build_project

    found, site = build_project(project.resolve(), site_dir, strict, jobs)
    tell(found, project, show_all=show_all)
    code = exit_code(found, strict)
    if code == CLEAN and site:
        unchanged = "" if site.is_changed else ", nothing changed"
        say(f"{site.pages} pages in {site.place}{unchanged}")
    else:
        say("The site was not changed.")
    sys.exit(code)
