"""What an author sees on a terminal: colors, and no more than fits; a pipe gets everything, without color."""

import os
import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="there are no such terminals on Windows")
fcntl = pytest.importorskip("fcntl")
termios = pytest.importorskip("termios")

FAULTS = 300


@pytest.fixture
def crowded(tmp_path: Path) -> Path:
    """A site with many faults of one kind and a few of others."""
    links = "".join(f'<a href="none-{n}/">x</a>\n' for n in range(FAULTS))
    page = f'<html lang="en"><title>x</title><body>\n{links}<a href="#none">x</a><img src="none.png" alt="x">'
    (tmp_path / "index.html").write_text(page, "utf-8")
    return tmp_path


def on_a_terminal(width: int, height: int, *command: str, **environment: str) -> str:
    """What a command writes on a terminal of this size."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
    names = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "CI")
    env = {k: v for k, v in os.environ.items() if k not in names} | {"TERM": "xterm-256color", **environment}
    with subprocess.Popen(
        [sys.executable, "-m", "site_builder", *command], stdout=theirs, stderr=theirs, env=env
    ):
        os.close(theirs)
        written = b""
        while True:
            try:
                more = os.read(ours, 65536)
            except OSError:  # Linux says so when nobody holds the other end any more
                break
            if not more:
                break
            written += more
    os.close(ours)
    return written.decode().replace("\r\n", "\n")


def plain(written: str) -> list[str]:
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\r", "", written).rstrip("\n").split("\n")


@pytest.mark.parametrize(("width", "height"), [(80, 24), (140, 40)])
def test_no_more_than_fits_is_shown_with_a_table_of_all_kinds(crowded: Path, width: int, height: int) -> None:
    rows = plain(on_a_terminal(width, height, "crawl", str(crowded)))
    assert height - 6 < sum(-(-len(row) // width) or 1 for row in rows) < height
    shown = [row for row in rows if re.match(r"index\.html:\d+", row)]
    assert {re.search(r"error\[([a-z-]+)", row)[1] for row in shown[:3]} == {  # type: ignore[index]
        "missing-page",
        "missing-anchor",
        "missing-asset",
    }
    assert rows[-6:] == [
        f"… and {FAULTS + 2 - len(shown)} more. See them with --all, or in a file with '> FILE'.",
        "",
        "   300  error[missing-page]             first at index.html:2:10",
        "     1  error[missing-anchor]           first at index.html:302:10",
        "     1  error[missing-asset]            first at index.html:302:32",
        "302 errors.",
    ]


def test_all_are_shown_on_a_terminal_when_asked_for(crowded: Path) -> None:
    rows = plain(on_a_terminal(80, 24, "crawl", str(crowded), "--all"))
    assert sum(row.startswith("index.html:") for row in rows) == FAULTS + 2


def test_colors_are_left_out_where_the_author_wants_none(crowded: Path) -> None:
    assert "\x1b[1;31merror[missing-page]\x1b[0m" in on_a_terminal(80, 24, "crawl", str(crowded))
    assert "\x1b[31m" not in on_a_terminal(80, 24, "crawl", str(crowded), NO_COLOR="1")


def test_a_pipe_gets_everything_without_color(crowded: Path) -> None:
    command = [sys.executable, "-m", "site_builder", "crawl", str(crowded)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ("\x1b" in done.stdout, done.stdout.count("error["), done.stderr) == (False, 302, "302 errors.\n")


def test_other_programs_get_utf_8_and_a_narrow_terminal_gets_what_it_can_show(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<html lang="en"><title>x</title><a href="漢é/">x</a>', "utf-8")
    command = [sys.executable, "-m", "site_builder", "crawl", str(tmp_path), "--format"]
    env = os.environ | {"PYTHONIOENCODING": "latin-1"}
    done = [
        subprocess.run([*command, f], capture_output=True, env=env, check=False) for f in ("json", "text")
    ]
    assert ("漢é" in done[0].stdout.decode(), b"\\u6f22\xe9/' leads" in done[1].stdout) == (True, True)
    assert [d.returncode for d in done] == [1, 1]
