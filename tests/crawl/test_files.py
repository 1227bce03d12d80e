"""Only regular files inside the crawled folder are read; what is not read is reported."""

import os
from pathlib import Path
from typing import Any

import pytest

from site_builder.crawl import crawl, files
from site_builder.crawl.files import Files
from site_builder.crawl.page import UnreadableError

PAGE = '<!doctype html><html lang="en"><head><title>x</title></head><body><a href="none/">x</a></body></html>'


def reported(folder: Path) -> list[tuple[str, str, str]]:
    return [(d.source.path, d.code, d.message) for d in crawl(folder, "/base/")]


def test_a_pipe_is_reported_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "page.html")
    assert reported(tmp_path) == [
        ("page.html", "unread-file", "the file was not checked: it is no regular file")
    ]


@pytest.mark.parametrize("target", ["/dev/zero", "/proc/self/environ", "../elsewhere.html", "elsewhere.html"])
def test_a_link_out_of_the_folder_is_reported_and_not_followed(tmp_path: Path, target: str) -> None:
    (tmp_path / "elsewhere.html").write_text(PAGE)
    folder = tmp_path / "site"
    folder.mkdir()
    place = tmp_path / target if target == "elsewhere.html" else Path(target)
    (folder / "page.html").symlink_to(place)
    assert reported(folder) == [
        (
            "page.html",
            "unread-file",
            "the file was not checked: it is a symbolic link that leads out of the folder",
        )
    ]


def test_a_link_to_a_file_of_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    (tmp_path / "page.html").symlink_to("page.txt")
    assert reported(tmp_path) == [("page.html", "missing-page", "'none/' leads to no page")]


def test_a_link_to_itself_is_reported_as_a_link_to_nothing(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "a.html").symlink_to("b.html")
    (tmp_path / "b.html").symlink_to("a.html")
    assert [(path, code) for path, code, _ in reported(tmp_path)] == [
        ("a.html", "dangling-file"),
        ("b.html", "dangling-file"),
        ("loop", "dangling-file"),
    ]


def test_a_file_that_is_too_large_is_reported_and_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGEST", 1_000_000)
    (tmp_path / "page.html").write_text(PAGE + " " * 1_000_000)
    assert reported(tmp_path) == [
        ("page.html", "unread-file", "the file was not checked: it is larger than 1 MB")
    ]


def test_a_file_in_a_linked_folder_outside_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/app.js").write_text("run()")
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "linked").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UnreadableError):
        Files(folder).read("linked/app.js")


def test_a_folder_that_cannot_be_listed_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    listed = os.scandir

    def refused(folder: str) -> Any:
        if folder.rstrip("/").endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return listed(folder)

    monkeypatch.setattr(os, "scandir", refused)
    assert reported(tmp_path) == [
        ("closed", "unread-file", "the folder was not checked: it cannot be listed")
    ]


def test_a_file_that_the_system_refuses_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "page.html").write_text(PAGE)
    monkeypatch.setattr(os, "open", refused)
    assert reported(tmp_path) == [("page.html", "unread-file", "the file was not checked: Permission denied")]
