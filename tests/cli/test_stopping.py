"""A command that the system does not let go on says so on one line, and ends with 2."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Write

RUN = """\
import errno, os, sys, tempfile
def refused(*given, **named):
    raise OSError(errno.{number}, os.strerror(errno.{number}), *{files})
tempfile.TemporaryDirectory = refused
sys.argv = ["site-builder", "check"]
from site_builder.cli import run
run()
"""


def ended(root: Path, *command: str, out: str | None = None) -> tuple[int, str]:
    with open(out or os.devnull, "w") as stream:
        done = subprocess.run(
            [sys.executable, *command],
            cwd=root,
            stdout=stream,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    return done.returncode, done.stderr


WHOLE = "The site is whole, the old one or the new."


@pytest.mark.parametrize(
    ("number", "files", "words"),
    [
        ("ENOSPC", "['/tmp/site']", "/tmp/site: the disk is full"),
        ("ENOSPC", "['/theme.js', None, '/tmp/theme.js']", "/tmp/theme.js: the disk is full"),
        ("ENOSPC", "[]", "the disk is full"),
        ("EROFS", "['/tmp/site']", "/tmp/site: the disk is read-only"),
        ("EMFILE", "['/tmp/site']", "/tmp/site: too many files are open at once"),
    ],
)
def test_what_the_system_refuses_is_said_on_one_line(
    project: Write, number: str, files: str, words: str
) -> None:
    code = RUN.format(number=number, files=files)
    assert ended(project({}), "-c", code) == (2, f"site-builder stopped: {words}. {WHOLE}\n")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a device that is always full")
def test_a_report_that_cannot_be_written_is_said_too(project: Write) -> None:
    root = project({"content/library.yml": "titel: Bread\n"})
    said = ended(root, "-m", "site_builder", "check", "--content-only", out="/dev/full")
    assert said == (2, f"site-builder stopped: the disk is full. {WHOLE}\n")
