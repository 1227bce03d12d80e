"""Whether a finished site was made from the files as they are now.

The stamp is kept beside the site, in the project's cache folder, and may be deleted at any time.
"""

import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from site_builder.output import Output, write
from site_builder.render.printed import PRINTED
from site_builder.shipped import shipped

CACHE = ".cache/site-builder"
_SOURCES = ("content", "slides", "themes", PRINTED)


def stamp(root: Path, site: Path) -> None:
    """Note that `site` was just built from the project at `root`."""
    write([Output(_name(site), _digest(root, site).encode())], root / CACHE)


def is_current(root: Path, site: Path) -> bool:
    """Whether `site` is there and was built from the files as they are now, by this version."""
    note = root / CACHE / _name(site)
    return (
        (site / "index.html").is_file() and note.is_file() and note.read_text("utf-8") == _digest(root, site)
    )


def _name(site: Path) -> str:
    return f"{hashlib.sha256(str(site.resolve()).encode()).hexdigest()[:16]}.stamp"


def _digest(root: Path, site: Path) -> str:
    made = hashlib.sha256(version("site-builder").encode())
    made.update(str((site / "index.html").stat().st_mtime_ns).encode())
    for path in _files(root):
        made.update(f"{path}\0{path.stat().st_size}\0{path.stat().st_mtime_ns}\0".encode())
    return made.hexdigest()


def _files(root: Path) -> Iterator[Path]:
    folders = dict.fromkeys([*(root / name for name in _SOURCES), shipped("themes/site"), shipped("slides")])
    for folder in folders:
        yield from sorted(path for path in folder.rglob("*") if path.is_file())
    yield root / "mkdocs.yml"
    yield from sorted(Path(__file__).parent.rglob("*.py"))
