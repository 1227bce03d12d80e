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

from site_builder.diagnostics import Diagnostic
from site_builder.disk.listing import Entry, walk
from site_builder.disk.project_files import TEXT_BYTES, RefusedFileError, limit_of, opened, read_bytes
from site_builder.shipped import shipped
from site_builder.snapshot import State, state_of

CONFIG = "mkdocs.yml"
PRINTED = "printed"  # the folder of a project that holds what was printed
FOLDERS = ("content", "slides", "themes", PRINTED)  # of a project
_PACKAGES = (".dist-info", ".egg-info", ".egg-link")
# A file that was changed so short before it was read could change again at the same time of a coarse clock.
_JUST_NOW = 2_000_000_000  # ns
_NAME = re.compile(r"[\w.-]+")
_PIECE = 1 << 20  # bytes that are held in memory while a file is read


class Input(NamedTuple):
    """A file that a build reads, or what stands in the place of one.

    `state` is None if the file was changed just before it was read, and if it is no file.
    """

    state: State | None
    digest: str


def look(root: Path, places: Iterable[Path], before: Mapping[str, Input]) -> dict[str, Input]:
    """Look at all files in folders, and at single files. Returns them by path.

    `before` is what was seen an earlier time. Files inside the project at `root` are read by its rules:
    what must not be read is noted by the reason. Raises OSError if a file disappears meanwhile.
    """
    now = time.time_ns()
    seen: dict[str, Input] = {}
    for place in places:
        base, folder = base_of(root, place)
        for entry in walk(base, folder, lambda name: name == "__pycache__"):
            path = f"{base}{os.sep}{entry.path}" if entry.path else str(base)
            if entry.refused:
                seen[path] = _refused(entry.refused)
            elif entry.is_folder:
                seen[f"{path}{os.sep}"] = Input(None, entry.leads_to)
            else:
                seen[path] = _seen(base, path, entry, before.get(path), now)
    return seen


def is_same(before: Mapping[str, Input], now: Mapping[str, Input]) -> bool:
    """Whether two looks saw the same files with the same bytes."""
    return before.keys() == now.keys() and all(
        now[path].digest == seen.digest for path, seen in before.items()
    )


def places_of(root: Path) -> list[Path]:
    """What each build of a project reads: its own folders, what is shipped, and this program."""
    own = [root / CONFIG, *(root / name for name in FOLDERS)]
    program = [shipped("themes/site"), shipped("slides"), Path(__file__).parent]
    # A virtual environment in the project may be a link that leads out of it.
    return list(dict.fromkeys([*own, *(folder.resolve() for folder in program)]))


def surroundings(root: Path) -> str:
    """A digest of what a build depends on besides files: Python, its packages, the environment."""
    parts = [sys.version, *_packages(), *_environment(root)]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def digest_of(data: bytes) -> str:
    """Return the digest by which a file with these bytes is noted, if it is no link."""
    return hashlib.sha256(b"\0" + data).hexdigest()


def base_of(root: Path, place: Path) -> tuple[Path, str]:
    """Return the folder that no link may leave, and the path of `place` from there."""
    if place.is_relative_to(root):
        return root, "" if place == root else place.relative_to(root).as_posix()
    return (place.parent, place.name) if place.is_file() else (place, "")


def config_text(root: Path) -> str:
    """Return the text of mkdocs.yml, or "" if it cannot be read."""
    try:
        return read_bytes(root, CONFIG, TEXT_BYTES).decode("utf-8", "replace")
    except RefusedFileError:
        return ""


def _seen(base: Path, path: str, entry: Entry, before: Input | None, now: int) -> Input:
    state = state_of(os.stat(path))
    if before and before.state == state and not entry.leads_to:
        return before
    # Read after the look: what is changed in between is seen as changed the next time.
    try:
        digest = _digest(base, entry)
    except RefusedFileError as refused:
        return _refused(refused.diagnostic)
    is_settled = state.changed < now - _JUST_NOW and state.modified < now - _JUST_NOW
    return Input(state if is_settled else None, digest)


def _digest(base: Path, entry: Entry) -> str:
    """Compute `digest_of` for a file, which is read piece by piece."""
    made = hashlib.sha256(entry.leads_to.encode("utf-8", "surrogateescape") + b"\0")
    with opened(base, entry.path, limit_of(entry.path)) as file:
        while piece := file.read(_PIECE):
            made.update(piece)
    return made.hexdigest()


def _refused(diagnostic: Diagnostic) -> Input:
    return Input(None, f"{diagnostic.code}: {diagnostic.message}")


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
    text = config_text(root)
    names = {"SOURCE_DATE_EPOCH", *(_NAME.findall(text) if "!ENV" in text else ())}
    yield from (f"{name}={os.environ[name]}" for name in sorted(names & os.environ.keys()))
