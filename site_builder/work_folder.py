"""The hidden folder beside a site, in which a build puts the next site together.

    .site.before/site/     the build before, with the list of its files
    .site.before/work/     what a build needs while it runs
    .site.before/spare/    the old site for a moment, if the system cannot exchange two folders
    .site.before/at-work   is there while a build runs, and stays if it is killed
    .site.before/lock      is locked while a build runs

While `at-work` is there, everything in the folder was made by a build. Otherwise only `site/` may be there,
with nothing that its list does not name. Whatever else stands in the folder stops the build.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from site_builder.exchange import alone
from site_builder.ownership import ForeignSiteError, named, refusal
from site_builder.site_list import is_of_file_manager

_AT_WORK, _LOCK, _IGNORED = "at-work", "lock", ".gitignore"
_FILES, _FOLDERS = frozenset([_AT_WORK, _LOCK, _IGNORED]), frozenset(["site", "work", "spare"])
_IGNORE_ALL = b"# Site Builder works in this folder. You may delete it while no build runs.\n*\n"
_IGNORE_ALL_BEFORE = b"*\n"  # written by older versions, which left neither `at-work` nor a list
_HINT = "move it elsewhere: a build needs this folder for itself"


@dataclass(frozen=True)
class WorkFolder:
    """The hidden folder beside the folder `site` of the project in `root`."""

    site: Path
    root: Path

    @property
    def place(self) -> Path:
        """The folder itself."""
        return self.site.with_name(f".{self.site.name}.before")

    @property
    def before(self) -> Path:
        """The folder of the build before, which becomes the new site."""
        return self.place / "site"

    @property
    def work(self) -> Path:
        """A folder for what a build needs while it runs."""
        return self.place / "work"

    @property
    def spare(self) -> Path:
        """A name for the old site during an exchange."""
        return self.place / "spare"

    @property
    def is_new(self) -> bool:
        """Whether no build has worked here."""
        return not os.path.lexists(self.place / _LOCK)

    @contextmanager
    def locked(self) -> Iterator[bool]:
        """Keep other builds away. Yields whether the last build was killed, so that all that it left is ours.

        Raises ForeignSiteError if the folder holds anything else, and OSError if another build is at work.
        """
        entries = _entries(self.place)
        if entries is None:
            raise refusal(self.place, self.root, "a file or a link stands in the way of this folder", _HINT)
        if entries and not entries.get(_LOCK):
            raise self._refusal(entries)
        # Closed to others: a web server may publish the folder above.
        self.place.mkdir(mode=0o700, parents=True, exist_ok=True)
        with alone(self.place / _LOCK):
            yield self._was_killed()

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Give the block empty or used folders `before` and `work`. Afterwards `work` is gone.

        If the block fails, `before` is gone too: it may be what filled the disk. Raises OSError.
        """
        (self.place / _AT_WORK).touch()
        is_done = False
        try:
            self._ignore_all()
            for old in (self.work, self.spare):
                shutil.rmtree(old, ignore_errors=True)
            self.before.mkdir(exist_ok=True)
            self.work.mkdir()
            yield
            is_done = True
        finally:
            rest = [self.work] if is_done else [self.work, self.before]
            for folder in rest:
                shutil.rmtree(folder, ignore_errors=True)
            if not any(folder.exists() for folder in rest):
                with suppress(OSError):
                    os.unlink(self.place / _AT_WORK)

    def _was_killed(self) -> bool:
        entries = _entries(self.place) or {}
        strange = {name for name, may_be_ours in entries.items() if not may_be_ours}
        is_older = entries.get(_IGNORED) and (self.place / _IGNORED).read_bytes() == _IGNORE_ALL_BEFORE
        was_killed = bool(_AT_WORK in entries or is_older)
        if not was_killed:
            strange |= entries.keys() & {self.work.name, self.spare.name}
        if strange:
            raise self._refusal(strange)
        return was_killed

    def _refusal(self, strange: Iterable[str]) -> ForeignSiteError:
        words = f"no build wrote what is in this folder: {named(sorted(strange))}"
        return refusal(self.place, self.root, words, _HINT)

    def _ignore_all(self) -> None:
        """Hide the folder from git."""
        file = self.place / _IGNORED
        if not file.exists() or file.read_bytes() == _IGNORE_ALL_BEFORE:
            file.unlink(missing_ok=True)
            file.write_bytes(_IGNORE_ALL)


def _entries(folder: Path) -> dict[str, bool] | None:
    """Returns what stands in a folder, and of each whether a build could have made it.

    Returns None if a link or a file stands in the place of the folder.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        return None
    if not folder.exists():
        return {}
    with os.scandir(folder) as entries:
        return {
            entry.name: (entry.name in _FILES and entry.is_file(follow_symlinks=False))
            or (entry.name in _FOLDERS and entry.is_dir(follow_symlinks=False))
            for entry in entries
            if not is_of_file_manager(entry.name)
        }
