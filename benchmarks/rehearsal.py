"""How long a browser takes to try out a deck of a hundred slides: seconds after the browser's start.

.venv/bin/python -m benchmarks.rehearsal
"""

import json
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any

from benchmarks.measure import machine
from site_builder.browser import chromium, rehearse, served
from site_builder.build import load
from site_builder.decks import Planned, plan
from site_builder.diagnostics import Diagnostic
from site_builder.hosts.mkdocs.command import build_project
from site_builder.model import Deck, Entity, Moment, Term
from site_builder.resolve import Library
from site_builder.routes import page_of

ROOT = Path(__file__).parents[1]
SLIDES, RUNS = 100, 3
YEAR = {"from": "2018", "to": "2018", "categories": ["Software & Apps", "Organizations"]}
FORMULA = "$$\\operatorname{softmax}\\left(\\frac{Q K^\\top}{\\sqrt{d}}\\right) V$$\n\n- A point\n- Another"
PROGRAM = (
    "for inputs, labels in batches:\n    loss = error(network(inputs), labels)\n    optimizer.step()\n" * 3
)


def main() -> None:
    """Print the seconds of each run, and how many slides of each layout there were."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        root = Path(folder)
        slides, path = write_deck(root)
        found, site = build_project(root, root / "site", strict=False)
        if site is None or found:
            sys.exit("\n".join(d.message for d in found))
        layouts = sorted({slide.layout for slide in slides})
        print(f"{machine()}\n\n{len(slides)} slides of {len(layouts)} layouts: {', '.join(layouts)}\n")
        with chromium() as browser, served(site.place) as host:
            seconds = [_seconds(lambda: rehearse(browser, host, path, slides)) for _ in range(RUNS)]
    print(f"deck check, after the browser's start: {statistics.median(seconds):.1f} s", end=" ")
    print(f"(runs: {', '.join(f'{one:.1f}' for one in seconds)})")


def write_deck(root: Path) -> tuple[list[Planned], str]:
    """Write a project with the real content and one deck: its own slides, and more of other layouts."""
    for name in ("content", "slides"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    with (root / "content/library.yml").open("a", encoding="utf-8") as library_file:
        library_file.write("checks: {slide-without-page: off}\n")
    (deck,) = (root / "slides/decks").glob("*.yml")
    library = load(root).library
    missing = SLIDES - len(plan(library.of(Deck)[0], library))
    lines = [f"  - {json.dumps(line | {'minutes': 0})}\n" for line in islice(_more(library), missing)]
    deck.write_text(deck.read_text("utf-8").rstrip() + "\n" + "".join(lines), encoding="utf-8")
    library = load(root).library
    made = library.of(Deck)[0]
    return plan(made, library), page_of(made)


def _more(library: Library) -> Iterator[dict[str, Any]]:
    """Lines for a deck's list, of one layout after the other."""
    known = [e.id.id for e in library.of(Entity) if e.year and len(e.definition.text) < 200]
    terms = [t.id.id for t in library.of(Term) if len(t.definition.text) < 200]
    moments = [m.id.id for m in library.of(Moment)]
    rounds = (
        (
            {"entity": known[n]},
            {"term": terms[n]},
            {"id": f"years-{n}", "timeline": YEAR, "title": "A year"},
            {"compare": known[n : n + 3], "title": "Three side by side"},
            {"graph": known[n], "title": "What it rests on"},
            {"code": PROGRAM, "language": "python", "id": f"program-{n}", "title": "A program"},
            {"markdown": FORMULA, "id": f"formula-{n}", "title": "A formula"},
            {"quote": "Deeply suspicious", "id": f"words-{n}", "by": "A reader"},
            {"moment": moments[n]},
        )
        for n in range(8)
    )
    return chain.from_iterable(rounds)


def _seconds(work: Callable[[], list[Diagnostic]]) -> float:
    begin = time.perf_counter()
    found = work()
    seconds = time.perf_counter() - begin
    if found:
        sys.exit("\n".join(f"{d.code}: {d.message} {d.hint}" for d in found))
    return seconds


if __name__ == "__main__":
    main()
