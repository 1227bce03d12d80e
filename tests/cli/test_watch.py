"""`check --watch`: checks at once and at each change, and ends at Ctrl-C with the last exit code."""

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from site_builder import watching as watching_module
from site_builder.cli import main
from site_builder.watching import changes
from tests.conftest import Write
from tests.small_library import ENTITIES

PATIENCE = 60  # seconds; a watch that says nothing by then is broken


class Watching:
    """A running `check --watch`, and what it says."""

    def __init__(self, running: "subprocess.Popen[str]") -> None:
        self.running = running
        self._said: queue.Queue[str] = queue.Queue()
        assert running.stdout
        threading.Thread(target=self._read, args=(running.stdout,), daemon=True).start()

    def _read(self, stream: Iterator[str]) -> None:
        for line in stream:
            self._said.put(line.rstrip("\n"))

    def check(self) -> list[str]:
        """What is said until it waits again."""
        lines: list[str] = []
        while not lines or "Waiting for changes" not in lines[-1]:
            lines.append(self._said.get(timeout=PATIENCE))
        return lines[:-1]


@contextmanager
def watching(root: Path) -> Iterator[Watching]:
    command = [
        sys.executable,
        "-m",
        "site_builder",
        "check",
        "--watch",
        "--content-only",
        "--project",
        str(root),
    ]
    # What a shell starts in the background does not hear Ctrl-C, and hands that on.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    running = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    signal.signal(signal.SIGINT, before)
    try:
        yield Watching(running)
    finally:
        running.kill()
        running.communicate()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent to one process there")
def test_each_change_is_checked_and_ctrl_c_ends_with_the_last_exit_code(project: Write) -> None:
    root = project({})
    with watching(root) as watch:
        assert watch.check() == ["No complaints."]
        project({"content/entities/all.yml": ENTITIES.replace("year: 1790", "year: 179O")})
        first = watch.check()
        assert (first[0].split(": ")[1], first[-1]) == ("error[bad-date]", "1 error.")
        (root / "themes" / "site").mkdir(parents=True)
        assert watch.check()[-1] == "1 error."
        (root / "themes" / "site" / "site.css").write_text("a {}", "utf-8")
        assert watch.check()[-1] == "1 error."
        watch.running.send_signal(signal.SIGINT)
        assert watch.running.wait(PATIENCE) == 1


def test_only_what_was_named_is_a_change_and_many_at_once_are_one(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "site").mkdir()
    turns = changes(tmp_path, ["content", "mkdocs.yml"])
    assert next(turns) == frozenset()
    for number in range(20):
        (tmp_path / "site" / f"{number}.html").write_text("", "utf-8")
        (tmp_path / "other.yml").write_text("", "utf-8")
        (tmp_path / "content" / f"{number}.yml").write_text("", "utf-8")
    assert next(turns) == {f"content/{number}.yml" for number in range(20)}
    waiting = threading.Thread(target=lambda: next(turns), daemon=True)
    waiting.start()
    (tmp_path / "site" / "more.html").write_text("", "utf-8")
    (tmp_path / "content" / "1.yml").read_text("utf-8")
    waiting.join(1)
    assert waiting.is_alive()
    (tmp_path / "mkdocs.yml").write_text("", "utf-8")
    waiting.join(PATIENCE)
    assert not waiting.is_alive()
    turns.close()


def test_a_system_that_cannot_tell_of_changes_is_told_of(
    project: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(watching_module.Observer, "schedule", fail)
    done = CliRunner().invoke(main, ["check", "--watch", "--project", str(project({}))])
    assert (done.exit_code, done.stderr) == (
        2,
        "Changes cannot be watched here: inotify watch limit reached. Run it without --watch.\n",
    )
