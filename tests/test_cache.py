"""The cache folder of a project writes and deletes nothing but its own."""

import os
from pathlib import Path

import pytest

from site_builder import cache


def kept_in(root: Path) -> dict[str, str]:
    folder = root / cache.CACHE / "content"
    return {path.name: path.read_text() for path in folder.iterdir()} if folder.is_dir() else {}


def test_just_the_files_of_the_last_time_are_kept(tmp_path: Path) -> None:
    for name in ("bread", "cake"):
        (tmp_path / f"{name}.yml").write_text(name)
    cache.keep(tmp_path, "content", {"b1": "bread.yml"})
    cache.keep(tmp_path, "content", {"b1": "cake.yml", "c1": "cake.yml"})
    assert kept_in(tmp_path) == {"b1": "bread", "c1": "cake"}
    cache.keep(tmp_path, "content", {"c1": "cake.yml"})
    assert (kept_in(tmp_path), cache.kept(tmp_path, "content/c1")) == ({"c1": "cake"}, b"cake")


@pytest.mark.parametrize("place", [".cache", ".cache/site-builder", ".cache/site-builder/content"])
@pytest.mark.parametrize("target", ["content", "../elsewhere"])
def test_where_a_link_leads_nothing_is_written_or_deleted(tmp_path: Path, place: str, target: str) -> None:
    root = tmp_path / "project"
    led_to = (root / target).resolve()
    own = led_to / (".cache/site-builder/content".removeprefix(place).strip("/")) / "bread.yml"
    own.parent.mkdir(parents=True)
    own.write_text("bread")
    (root / place).parent.mkdir(parents=True, exist_ok=True)
    (root / place).symlink_to(led_to)
    cache.keep(root, "content", {"b1": os.path.relpath(own, root)})
    cache.note(root, "note.json", 1)
    cache.put(root, "crawled", b"1")
    assert [path for path in sorted(led_to.rglob("*")) if path.is_file()] == [own]


def test_a_cache_that_a_stranger_brought_along_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / cache.CACHE).mkdir(parents=True)
    os.mkfifo(tmp_path / cache.CACHE / "pipe")
    (tmp_path / cache.CACHE / "zero").symlink_to("/dev/zero")
    assert [cache.recall(tmp_path, name) for name in ("pipe", "zero")] == [None, None]
    assert [cache.kept(tmp_path, name) for name in ("pipe", "zero")] == [None, None]
