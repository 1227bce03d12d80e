"""`site-builder check` and `crawl`."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from site_builder.cli import options
from site_builder.cli.baselines import Known, against
from site_builder.cli.telling import CLEAN, exit_code, say, tell
from site_builder.diagnostics import Diagnostic, Source, error, in_reading_order

if TYPE_CHECKING:
    from site_builder.external import External
    from site_builder.resolve import Library

# What a check reads. mkdocs.yml says where the site is and under which address.
_WATCHED = ("content", "slides", "themes", "mkdocs.yml")


@dataclass(frozen=True)
class _Found:
    """All complaints, notes, and whether everything was looked at that was asked for."""

    diagnostics: list[Diagnostic]
    notes: list[str]
    is_whole: bool


@click.command()
@options.project
@options.site_dir
@options.form
@options.strict
@options.show_all
@options.baseline
@options.write_baseline
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
    form: str,
    strict: bool,
    show_all: bool,
    baseline: Path | None,
    write_baseline: Path | None,
    content_only: bool,
    external: bool,
    deadline: float,
    watch: bool,
) -> None:
    """Check the content, then every link of the finished site."""
    root, known = project.resolve(), Known(baseline, write_baseline)

    def once() -> int:
        found = _content_and_site(root, site_dir, content_only, deadline if external else None)
        return _told(found, known, project, form, strict, show_all)

    sys.exit(_watched(root, once) if watch else once())


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.option("--base", default="/", help="The path under which the folder is served, such as /course/.")
@options.form
@options.strict
@options.show_all
@options.baseline
@options.write_baseline
def crawl(
    folder: Path,
    base: str,
    form: str,
    strict: bool,
    show_all: bool,
    baseline: Path | None,
    write_baseline: Path | None,
) -> None:
    """Check every link of any static site."""
    from site_builder.crawl import crawl as crawl_site

    with _busy("Reading the site …"):
        found = _Found(crawl_site(folder, base), [], is_whole=True)
    sys.exit(_told(found, Known(baseline, write_baseline), folder, form, strict, show_all))


def _content_and_site(root: Path, site_dir: Path | None, content_only: bool, seconds: float | None) -> _Found:
    from site_builder.build import load

    with _busy("Checking the content …"):
        loaded = load(root)
    found, notes = list(loaded.diagnostics), list[str]()
    is_whole = not loaded.is_broken and not content_only
    if is_whole:
        from site_builder.hosts.mkdocs.command import check_site

        with _busy("Checking the site …"):
            found += check_site(root, site_dir, loaded)
    if seconds is not None:
        asked = _external(loaded.library, root, seconds)
        found += asked.diagnostics
        notes += asked.notes
    return _Found(found, notes, is_whole)


def _external(library: "Library", root: Path, seconds: float) -> "External":
    from site_builder.external import External, MissingLycheeError, check_external
    from site_builder.stamp import CACHE

    console = Console(stderr=True)
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Asking the world …", total=None)
        try:
            return check_external(
                library, root, root / CACHE, seconds,
                lambda done, total: bar.update(task, completed=done, total=total),
            )  # fmt: skip
        except MissingLycheeError:
            hint = "pip install 'site-builder[external]'"
            words = "lychee is not installed, which asks for addresses of the world"
            return External([error(Source("content"), "no-link-checker", words, hint)], [])


def _told(found: _Found, known: Known, root: Path, form: str, strict: bool, show_all: bool) -> int:
    new, notes = against(in_reading_order(found.diagnostics), known, found.is_whole)
    tell(new, root, form, [*found.notes, *notes], show_all)
    return exit_code(new, strict)


def _watched(root: Path, once: Callable[[], int]) -> int:
    """Check at each change until Ctrl-C. Returns the exit code of the last whole check."""
    from site_builder.watching import changes

    code = CLEAN
    with suppress(KeyboardInterrupt):
        for _ in changes(root, _WATCHED):
            if sys.stdout.isatty():
                click.clear()
            code = once()
            say(f"Checked at {datetime.now():%H:%M:%S}. Waiting for changes; Ctrl-C ends.")
    return code


@contextmanager
def _busy(words: str) -> Iterator[None]:
    """Something that moves on the terminal while there is nothing else to see."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    with console.status(words):
        yield
