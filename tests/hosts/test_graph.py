"""Two witnesses agree: the links that the library knows, and those that stand in the finished pages."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import html

from site_builder.build import load
from site_builder.crawl.addresses import Bearings, Folder, Resolver
from site_builder.model import Record
from site_builder.resolve import Library
from site_builder.routes import address
from tests.hosts.test_site import run

ROOT = Path(__file__).parents[2]
# What only the speaker sees, where a deck says so.
NOT_ON_PAGES = frozenset(["notes"])

Pairs = set[tuple[str, str]]


@pytest.fixture(scope="module")
def library() -> Library:
    return load(ROOT).library


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, html.HtmlElement]:
    """The own part of each finished page, by its address."""
    folder: Path = tmp_path_factory.mktemp("graph") / "site"
    done = run(ROOT, "site_builder", "build", "--site-dir", str(folder))
    assert done.returncode == 0, done.stdout
    found = {}
    for file in sorted(folder.rglob("index.html")):
        page = html.parse(str(file))
        own = page.find(".//article")
        # A deck has no frame.
        found[file.relative_to(folder).as_posix().removesuffix("index.html")] = (
            page.getroot() if own is None else own
        )
    return found


def where(record: Record, library: Library) -> str:
    """The address of a record from the root of the site, as "entities/bert/" or "sources/#devlin"."""
    return address(record, library.lecture_of_moment.get(record.id.id, "")).lstrip("/")


def links(page: str, own: html.HtmlElement) -> dict[str, bool]:
    """Where a page leads, and whether a prose of it does."""
    resolver, folder = Resolver(Bearings("/")), Folder(f"{page}index.html")
    found: dict[str, bool] = {}
    for link in own.iter("a"):
        if target := resolver.resolve(link.get("href") or "", folder):
            place = target.path.removesuffix("index.html") + (
                f"#{target.fragment}" if target.fragment else ""
            )
            is_prose = (link.get("class") or "").split()[:1] in (["mention"], ["ref"])
            found[place] = found.get(place, False) or is_prose
    return found


def known(library: Library) -> dict[str, set[str]]:
    """What the library knows of links in prose: where they lead → the records in whose prose they stand."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for link in library.links:
        if link.how != "field" and link.field.partition("[")[0] not in NOT_ON_PAGES:
            found[where(library.records[link.target], library)].add(link.origin)
    return found


def test_every_link_that_the_library_knows_stands_on_the_page_of_its_record(
    library: Library, pages: Mapping[str, html.HtmlElement]
) -> None:
    graph: Pairs = {
        (where(library.records[origin], library).partition("#")[0], target)
        for target, origins in known(library).items()
        for origin in origins
    }
    finished: Pairs = {(page, target) for page, own in pages.items() for target in links(page, own)}
    assert (len(graph) > 500, sorted(graph - finished)) == (True, [])


def test_every_link_in_finished_prose_is_one_that_the_library_knows_of_a_record_on_that_page(
    library: Library, pages: Mapping[str, html.HtmlElement]
) -> None:
    graph, unknown = known(library), []
    for page, own in pages.items():
        led = links(page, own)
        ids = {element.get("id") for element in own.iter() if element.get("id")}
        for target in (place for place, is_prose in led.items() if is_prose):
            homes = [(origin, where(library.records[origin], library)) for origin in graph.get(target, ())]
            # A page shows prose of its own record, of those that stand on it, and of those it lists.
            if not any(
                home.partition("#")[0] == page or origin in ids or home in led for origin, home in homes
            ):
                unknown.append((page, target))
    assert unknown == []
