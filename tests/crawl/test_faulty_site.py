"""A whole site with each kind of fault, and with each kind of markup that only looks like one."""

from pathlib import Path

import pytest

from benchmarks.faults import BASE, DECOYS, FAULTS, OWN_FAULTS
from benchmarks.faulty_site import path_of, write_site
from site_builder.crawl import Kept, crawl, findings, load, saved
from site_builder.report import as_json

PAGES = 60


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("faulty")
    write_site(folder, PAGES)
    return folder


def reported(site: Path, processes: int = 0) -> str:
    return as_json(crawl(site, BASE, processes=processes))


def test_every_planted_fault_is_found_and_nothing_else(site: Path) -> None:
    expected = sorted((one.at or path_of(one), one.code) for one in FAULTS)
    assert sorted((d.source.path, d.code) for d in crawl(site, BASE)) == expected


def test_what_may_be_the_manner_of_another_site_is_told_of_ours(tmp_path: Path) -> None:
    write_site(tmp_path, PAGES, OWN_FAULTS)
    expected = sorted((path_of(one), one.code) for one in OWN_FAULTS)
    told = [(d.source.path, d.code) for d in crawl(tmp_path, BASE, is_own=True)]
    assert (sorted(told), crawl(tmp_path, BASE)) == (expected, [])


def test_there_are_sixty_kinds_of_fault_and_forty_decoys_by_name(site: Path) -> None:
    names = [one.name for one in (*FAULTS, *DECOYS)]
    assert (len(FAULTS) >= 60, len(DECOYS) >= 40, len(set(names))) == (True, True, len(names))


def test_what_only_looks_like_a_fault_is_never_told(tmp_path: Path) -> None:
    write_site(tmp_path, PAGES, DECOYS)
    assert crawl(tmp_path, BASE) == []


def test_a_place_that_is_told_holds_what_is_wrong(site: Path) -> None:
    """Where the fault is an address, the line and column are those of its first letter."""
    for finding in findings(site, BASE):
        source = finding.diagnostic.source
        line = (site / source.path).read_text("utf-8").split("\n")[source.line - 1]
        if finding.address and finding.diagnostic.code != "unlinked-page":
            assert line[source.column - 1 :].startswith((finding.address, "\\4e")), finding


def test_the_report_is_the_same_bytes_ten_times_with_one_process_or_two(site: Path) -> None:
    first = reported(site, processes=1)
    assert [reported(site, processes=1 + n % 2) == first for n in range(9)] == [True] * 9


def test_what_was_parsed_before_is_not_parsed_again(site: Path) -> None:
    kept = Kept()
    first = findings(site, BASE, kept=kept)
    again = load(saved(kept))
    assert (findings(site, BASE, kept=again), kept.parsed > PAGES, again.parsed) == (first, True, 0)


def test_a_page_that_changed_is_parsed_again(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_site(site, 3, ())
    kept = Kept()
    findings(site, BASE, kept=kept)
    page = site / "page-1/index.html"
    page.write_text(page.read_text().replace("<h1>", '<a href="nowhere/">x</a><h1>'))
    again = load(saved(kept))
    found = findings(site, BASE, kept=again)
    assert ([f.diagnostic.code for f in found], again.parsed) == (["missing-page"], 1)


@pytest.mark.parametrize(
    "damage", [lambda b: b[:-9], lambda b: b.replace(b"part-0", b"part-9"), lambda b: b""]
)
def test_what_was_kept_is_not_trusted_when_it_is_not_whole(tmp_path: Path, damage: object) -> None:
    assert callable(damage)
    site = tmp_path / "site"
    write_site(site, 3, ())
    kept = Kept()
    findings(site, BASE, kept=kept)
    again = load(damage(saved(kept)))
    assert (findings(site, BASE, kept=again), again.parsed) == ([], kept.parsed)
