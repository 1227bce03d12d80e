"""Work shared out among processes: each takes the next piece until none is left, and tells what it did.

A process that is forked has all that was made before, and shares its memory until either changes it.
"""

import gc
import os
import pickle
import signal
import traceback
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, BinaryIO, Generic, NamedTuple, NoReturn, TypeVar

from site_builder import interruption

_MOST = 4000  # pieces: their numbers must fit into a pipe, of which some systems hold 16 kB
_LEAST = 8  # values in a piece, which is done in some ten milliseconds
_NUMBER = 4  # bytes

Value = TypeVar("Value")
Done = TypeVar("Done")

CAN_FORK = hasattr(os, "fork")


class _Told(NamedTuple):
    """What a process did, or the piece at which it failed, and why."""

    done: Any
    failed_at: int = -1
    problem: Exception | None = None


class _Worker(NamedTuple):
    pid: int
    told: BinaryIO  # the end of a pipe


@contextmanager
def shared_out(
    values: Sequence[Value], workers: int, work: Callable[[Iterable[Value]], Done]
) -> Iterator[Callable[[], tuple[Done, list[Done]]]]:
    """Have processes `work` on some values while the block runs; however it ends, no process is left.

    Called in the block, the function that it is given does what is left of the work, and returns what `work`
    returned here and in the workers, which must be picklable. It raises what `work` raised, at the first of
    the values where it did, and OSError when a worker was killed. What `work` changes in a worker, nobody
    else sees.
    """
    pieces = _Pieces(values)
    parent = os.getpid()
    started: list[_Worker] = []

    def rest() -> tuple[Done, list[Done]]:
        told = [pieces.told_of(work)]
        while started:
            told.append(_heard(started[0]))
            del started[0]
        failed = min((one for one in told if one.problem), key=lambda one: one.failed_at, default=None)
        if failed and failed.problem:
            raise failed.problem
        own, *others = (one.done for one in told)
        return own, others

    try:
        for _ in range(workers):
            with interruption.held():
                started.append(_start(lambda: pieces.told_of(work, parent)))
                interruption.add_child(started[-1].pid)
        yield rest
    finally:
        for worker in started:
            worker.told.close()
            with suppress(ProcessLookupError, ChildProcessError):
                os.kill(worker.pid, signal.SIGKILL)
                os.waitpid(worker.pid, 0)
            interruption.remove_child(worker.pid)
        pieces.close()


class _Pieces(Generic[Value]):
    """Values in pieces, of which each process takes the next: a pipe holds their numbers."""

    def __init__(self, values: Sequence[Value]) -> None:
        size = max(_LEAST, -(-len(values) // _MOST))
        self._pieces = [values[start : start + size] for start in range(0, len(values), size)]
        self._numbers, into = os.pipe()
        os.write(into, b"".join(number.to_bytes(_NUMBER) for number in range(len(self._pieces))))
        os.close(into)
        self._at = -1

    def told_of(self, work: Callable[[Iterable[Value]], Any], parent: int = 0) -> _Told:
        """Do what nobody else has taken. A worker ends itself when its `parent` is gone."""
        try:
            return _Told(work(self._taken(parent)))
        except Exception as problem:  # whatever it is, the first process raises it
            # The others finish their piece, so that the first failure of all is among those that are told.
            while os.read(self._numbers, _MOST):
                pass
            return _Told(None, self._at, problem)

    def close(self) -> None:
        os.close(self._numbers)

    def _taken(self, parent: int) -> Iterator[Value]:
        while number := os.read(self._numbers, _NUMBER):
            self._at = int.from_bytes(number)
            for value in self._pieces[self._at]:
                if parent and os.getppid() != parent:
                    os._exit(1)
                yield value


def _start(tell: Callable[[], _Told]) -> _Worker:
    told, into = os.pipe()
    with warnings.catch_warnings():
        # Of the threads that numpy starts: no worker has anything to do with them.
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
    if pid == 0:
        os.close(told)  # so that writing fails when the parent is gone
        _be_worker(tell, into)
    os.close(into)
    return _Worker(pid, open(told, "rb"))


def _be_worker(tell: Callable[[], _Told], into: int) -> NoReturn:
    """Work, tell, end. Nothing of the parent's is run on the way out, also when someone interrupts."""
    code = 1
    try:
        gc.disable()  # looking for garbage would touch, and so copy, all memory
        told = tell()
        with open(into, "wb") as file:
            pickle.dump(told if told.problem is None else _portable(told), file, pickle.HIGHEST_PROTOCOL)
        code = 0
    finally:
        os._exit(code)


def _portable(told: _Told) -> _Told:
    """The same with a problem that can be sent, and that has its traceback as a note."""
    problem = told.problem
    assert problem
    words = "".join(traceback.format_exception(problem))
    try:
        problem = pickle.loads(pickle.dumps(problem))  # noqa: S301 - our own, just made
    except Exception:  # what an exception holds may be anything, and so may what it raises when it is packed
        problem = RuntimeError(f"{type(problem).__name__}: {problem}")
    problem.add_note(words)
    return told._replace(problem=problem)


def _heard(worker: _Worker) -> _Told:
    """Wait until a worker has told what it did. One that was killed fails before all others."""
    with worker.told:
        data = worker.told.read()
    _, status = os.waitpid(worker.pid, 0)
    interruption.remove_child(worker.pid)
    code = os.waitstatus_to_exitcode(status)
    if code == 0:
        told: _Told = pickle.loads(data)  # noqa: S301 - from our own process
        return told
    why = f"was killed by signal {-code}" if code < 0 else "ended"
    words = f"one of its worker processes {why}, as when memory runs out; build with --jobs 1"
    return _Told(None, -1, ChildProcessError(0, words))
