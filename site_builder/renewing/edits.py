"""What was edited since the last build, where that is nothing but the prose of records."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from site_builder import cache
from site_builder.inputs import Input, digest_of
from site_builder.model import (
    Correction,
    Entity,
    Event,
    Insight,
    Question,
    Record,
    Section,
    SourceRecord,
    Term,
    says_the_same,
)
from site_builder.read import read_file
from site_builder.render.writer import name_of
from site_builder.renewing.taking import held

_OLD = "content"  # the folder of the cache with the files of the last build
# Other kinds hold further records, or decide what slides there are.
_ALONE = (Correction, Entity, Event, Insight, Question, Section, SourceRecord, Term)


@dataclass(frozen=True)
class Edits:
    """The records in the edited files as they were and are, and the pairs of those that say something else.

    `held` are the files as `Notes` keeps them; `lines` tells of each file where a record began, and begins.
    """

    before: Mapping[str, Record]
    after: Mapping[str, Record]
    pairs: Sequence[tuple[Record, Record]]
    held: Mapping[str, Sequence[Sequence[Any]]]
    lines: Mapping[str, Mapping[int, int]]


def keep_files(root: Path, paths: Iterable[str], seen: Mapping[str, Input]) -> None:
    """Keep files of the content as a build has seen them, to know later what was edited."""
    places = [root / path for path in paths]
    cache.keep(root, _OLD, {seen[str(place)].digest: place for place in places if str(place) in seen})


def edits_of(
    root: Path, paths: Sequence[str], before: Mapping[str, Input], now: Mapping[str, Input]
) -> Edits | None:
    """The edits of the files at these `paths`; None where other files or more than prose changed."""
    known = {str(root / path): path for path in paths}
    edited = [place for place, seen in now.items() if before[place].digest != seen.digest]
    if any(place not in known for place in edited):
        return None
    files = [_edit_of(root, known[place], before[place].digest, now[place].digest) for place in edited]
    whole = [file for file in files if file is not None]
    if len(whole) != len(files):
        return None
    return Edits(
        {name: record for file in whole for name, record in file.before.items()},
        {name: record for file in whole for name, record in file.after.items()},
        [pair for file in whole for pair in file.pairs],
        {path: made for file in whole for path, made in file.held.items()},
        {path: lines for file in whole for path, lines in file.lines.items()},
    )


def _edit_of(root: Path, path: str, before: str, now: str) -> Edits | None:
    old_data, new_data = cache.kept(root, _OLD, before), (root / path).read_bytes()
    if old_data is None or digest_of(old_data) != before or digest_of(new_data) != now:
        return None
    old, new = _records_in(path, old_data), _records_in(path, new_data)
    if old is None or new is None or [*old] != [*new]:
        return None
    pairs = [*zip(old.values(), new.values(), strict=True)]
    if not all(_may_differ(*pair) for pair in pairs):
        return None
    return Edits(
        old,
        new,
        [pair for pair in pairs if not says_the_same(*pair)],
        {path: held(new_data, {name: record.source for name, record in new.items()})},
        {path: {one.source.line: other.source.line for one, other in pairs}},
    )


def _records_in(path: str, data: bytes) -> dict[str, Record] | None:
    """The records of a file; None where something is wrong with it, or it holds other kinds."""
    content, found = read_file(path, data)
    if found or content.lost or content.drafts or content.settings:
        return None
    records = {record.id.id: record for record in content.records}
    is_usual = all(isinstance(record, _ALONE) for record in content.records)
    return records if is_usual and len(records) == len(content.records) else None


def _may_differ(old: Record, new: Record) -> bool:
    """Whether two states of a record differ in words of their prose alone, and none of these is its name."""
    return says_the_same(old, new, but_for_prose=True) and name_of(old) == name_of(new)
