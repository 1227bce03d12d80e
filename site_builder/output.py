"""The only code that writes: the new site is put together beside the old one, then the two trade places.

The old one is kept in a hidden folder beside it (see `work_folder`); the next build brings it up to date and
exchanges it with the site. A site is replaced only if this project built all of it (see `ownership`).

A file that is the same in both builds is one file with two names (a hard link), so a build writes what
changed, and what did not change keeps its time. Nothing is ever written into a file that exists. What the
build before left behind is never believed: a file of it is used only if it is the very file that `site/` has.
So it does not matter where a build is killed.
"""

import errno
import hashlib
import os
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from site_builder.disk.causes import naming
from site_builder.exchange import bring_back, exchange
from site_builder.ownership import Project, refuse_foreign_files, refuse_place
from site_builder.site_list import LIST, list_of, mark_of_project
from site_builder.snapshot import Kept, Snapshot, State, folders_of, holding, snapshot
from site_builder.work_folder import WorkFolder

# Within one tick of the clock two changes of a file bear the same time; Linux ticks every 1 to 10 ms.
_TICK = 20_000_000  # ns


@dataclass(frozen=True, slots=True)
class Output:
    """A file to be: its path in the site folder, and its bytes."""

    path: str
    data: bytes


class _Made(NamedTuple):
    digest: str
    same_as: State | None  # as it stood in the old site; None when written anew


class Part(NamedTuple):
    """What a process of its own did to a site: the files it made, the files and folders it removed."""

    made: Mapping[str, _Made]
    gone: Set[str]


def write(outputs: Iterable[Output], folder: Path) -> None:
    """Write files into `folder`. Raises OSError, also if a link stands where a file is to be written."""
    made: set[Path] = set()
    for output in outputs:
        target = folder / output.path
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        if target.is_symlink():  # a stranger may have put it there, to have another file overwritten
            raise OSError(errno.ELOOP, "it is a link; name the file that it leads to", str(target))
        with naming(target):
            target.write_bytes(output.data)


@contextmanager
def replacing(
    site: Path, project: Project, known: Mapping[str, Kept] | None = None, stands: bool = False
) -> Iterator["Replacement"]:
    """What takes the place of `site` when the block ends well; else `site` stays as it was.

    `known` are the files of `site` as the last build left them: it saves reading them. Where it was just seen
    that it `stands` so, nothing more and nothing less, it is not looked at again. Raises ForeignSiteError if
    the folder, or the one beside it, is not ours to replace, and OSError, e.g. if `site` is a link, the disk
    is full, or another build is at work.
    """
    _refuse_what_is_no_folder(site)
    refuse_place(site, project)
    beside, files = WorkFolder(site, project.root), known or {}
    if beside.is_new:
        # Refused now, before anything is made.
        refuse_foreign_files(site, snapshot(site), site, project, files)
    with beside.locked() as was_killed:
        if was_killed:
            bring_back(site, beside.spare)
        old = holding(files) if stands else snapshot(site)
        if not stands:
            refuse_foreign_files(site, old, site, project, files)
        here = snapshot(beside.before, old.files)
        has_known_names = LIST in here.files and here.has_only_names_of(old)  # saves reading the list
        if not was_killed and not has_known_names:
            refuse_foreign_files(beside.before, here, site, project)
        with beside.at_work():
            new = Replacement(beside, mark_of_project(project.root, site), files, old, here)
            yield new
            new.finish()
            if new.is_changed:
                exchange(beside.before, site, beside.spare)
                if LIST not in old.files:
                    # An older version built it, so the next build could not know its files.
                    shutil.rmtree(beside.before, ignore_errors=True)


