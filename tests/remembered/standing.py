"""A project with its site and its notes, which is edited, spoiled and built again and again."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import Literal, get_args

from site_builder.snapshot import snapshot
from site_builder.stamp import unchanged
from tests.remembered.building import SITE, UNCHANGED, Built, FromNothing, build, environment, tree, write
from tests.remembered.changes import Files
from tests.remembered.library import FILES

# How a file is saved: written anew, put in its place as editors do, or with the time that it had before.
Saving = Literal["written", "put in its place", "of the same time"]
SAVINGS: tuple[Saving, ...] = get_args(Saving)


@dataclass
class Standing:
    """A project in `root`. `files` are those that its author wrote, as they are on the disk."""

    root: Path
    anew: FromNothing
    files: Files = field(default_factory=dict)
    is_built: bool = False  # whether the last build was not refused
    edits: int = 0  # builds since it was as at the beginning

    @property
    def aside(self) -> Path:
        """A folder outside the project, for copies of its notes and sites."""
        return self.root.with_name("aside")

    def save(self, files: Files, saving: Saving = "written") -> None:
        """Let the project have just these files; those that are the same are not touched."""
        for path in self.files.keys() - files.keys():
            if not path.startswith("$"):
                (self.root / path).unlink()
                self._remove_empty((self.root / path).parent)
        for path, text in files.items():
            if self.files.get(path) != text:
                self._save(path, text, saving)
        self.files = dict(files)

    def assert_built_as_from_nothing(self, site: str = SITE, strict: bool = False) -> Built:
        """Build; nothing may tell the site from one that was made without any notes. Returns that one."""
        wanted = self.anew.begin(self.files, strict)
        before, times = tree(self.root / site), self._times(site)
        code, said = build(self.root, self.files, site, strict)
        after, new = tree(self.root / site), wanted.result()
        assert (code, said.replace(UNCHANGED, "")) == (new.code, new.said)
        assert differences(before if new.site is None else new.site, after) == []
        assert (UNCHANGED in said) == (new.site is not None and before == after)
        now = self._times(site)
        assert now == {p: times[p] if before.get(p) == after[p] else now[p] for p in now}
        if new.site is not None:
            self._assert_known(site, strict, new)
        self.is_built, self.edits = new.site is not None, self.edits + 1 if self.files != FILES else 0
        return new

    def _assert_known(self, site: str, strict: bool, new: Built) -> None:
        """After a build of what is known to be read, the next one has nothing to do, and tells the same."""
        is_known = "hooks:" not in self.files["mkdocs.yml"]
        with environment(self.files):
            assert (unchanged(self.root, self.root / site) is not None) == is_known
        if is_known:
            times = self._times(site)
            code, said = build(self.root, self.files, site, strict)
            assert (code, said.replace(UNCHANGED, "")) == (new.code, new.said)
            assert (UNCHANGED in said, self._times(site)) == (True, times)

    def _times(self, site: str) -> dict[str, int]:
        return {path: state.modified for path, state in snapshot(self.root / site).files.items()}

    def _save(self, path: str, text: str, saving: Saving) -> None:
        target = self.root / path
        old = target.stat() if target.is_file() else None
        if saving == "put in its place" and old:
            write({f"{path}~": text}, self.root)
            os.replace(f"{target}~", target)
        else:
            write({path: text}, self.root)
        if saving == "of the same time" and old:
            os.utime(target, ns=(old.st_atime_ns, old.st_mtime_ns))

    def _remove_empty(self, folder: Path) -> None:
        while folder != self.root and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent

    def keep_aside(self) -> None:
        """Copy the notes and the site, to be put back later."""
        shutil.rmtree(self.aside, ignore_errors=True)
        for name in (".cache", SITE):
            shutil.copytree(self.root / name, self.aside / name)


def differences(wanted: Mapping[str, bytes], found: Mapping[str, bytes]) -> list[str]:
    """In which files two sites differ, and where the first bytes do."""
    return [
        f"{path}: {_difference(wanted.get(path), found.get(path))}"
        for path in sorted(wanted.keys() | found.keys())
        if wanted.get(path) != found.get(path)
    ]


def _difference(wanted: bytes | None, found: bytes | None) -> str:
    if wanted is None or found is None:
        return "should not be there" if wanted is None else "is missing"
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(wanted, found, strict=False)))
    place = slice(max(start - 40, 0), start + 60)
    return f"from nothing {wanted[place]!r}, but remembered {found[place]!r}"
