"""Whole processes timed in turn, by the system's own accounts of each."""

import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """One finished run: CPU and wall seconds, peak memory in megabytes."""

    cpu: float
    wall: float
    peak: float


def in_turn(commands: Mapping[str, Sequence[str]], folder: Path, runs: int) -> dict[str, list[Run]]:
    """Run the commands A B A B …, so that a slow moment of the machine strikes all of them."""
    made: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            made[name].append(_timed(command, folder))
    return made


def _timed(command: Sequence[str], folder: Path) -> Run:
    begin = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return Run(usage.ru_utime + usage.ru_stime, time.perf_counter() - begin, usage.ru_maxrss / 1024)


def table(figures: Mapping[str, Sequence[Run]]) -> str:
    """Medians as a Markdown table; the ratio is of CPU seconds to the first row's peer, the last row."""
    *_, last = figures
    base = statistics.median(run.cpu for run in figures[last])
    lines = ["| command | CPU s | wall s | peak MB | CPU ratio |", "| --- | --- | --- | --- | --- |"]
    for name, runs in figures.items():
        cpu, wall, peak = (
            statistics.median(getattr(run, part) for run in runs) for part in ("cpu", "wall", "peak")
        )
        lines.append(f"| {name} | {cpu:.2f} | {wall:.2f} | {peak:.0f} | {cpu / base:.2f} |")
    return "\n".join(lines)


def machine() -> str:
    """What the figures were taken on."""
    system = f"{platform.system()} {platform.machine()}"
    return f"{system}, {os.cpu_count()} cores, Python {platform.python_version()}"
