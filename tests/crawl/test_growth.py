"""What a stranger writes into a site is read in time that grows with its length, and not much faster."""

import time
from pathlib import Path

import pytest

from site_builder.crawl import crawl
from tests.crawl.hostile_sites import KINDS, write_site

_SIZE = 150_000  # characters
# More than ten times what the slowest kind takes. What grows with the square of its length takes longer.
_MOST = 15.0  # seconds of CPU


@pytest.mark.parametrize("kind", KINDS)
def test_a_hostile_site_is_read_quickly(tmp_path: Path, kind: str) -> None:
    write_site(tmp_path, KINDS[kind](_SIZE))
    begin = time.process_time()
    crawl(tmp_path, "/base/", is_own=True, processes=1)
    assert time.process_time() - begin < _MOST


@pytest.mark.parametrize(
    "kind", ["attributes on a tag", "attributes with ends in quotes", "attributes of XML"]
)
def test_a_page_with_too_many_attributes_on_a_tag_is_reported_and_not_read(tmp_path: Path, kind: str) -> None:
    write_site(tmp_path, KINDS[kind](_SIZE))
    found = [(d.code, d.message) for d in crawl(tmp_path, "/base/")]
    assert found == [("unread-file", "the file was not checked: a tag has more than 2000 attributes")]


def test_a_page_with_as_many_attributes_as_are_allowed_is_read(tmp_path: Path) -> None:
    many = " ".join(f"a{n}" for n in range(1_990))
    write_site(tmp_path, {"index.html": f'<p {many}>{"x" * 20_000}</p><a href="none/">x</a>'})
    assert [d.code for d in crawl(tmp_path, "/base/")] == ["missing-page"]


def test_a_base_that_is_too_long_is_reported_once(tmp_path: Path) -> None:
    write_site(tmp_path, KINDS["a long base and many links"](_SIZE))
    found = [(d.code, d.message) for d in crawl(tmp_path, "/base/")]
    assert found == [("bad-address", "the base address is longer than 1000 characters")]


def test_a_number_of_too_many_digits_is_left_as_it_is_written(tmp_path: Path) -> None:
    write_site(tmp_path, KINDS["long numbers as signs"](5_100))
    assert [d.code for d in crawl(tmp_path, "/base/")] == ["missing-page"]


def test_a_slide_of_a_long_number_is_missing(tmp_path: Path) -> None:
    write_site(tmp_path, KINDS["a slide of a long number"](5_000))
    assert [d.code for d in crawl(tmp_path, "/base/")] == ["missing-anchor"]
