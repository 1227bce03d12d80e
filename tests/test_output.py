"""The site is replaced whole or not at all."""

import os
from pathlib import Path

import pytest

from site_builder import output
from site_builder.output import Output, replacing, write


def files(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file()}


def test_a_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for text in (b"old", b"new"):
        with replacing(site) as folder:
            write([Output("a/index.html", text)], folder)
    assert files(tmp_path) == {"site/a/index.html": "new"}


def test_a_build_that_fails_leaves_the_old_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with replacing(site) as folder:
        write([Output("index.html", b"old")], folder)
    with pytest.raises(ZeroDivisionError), replacing(site) as folder:
        write([Output("index.html", b"new")], folder)
        _ = 1 / 0
    assert files(tmp_path) == {"site/index.html": "old"}


def test_a_site_that_is_a_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(OSError, match="it is a file"), replacing(tmp_path / "site"):
        pass
    assert files(tmp_path) == {"site": "mine"}


def test_without_an_exchange_in_one_step_two_renames_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "_exchange_at_once", lambda new, site: False)
    for text in (b"old", b"new"):
        with replacing(tmp_path / "site") as folder:
            write([Output("index.html", text)], folder)
    assert files(tmp_path) == {"site/index.html": "new"}


def test_a_site_lost_between_two_renames_comes_back(tmp_path: Path) -> None:
    (tmp_path / ".site.old").mkdir()
    (tmp_path / ".site.old/index.html").write_text("old")
    with pytest.raises(ZeroDivisionError), replacing(tmp_path / "site"):
        _ = 1 / 0
    assert files(tmp_path) == {"site/index.html": "old"}


def test_a_killed_build_leaves_the_old_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with replacing(site) as folder:
        write([Output("index.html", b"old")], folder)
    child = os.fork()
    if child == 0:  # pragma: no cover
        with replacing(site) as folder:
            write([Output("index.html", b"new")], folder)
            os._exit(9)
    os.waitpid(child, 0)
    assert (site / "index.html").read_text() == "old"
