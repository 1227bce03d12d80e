"""Builds by the command line: beside the notes of earlier ones, and from nothing, in another process."""

import gc
import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from types import CodeType
from typing import Any
from unittest import mock

from click.testing import CliRunner
from jinja2 import Environment

from site_builder.cli import main
from site_builder.render.templates import forget_templates
from tests.remembered.changes import Files

UNCHANGED = ", nothing changed"
SITE = "site"


@dataclass(frozen=True)
class Built:
    """What a build came to: its exit code, what it printed, and the site; None where it refused."""

    code: int
    said: str
    site: Mapping[str, bytes] | None

    @property
    def is_clean(self) -> bool:
        """Whether it was built without any complaint."""
        return self.site is not None and self.said.startswith("No complaints.")


def build(root: Path, files: Files, site: str = SITE, strict: bool = False) -> tuple[int, str]:
    """Build as a new process would; returns the exit code and what is printed, wherever the project is."""
    forget_templates()
    command = [
        "build",
        "--project",
        str(root),
        "--site-dir",
        str(root / site),
        *(["--strict"] if strict else []),
    ]
    gc.disable()  # as the command does
    with environment(files), mock.patch.multiple(Environment, **_QUICKER):
        done = CliRunner().invoke(main, command, catch_exceptions=False)
    gc.enable()
    return done.exit_code, done.output.replace(str(root / site), "SITE").replace(str(root), "PROJECT")


def _few(environment: Environment, filter_func: Callable[[str], bool]) -> list[str]:
    """One of the theme's own files: it has thousands, and they never change."""
    return ["assets/images/favicon.png"]


_compile = Environment.compile
_known: dict[object, CodeType] = {}


def _compiled(environment: Environment, source: Any, *names: str | None, **options: Any) -> CodeType:
    """The code of a template's text: a small build would spend two thirds of its time to compile it again."""
    kind = type(environment), environment.autoescape, environment.trim_blocks, *environment.extensions
    key = kind, source, names, *options.items()
    if key not in _known:
        _known[key] = _compile(environment, source, *names, **options)
    return _known[key]


# What takes most of the time of a small build, and has nothing to do with an author's edits.
_QUICKER: Any = {"compile": _compiled, "list_templates": _few}


@dataclass(frozen=True)
class FromNothing:
    """Builds of projects that have no notes and no site; the same project is built once."""

    workers: Executor
    known: dict[tuple[frozenset[tuple[str, str]], bool], "Future[Built]"] = field(default_factory=dict)

    def begin(self, files: Files, strict: bool) -> "Future[Built]":
        key = frozenset(files.items()), strict
        if key not in self.known:
            self.known[key] = self.workers.submit(build_from_nothing, dict(files), strict)
        return self.known[key]


def build_from_nothing(files: Files, strict: bool) -> Built:
    """What a build makes of the files of a project and of nothing else."""
    with TemporaryDirectory() as folder:
        root = Path(folder).resolve() / "project"
        write(files, root)
        code, said = build(root, files, strict=strict)
        return Built(code, said, tree(root / SITE) if (root / SITE).exists() else None)


def write(files: Files, root: Path) -> None:
    """Write the files of a project."""
    for path, text in files.items():
        if not path.startswith("$"):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(text.encode("utf-8", "surrogateescape"))


def tree(folder: Path) -> dict[str, bytes]:
    """All that is in a folder: folders with "/" at their end, links with "@" and where they lead."""
    made: dict[str, bytes] = {}
    for above, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = os.path.join(above, name)
            shown = os.path.relpath(path, folder)
            if os.path.islink(path):
                made[f"{shown}@"] = os.fsencode(os.readlink(path))
            elif name in folders:
                made[f"{shown}/"] = b""
            else:
                with open(path, "rb") as file:
                    made[shown] = file.read()
    return made


@contextmanager
def environment(files: Files) -> Iterator[None]:
    """The variables among the files of a project."""
    named = {path[1:]: text for path, text in files.items() if path.startswith("$")}
    with mock.patch.dict(os.environ, named):
        yield
