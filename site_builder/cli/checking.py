"""`site-builder check` and `crawl`."""

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_builder.cli import options
from site_builder.cli.printing import say
from site_builder.cli.reporting import Found, Reporting, report, reporting
from site_builder.cli.telling import CLEAN, COULD_NOT_RUN
from site_builder.diagnostics import Source, error
from site_builder.interruption import usual_end
from site_builder.remembering import Memory

if TYPE_CHECKING:
    from site_builder.external import External
    from site_builder.resolve import Library

# What a check reads. mkdocs.yml says where the site is and under which address.
_WATCHED = ("content", "slides", "themes", "mkdocs.yml")


@click.command()
@options.project
@options.site_dir
@reporting
@click.option("--content-only", is_flag=True, help="Leave out the finished site; quick, for a hook.")
@click.option("--external", is_flag=True, help="Ask for every address of the world that the content names.")
@click.option(
    "--deadline", type=click.FloatRange(min=1), default=300.0, show_default=True,
    help="Seconds that --external may take; the next run goes on.",
)  # fmt: skip
@click.option("--watch", is_flag=True, help="Check again at each change, until Ctrl-C.")
def check(
    project: Path,
    site_dir: Path | None,
    how: Reporting,
    content_only: bool,
    external: bool,
    deadline: float,
    watch: bool,
) -> None:
    """Check the content, then every link of the finished site."""
    root, memory = project.resolve(), Memory()
    seconds = deadline if external else None

    def once() -> int:
        memory.begin_round()
        found = _content_and_site(root, site_dir, content_only, seconds, memory)
        return report(found, project, how)

    sys.exit(_watched(root, once) if watch else once())


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.option("--base", default=None, help="The path under which the folder is served, such as /course/.")
@click.option("--all-rules", is_flag=True, help="Tell also what may be the manner of the site.")
@reporting
def crawl(folder: Path, base: str | None, all_rules: bool, how: Reporting) -> None:
    """Check every link of any static site."""
    from site_builder.crawl import crawl as crawl_site

    with _busy("Reading the site …"):
        found = Found(crawl_site(folder, base, is_own=all_rules))
    sys.exit(report(found, folder, how))


def _content_and_site(
    root: Path, site_dir: Path | None, content_only: bool, seconds: float | None, memory: Memory
) -> Found:
    from site_builder.hosts.mkdocs.command import check_site, check_unchanged

    if not content_only and seconds is None:
        with _busy("Checking the site …"):
            known = check_unchanged(root, site_dir)
        if known is not None:
            return Found(known, unasked=["dead-link"])
    from site_builder.build import load

    with _busy("Checking the content …"):
        loaded = load(root, memory)
    found, notes = list(loaded.diagnostics), list[str]()
    is_whole = not loaded.is_broken and not content_only
    if is_whole:
        with _busy("Checking the site …"):
            found += check_site(root, site_dir, loaded)
    if seconds is not None:
        asked = _external(loaded.library, root, seconds)
        found += asked.diagnostics
        notes += asked.notes
    return Found(found, notes, is_whole, unasked=() if seconds is not None else ["dead-link"])


def _external(library: "Library", root: Path, seconds: float) -> "External":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from site_builder.external import External, MissingLycheeError, check_external

    console = Console(stderr=True)
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Asking the world …", total=None)
        try:
            return check_external(
                library, root, seconds,
                lambda done, total: bar.update(task, completed=done, total=total),
            )  # fmt: skip
        except MissingLycheeError:
            hint = "pip install 'site-builder[external]'"
            words = "lychee is not installed, which asks for addresses of the world"
            return External([error(Source("content"), "no-link-checker", words, hint)], [])


def _watched(root: Path, once: Callable[[], int]) -> int:
    """Check at each change until Ctrl-C. Returns the exit code of the last whole check."""
    from site_builder.watching import WatchError, changes

    gc.enable()  # which a single check does without
    code = CLEAN
    with suppress(KeyboardInterrupt), usual_end(lambda: code):
        try:
            for _ in changes(root, _WATCHED):
                if sys.stdout.isatty():
                    click.clear()
                code = once()
                say(f"Checked at {datetime.now():%H:%M:%S}. Waiting for changes; Ctrl-C ends.")
        except WatchError as problem:
            say(f"Changes cannot be watched here: {problem}. Run it without --watch.")
            return COULD_NOT_RUN
    return code


@contextmanager
def _busy(words: str) -> Iterator[None]:
    """Something that moves on the terminal while there is nothing else to see."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    console = Console(stderr=True)
    with console.status(words):
        yield
