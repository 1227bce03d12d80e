"""`python -m benchmarks.decks`: the same 30 slides from this product and its peers, opened on a slow line.

With names, only the makers whose name begins so: `python -m benchmarks.decks site-builder Marp`.
"""

import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.deck_makers import MAKERS, Maker, NotInstalledError
from benchmarks.first_slide import Visit, visit
from benchmarks.measure import machine
from benchmarks.talk import SLIDES, talk
from site_builder.browser import chromium

RUNS = 5
_HEAD = (
    *("deck", "first title ms", "started ms", "requests", "gzip kB", "of it fonts", "raw kB"),
    *("to other hosts", "on disk kB"),
)


def main(names: Sequence[str]) -> None:
    """Print the table."""
    slides = talk()
    makers = [maker for maker in MAKERS if not names or maker.name.startswith(tuple(names))]
    with tempfile.TemporaryDirectory(prefix="decks-") as place, chromium() as browser:
        made: dict[Maker, tuple[Path, str]] = {}
        missing: dict[str, str] = {}
        for number, maker in enumerate(makers):
            folder = Path(place) / str(number) / "made"
            folder.parent.mkdir()
            try:
                made[maker] = folder, maker.make(slides, folder)
            except NotInstalledError as problem:
                missing[maker.name] = str(problem)
        visits: dict[Maker, list[Visit]] = {maker: [] for maker in made}
        for _ in range(RUNS):
            for maker, (folder, page) in made.items():
                visits[maker].append(visit(browser, folder, page, slides[0].title, maker.started))
        disk = {maker: _size(folder) for maker, (folder, _) in made.items()}
        print(
            f"{machine()}, Chromium {browser.version}\n\n"
            f"{SLIDES} slides at 1.6 Mbit/s, 150 ms, CPU x4, text sent as gzip; "
            f"medians of {RUNS} runs in turn\n"
        )
    print(_table(visits, disk, missing))


def _table(
    visits: Mapping[Maker, Sequence[Visit]], disk: Mapping[Maker, int], missing: Mapping[str, str]
) -> str:
    started = {m.name: statistics.median(v.started for v in some) for m, some in visits.items()}
    anchors = [name for name in started if name.startswith(("Slidev", "Marp"))]
    head = (*_HEAD, *(f"x {name.split()[0]}" for name in anchors))
    lines = [head, ["---"] * len(head)]
    for maker, some in visits.items():
        middle = {
            part: statistics.median(getattr(v, part) for v in some) for part in Visit.__dataclass_fields__
        }
        cells = [
            maker.name,
            f"{middle['title']:.0f}",
            f"{middle['started']:.0f}",
            f"{middle['requests']:.0f}",
        ]
        cells += [f"{middle[part] / 1000:.1f}" for part in ("compressed", "fonts", "raw")]
        cells += [f"{middle['elsewhere']:.0f}", f"{disk[maker] / 1000:.0f}"]
        lines.append([*cells, *(f"{middle['started'] / started[name]:.2f}" for name in anchors)])
    lines += [[name, f"not installed: {why}", *[""] * (len(head) - 2)] for name, why in missing.items()]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    main(sys.argv[1:])
