"""`make bench`: our builds, edits and crashes beside the peers'. Tables on stdout, progress on stderr.

.venv/bin/python -m benchmarks [full]
"""

import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.building import COLD, Place, Round, measure, places
from benchmarks.crash import Crashes, crashes_table, measure_crashes
from benchmarks.editing import Served, edits_table, measure_edits
from benchmarks.framed import compare_with_whole
from benchmarks.library import write_library
from benchmarks.measure import FailedError, machine
from benchmarks.plain_pages import PlainPage
from benchmarks.site_makers import PEERS, Maker, NotInstalledError, ours
from benchmarks.tables import OURS, builds_table, growth_table
from benchmarks.targets import targets_table

ROOT = Path(__file__).parents[1]
RUNS = 3
# One of the largest, which takes minutes.
MANY, RUNS_OF_MANY = 50_000, 1
NOTES = f"""\
CPU is user and system time of a command and all it starts; memory is the peak of the largest process, and
of all together (sampled, shared pages counted for each). "From nothing" is without site and caches, and
nothing was deleted shortly before. "Another one": the next build, of a second change. The
peers get our pages' titles, words and links as Markdown, without pictures, decks, hover cards and
exports, which ours writes besides; no peer finds names in text. Material and Zensical prune their
navigation and make their search; Hugo and Eleventy have a small theme (list of the folder's pages, table
of contents, neighbors) and write all words to one JSON for a search. Hugo, Material, Zensical and Sphinx
check links, Eleventy does not. Large folders are parted by a hundred for the peers. Peers that keep
nothing between builds build as from nothing. Figures of {MANY:,} records are of one run.
"""


@dataclass(frozen=True)
class Plan:
    """What is measured: library sizes, the most records for each slow peer, sizes to edit, kills."""

    sizes: Sequence[int]
    sphinx: int
    edited: Sequence[int]
    kills: int


SMALL = Plan((100, 1_000), 100, (1_000,), 5)
FULL = Plan((100, 1_000, 10_000, MANY), 1_000, (1_000, 10_000, MANY), 200)


def main(plan: Plan) -> None:
    print(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC. {machine()}\n\n{NOTES}")
    makers, absent = _makers()
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        rounds = [_real(folder / "real", [m for m in makers if m.name in (OURS, "Hugo", "Material")])]
        print(builds_table(rounds[0], {}), end="\n\n", flush=True)
        edits: dict[int, Sequence[Served]] = {}
        crashes: Sequence[Crashes] = []
        for size in plan.sizes:
            at, pages = _library(folder / str(size), size, _for_size(makers, size, plan))
            runs = RUNS if size < MANY else RUNS_OF_MANY
            rounds.append(measure(at, pages, records=size, runs=runs))
            print(builds_table(rounds[-1], absent), end="\n\n", flush=True)
            hugo = [place for place in at if place.maker.name == "Hugo"]
            if hugo and size in plan.edited:
                edits[size] = measure_edits(at[0], hugo[0], pages, 20)
                print(edits_table(size, edits[size]), end="\n\n", flush=True)
            if size == plan.sizes[0]:
                crashes = [measure_crashes(place, plan.kills) for place in [at[0], *hugo]]
                print(crashes_table(crashes), end="\n\n", flush=True)
    print(growth_table(rounds), end="\n\n")
    print(targets_table(rounds, edits, crashes))


def _makers() -> tuple[list[Maker], dict[str, str]]:
    """Ours and the peers that are installed or can be; of the others the reason why not."""
    makers, absent = [ours()], dict[str, str]()
    for name, make in PEERS.items():
        try:
            makers.append(make())
        except NotInstalledError as reason:
            absent[name] = f"not installed: {reason}"
    return makers, absent


def _for_size(makers: Sequence[Maker], size: int, plan: Plan) -> list[Maker]:
    return [m for m in makers if size <= (plan.sphinx if m.name == "Sphinx" else m.largest)]


def _library(folder: Path, records: int, makers: Sequence[Maker]) -> tuple[list[Place], list[PlainPage]]:
    write_library(folder / OURS, records)
    made = places(folder / OURS, makers, folder)
    compared = compare_with_whole(folder / OURS, folder / OURS / makers[0].site, folder / "whole")
    print(f"{compared} pages in frames are what the theme itself would have written", file=sys.stderr)
    return made


def _real(folder: Path, makers: Sequence[Maker]) -> Round:
    """The content of this repository. There is no edit of it, since it is no program that knows its files."""
    for part in ("content", "slides/decks"):
        shutil.copytree(ROOT / part, folder / OURS / part)
    shutil.copy(ROOT / "mkdocs.yml", folder / OURS)
    at, pages = places(folder / OURS, makers, folder)
    return measure(at, pages, records=0, runs=RUNS, stages=[COLD])


if __name__ == "__main__":
    try:
        main(FULL if sys.argv[1:] == ["full"] else SMALL)
    except FailedError as failed:
        sys.exit(f"Our own build cannot be measured: {failed}")
