"""Options that several commands share."""

import os
from pathlib import Path

import click

project = click.option(
    "--project",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    help="The folder that holds content/ and mkdocs.yml.",
)


def _from_here(context: click.Context, parameter: click.Parameter, folder: Path | None) -> Path | None:
    """A folder named on the command line is relative to where the command runs, not to the project."""
    return Path(os.path.abspath(folder)) if folder else None


site_dir = click.option(
    "--site-dir",
    type=click.Path(path_type=Path),
    default=None,
    callback=_from_here,
    help="The folder of the site, from the folder where the command runs; else site_dir in mkdocs.yml.",
)
strict = click.option("--strict", is_flag=True, help="Count warnings as errors.")
show_all = click.option(
    "--all", "show_all", is_flag=True, help="Show all complaints, also more than fit the screen."
)
