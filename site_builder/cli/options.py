"""Options that several commands share."""

from pathlib import Path

import click

project = click.option(
    "--project",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    help="The folder that holds content/ and mkdocs.yml.",
)
site_dir = click.option(
    "--site-dir", type=click.Path(path_type=Path), default=None, help="Where the site is, or goes."
)
strict = click.option("--strict", is_flag=True, help="Count warnings as errors.")
show_all = click.option(
    "--all", "show_all", is_flag=True, help="Show all complaints, also more than fit the screen."
)
