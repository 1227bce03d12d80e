"""Builds from nothing, with nothing changed and with one definition changed: all makers in turn."""

import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.library import change_definition, first_entities
from benchmarks.measure import FailedError, Run, timed
from benchmarks.plain_pages import PlainPage, plain_pages
from benchmarks.site_makers import Maker
from benchmarks.trees import write_page

# The second change finds the folder for the next site that our first one had to make; peers have none.
COLD, AGAIN, CHANGED, CHANGED_MORE = "cold", "again", "changed", "changed more"
STAGES = (COLD, AGAIN, CHANGED, CHANGED_MORE)


@dataclass
class Builds:
    """What a maker's builds cost: runs by stage, and what lay in its site after the last cold one."""

    maker: Maker
    runs: dict[str, list[Run]] = field(default_factory=lambda: {stage: [] for stage in STAGES})
    pages: int = 0
    page_bytes: int = 0
    site_bytes: int = 0
    failed: str = ""


@dataclass(frozen=True)
class Round:
    """The builds of one library. `records` is 0 for the real content; the counts are of the plain pages."""

    records: int
    pages: int
    links: int
    words: int
    runs: int
    builds: Mapping[str, Builds]


@dataclass(frozen=True)
class Place:
    """Where a maker works. `change` makes a numbered change; it returns files, and words for one of them."""

    maker: Maker
    folder: Path
    change: Callable[[int], tuple[Sequence[str], str]]
    kept: frozenset[str]

    def clean(self) -> None:
        """Put away all that a build left: the site, caches, whatever their names.

        It is not deleted. For minutes after that, some file systems look at each file that was before they
        make another, which took whoever came next up to three times as long as its own work with files.
        """
        away = Path(tempfile.mkdtemp(prefix="away-", dir=self.folder.parent))
        for path in self.folder.iterdir():
            if path.name not in self.kept:
                path.rename(away / path.name)


def places(project: Path, makers: Sequence[Maker], folder: Path) -> tuple[list[Place], list[PlainPage]]:
    """Build our project once, write the peers' equal trees from the site, and tell where each maker works."""
    ours, sources = makers[0], _names(project)
    timed(ours.build, project, ours.environment)
    pages = plain_pages(project / ours.site)
    made = [Place(ours, project, _change_ours(project), sources)]
    for maker in makers[1:]:
        tree = folder / maker.name
        maker.write([*pages.values()], tree)
        made.append(Place(maker, tree, _change_peer(project, pages, maker, tree), _names(tree)))
    return made, [*pages.values()]


def measure(
    at: Sequence[Place],
    pages: Sequence[PlainPage],
    *,
    records: int,
    runs: int,
    stages: Sequence[str] = STAGES,
) -> Round:
    """Time all stages of all makers in turn, so that a slow moment of the machine strikes all of them."""
    builds = {place.maker.name: Builds(place.maker) for place in at}
    for number in range(runs):
        for place in at:
            made = builds[place.maker.name]
            print(f"{records or 'real'} records, {made.maker.name}, run {number + 1}", file=sys.stderr)
            try:
                _measure_one(place, made, number, stages)
            except FailedError as failed:
                made.failed = str(failed)
    words = sum(len(str(piece).split()) for page in pages for block in page.blocks for piece in block.pieces)
    return Round(records, len(pages), sum(page.links for page in pages), words, runs, builds)


def _measure_one(place: Place, made: Builds, number: int, stages: Sequence[str]) -> None:
    if made.failed:
        return
    for stage in stages if place.maker.remembers else [COLD]:
        if stage == CHANGED_MORE and place.maker.form:
            continue
        if stage == COLD:
            place.clean()
        is_changed = stage in (CHANGED, CHANGED_MORE)
        files, words = place.change(STAGES.index(stage) + 10 * number) if is_changed else ([], "")
        made.runs[stage].append(timed(place.maker.build, place.folder, place.maker.environment))
        site = place.folder / place.maker.site
        if files and not any(words in (site / file).read_text() for file in files if (site / file).is_file()):
            raise FailedError(f"built, but no '{words}' in {files[0]}")
        if stage == COLD and number == 0:
            found = {path: path.stat().st_size for path in site.rglob("*") if path.is_file()}
            sizes = [size for path, size in found.items() if path.suffix == ".html"]
            made.pages, made.page_bytes, made.site_bytes = len(sizes), sum(sizes), sum(found.values())


def _names(folder: Path) -> frozenset[str]:
    return frozenset(path.name for path in folder.iterdir())


def _change_ours(project: Path) -> Callable[[int], tuple[Sequence[str], str]]:
    def change(number: int) -> tuple[Sequence[str], str]:
        words = f"changed {number}"
        change_definition(project, words)
        return [f"entities/{first_entities(project)[0]}/index.html"], words

    return change


def _change_peer(
    project: Path, pages: Mapping[str, PlainPage], maker: Maker, tree: Path
) -> Callable[[int], tuple[Sequence[str], str]]:
    by_place = {page.place: page for page in pages.values()}

    def change(number: int) -> tuple[Sequence[str], str]:
        words = f"changed {number}"
        page = pages[f"entities/{first_entities(project)[0]}"]
        assert maker.form
        write_page(page.changed(words), by_place, tree, maker.form)
        return [f"{page.place}/index.html", f"{page.place}.html"], words

    return change
