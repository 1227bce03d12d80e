"""What a folder of a stranger may hold: it is listed or reported by name, and no walk runs on or out."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.disk.listing import list_files

Make = Callable[[Path], object]


def listed(root: Path, folder: str = "content") -> tuple[list[str], list[tuple[str, str, str]]]:
    files, found = list_files(root, folder)
    return files, [(d.source.path, d.code, d.message) for d in found]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/secret.yml").write_text("secret")
    (tmp_path / "project/content").mkdir(parents=True)
    (tmp_path / "project/content/a.yml").write_text("a")
    return tmp_path / "project"


def test_files_come_folder_by_folder_in_the_order_of_their_names(root: Path) -> None:
    for path in ("b/x.yml", "b-c.yml", "b/.x.swp", ".git/config", ".well-known/security.txt", "c/é.png"):
        (root / "content" / path).parent.mkdir(exist_ok=True)
        (root / "content" / path).write_text("")
    names = [".well-known/security.txt", "a.yml", "b/x.yml", "b-c.yml", "c/é.png"]
    assert listed(root) == ([f"content/{name}" for name in names], [])


def test_a_folder_that_does_not_exist_has_no_files(root: Path) -> None:
    assert listed(root, "slides") == ([], [])


def test_a_link_inside_the_project_is_followed(root: Path) -> None:
    (root / "pictures").mkdir()
    (root / "pictures/p.png").write_text("")
    (root / "content/images").symlink_to("../pictures")
    (root / "content/p.png").symlink_to(root / "pictures/p.png")
    assert listed(root) == (["content/a.yml", "content/images/p.png", "content/p.png"], [])


OUTSIDE = "this is a link to a place outside the project"
CIRCLE = "this link leads to a folder that it stands in"
HIDDEN = "this is a link to a hidden file or folder"


def bind(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(os.path.relpath(path))


@pytest.mark.parametrize(
    ("path", "make", "code", "words"),
    [
        ("x", lambda p: p.symlink_to("/etc"), "outside-project", OUTSIDE),
        ("x", lambda p: p.symlink_to("../../outside"), "outside-project", OUTSIDE),
        ("x", lambda p: p.symlink_to("../../outside/secret.yml"), "outside-project", OUTSIDE),
        ("x", lambda p: p.symlink_to("../../project-2"), "outside-project", OUTSIDE),
        ("x", lambda p: p.symlink_to("/nowhere/at/all"), "outside-project", OUTSIDE),
        ("x", lambda p: p.symlink_to("/proc/self/environ"), "outside-project", OUTSIDE),
        ("x", lambda p: p.symlink_to("/dev/zero"), "outside-project", OUTSIDE),
        ("x", lambda p: p.symlink_to("../.git"), "outside-project", HIDDEN),
        ("x", lambda p: p.symlink_to("../.git/config"), "outside-project", HIDDEN),
        ("x", lambda p: p.symlink_to("gone.yml"), "unreadable-file", "this link leads to nothing"),
        (
            "x",
            lambda p: p.symlink_to("x"),
            "unreadable-file",
            "this file cannot be read: it is a link that leads back to itself",
        ),
        ("x", os.mkfifo, "not-a-file", "this is a named pipe, not a file"),
        ("x", bind, "not-a-file", "this is a socket, not a file"),
        ("x", lambda p: p.symlink_to("."), "circular-link", CIRCLE),
        ("x", lambda p: p.symlink_to(".."), "circular-link", CIRCLE),
    ],
)
def test_what_must_not_be_read_is_reported_and_not_listed(
    root: Path, path: str, make: Make, code: str, words: str
) -> None:
    (root / ".git").mkdir()
    (root / ".git/config").write_text("token")
    make(root / "content" / path)
    assert listed(root) == (["content/a.yml"], [(f"content/{path}", code, words)])


@pytest.mark.parametrize("name", ["a\nb.yml", "a\x1b[2Jb", "\u202egnp.exe", os.fsdecode(b"caf\xe9.png")])
def test_a_name_that_nobody_can_see_is_reported(root: Path, name: str) -> None:
    (root / "content" / name).write_text("")
    files, found = listed(root)
    assert (files, [(path, code) for path, code, _ in found]) == (
        ["content/a.yml"],
        [(f"content/{name}", "bad-file-name")],
    )


@pytest.mark.parametrize("folder", ["slides", "slides/assets"])
def test_no_folder_on_the_way_may_be_a_link_that_leads_out(root: Path, folder: str) -> None:
    (root.parent / "outside/assets").mkdir()
    (root / "slides").symlink_to("../outside")
    assert listed(root, folder) == ([], [(folder, "outside-project", OUTSIDE)])


def test_a_folder_that_leads_to_its_own_project_is_a_circle(root: Path) -> None:
    (root / "slides").symlink_to(".")
    assert listed(root, "slides") == ([], [("slides", "circular-link", CIRCLE)])


def test_two_links_back_are_two_reports_though_they_make_billions_of_paths(root: Path) -> None:
    for name in ("x", "y"):
        (root / "content" / name).symlink_to(".")
    circles = [(f"content/{name}", "circular-link", CIRCLE) for name in ("x", "y")]
    assert listed(root) == (["content/a.yml"], circles)


def test_a_circle_of_two_folders_is_reported_at_its_links(root: Path) -> None:
    for one, other in (("x", "y"), ("y", "x")):
        (root / "content" / one).mkdir()
        (root / "content" / one / "on").symlink_to(f"../{other}")
    files, found = listed(root)
    assert files == ["content/a.yml"]
    assert [(path, code) for path, code, _ in found] == [
        ("content/y/on", "circular-link"),
        ("content/x/on", "circular-link"),
    ]


def test_a_ladder_of_links_without_a_circle_ends_too(root: Path) -> None:
    for number in range(40):
        step = root / "content" / f"{number:02}"
        step.mkdir()
        for name in ("x", "y"):
            (step / name).symlink_to(f"../{number + 1:02}")
    (root / "content/40").mkdir()
    _, found = listed(root)
    assert {code for _, code, _ in found} == {"circular-link"}


def test_folders_of_any_depth_are_listed(root: Path) -> None:
    deep = "content"
    for _ in range(1200):
        deep += "/d"
        (root / deep).mkdir()
    (root / deep / "x").write_text("")
    assert listed(root) == (["content/a.yml", f"{deep}/x"], [])
    (root / deep / "x").unlink()
    os.removedirs(root / deep)  # pytest cannot remove so many


def test_a_folder_that_cannot_be_read_is_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "content/closed").mkdir()
    scandir = os.scandir

    def denied(path: str) -> object:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", denied)
    words = "this folder cannot be read: you have no permission to use it"
    assert listed(root) == (["content/a.yml"], [("content/closed", "unreadable-file", words)])
