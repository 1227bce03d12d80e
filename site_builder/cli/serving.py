"""`site-builder serve`."""

import gc
import sys
from contextlib import suppress
from pathlib import Path

import click

from site_builder.cli import options
from site_builder.cli.printing import say
from site_builder.cli.telling import CLEAN, COULD_NOT_RUN, tell
from site_builder.interruption import usual_end

# What a preview is made from.
_WATCHED = ("content", "slides", "themes", "mkdocs.yml", "printed")
_QUIET = 0.005  # seconds: several steps of one saving
_TURN = 0.001  # seconds after which a thread that works lets another go on, so that a request waits for none


@click.command()
@options.project
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any free one."
)
def serve(project: Path, port: int) -> None:
    """Show site and decks in the browser, and each change as it is saved, until Ctrl-C."""
    from site_builder.hosts.mkdocs.previewing import host_of
    from site_builder.serve import CannotServeError, Checker, GarbageCollector, Port, Preview, served
    from site_builder.watching import WatchError, changes

    root = project.resolve()
    try:
        taken = Port(port)
        preview = Preview(root, taken.address, host_of)
        if found := preview.start():
            tell(found, project)
            sys.exit(COULD_NOT_RUN)
        with suppress(KeyboardInterrupt), served(preview, taken), usual_end(lambda: CLEAN):
            checker = Checker(root, preview.told)
            say(f"{taken.address} shows the site; Ctrl-C ends.")
            sys.setswitchinterval(_TURN)
            garbage = GarbageCollector()
            for number, changed in enumerate(changes(root, _WATCHED, _QUIET)):
                if number:
                    gc.disable()
                    preview.refresh(changed)
                checker.ask(preview.changes)
                garbage.changed()
                gc.enable()
    except CannotServeError as problem:
        say(f"Nothing can be served at port {port}: {problem}. Try another: --port {port + 1}")
        sys.exit(COULD_NOT_RUN)
    except WatchError as problem:
        say(f"Changes cannot be watched here: {problem}.")
        sys.exit(COULD_NOT_RUN)
