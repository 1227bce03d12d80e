"""Figures as Markdown."""

from collections.abc import Iterable, Mapping, Sequence

from benchmarks.building import COLD, STAGES, Builds, Round
from benchmarks.measure import Run, median

OURS = "ours"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def builds_table(round_: Round, absent: Mapping[str, str]) -> str:
    """All makers' builds of one library, with what ours cost in parts of theirs."""
    head = ["maker", "from nothing: CPU s", "wall s", "largest process MB", "all processes MB"]
    if round_.records:
        head += ["nothing changed: CPU s (wall)", "one definition changed: CPU s (wall)", "another one"]
    head += ["HTML pages", "kB a page", "site MB", "ours ÷ it: CPU", "wall", "memory"]
    rows = [_row(made, round_) for made in round_.builds.values()]
    missing = [[name, reason, *[""] * (len(head) - 2)] for name, reason in absent.items()]
    return f"{_title(round_)}\n\n{table(head, [*rows, *missing])}"


def growth_table(rounds: Sequence[Round]) -> str:
    """CPU for each record at each size, for those makers that had more than one."""
    sizes = [round_ for round_ in rounds if round_.records]
    names = [name for name in sizes[-1].builds if name in sizes[0].builds] if sizes else []
    rows = [[name, *[_per_record(round_, name) for round_ in sizes]] for name in names]
    return table(["CPU ms a record", *[f"{round_.records:,}" for round_ in sizes]], rows)


def _per_record(round_: Round, name: str) -> str:
    made = round_.builds.get(name)
    runs = made.runs[COLD] if made else []
    return f"{1000 * median(runs, 'cpu') / round_.records:.2f}" if runs else "-"


def _title(round_: Round) -> str:
    what = f"{round_.records:,} records" if round_.records else "The real content"
    runs = f"medians of {round_.runs} runs in turn" if round_.runs > 1 else "one run"
    return f"### {what}: {round_.pages:,} pages, {round_.words:,} words, {round_.links:,} links; {runs}"


def _row(made: Builds, round_: Round) -> list[str]:
    name = f"{made.maker.name} {made.maker.version}"
    cold, base = made.runs[COLD], round_.builds[OURS].runs[COLD]
    if made.failed or not cold:
        return [name, made.failed or "not run"]
    without = "-" if made.maker.remembers else "as from nothing"
    stages = [_stage(made.runs[stage]) or without for stage in STAGES[1:]] if round_.records else []
    ratios = [
        f"{median(base, part) / median(cold, part):.2f}" if base else "-" for part in ("cpu", "wall", "peak")
    ]
    return [
        name,
        f"{median(cold, 'cpu'):.2f}",
        f"{median(cold, 'wall'):.2f}",
        f"{median(cold, 'peak'):.0f}",
        f"{median(cold, 'tree'):.0f}",
        *stages,
        f"{made.pages:,}",
        f"{made.page_bytes / made.pages / 1000:.1f}",
        f"{made.site_bytes / 1e6:.1f}",
        *ratios,
    ]


def _stage(runs: Sequence[Run]) -> str:
    return f"{median(runs, 'cpu'):.2f} ({median(runs, 'wall'):.2f})" if runs else ""
