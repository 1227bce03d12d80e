"""What a build reads: files, settings of the environment, and the programs that do the work.

To know that nothing changed, each file is looked at but read only when its state is new.
"""

import hashlib
import os
import re
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from site_builder.shipped import shipped
from site_builder.snapshot import State, state_of

CONFIG = "mkdocs.yml"
PRINTED = "printed"  # the folder of a project that holds what was printed
FOLDERS = ("content", "slides", "themes", PRINTED)  # of a project
_PACKAGES = (".dist-info", ".egg-info", ".egg-link")
# A file that was changed so short before it was read could change again at the same time of a coarse clock.
_JUST_NOW = 2_000_000_000  # ns
_NAME = re.compile(r"[\w.-]+")


class Input(NamedTuple):
    """A file that a build reads. `state` is None where it was changed just before it was read."""

    state: State | None
    digest: str


def look(places: Iterable[Path], before: Mapping[str, Input]) -> dict[str, Input]:
    """All files in folders, or files themselves, by path. `before` is what was seen an earlier time.

    Raises OSError where one cannot be read.
    """
    now = time.time_ns()
    return {path: _seen(path, before.get(path), now) for path in _paths(places)}


def is_same(before: Mapping[str, Input], now: Mapping[str, Input]) -> bool:
    """Whether two looks saw the same files with the same bytes."""
    return before.keys() == now.keys() and all(
        now[path].digest == seen.digest for path, seen in before.items()
    )


def places_of(root: Path) -> list[Path]:
    """What each build of a project reads: its own folders, what is shipped, and this program."""
    own = [root / CONFIG, *(root / name for name in FOLDERS)]
    return list(dict.fromkeys([*own, shipped("themes/site"), shipped("slides"), Path(__file__).parent]))


def surroundings(root: Path) -> str:
    """A digest of what a build depends on besides files: Python, its packages, the environment."""
    parts = [sys.version, *_packages(), *_environment(root)]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def digest_of(data: bytes, link: str = "") -> str:
    """The digest by which a file is noted that holds these bytes; `link` is where it leads if it is one."""
    return hashlib.sha256(link.encode() + b"\0" + data).hexdigest()


def _seen(path: str, before: Input | None, now: int) -> Input:
    link = os.path.realpath(path) if os.path.islink(path) else ""
    if path.endswith(os.sep):
        return Input(None, link)
    state = state_of(os.stat(path))
    if before and before.state == state and not link:
        return before
    # Read after the look: what is changed in between is seen as changed the next time.
    with open(path, "rb") as file:
        digest = digest_of(file.read(), link)
    is_settled = state.changed < now - _JUST_NOW and state.modified < now - _JUST_NOW
    return Input(state if is_settled else None, digest)


def _paths(places: Iterable[Path]) -> Iterator[str]:
    """Files, and folders with a separator at their end. Links are followed, each folder once."""
    visited: set[str] = set()
    for place in places:
        if place.is_file():
            yield str(place)
        for folder, below, files in os.walk(place, followlinks=True):
            real = os.path.realpath(folder)
            if real in visited or os.path.basename(folder) == "__pycache__":
                below.clear()
                continue
            visited.add(real)
            yield folder + os.sep
            yield from (path for name in files if os.path.isfile(path := os.path.join(folder, name)))


def _packages() -> Iterator[str]:
    """Each installed package with its version, and when it was installed."""
    for place in dict.fromkeys(sys.path):
        try:
            with os.scandir(place or ".") as entries:
                found = [e for e in entries if e.name.endswith(_PACKAGES)]
                yield from sorted(f"{e.name} {e.stat().st_mtime_ns}" for e in found)
        except OSError:
            continue


def _environment(root: Path) -> Iterator[str]:
    """The variables that `mkdocs.yml` may ask for: each word of it that is the name of one."""
    try:
        text = (root / CONFIG).read_text("utf-8", "replace")
    except OSError:
        text = ""
    names = {"SOURCE_DATE_EPOCH", *(_NAME.findall(text) if "!ENV" in text else ())}
    yield from (f"{name}={os.environ[name]}" for name in sorted(names & os.environ.keys()))
