"""What was wrong when a project took up the checker, so that only what is new is complained of.

A complaint is known again by its file, code and words, not by its line; the same one twice in a file is
counted. The file is sorted, so that its changes can be read in a review.
"""

import json
import os
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from site_builder.diagnostics import Diagnostic, Source, error
from site_builder.disk.project_files import TEXT_BYTES, RefusedFileError, read_bytes
from site_builder.report.harmless import harmless_json
from site_builder.report.places import Identity, identity

VERSION = 1
_HINT = "write it anew with --write-baseline"


@dataclass(frozen=True, slots=True)
class Compared:
    """Complaints beside a baseline: what is new, how many were known, how many known ones are gone."""

    new: list[Diagnostic]
    known: int
    gone: int


def as_baseline(diagnostics: Sequence[Diagnostic]) -> str:
    """Complaints as the text of a baseline."""
    counted = Counter(map(identity, diagnostics))
    findings = [
        {"path": path, "code": code, "message": message, "count": counted[path, code, message]}
        for path, code, message in sorted(counted)
    ]
    return harmless_json({"version": VERSION, "findings": findings}, indent=1) + "\n"


def read_baseline(file: Path) -> Counter[Identity] | Diagnostic:
    """The complaints that a baseline knows, counted; or what is wrong with the file."""
    try:
        # Whoever names a baseline may name any file, but not one without end.
        folder, name = os.path.split(os.path.realpath(file))
        value = json.loads(read_bytes(Path(folder), name, TEXT_BYTES).decode())
    except json.JSONDecodeError as problem:
        place = Source(str(file), problem.lineno, problem.colno)
        return error(place, "bad-baseline", f"the baseline is not JSON: {problem.msg}", _HINT)
    except RefusedFileError as refused:
        return error(Source(str(file)), "bad-baseline", refused.diagnostic.message, _HINT)
    except (ValueError, RecursionError):
        words = "the baseline cannot be read: it is not JSON in UTF-8"
        return error(Source(str(file)), "bad-baseline", words, _HINT)
    try:
        return _known(value)
    except (TypeError, KeyError, ValueError):
        return error(Source(str(file)), "bad-baseline", "this file is no baseline of this version", _HINT)


def compared(
    diagnostics: Sequence[Diagnostic], known: Counter[Identity], unasked: Collection[str] = ()
) -> Compared:
    """Leave out what a baseline knows, as often as it knows it.

    `unasked` are codes for which nobody looked this time, so that none of theirs is gone.
    """
    left = Counter(known)
    new: list[Diagnostic] = []
    for diagnostic in diagnostics:
        if left[identity(diagnostic)] > 0:
            left[identity(diagnostic)] -= 1
        else:
            new.append(diagnostic)
    gone = sum(count for (_, code, _), count in left.items() if code not in unasked)
    return Compared(new, len(diagnostics) - len(new), gone)


def _known(value: object) -> Counter[Identity]:
    if not isinstance(value, dict) or value["version"] != VERSION:
        raise ValueError
    known: Counter[Identity] = Counter()
    for finding in value["findings"]:
        path, code, message, count = (finding[key] for key in ("path", "code", "message", "count"))
        is_text = all(isinstance(part, str) for part in (path, code, message))
        if not is_text or not isinstance(count, int) or count < 1:
            raise ValueError
        known[path, code, message] += count
    return known
