"""What was edited since the last build, where that is nothing but the prose of records."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from site_builder import cache
from site_builder.diagnostics import Source
from site_builder.disk.project_files import TEXT_BYTES, RefusedFileError, read_bytes
from site_builder.inputs import Input, digest_of
from site_builder.model import STANDING_ALONE, Record, says_the_same
from site_builder.read import CONTENT, Span, changed_span, places_of, read_faultless, read_part
from site_builder.render.writer import name_of
from site_builder.renewing.notes import Held
from site_builder.stamp import MadeFrom

_OLD = "content"  # the folder of the cache with the files of the last build


@dataclass(frozen=True)
class Edits:
    """Edited records as they were and are, those beside them too, and the pairs that say something else now.

    `held` are the files as they are; `lines` tells of each at which line a record began, and begins.
    """

    before: dict[str, Record]
    after: dict[str, Record]
    pairs: list[tuple[Record, Record]]
    held: dict[str, Held]
    lines: dict[str, dict[int, int]]


def keep_files(root: Path, paths: Iterable[str], seen: Mapping[str, Input]) -> None:
    """Keep files of the content as a build has seen them, to know later what was edited."""
    places = {path: str(root / path) for path in paths}
    cache.keep(root, _OLD, {seen[place].digest: path for path, place in places.items() if place in seen})


def only_content_was_edited(root: Path, before: MadeFrom, now: MadeFrom) -> bool:
    """Whether all files are there and those of the content alone are others: a look before `edits_of`."""
    if before.surroundings != now.surroundings or before.files.keys() != now.files.keys():
        return False
    inside = f"{root / CONTENT}{os.sep}"
    return all(place.startswith(inside) for place in _edited(before.files, now.files))


def edits_of(
    root: Path, files: Mapping[str, Held], before: Mapping[str, Input], now: Mapping[str, Input]
) -> Edits | None:
    """The edits of content `files`; None where others were edited too, or more than the prose of records."""
    known = {str(root / path): path for path in files}
    edited = _edited(before, now)
    if any(place not in known for place in edited):
        return None
    made = Edits({}, {}, [], {}, {})
    for place in edited:
        path = known[place]
        data = _as_seen(root, path, before[place].digest, now[place].digest)
        if data is None or not _take(made, path, files[path], *data):
            return None
    return made


def _edited(before: Mapping[str, Input], now: Mapping[str, Input]) -> list[str]:
    return [place for place, seen in now.items() if before[place].digest != seen.digest]


def _as_seen(root: Path, path: str, before: str, now: str) -> tuple[bytes, bytes] | None:
    """A file as it was and as it is; None where it is not what was seen."""
    try:
        new = read_bytes(root, path, TEXT_BYTES)
    except RefusedFileError:
        return None
    old = cache.kept(root, f"{_OLD}/{before}")
    is_seen = old is not None and digest_of(old) == before and digest_of(new) == now
    return (old, new) if old is not None and is_seen else None


def _take(edits: Edits, path: str, known: Held, before: bytes, data: bytes) -> bool:
    """Add the edits of one file. False where they are of more than prose."""
    whole = Span(0, len(known.ids), 0, before, data)
    spans = filter(None, (changed_span(before, data, known.places), whole))
    found = next(((span, pairs) for span in spans if (pairs := _pairs(path, known, span))), None)
    if found is None:
        return False
    span, pairs = found
    down = span.new.count(b"\n") - span.old.count(b"\n")
    lines = [new.source.line for _, new in pairs]
    lines = [*known.lines[: span.first], *lines, *(line + down for line in known.lines[span.last :])]
    places = places_of(data, [Source(path, line) for line in lines]) if known.places else ()
    edits.before.update((old.id.id, old) for old, _ in pairs)
    edits.after.update((new.id.id, new) for _, new in pairs)
    edits.pairs.extend(pair for pair in pairs if not says_the_same(*pair))
    edits.held[path] = Held(known.ids, lines, places)
    edits.lines[path] = dict(zip(known.lines, lines, strict=True))
    return True


def _pairs(path: str, known: Held, span: Span) -> list[tuple[Record, Record]] | None:
    """The records of a span as they were and are; None where more than their prose is another."""
    line = known.lines[span.first] if span.begin else 1
    old, new = _records_in(path, span.old, line), _records_in(path, span.new, line)
    if not old or not new or not [*known.ids[span.first : span.last]] == [*old] == [*new]:
        return None
    pairs = [*zip(old.values(), new.values(), strict=True)]
    return pairs if all(_may_differ(*pair) for pair in pairs) else None


def _records_in(path: str, part: bytes, line: int) -> dict[str, Record] | None:
    """The records in a part of a file, or in all of it; None where it is not sure that nothing is wrong."""
    records = read_part(path, part, line - 1)
    if records is None and line == 1:
        content = read_faultless(path, part)
        records = content.records if content and not content.settings else None
    if records is None or not all(isinstance(record, STANDING_ALONE) for record in records):
        return None
    return {record.id.id: record for record in records}


def _may_differ(old: Record, new: Record) -> bool:
    """Whether two states of a record differ in words of their prose alone, and none of these is its name."""
    return says_the_same(old, new, but_for_prose=True) and name_of(old) == name_of(new)
