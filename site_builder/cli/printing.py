"""The only place that prints. What it prints cannot steer a terminal or the log of a CI run."""

import shutil
import sys

import click

from site_builder.report import harmless_lines, wrapped


def show(words: str) -> None:
    """Print the result of a command on standard output."""
    click.echo(_printable(words))


def say(words: str) -> None:
    """Print a remark on standard error, where a pipe does not take it up."""
    rows = wrapped(words, shutil.get_terminal_size().columns) if sys.stderr.isatty() else [words]
    click.echo(_printable("\n".join(rows)), err=True)


def show_data(text: str) -> None:
    """Print what another program reads, such as JSON, as UTF-8. Its maker has made it harmless."""
    click.echo(as_utf8(text))


def show_colored(words: str) -> None:
    """Print complaints on the terminal, with severities and carets in color."""
    from rich.console import Console
    from rich.text import Text

    colored = Text(_printable(words))
    colored.highlight_regex(r"(?m)(?<=[: ] )error\[[a-z0-9-]+\]", "bold red")
    colored.highlight_regex(r"(?m)(?<=[: ] )warning\[[a-z0-9-]+\]", "bold yellow")
    colored.highlight_regex(r"(?m)^ {4}\| *\^+", "bold red")
    Console(soft_wrap=True, highlight=False).print(colored)


def as_utf8(text: str) -> bytes:
    """Returns `text` in UTF-8. A file name may hold bytes that are no UTF-8; they are written as escapes."""
    return text.encode("utf-8", "backslashreplace")


def _printable(words: str) -> str:
    return as_utf8(harmless_lines(words)).decode()
