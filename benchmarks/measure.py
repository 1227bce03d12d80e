"""Whole processes timed, by the system's own accounts of them and of all they started."""

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_LAUNCH = Path(__file__).with_name("launch.py")
SAMPLE = 0.05  # seconds between two looks at the memory of a tree of processes


class FailedError(Exception):
    """A command that did not do what was to be timed, with the last it said."""


@dataclass(frozen=True)
class Run:
    """One finished run: CPU and wall seconds, and peak memory in megabytes.

    `cpu` is user and system time of the process and of its descendants. `peak` is of the largest process of
    them, as the system accounts it; `tree` of all together, sampled, with shared pages counted for each.
    """

    cpu: float
    wall: float
    peak: float
    tree: float


def timed(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Run:
    """Run a command to its end. Raises FailedError."""
    with tempfile.TemporaryDirectory() as aside:
        told, said = Path(aside) / "figures.json", Path(aside) / "said.txt"
        with said.open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, "-S", "-E", str(_LAUNCH), str(told), *command],
                cwd=folder,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=os.environ | environment,
            )
            tree = _Sampling(process.pid)
            tree.start()
            process.wait()
            tree.ended.set()
            tree.join()
        if process.returncode:
            raise FailedError(f"could not start {command[0]}")
        figures = json.loads(told.read_text())
        if figures["code"]:
            last = said.read_text(errors="replace").strip().splitlines()[-1:]
            raise FailedError(f"ended with {figures['code']}: {''.join(last)}")
    return Run(figures["cpu"], figures["wall"], figures["peak"], max(figures["peak"], tree.most))


def median(runs: Sequence[Run], part: str) -> float:
    """The median of one part of the runs."""
    found: list[float] = [getattr(run, part) for run in runs]
    return statistics.median(found)


def resident(pid: int) -> float:
    """Megabytes that a process and its descendants hold now; 0 where the system does not tell."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20 + sum(map(resident, _children(pid)))


def _children(pid: int) -> list[int]:
    found = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):  # the thread has ended
            found += [int(child) for child in path.read_text().split()]
    return found


def machine() -> str:
    """What the figures were taken on, and how busy it was."""
    system = f"{platform.system()} {platform.machine()}"
    load = ", ".join(f"{part:.1f}" for part in os.getloadavg())
    return f"{system}, {os.cpu_count()} cores, Python {platform.python_version()}, load at the start {load}"


class _Sampling(threading.Thread):
    """Looks at the memory of what a process started, until told that it ended."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.most = 0.0
        self.ended = threading.Event()

    def run(self) -> None:
        while not self.ended.wait(SAMPLE):
            self.most = max(self.most, sum(map(resident, _children(self.pid))))
