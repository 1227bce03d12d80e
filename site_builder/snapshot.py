"""What stands in a folder, as the file system tells it: enough to know what changed without reading."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple


class State(NamedTuple):
    """What a file system notes of a file. No change of its bytes leaves all four as they were.

    `size` is in bytes, the times in nanoseconds. Programs can set `modified` as they like, but `changed` and
    `inode` are given by the system, so that a state cannot be brought along from another machine.
    """

    inode: int
    size: int
    modified: int
    changed: int


class Kept(NamedTuple):
    """A file of a finished site: how it stands there, and the digest of its bytes."""

    state: State
    digest: str


@dataclass(slots=True)
class Snapshot:
    """All that is in a folder, by path with "/" between the parts. Links are `others`, and not followed."""

    files: dict[str, State] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)

    def has_only_names_of(self, other: "Snapshot") -> bool:
        """Whether all files and folders here are there under the same names, and no link is here."""
        is_within = self.files.keys() <= other.files.keys() and self.folders <= other.folders
        return is_within and not self.others


def state_of(stat: os.stat_result) -> State:
    """The state of a file whose `stat` is known."""
    return State(stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)


def snapshot(folder: Path, seen: Mapping[str, State] | None = None) -> Snapshot:
    """Look at all that is in a folder; one that is not there is empty. Raises OSError.

    Of the very files that were `seen` under their paths just now, in this folder or as links to the same in
    another one of its disk, the state is not asked for again: that takes most of the time.
    """
    made, known = Snapshot(), seen or {}
    root = os.path.join(folder, "")  # text, for `Path` would take as long as the system does
    pending = [""] if folder.is_dir() else []
    while pending:
        above = pending.pop()
        with os.scandir(root + above) as entries:
            for entry in entries:
                path = f"{above}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    made.folders.add(path)
                    pending.append(f"{path}/")
                elif entry.is_file(follow_symlinks=False):
                    state = known.get(path)
                    if state is None or state.inode != entry.inode():
                        # Not `entry.stat()`: Windows fills that in without an inode.
                        state = state_of(os.lstat(entry.path))
                    made.files[path] = state
                else:
                    made.others.add(path)
    return made


def holding(files: Mapping[str, Kept]) -> Snapshot:
    """What one sees of a folder in which these files stand as they were left, and nothing else."""
    return Snapshot({path: kept.state for path, kept in files.items()}, folders_of(files))


def folders_of(files: Iterable[str]) -> set[str]:
    """All folders in which some files stand, by their paths."""
    made: set[str] = set()
    for path in files:
        folder = path.rpartition("/")[0]
        while folder and folder not in made:
            made.add(folder)
            folder = folder.rpartition("/")[0]
    return made
