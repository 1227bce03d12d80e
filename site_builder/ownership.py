"""Whether a build may replace a folder: only if the folder is missing, empty, or this project's own site."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from site_builder.diagnostics import Diagnostic, Source, error, told_path
from site_builder.inputs import FOLDERS
from site_builder.site_list import LIST, mark_of_project, read_list, unlisted
from site_builder.snapshot import Kept, Snapshot

_NAMED = 2  # strange files that a message names
_CHOOSE = "choose another folder, with --site-dir or with site_dir in mkdocs.yml"
_MOVE = (
    "move it elsewhere, or choose another folder (--site-dir, or site_dir in mkdocs.yml); "
    "if an older version built this site, delete the folder once"
)
_GIT = ".git"


class ForeignSiteError(Exception):
    """A folder in the place of the site is not ours to replace."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


@dataclass(frozen=True)
class Project:
    """A project: its folder, and the folders outside the usual places that its configuration names."""

    root: Path
    named: Sequence[Path] = ()

    @property
    def own_folders(self) -> list[Path]:
        """The folders that hold what the project is made from, and our cache. None of them may be a site."""
        return [*(self.root / name for name in (*FOLDERS, ".cache", _GIT)), *self.named]


def refuse_place(site: Path, project: Project) -> None:
    """Refuse a place that may never be a site, whatever it holds. Raises ForeignSiteError."""
    real = Path(os.path.realpath(site))
    if _is_inside(project.root, real):
        raise refusal(site, project.root, "the project itself lies in this folder", _CHOOSE)
    if _GIT in (part.lower() for part in real.parts) or os.path.lexists(site / _GIT):
        hint = f"{_CHOOSE}, and copy the finished site from there"
        raise refusal(site, project.root, "this folder belongs to a git repository: it holds .git", hint)
    for folder in project.own_folders:
        if _is_inside(real, folder) or _is_inside(folder, real):
            words = f"the project keeps its own files in '{told_path(folder, project.root)}'"
            raise refusal(site, project.root, words, _CHOOSE)


def refuse_foreign_files(
    folder: Path, there: Snapshot, site: Path, project: Project, known: Mapping[str, Kept] | None = None
) -> None:
    """Refuse a folder that holds anything which no build of this project wrote. Raises ForeignSiteError.

    `folder` is the site, or was one at the place `site`; `there` is what stands in it. `known` are the files
    of the last build. They count if the folder has no list, because older versions wrote none.
    """
    listed = read_list(folder) if LIST in there.files else None
    is_own = listed is None or listed.project == mark_of_project(project.root, site)
    own = listed.paths if listed else _still_as_left(there, known or {})
    strange = unlisted(there, own if is_own else ())
    if strange and not is_own:
        raise refusal(folder, project.root, f"another project built this site: {named(strange)}", _CHOOSE)
    if strange:
        raise refusal(folder, project.root, f"no build wrote what is in this folder: {named(strange)}", _MOVE)


def refusal(folder: Path, root: Path, words: str, hint: str) -> ForeignSiteError:
    """Returns the error for a folder that is not ours to replace."""
    return ForeignSiteError(error(Source(told_path(folder, root)), "foreign-site", words, hint))


def named(strange: Sequence[str]) -> str:
    """Returns the first names of a list, and how many more there are."""
    more = len(strange) - _NAMED
    return ", ".join(path.replace("//", "") for path in strange[:_NAMED]) + (
        f" and {more} more" if more > 0 else ""
    )


def _still_as_left(there: Snapshot, known: Mapping[str, Kept]) -> list[str]:
    """Returns the known files that nobody has replaced, whatever links to them were made since."""
    return [
        path
        for path, kept in known.items()
        if path in there.files and there.files[path][:3] == kept.state[:3]
    ]


def _is_inside(path: Path, folder: Path) -> bool:
    """Whether `path` is a folder or lies in it, also if a link or another spelling leads there."""
    return path.is_relative_to(os.path.realpath(folder)) or any(
        _is_same(above, folder) for above in (path, *path.parents)
    )


def _is_same(one: Path, other: Path) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False
