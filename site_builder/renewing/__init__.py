"""Builds in a fresh process that make anew only what a small edit changes, from the notes of the last one."""

import secrets
from collections.abc import Iterable
from pathlib import Path

from site_builder.build import Built
from site_builder.diagnostics import Diagnostic
from site_builder.frames import Frames
from site_builder.output import Replacement, replacing
from site_builder.ownership import ForeignSiteError, Project
from site_builder.renewing.edits import edits_of, keep_files, only_content_was_edited
from site_builder.renewing.notes import Notes
from site_builder.renewing.renewal import renewal
from site_builder.renewing.taking import notes_of
from site_builder.stamp import MadeFrom, Stamp, recall_beside, remember_beside

__all__ = ["leave_notes", "renew"]

# Of these it cannot be known by one place whether the prose at another one would mend them.
_OF_OTHER_PROSE = frozenset(["copied-prose", "unframed-pages"])
_STILL, _CHANGING = "still", "changing"  # the halves of the notes


def leave_notes(root: Path, site: Path | None, built: Built, frames: Frames, seen: MadeFrom) -> str:
    """Keep what the next build needs to make little anew. Returns the mark of these notes, or ""."""
    try:
        notes = notes_of(built, frames, root)
    except OSError:
        return ""
    keep_files(root, notes.files, seen.files)
    mark, (still, _) = secrets.token_hex(16), notes.halves()
    remember_beside(root, site, _STILL, still, mark)
    return _keep_changing(root, site, notes, mark)


def renew(root: Path, site: Path | None, stamp: Stamp, now: MadeFrom) -> tuple[Replacement, str] | None:
    """Bring a site that stands as it was built up to date with a small edit; None where all must be built.

    `now` is what a build would read. Returns the site and the mark for its stamp.
    """
    before = stamp.made_from
    if before is None or not only_content_was_edited(root, before, now):
        return None
    notes = _recalled(root, site, stamp.mark)
    if notes is None:
        return None
    edits = edits_of(root, notes.files, before.files, now.files)
    if edits is None or not all(_stays(complaint, edits.held) for complaint in stamp.complaints):
        return None
    made = renewal(root, Path(stamp.place), notes, edits)
    if made is None:
        return None
    written = {output.path for output in made.outputs}
    try:
        with replacing(Path(stamp.place), Project(root), stamp.files, stands=True) as new:
            new.put(made.outputs)
            new.keep(stamp.files.keys() - written - {*made.removed})
    except (OSError, ForeignSiteError):
        return None
    keep_files(root, notes.files, now.files)
    return new, _keep_changing(root, site, made.notes, stamp.mark.partition("-")[0])


def _stays(complaint: Diagnostic, edited: Iterable[str]) -> bool:
    """Whether a complaint of the last build would be the same after an edit of prose in some files.

    None of what it tells may stand there: it could be mended, or be at another line.
    """
    told = f"{complaint.source.path}\n{complaint.message}\n{complaint.hint}"
    return complaint.code not in _OF_OTHER_PROSE and not any(path in told for path in edited)


def _recalled(root: Path, site: Path | None, mark: str) -> Notes | None:
    still = recall_beside(root, site, _STILL, mark.partition("-")[0])
    changing = recall_beside(root, site, _CHANGING, mark)
    return None if still is None or changing is None else Notes({**still, **changing})


def _keep_changing(root: Path, site: Path | None, notes: Notes, mark: str) -> str:
    """Keep the half that changes, under a mark of its own that begins with that of the other."""
    own = f"{mark}-{secrets.token_hex(16)}"
    remember_beside(root, site, _CHANGING, notes.halves()[1], own)
    return own
