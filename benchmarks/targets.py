"""What this product wants of itself, beside what was measured."""

import statistics
from collections.abc import Iterator, Mapping, Sequence

from benchmarks.building import AGAIN, CHANGED, CHANGED_MORE, COLD, Round
from benchmarks.crash import Crashes
from benchmarks.editing import Served
from benchmarks.measure import median
from benchmarks.tables import OURS, table

# Work, stage of ours, part of a run, peer (its build from nothing) or "" for the figure itself,
# records (0: the real content), at most.
_BUILDS = (
    ("from nothing", COLD, "cpu", "Hugo", 10_000, 0.5),
    ("from nothing", COLD, "cpu", "Material", 10_000, 0.06),
    ("from nothing", COLD, "cpu", "Zensical", 10_000, 0.06),
    ("from nothing", COLD, "cpu", "Hugo", 1_000, 0.8),
    ("from nothing", COLD, "cpu", "Material", 1_000, 0.12),
    ("from nothing", COLD, "cpu", "Hugo", 0, 1.3),
    ("from nothing", COLD, "cpu", "Material", 0, 0.6),
    ("nothing changed", AGAIN, "cpu", "Hugo", 10_000, 0.03),
    ("nothing changed", AGAIN, "cpu", "", 10_000, 0.3),
    ("one definition changed", CHANGED, "cpu", "Hugo", 10_000, 0.05),
    ("another one", CHANGED_MORE, "cpu", "Hugo", 10_000, 0.05),
    ("peak memory", COLD, "tree", "", 10_000, 250),
    ("peak memory", COLD, "tree", "Hugo", 10_000, 1),
    ("peak memory", COLD, "tree", "", 50_000, 1000),
    ("peak memory", COLD, "tree", "Hugo", 50_000, 1),
)
_UNITS = {"cpu": "CPU s", "tree": "MB"}


def targets_table(
    rounds: Sequence[Round], edits: Mapping[int, Sequence[Served]], crashes: Sequence[Crashes]
) -> str:
    """Only the rows of which something was measured."""
    found = [*_of_builds(rounds), *_of_growth(rounds), *_of_edits(edits), *_of_crashes(crashes)]
    rows = [
        [work, records, f"{value:.2f} {unit}", f"{most:g} {unit}", "yes" if value <= most else "**no**"]
        for work, records, value, unit, most in found
    ]
    return f"### Targets\n\n{table(['work', 'records', 'measured', 'at most', 'reached'], rows)}"


Row = tuple[str, str, float, str, float]


def _of_builds(rounds: Sequence[Round]) -> Iterator[Row]:
    by_size = {round_.records: round_.builds for round_ in rounds}
    for work, stage, part, peer, records, most in _BUILDS:
        builds = by_size.get(records, {})
        mine = builds[OURS].runs[stage] if OURS in builds else []
        theirs = builds[peer].runs[COLD] if peer in builds else []
        size = f"{records:,}" if records else "real content"
        if mine and not peer:
            yield work, size, median(mine, part), _UNITS[part], most
        if mine and theirs:
            yield (
                f"{work}, {_UNITS[part].split()[0]}",
                size,
                median(mine, part) / median(theirs, part),
                f"of {peer}'s",
                most,
            )


def _of_growth(rounds: Sequence[Round]) -> Iterator[Row]:
    each = {
        round_.records: median(round_.builds[OURS].runs[COLD], "cpu") / round_.records
        for round_ in rounds
        if round_.records and round_.builds[OURS].runs[COLD]
    }
    if 1_000 in each and 50_000 in each:
        yield "cost of a record", "50,000", each[50_000] / each[1_000], "of that at 1,000", 1.3


def _of_edits(edits: Mapping[int, Sequence[Served]]) -> Iterator[Row]:
    for records, (mine, peer, *_) in edits.items():
        size = f"{records:,}"
        if mine.definitions:
            took = statistics.median(mine.definitions)
            yield "live preview, a definition", size, 1000 * took, "ms", 50
            if peer.definitions:
                yield (
                    "live preview, a definition",
                    size,
                    took / statistics.median(peer.definitions),
                    "of Hugo's",
                    0.1,
                )
        if mine.names:
            yield "live preview, a name", size, 1000 * statistics.median(mine.names), "ms", 1000


def _of_crashes(crashes: Sequence[Crashes]) -> Iterator[Row]:
    for made in crashes:
        if made.name == OURS:
            yield "site neither old nor new", f"{made.kills} kills", made.torn, "times", 0
            yield "next build wrong", f"{made.kills} kills", made.wrong_next, "times", 0
