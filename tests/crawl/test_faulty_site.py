"""A whole site with each kind of fault, and with each kind of markup that only looks like one."""

from pathlib import Path

import pytest

from benchmarks.faults import BASE, FAULTS
from benchmarks.faulty_site import path_of, write_site
from site_builder.crawl import crawl
from site_builder.diagnostics import Diagnostic

PAGES = 60


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("faulty")
    write_site(folder, PAGES)
    return folder


@pytest.fixture(scope="module")
def found(site: Path) -> list[Diagnostic]:
    return crawl(site, BASE)


def test_every_planted_fault_is_found_and_nothing_else(found: list[Diagnostic]) -> None:
    expected = sorted((one.at or path_of(one), one.code) for one in FAULTS)
    assert sorted((d.source.path, d.code) for d in found) == expected
