"""Work is shared out whole, fails as it would in one process, and leaves no process behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable

import pytest

from site_builder.workers import shared_out

VALUES = range(10_000)


def test_each_value_is_done_once_and_each_process_tells_what_it_did() -> None:
    with shared_out(VALUES, 3, lambda some: (os.getpid(), [*some])) as rest:
        (pid, own), others = rest()
    assert (pid, pid in {pid for pid, _ in others}, len(others)) == (os.getpid(), False, 3)
    assert sorted([*own, *(value for _, values in others for value in values)]) == [*VALUES]


@pytest.mark.parametrize("workers", [0, 1, 3])
def test_of_several_failures_the_first_is_told(workers: int) -> None:
    def work(some: Iterable[int]) -> None:
        for value in some:
            if value in {30, 40, 500}:
                raise KeyError(value)

    with pytest.raises(KeyError) as told, shared_out(VALUES, workers, work) as rest:
        rest()
    assert told.value.args == (30,)


class _OddError(Exception):
    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} and {other}")


def test_a_failure_that_cannot_be_sent_is_told_in_its_words() -> None:
    def work(some: Iterable[int]) -> None:
        if os.getpid() != parent:
            raise _OddError("this", "that")

    parent = os.getpid()
    with pytest.raises(RuntimeError) as told, shared_out(VALUES, 1, work) as rest:
        rest()
    assert told.value.args == ("_OddError: this and that",)


def test_a_killed_worker_is_told() -> None:
    def work(some: Iterable[int]) -> None:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)

    parent = os.getpid()
    words = "one of its worker processes was killed by signal 9, as when memory runs out"
    with pytest.raises(ChildProcessError, match=words), shared_out(VALUES, 2, work) as rest:
        rest()


def test_no_worker_is_left_when_the_block_fails() -> None:
    def work(some: Iterable[int]) -> None:
        os.write(into, b".")
        time.sleep(1000)

    living, into = os.pipe()
    with pytest.raises(KeyboardInterrupt), shared_out(VALUES, 2, work):
        assert os.read(living, 1) == b"."
        raise KeyboardInterrupt
    os.close(into)
    with open(living, "rb") as ended:  # nobody has the other end any more
        assert ended.read() in {b"", b"."}


def test_workers_end_when_their_parent_is_killed() -> None:
    program = (
        "import time\n"
        "from site_builder.workers import shared_out\n"
        "def work(some):\n"
        "    for value in some:\n"
        "        print('.', end='', flush=True)\n"
        "        time.sleep(0.01)\n"
        "with shared_out(range(1_000_000), 2, work):\n"
        "    time.sleep(1000)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        assert parent.stdout.read(1) == b"."
        parent.kill()
        parent.stdout.read()  # ends when no worker can write any more
    assert parent.returncode == -signal.SIGKILL


def test_a_worker_with_much_to_tell_ends_when_its_parent_is_killed() -> None:
    program = (
        "import os, time\n"
        "from site_builder.workers import shared_out\n"
        "def work(some):\n"
        "    os.write(1, b'.')\n"
        "    return bytes(10_000_000)\n"
        "with shared_out(range(10), 2, work):\n"
        "    time.sleep(1000)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        assert parent.stdout.read(2) == b".."
        time.sleep(0.2)  # until both wait for someone to listen
        parent.kill()
        assert parent.stdout.read() == b""
