"""Parts of a work done at the same time: each but the first by a copy of this process."""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from typing import Any, TypeVar

P = TypeVar("P")
T = TypeVar("T")


def shared(work: Callable[[P], T], parts: Sequence[P]) -> Iterator[T]:
    """What `work` makes of each part, in order.

    Where the system cannot copy a process, or a copy dies, this process does all of the work.
    """
    if len(parts) < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(work, parts)
        return
    helpers = [_Helper(work, part) for part in parts[1:]]
    yield work(parts[0])
    for helper, part in zip(helpers, parts[1:], strict=True):
        made = helper.made()
        yield made[0] if made else work(part)


class _Helper:
    """A copy of this process at work on one part."""

    def __init__(self, work: Callable[[P], Any], part: P) -> None:
        context = multiprocessing.get_context("fork")
        self._ours, theirs = context.Pipe(duplex=False)
        self._process = context.Process(target=_help, args=(work, part, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def made(self) -> list[Any]:
        """What it made, in a list; an empty list when it died."""
        try:
            return [self._ours.recv()]
        except (EOFError, OSError):
            return []
        finally:
            self._process.join()


def _help(work: Callable[[P], Any], part: P, to: Connection) -> None:
    try:
        to.send(work(part))
    except Exception:
        return  # The first process does it again, and tells what is wrong.
    finally:
        to.close()