class Replacement:
    """The build before, brought up to date file by file.

    `kept` are its files once it is finished; `is_changed` tells whether the site differs from them.
    """

    def __init__(
        self, beside: WorkFolder, mark: str, known: Mapping[str, Kept], old: Snapshot, here: Snapshot
    ) -> None:
        self.work = beside.work
        self.kept: dict[str, Kept] = {}
        self.is_changed = True
        self._site, self._folder = beside.site, beside.before
        self._mark, self._known, self._old = mark, known, old
        # What stands in the folder, and how; None when that is not known.
        self._files: dict[str, State | None] = {**here.files, **dict.fromkeys(here.others)}
        self._folders = here.folders
        # Where capitals do not count, another spelling of a name is in its way.
        self._spelled = {path.casefold(): path for path in (*self._files, *self._folders)}
        self._made: dict[str, _Made] = {}
        self._needed = {""}  # folders

    def put(self, outputs: Iterable[Output]) -> None:
        """Make files part of the site. Raises OSError."""
        for output in outputs:
            digest = hashlib.sha256(output.data).hexdigest()[:32]
            if output.path not in self._made or self._made[output.path].digest != digest:
                self._made[output.path] = _Made(digest, self._place(output, digest))

    def take(self, folder: Path) -> None:
        """Make all files of a folder part of the site, but for those that were put there already."""
        paths = sorted(set(snapshot(folder).files) - set(self._made))
        self.put(Output(path, (folder / path).read_bytes()) for path in paths)

    def part(self, outputs: Iterable[Output]) -> Part:
        """Make files part of the site in a forked process; the one that it was forked from must `join` it.

        No two processes may need the same folder, unless it is there already.
        """
        made, there = dict(self._made), {*self._files, *self._folders}
        self.put(outputs)
        return Part(dict(self._made.items() - made.items()), there - self._files.keys() - self._folders)

    def join(self, part: Part) -> None:
        """Take note of what another process did."""
        self._made |= part.made
        self._folders = self._folders - part.gone
        self._files = {path: state for path, state in self._files.items() if path not in part.gone}
        self._needed |= folders_of(part.made)

    def keep(self, paths: Iterable[str]) -> None:
        """Keep files of the old site, which must stand as they are known. Raises OSError."""
        for path in paths:
            known = self._known[path]
            if self._old.files.get(path) != known.state:
                raise OSError(errno.EBUSY, "another program changed it meanwhile", str(self._site / path))
            self._make_way(path)
            if self._files.get(path) == known.state or self._link(path):
                self._made[path] = _Made(known.digest, known.state)
            else:
                self._copy(Output(path, (self._site / path).read_bytes()), known.state)
                self._made[path] = _Made(known.digest, None)

    def finish(self) -> None:
        """Write the list of all files, and remove what is no part of the site. Raises OSError."""
        is_list_kept = LIST in self._made and self._made.keys() == self._known.keys()
        if not is_list_kept:
            self.put([Output(LIST, list_of(self._made, self._mark))])
        for path in set(self._files) - set(self._made):
            self._remove(path)
        self._needed.discard("")
        for path in sorted(self._folders - self._needed, reverse=True):
            os.rmdir(self._folder / path)
        now = snapshot(self._folder, {path: state for path, state in self._files.items() if state})
        if now.files.keys() != self._made.keys() or now.others or now.folders != self._needed:
            raise OSError(errno.EBUSY, "another program changed files meanwhile", str(self._folder))
        self.kept = {
            path: Kept(now.files[path], made.digest)
            for path, made in self._made.items()
            # All but the last, which a new name changes too.
            if made.same_as is None or made.same_as[:3] == now.files[path][:3]
        }
        self.is_changed = (
            any(made.same_as is None for made in self._made.values())
            or (self._old.files.keys(), self._old.folders) != (now.files.keys(), now.folders)
            or bool(self._old.others)
        )
        if any(kept.state.changed > time.time_ns() - _TICK for kept in self.kept.values()):
            # So that a change from now on cannot bear a time that is noted here.
            time.sleep(_TICK / 1e9)

    def _place(self, output: Output, digest: str) -> State | None:
        """Make a file be there; returns its state in the old site, if it is that very file."""
        self._make_way(output.path)
        old = self._old.files.get(output.path)
        if old is None or not self._is_same(output, digest, old):
            self._write(output)
            return None
        if self._files.get(output.path) == old or self._link(output.path):
            return old
        self._copy(output, old)
        return None

    def _is_same(self, output: Output, digest: str, old: State) -> bool:
        """Whether the old site has these very bytes. What is not known by its state is read."""
        known = self._known.get(output.path)
        if known and known.state == old:
            return known.digest == digest
        if old.size != len(output.data):
            return False
        try:
            return (self._site / output.path).read_bytes() == output.data
        except OSError:
            return False

    def _write(self, output: Output) -> None:
        self._remove(output.path)
        self._files[output.path] = None
        with naming(self._site / output.path), (self._folder / output.path).open("xb") as file:
            file.write(output.data)

    def _link(self, path: str) -> bool:
        """Give a file of the old site a second name. False where that cannot be."""
        self._remove(path)
        self._files[path] = None
        try:
            os.link(self._site / path, self._folder / path, follow_symlinks=False)
        except (OSError, NotImplementedError):
            return False
        return True

    def _copy(self, output: Output, old: State) -> None:
        """Write a file as the old site has it, with its time."""
        self._write(output)
        os.utime(self._folder / output.path, ns=(old.modified, old.modified))

    def _make_way(self, path: str) -> None:
        """Make the folders of a file, and remove what is in their place or in its own."""
        parts = path.split("/")
        for depth in range(1, len(parts)):
            folder = "/".join(parts[:depth])
            if folder in self._needed:
                continue
            if folder in self._made:
                raise NotADirectoryError(errno.ENOTDIR, "it is to be a file and a folder", folder)
            self._remove_other_spelling(folder)
            self._remove(folder)
            if folder not in self._folders:
                os.mkdir(self._folder / folder)
            self._needed.add(folder)
        if path in self._needed:
            raise IsADirectoryError(errno.EISDIR, "it is to be a file and a folder", path)
        self._remove_other_spelling(path)
        if path in self._folders:
            self._remove_folder(path)

    def _remove_other_spelling(self, path: str) -> None:
        other = self._spelled.get(path.casefold(), path)
        if other == path or other in self._made or other in self._needed:
            return
        if other in self._folders:
            self._remove_folder(other)
        self._remove(other)

    def _remove(self, path: str) -> None:
        """Remove what is there under this name, unless it is a folder."""
        if path in self._files:
            del self._files[path]
            with suppress(FileNotFoundError):  # a file that could not be made
                os.unlink(self._folder / path)

    def _remove_folder(self, path: str) -> None:
        inside = f"{path}/"
        shutil.rmtree(self._folder / path)
        self._folders = {p for p in self._folders if p != path and not p.startswith(inside)}
        self._files = {p: state for p, state in self._files.items() if not p.startswith(inside)}


def _refuse_what_is_no_folder(site: Path) -> None:
    """Raise OSError where no folder can be exchanged, or another one would be than was named."""
    reasons = (
        (site.is_symlink(), errno.ELOOP, "it is a link; name the folder that it leads to"),
        (site.exists() and not site.is_dir(), errno.ENOTDIR, "it is a file, not a folder"),
        (os.path.ismount(site), errno.EBUSY, "a disk begins there; name a folder inside it"),
    )
    for is_so, number, words in reasons:
        if is_so:
            raise OSError(number, words, str(site))
