"""One piece of work after another, by one process or two; the results are the same, and in the same order."""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from typing import Any, TypeVar

T = TypeVar("T")
_PIECE = 100


def shared(work: Callable[[list[str]], T], items: Sequence[str], processes: int) -> Iterator[T]:
    """What `work` makes of the items, piece by piece.

    With two processes a copy of this one takes every piece that is not yet taken. Where the system cannot
    copy a process, or the copy dies, this one does all of the work.
    """
    pieces = [[*items[n : n + _PIECE]] for n in range(0, len(items), _PIECE)]
    if processes < 2 or len(pieces) < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(work, pieces)
        return
    context = multiprocessing.get_context("fork")
    taken = context.Value("i", 0)
    ours, theirs = context.Pipe(duplex=False)
    helper = context.Process(target=_help, args=(work, pieces, taken, theirs, ours), daemon=True)
    helper.start()
    theirs.close()
    made = dict(_taking(work, pieces, taken))
    made |= _received(ours)
    helper.join()
    for number, piece in enumerate(pieces):
        yield made.pop(number) if number in made else work(piece)


def _taking(work: Callable[[list[str]], T], pieces: Sequence[list[str]], taken: Any) -> Iterator[tuple[int, T]]:
    while True:
        with taken.get_lock():
            number = taken.value
            taken.value += 1
        if number >= len(pieces):
            return
        yield number, work(pieces[number])


def _help(
    work: Callable[[list[str]], Any], pieces: Sequence[list[str]], taken: Any, to: Connection, other: Connection
) -> None:
    other.close()
    try:
        for made in [*_taking(work, pieces, taken)]:
            to.send(made)
    except Exception:
        return  # What is missing then is done by the first process, which tells what is wrong.
    finally:
        to.close()


def _received(pipe: Connection) -> dict[int, Any]:
    made = {}
    try:
        while True:
            number, result = pipe.recv()
            made[number] = result
    except (EOFError, OSError):
        return made
