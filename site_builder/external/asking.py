"""Ask servers whether an address is alive. The only door to lychee, a program that asks many at once.

lychee keeps what it learned until it ends, and waits a minute for each server that says "later": one such
server would cost all answers of a run. So its answers are read as they come, and when time is up it is
stopped and they stay.
"""

import html
import json
import os
import queue
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from site_builder import interruption
from site_builder.disk.project_files import TEXT_BYTES, read_bytes

PROGRAM = "lychee"
_IGNORED = ".lycheeignore"
# What was not found is looked up at archive.org.
ARCHIVE: Sequence[str] = ("--suggest", "--archive", "wayback")
# An address that is asked in vain takes this long: three tries and the waits between them.
_TIMEOUT, _RETRIES, _WAIT = 10, 2, 1
_IDLE = (_TIMEOUT + 2) * (_RETRIES + 1)
_ANSWER = re.compile(r"\[(\w+)\] .* \(at (\d+):\d+\)(?: \| (.*))?$")

Progress = Callable[[int, int], None]  # how many of how many have answered


class MissingLycheeError(Exception):
    """lychee is not installed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: its status, or None and why there was none."""

    status: int | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered, by address, and where an archive keeps a copy of what was not found.

    `left_out` are addresses that were not asked, since the project's .lycheeignore says so,
    or since nobody lives there, as at example.org. `is_cut` when time was up before all had answered.
    """

    of: Mapping[str, Answer]
    copies: Mapping[str, str] = field(default_factory=dict)
    left_out: Collection[str] = ()
    is_cut: bool = False


def ask(addresses: Sequence[str], root: Path, seconds: float, progress: Progress) -> Answers:
    """Ask for each address once, for at most so many seconds in all.

    `root` may hold a .lycheeignore of the project. Raises MissingLycheeError, and RefusedFileError if that
    file must not be read.
    """
    program = _program()
    with interruption.temporary_folder() as place:
        page, report = place / "addresses.html", place / "report.json"
        settings = place / "settings.toml"
        page.write_text("".join(map(_line, addresses)), "utf-8", "replace")
        # Without it the project's lychee.toml would be read, which may name a program to run.
        settings.touch()
        if os.path.lexists(root / _IGNORED):
            (Path(place) / _IGNORED).write_bytes(read_bytes(root, _IGNORED, TEXT_BYTES))
        command = [
            *(program, "--config", str(settings), "-vv", "--mode", "plain", "--no-progress"),
            *("--format", "json", "--exclude-private", "--exclude-link-local"),
            *("--output", str(report), "--timeout", str(_TIMEOUT), "--max-retries", str(_RETRIES)),
            *("--retry-wait-time", str(_WAIT), "--host-concurrency", "2"),
            *(*ARCHIVE, "--", str(page)),
        ]
        end = time.monotonic() + seconds
        of, left_out = _answers(command, Path(place), addresses, end, progress)
        return Answers(of, _copies(report, addresses), left_out, is_cut=time.monotonic() >= end)


def _line(address: str) -> str:
    """An address on a line of its own, by whose number the answer to it is known."""
    return f'<a href="{html.escape("".join(address.split()))}">x</a>\n'


def _program() -> str:
    # Beside this Python stands what pip installed, also where its folder is not on the PATH.
    beside = Path(sys.executable).parent
    found = shutil.which(PROGRAM, path=os.pathsep.join([str(beside), os.environ.get("PATH", "")]))
    if found is None:
        raise MissingLycheeError
    return found


def _answers(
    command: Sequence[str], folder: Path, addresses: Sequence[str], end: float, progress: Progress
) -> tuple[dict[str, Answer], set[str]]:
    made: dict[str, Answer] = {}
    left_out: set[str] = set()
    with interruption.held():
        running = subprocess.Popen(  # noqa: S603 - no shell, and addresses stand in a file
            command,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
        )
        interruption.add_child(running.pid)
    with running:
        assert running.stderr
        said = _lines(running.stderr)
        try:
            while (left := end - time.monotonic()) > 0:
                line = said.get(timeout=min(left, _IDLE))
                if line is None:
                    running.wait(_TIMEOUT)  # for its report
                    break
                if found := _ANSWER.match(line.rstrip("\n")):
                    status, number, words = found.groups()
                    address = addresses[int(number) - 1]
                    if status == "EXCLUDED":
                        left_out.add(address)
                    else:
                        made[address] = Answer(_number(status), words or status.lower())
                    progress(len(made) + len(left_out), len(addresses))
        except (queue.Empty, subprocess.TimeoutExpired):
            pass
        finally:
            running.kill()
    interruption.remove_child(running.pid)
    return made, left_out


def _lines(stream: IO[str]) -> "queue.Queue[str | None]":
    """The lines of a stream as they come, None at its end; they can be waited for with a limit."""
    said: queue.Queue[str | None] = queue.Queue()

    def read() -> None:
        for line in stream:
            said.put(line)
        said.put(None)

    threading.Thread(target=read, daemon=True).start()
    return said


def _number(status: str) -> int | None:
    return int(status) if status.isdigit() else None


def _copies(report: Path, addresses: Sequence[str]) -> dict[str, str]:
    """What an archive has, from the report that lychee writes when it ends by itself."""
    try:
        suggested = json.loads(report.read_text("utf-8"))["suggestion_map"]
        pairs = {s["original"]: s["suggestion"] for some in suggested.values() for s in some}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return {address: pairs[address] for address in addresses if address in pairs}
