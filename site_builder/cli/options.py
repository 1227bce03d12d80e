"""Options that several commands share."""

from pathlib import Path

import click

from site_builder.cli.telling import FORMATS

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
form = click.option(
    "--format", "form", type=click.Choice(sorted(FORMATS)), default="text",
    help="text for people, json for programs, github for its annotations, sarif for code scanning.",
)  # fmt: skip
show_all = click.option(
    "--all", "show_all", is_flag=True, help="Show all complaints, also more than fit the screen."
)
_file = click.Path(path_type=Path, dir_okay=False)
baseline = click.option(
    "--baseline", type=_file, default=None,
    help="Complain only of what this file does not know; it is written when there is none.",
)  # fmt: skip
write_baseline = click.option(
    "--write-baseline", type=_file, default=None, help="Write what is wrong now as a baseline."
)
