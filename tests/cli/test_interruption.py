"""Ctrl-C at any moment: one line, exit code 130, and nothing left behind."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from site_builder.cli import main
from site_builder.interruption import PREFIX
from tests.conftest import Write
from tests.small_library import FILES

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no signal can be sent to one process there")

PATIENCE = 120  # seconds
PAGE = "content/pages/about.md"
MANY = {
    f"content/glossary/{n}.yml": f"word-{n}:\n  term: word {n}\n  definition: The word of {n}.\n"
    for n in range(60)
}


class Command:
    """A command of the project at `root`, run again and again."""

    def __init__(self, root: Path, *arguments: str) -> None:
        self.root, self.temporary = root, root / "temporary"
        self.temporary.mkdir(exist_ok=True)
        self._arguments = arguments

    def start(self) -> "subprocess.Popen[str]":
        # What a shell starts in the background does not hear Ctrl-C, and hands that on.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        running = subprocess.Popen(
            [sys.executable, "-m", "site_builder", *self._arguments],
            cwd=self.root, env=os.environ | {"TMPDIR": str(self.temporary)}, start_new_session=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        signal.signal(signal.SIGINT, before)
        return running

    def start_hearing(self) -> "subprocess.Popen[str]":
        """Start it, and wait until Python has started, which hears a signal before we do."""
        running = self.start()
        state = Path(f"/proc/{running.pid}/status")
        while state.exists() and running.poll() is None and not _catches(state.read_text(), signal.SIGTERM):
            time.sleep(0.001)
        if not state.exists():
            time.sleep(0.5)
        return running

    def seconds(self) -> float:
        """How long it takes if nobody interrupts it."""
        begin = time.monotonic()
        running = self.start()
        words = running.communicate(timeout=PATIENCE)
        assert running.returncode == 0, words
        return time.monotonic() - begin

    def end(
        self, running: "subprocess.Popen[str]", number: int = signal.SIGINT
    ) -> tuple[int, str, tuple[str, ...]]:
        """Send a signal to all processes, as a terminal does. Returns exit code, words, and what is left."""
        os.killpg(running.pid, number)
        _, words = running.communicate(timeout=PATIENCE)
        return running.returncode, words, (*self.left(),)

    def left(self) -> list[str]:
        return [path.name for path in self.temporary.glob(f"{PREFIX}*")]


def _catches(state: str, number: int) -> bool:
    caught = int(state.partition("SigCgt:")[2].split()[0], 16)
    return bool(caught >> number - 1 & 1)


def site_of(root: Path) -> dict[str, bytes]:
    site = root / "site"
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("arguments", "moments"),
    [
        (["build"], 5),
        (["build", "--jobs", "3"], 5),
        (["check"], 4),
        (["deck", "single"], 2),
        (["explain"], 2),
    ],
)
def test_whenever_a_command_is_interrupted_it_says_so_in_one_line_and_leaves_nothing(
    project: Write, arguments: Sequence[str], moments: int
) -> None:
    root = project(MANY)
    Command(root, "build").seconds()
    site = site_of(root)
    command = Command(root, *arguments)
    shutil.rmtree(root / ".cache", ignore_errors=True)
    seconds, ended = command.seconds(), []
    for moment in range(1, moments + 1):
        shutil.rmtree(root / ".cache", ignore_errors=True)  # so that all is made again
        running = command.start_hearing()
        time.sleep(seconds * moment / (moments + 1))
        if running.poll() is None:
            ended.append(command.end(running))
        else:
            running.communicate()
    assert {*ended} <= {(130, "Interrupted.\n", ())}
    assert site_of(root) == site


@pytest.mark.parametrize(
    ("number", "code", "words"), [(2, 130, "Interrupted.\n"), (15, 143, "Terminated.\n")]
)
def test_a_temporary_folder_is_removed(project: Write, number: int, code: int, words: str) -> None:
    command = Command(project({}), "check")
    running = command.start()
    end = time.monotonic() + PATIENCE
    while not command.left() and time.monotonic() < end:
        time.sleep(0.005)
    assert command.end(running, number) == (code, words, ())


@pytest.mark.parametrize("arguments", [["serve", "--port", "0"], ["check", "--watch", "--content-only"]])
@pytest.mark.parametrize("seconds", [0, 0.2, 0.7])
def test_where_ctrl_c_is_the_usual_end_it_ends_without_a_word(
    project: Write, arguments: Sequence[str], seconds: float
) -> None:
    command = Command(project({}), *arguments)
    running = command.start()
    assert running.stderr
    while "Ctrl-C ends" not in running.stderr.readline():
        assert running.poll() is None
    with (command.root / PAGE).open("a", encoding="utf-8") as page:
        page.write("More.\n")
    time.sleep(seconds)
    code, words, left = command.end(running)
    # Another check may have reported, and been cut off between its two lines.
    is_checked_again = words.startswith("No complaints.\n")
    assert (code, "" if is_checked_again else words, left) == (0, "", ())


def test_what_mkdocs_raises_for_an_interruption_is_no_fault(project: Write) -> None:
    hook = "def on_pre_build(config):\n    raise KeyboardInterrupt\n"
    config = f"{FILES['mkdocs.yml']}\nhooks: [hook.py]\n"
    root = project({"mkdocs.yml": config, "hook.py": hook})
    done = CliRunner().invoke(main, ["build", "--project", str(root)])
    assert (done.exit_code, done.stderr) == (130, "Interrupted.\n")


def test_an_interruption_is_put_off_while_a_block_must_not_be_cut(tmp_path: Path) -> None:
    program = (
        "import os, signal\n"
        "from site_builder import interruption\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # it is ignored in the background
        "interruption.install()\n"
        "with interruption.held():\n"
        "    with interruption.held():\n"
        "        os.kill(os.getpid(), signal.SIGINT)\n"
        "    print('done', flush=True)\n"
        "print('not any more', flush=True)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "done\n", "Interrupted.\n")
