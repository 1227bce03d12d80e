"""Builds killed at random moments: is the site always the old one or the new one, and the next build right?

.venv/bin/python -m benchmarks.crash [KILLS] [RECORDS]
"""

import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.building import Place, places
from benchmarks.library import write_library
from benchmarks.measure import timed
from benchmarks.site_makers import PEERS, Maker, NotInstalledError, ours
from benchmarks.tables import table

KILLS, RECORDS = 200, 100
TITLE, OTHER = "A large library", "Another library"


@dataclass
class Crashes:
    """How a maker's site stood after each kill, and how the builds after it went.

    Of the `kills`, `old` and `new` left exactly that site, and `finished` came when the build had ended.
    `wrong_next` counts next builds that were not what a build from nothing makes; `left` is what lies about
    at the end and does not after a build that nobody killed.
    """

    name: str
    kills: int = 0
    old: int = 0
    new: int = 0
    finished: int = 0
    wrong_next: int = 0
    left: int = 0
    failed: str = ""

    @property
    def torn(self) -> int:
        return self.kills - self.old - self.new


def measure_crashes(place: Place, kills: int) -> Crashes:
    """Kill so many builds in which all pages change, at random moments of the time a whole one takes."""
    made, chance = Crashes(place.maker.name), random.Random(kills)
    whole = {title: _from_nothing(place, title) for title in (OTHER, TITLE)}
    if _from_nothing(place, OTHER) != whole[OTHER]:
        return Crashes(place.maker.name, failed="two builds of the same sources differ")
    usual, old = _beside(place), OTHER
    takes = timed(place.maker.build, place.folder, place.maker.environment).wall
    for number in range(kills):
        new = OTHER if old == TITLE else TITLE
        _retitle(place.folder, new)
        # All the processes at once, as when the machine loses its power, or the first alone.
        stop = chance.choice((os.kill, os.killpg))
        made.finished += not _killed(place, chance.uniform(0, takes), stop)
        found = _digest(place)
        made.kills += 1
        made.old += found == whole[old]
        made.new += found == whole[new]
        begin = time.perf_counter()
        timed(place.maker.build, place.folder, place.maker.environment)
        # What a whole build takes changes with what the machine does besides.
        takes = (takes + time.perf_counter() - begin) / 2
        made.wrong_next += _digest(place) != whole[new]
        old = new
        if number % 10 == 9:
            print(f"{made.name}: {made.kills} kills, {made.torn} torn", file=sys.stderr)
    made.left = len(_beside(place) - usual)
    return made


def crashes_table(crashes: Sequence[Crashes]) -> str:
    head = [
        "maker",
        "kills",
        "old site",
        "new site",
        "neither",
        "next build wrong",
        "came too late",
        "left lying",
    ]
    rows = [
        [
            *[made.name, str(made.kills), str(made.old), str(made.new), f"{made.torn} ({_share(made)})"],
            *[str(made.wrong_next), str(made.finished), str(made.left)],
        ]
        if not made.failed
        else [made.name, made.failed]
        for made in crashes
    ]
    return f"### Builds killed at random moments, all pages changing\n\n{table(head, rows)}"


def main(kills: int, records: int) -> None:
    """Print how the sites stand kills: ours, and for a quarter of them some peers'."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        project = Path(name) / "ours"
        write_library(project, records)
        at, _ = places(project, [ours(), *_peers()], Path(name))
        print(
            crashes_table([measure_crashes(p, kills if p.maker.name == "ours" else kills // 4) for p in at])
        )


def _peers() -> Sequence[Maker]:
    found = []
    for name in ("Hugo", "Material", "Sphinx"):
        try:
            found.append(PEERS[name]())
        except NotInstalledError as reason:
            print(f"{name}: {reason}", file=sys.stderr)
    return found


def _share(made: Crashes) -> str:
    return f"{100 * made.torn / max(made.kills, 1):.0f} %"


def _retitle(folder: Path, title: str) -> None:
    """Change what stands on every page."""
    for name in ("mkdocs.yml", "hugo.toml", "conf.py"):
        if (path := folder / name).is_file():
            lines = path.read_text().splitlines()
            path.write_text(
                "".join(f"{_with_title(line, title)}\n" for line in lines),
            )


def _with_title(line: str, title: str) -> str:
    for key, form in (("site_name: ", "{}"), ("title = ", '"{}"'), ("project = ", '"{}"')):
        if line.startswith(key):
            return key + form.format(title)
    return line


def _from_nothing(place: Place, title: str) -> str:
    _retitle(place.folder, title)
    place.clean()
    timed(place.maker.build, place.folder, place.maker.environment)
    return _digest(place)


def _killed(place: Place, after: float, stop: Callable[[int, int], None]) -> bool:
    """Start a build and kill it after so many seconds. False if it had ended."""
    build = subprocess.Popen(
        place.maker.build,
        cwd=place.folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | place.maker.environment,
        start_new_session=True,
    )
    try:
        build.wait(after)
    except subprocess.TimeoutExpired:
        stop(build.pid, signal.SIGKILL)
        build.wait()
        return True
    return False


def _beside(place: Place) -> set[str]:
    return {path.name for path in place.folder.iterdir()}


def _digest(place: Place) -> str:
    """One word for all paths and bytes of the site."""
    total = hashlib.sha256()
    site = place.folder / place.maker.site
    for path in sorted(site.rglob("*")):
        if path.is_file():
            total.update(f"{path.relative_to(site)}\0{path.stat().st_size}\0".encode())
            total.update(path.read_bytes())
    return total.hexdigest()


if __name__ == "__main__":
    main(*[int(word) for word in sys.argv[1:]] + [KILLS, RECORDS][len(sys.argv) - 1 :])
