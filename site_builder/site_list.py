"""The list of what a build wrote: a hidden file at the top of each site.

A later build compares the folder with this list, so it knows its own files from those of an author, even if
all caches are deleted. The list is JSON with one path per line. It holds nothing that a reader of the
published site must not see.
"""

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from site_builder.snapshot import Snapshot, folders_of

LIST = ".site-builder"
_FORMAT = "Site Builder: files of this site, 1"
# File managers write these into every folder that they show.
_WRITTEN_BY_FILE_MANAGERS = frozenset([".ds_store", "thumbs.db", "desktop.ini"])


class SiteList(NamedTuple):
    """Which project built a site (see `mark_of_project`), and the paths that it wrote."""

    project: str
    paths: frozenset[str]


def list_of(paths: Iterable[str], project: str) -> bytes:
    """Returns the list of a site as the bytes of its file."""
    value = {"format": _FORMAT, "project": project, "paths": sorted(path for path in paths if path != LIST)}
    return json.dumps(value, separators=(",\n", ": ")).encode() + b"\n"


def write_list(folder: Path, paths: Iterable[str], project: str) -> None:
    """Write the list of a site into its folder. Raises OSError."""
    part = folder / f"{LIST}.part"
    part.write_bytes(list_of({*paths} - {part.name}, project))
    # Not in place: the old list may have a second name in the folder of the build before.
    os.replace(part, folder / LIST)


def read_list(folder: Path) -> SiteList | None:
    """Returns the list in a folder, or None if there is none or it is damaged. Raises OSError."""
    file = folder / LIST
    if file.is_symlink() or not file.is_file():
        return None
    data = file.read_bytes()
    try:
        value = json.loads(data)
        if value["format"] != _FORMAT:
            return None
        return SiteList(str(value["project"]), frozenset(map(str, value["paths"])))
    except (ValueError, LookupError, TypeError, RecursionError):
        return None


def mark_of_project(root: Path, site: Path) -> str:
    """Returns a mark of the project in `root` as seen from the folder of its site.

    It stays the same if project and site are moved or copied together. It is a digest of the way from one to
    the other, because the list is published and the path may hold the name of a user.
    """
    real_root, real_site = os.path.realpath(root), os.path.realpath(site)
    try:
        way = os.path.relpath(real_root, real_site)
    except ValueError:  # two drives of Windows
        way = real_root
    return hashlib.sha256(Path(way).as_posix().encode("utf-8", "surrogateescape")).hexdigest()[:32]


def unlisted(there: Snapshot, listed: Iterable[str] = ()) -> list[str]:
    """Returns what stands in a folder and is not `listed`, sorted.

    An empty folder has "/" at its end; a link, or what is neither file nor folder, has "//". The list itself
    and files of file managers do not count. A folder of which a file is listed may be empty.
    """
    known = set(listed)
    files = {p for p in there.files.keys() - known if p != LIST and not is_of_file_manager(p)}
    empty = there.folders - folders_of(known) - folders_of(files | there.others)
    others = {f"{path}//" for path in there.others} | {f"{path}/" for path in empty - folders_of(empty)}
    return sorted(files | (others - known))


def is_of_file_manager(path: str) -> bool:
    """Whether a file has a name such as .DS_Store, which file managers leave in folders that they show."""
    return path.rpartition("/")[2].lower() in _WRITTEN_BY_FILE_MANAGERS
