"""Whatever takes the place of a watched folder is watched from then on."""

import queue
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from site_builder import watching as watching_module
from site_builder.exchange import exchange_at_once
from site_builder.watching import changes

PATIENCE = 60  # seconds; a watch that reports nothing by then is broken
FILE = "content/entities/all.yml"

Exchange = Callable[[Path], None]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project beside which, and in which, stands a copy of its content."""
    root = tmp_path / "project"
    for folder in (root / "content", root / "other", tmp_path / "copy"):
        (folder / "entities").mkdir(parents=True)
        (folder / "entities/all.yml").write_text("a: 1", "utf-8")
    return root


def renamed(root: Path) -> None:
    (root / "content").rename(root / "before")
    (root / "other").rename(root / "content")


def moved_out_and_in(root: Path) -> None:
    (root / "content").rename(root.parent / "before")
    (root.parent / "copy").rename(root / "content")


def exchanged(root: Path) -> None:
    if not exchange_at_once(root / "content", root / "other"):
        pytest.skip("this system does not exchange folders in one step")


def inner_exchanged(root: Path) -> None:
    shutil.copytree(root / "other/entities", root / "content/other")
    if not exchange_at_once(root / "content/entities", root / "content/other"):
        pytest.skip("this system does not exchange folders in one step")
    shutil.rmtree(root / "content/other")


def made_again(root: Path) -> None:
    shutil.rmtree(root / "content")
    shutil.copytree(root / "other", root / "content")


def inner_renamed(root: Path) -> None:
    (root / "content/entities").rename(root / "entities")
    (root / "other/entities").rename(root / "content/entities")


def inner_made_again(root: Path) -> None:
    shutil.rmtree(root / "content/entities")
    shutil.copytree(root / "other/entities", root / "content/entities")


def linked(root: Path) -> None:
    (root / "content").rename(root / "before")
    (root / "content").symlink_to("other", target_is_directory=True)


def linked_elsewhere(root: Path) -> None:
    linked(root)
    (root / "new").symlink_to("before", target_is_directory=True)
    (root / "new").replace(root / "content")


def inner_linked(root: Path) -> None:
    shutil.rmtree(root / "content/entities")
    (root / "content/entities").symlink_to("../other/entities", target_is_directory=True)


def behind_a_link_renamed(root: Path) -> None:
    linked(root)
    (root / "other").rename(root / "another")
    (root / "before").rename(root / "other")


def whole_project_moved(root: Path) -> None:
    root.rename(root.parent / "before")
    shutil.copytree(root.parent / "before", root)


HOW = [renamed, moved_out_and_in, exchanged, inner_exchanged, made_again, inner_renamed, inner_made_again]
HOW += [whole_project_moved]
if sys.platform != "win32":  # where making links needs a permission
    HOW += [linked, linked_elsewhere, inner_linked, behind_a_link_renamed]


@pytest.mark.parametrize("exchange", HOW)
def test_an_edit_in_a_folder_that_took_the_place_of_another_is_noticed(
    turns: "Turns", exchange: Exchange
) -> None:
    exchange(turns.root)
    turns.until(bool)
    turns.until_quiet()
    (turns.root / FILE).write_text("a: 2", "utf-8")
    turns.until(lambda changed: FILE in changed)


@pytest.mark.parametrize("exchange", HOW)
def test_an_edit_right_after_an_exchange_is_reported_once_it_can_be_read(
    turns: "Turns", exchange: Exchange
) -> None:
    exchange(turns.root)
    (turns.root / FILE).write_text("a: 2", "utf-8")
    turns.until(lambda _: turns.read == "a: 2")


def test_of_fifty_exchanges_each_edit_that_follows_is_noticed(turns: "Turns") -> None:
    for number in range(50):
        renamed(turns.root)
        (turns.root / "before").rename(turns.root / "other")
        (turns.root / FILE).write_text(f"a: {number}", "utf-8")
        turns.until(lambda _, text=f"a: {number}": turns.read == text)  # type: ignore[misc]


def test_a_replaced_file_in_the_project_is_noticed(turns: "Turns") -> None:
    for text in ("site_name: A", "site_name: B"):
        (turns.root / "new.yml").write_text(text, "utf-8")
        (turns.root / "new.yml").replace(turns.root / "mkdocs.yml")
        turns.until(lambda changed: "mkdocs.yml" in changed)
        turns.until_quiet()


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs a permission there")
def test_folders_that_lead_out_of_the_project_or_in_circles_are_not_watched(root: Path) -> None:
    (root / "content/circle").symlink_to("..", target_is_directory=True)
    (root / "content/out").symlink_to(root.parent / "copy", target_is_directory=True)
    (root / "other/entities").rename(root / "content/more")
    (root / "content/again").symlink_to("more", target_is_directory=True)
    found = watching_module._folders(root, ["content"])
    assert sorted(found) == ["", "content", "content/entities", "content/more"]


class Turns:
    """What is reported of a project, turn by turn, and what its file held at the last of them."""

    def __init__(self, root: Path) -> None:
        self.root, self.read = root, ""
        self._reported: queue.Queue[frozenset[str]] = queue.Queue()
        turns = changes(root, ["content", "mkdocs.yml"], quiet=0.02)
        next(turns)
        threading.Thread(target=self._listen, args=(turns,), daemon=True).start()

    def _listen(self, turns: Iterator[frozenset[str]]) -> None:
        for changed in turns:
            self._reported.put(changed)

    def until(self, is_it: Callable[[frozenset[str]], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            changed = self._reported.get(timeout=PATIENCE)
            with suppress(OSError):
                self.read = (self.root / FILE).read_text("utf-8")
            if is_it(changed):
                return
        pytest.fail("the change was not reported")

    def until_quiet(self) -> None:
        with suppress(queue.Empty):
            while True:
                self._reported.get(timeout=0.5)


@pytest.fixture
def turns(root: Path, monkeypatch: pytest.MonkeyPatch) -> Turns:
    monkeypatch.setattr(watching_module, "_GLANCE_SECONDS", 0.2)
    return Turns(root)
