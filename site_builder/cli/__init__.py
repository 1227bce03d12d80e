"""The command line: arguments → functions, diagnostics → text, exit code.

Exit codes: 0 clean, 1 complaints, 2 could not run.
"""

import gc
import io
import os
import sys
from contextlib import suppress
from typing import Any, NoReturn

import click

from site_builder.cli.building import build
from site_builder.cli.checking import check, crawl
from site_builder.cli.decks import deck
from site_builder.cli.explaining import explain
from site_builder.cli.printing import say
from site_builder.cli.serving import serve
from site_builder.cli.telling import COULD_NOT_RUN
from site_builder.disk.causes import cause_of, file_of
from site_builder.interruption import INTERRUPTED, INTERRUPTED_CODE

__all__ = ["main", "run"]


class _Commands(click.Group):
    """Commands that are interrupted alike, also if what they call raises the interruption."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except KeyboardInterrupt:
            say(INTERRUPTED)
            sys.exit(INTERRUPTED_CODE)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="site-builder")
def main() -> None:
    """Turn structured YAML into a cross-linked reference site and a lecture deck."""


for _command in (build, check, serve, crawl, deck, explain):
    main.add_command(_command)


def run() -> None:
    """The command itself. What no author can cause is told on one line, never as a traceback."""
    # A build keeps nearly all that it makes until it ends: looking for garbage took a tenth of its time.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that knows no 漢 is shown its number.
            stream.reconfigure(errors="backslashreplace")
    try:
        main()
    except Exception as problem:
        if os.environ.get("SITE_BUILDER_DEBUG"):
            raise
        _give_up(_words_for(problem))
    finally:
        # Else Python walks through all of it once more on its way out.
        gc.freeze()


def _words_for(problem: Exception) -> str:
    """Say why the command ended: the system refused a file, or this program has a fault."""
    if isinstance(problem, OSError):
        named = f"{file}: " if (file := file_of(problem)) else ""
        return f"site-builder stopped: {named}{cause_of(problem)}. The site is whole, the old one or the new."
    return (
        f"site-builder failed: {type(problem).__name__}: {' '.join(str(problem).split())[:300]}\n"
        "This is a fault of the program, not of your content; the site is whole, the old one or the new. "
        "Set SITE_BUILDER_DEBUG=1 for details to report."
    )


def _give_up(words: str) -> NoReturn:
    with suppress(OSError):
        say(words)
    with suppress(OSError):
        sys.stdout.flush()
        sys.exit(COULD_NOT_RUN)
    # What cannot be printed stays in the stream, and Python would try it once more at its end.
    os._exit(COULD_NOT_RUN)
