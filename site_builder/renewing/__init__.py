"""Builds in a fresh process that make anew only what a small edit changes, from the notes of the last one."""

import secrets
from pathlib import Path

from site_builder.build import Built
from site_builder.frames import Frames
from site_builder.output import Replacement, replacing
from site_builder.renewing.edits import edits_of, keep_files
from site_builder.renewing.notes import Notes
from site_builder.renewing.renewal import renewal
from site_builder.renewing.taking import notes_of
from site_builder.stamp import MadeFrom, Stamp, recall_beside, remember_beside

__all__ = ["leave_notes", "renew"]


def leave_notes(root: Path, site: Path | None, built: Built, frames: Frames, seen: MadeFrom) -> str:
    """Keep what the next build needs to make little anew. Returns the mark of these notes, or ""."""
    try:
        notes = notes_of(built, frames, root)
    except OSError:
        return ""
    keep_files(root, notes.files, seen.files)
    return _keep(root, site, notes)


def renew(root: Path, site: Path | None, stamp: Stamp, now: MadeFrom) -> tuple[Replacement, str] | None:
    """Bring a finished site up to date with a small edit; None where all must be built.

    `now` is what a build would read. Returns the site and the mark for its stamp.
    """
    before = stamp.made_from
    data = recall_beside(root, site, stamp)
    if data is None or before is None or before.surroundings != now.surroundings:
        return None
    notes = Notes(data)
    if before.files.keys() != now.files.keys():
        return None
    edits = edits_of(root, notes.files, before.files, now.files)
    made = renewal(root, Path(stamp.place), notes, edits) if edits else None
    if made is None:
        return None
    written = {output.path for output in made.outputs}
    try:
        with replacing(Path(stamp.place), stamp.files) as new:
            new.put(made.outputs)
            new.keep(stamp.files.keys() - written - {*made.removed})
    except OSError:
        return None
    keep_files(root, notes.files, now.files)
    return new, _keep(root, site, made.notes)


def _keep(root: Path, site: Path | None, notes: Notes) -> str:
    mark = secrets.token_hex(16)
    remember_beside(root, site, mark, notes.data)
    return mark
