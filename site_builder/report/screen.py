"""Many complaints on one screen of a terminal: the worst first, then how many there are of each kind."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rich.cells import cell_len, set_cell_size

from site_builder.diagnostics import Diagnostic, Severity
from site_builder.report.excerpt import Lines
from site_builder.report.harmless import harmless
from site_builder.report.text import rows
from site_builder.report.wrapping import wrapped

_KINDS = 8
# Below the complaints stand what was run, the summary and the next prompt.
_BELOW = 4


def on_a_screen(diagnostics: Sequence[Diagnostic], root: Path, width: int, height: int, how: str) -> str:
    """All complaints where they fit, else as many of the worst as do, a table, and `how` to see all."""
    lines = Lines(root)
    whole = _fitting(diagnostics, lines, width, height - _BELOW)
    if len(whole) == len(diagnostics):
        return _joined(whole)
    table = _table(diagnostics, width)
    room = height - _BELOW - len(table) - 2
    shown = _fitting(_one_of_each_first(diagnostics), lines, width, room)
    if not shown:
        return "\n".join([*table, how])
    left = f"… and {len(diagnostics) - len(shown)} more. {how}"
    return "\n".join([_joined(shown), left, "", *table])


def _one_of_each_first(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The worst first; the first of each kind before the second of any, since one of forty tells enough."""
    met: Counter[tuple[Severity, str]] = Counter()
    turns: list[tuple[Severity, int, Diagnostic]] = []
    for d in diagnostics:
        met[d.severity, d.code] += 1
        turns.append((d.severity, met[d.severity, d.code], d))
    return [d for _, _, d in sorted(turns, key=lambda turn: turn[:2])]


def _joined(complaints: Sequence[Sequence[str]]) -> str:
    return "\n".join(row for complaint in complaints for row in complaint)


def _fitting(diagnostics: Sequence[Diagnostic], lines: Lines, width: int, room: int) -> list[list[str]]:
    """The first complaints that fit into `room` rows, each as rows."""
    made: list[list[str]] = []
    for diagnostic in diagnostics:
        head, *more = rows(diagnostic, lines, width)
        # Broken between words here, else within them by the terminal.
        shown = [*wrapped(head, width, indent="    "), *more]
        room -= sum(max(1, -(-cell_len(row) // width)) for row in shown)
        if room < 0:
            break
        made.append(shown)
    return made


def _table(diagnostics: Sequence[Diagnostic], width: int) -> list[str]:
    """How many complaints there are of each kind, the worst and the most frequent first, and where one is."""
    counted = Counter((d.severity, d.code) for d in diagnostics)
    first: dict[tuple[Severity, str], str] = {}
    for d in diagnostics:
        first.setdefault((d.severity, d.code), str(d.source))
    kinds = sorted(counted, key=lambda kind: (kind[0], -counted[kind], kind[1]))
    made = [
        harmless(f"{counted[kind]:>6}  {kind[0]}[{kind[1]}]".ljust(38) + f"  first at {first[kind]}")
        for kind in kinds[:_KINDS]
    ]
    if len(kinds) > _KINDS:
        rest = sum(counted[kind] for kind in kinds[_KINDS:])
        made.append(f"{rest:>6}  of {len(kinds) - _KINDS} other kinds")
    return [row if cell_len(row) <= width else f"{set_cell_size(row, width - 1)}…" for row in made]
