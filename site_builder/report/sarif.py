"""Complaints as SARIF 2.1.0, the format in which code hosts and editors take what checkers found.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

from site_builder.diagnostics import Diagnostic
from site_builder.report.harmless import harmless, harmless_json
from site_builder.report.places import identity
from site_builder.rules import Rule, explained, rules

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"


def as_sarif(diagnostics: Sequence[Diagnostic], has_run: bool = True) -> str:
    """Complaints as a SARIF log. `has_run` is false when the check could not be made at all."""
    from importlib.metadata import version  # a hundredth of a second, which each build would pay

    known = rules()
    run = {
        "tool": {
            "driver": {
                "name": "Site Builder",
                "version": version("site-builder"),
                "rules": [_rule(rule) for rule in known.values()],
            }
        },
        "invocations": [{"executionSuccessful": has_run}],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder that was checked."}}},
        "results": list(_results(diagnostics, list(known))),
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return harmless_json(log, indent=2)


def _rule(rule: Rule) -> Mapping[str, Any]:
    opening, _, _ = rule.why.partition(". ")
    text = explained(rule)
    markdown = f"{rule.why}\n\nAccepted:\n\n{_code(rule.accepted)}\n\nRefused:\n\n{_code(rule.refused)}"
    return {
        "id": rule.code,
        "shortDescription": {"text": f"{opening.rstrip('.')}."},
        "fullDescription": {"text": rule.why},
        "help": {"text": text, "markdown": markdown},
    }


def _code(text: str) -> str:
    fence = "````" if "```" in text else "```"
    return f"{fence}yaml\n{text}\n{fence}"


def _results(diagnostics: Sequence[Diagnostic], codes: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    places = {code: number for number, code in enumerate(codes)}
    met: Counter[str] = Counter()
    for diagnostic in diagnostics:
        known_by = hashlib.sha256("\0".join(identity(diagnostic)).encode("utf-8", "replace")).hexdigest()[:32]
        met[known_by] += 1
        words = f"{diagnostic.message}. {diagnostic.hint}" if diagnostic.hint else diagnostic.message
        yield {
            "ruleId": diagnostic.code,
            **({"ruleIndex": places[diagnostic.code]} if diagnostic.code in places else {}),
            "level": str(diagnostic.severity),
            "message": {"text": harmless(words)},
            "locations": [{"physicalLocation": _location(diagnostic)}],
            "partialFingerprints": {"siteBuilder/v1": f"{known_by}:{met[known_by]}"},
        }


def _location(diagnostic: Diagnostic) -> Mapping[str, Any]:
    source = diagnostic.source
    region = {"startLine": source.line, "startColumn": source.column}
    if diagnostic.length:
        region["endColumn"] = source.column + diagnostic.length
    return {"artifactLocation": _artifact(source.path), "region": region}


def _artifact(path: str) -> Mapping[str, str]:
    if Path(path).is_absolute():
        return {"uri": Path(path).as_uri()}
    # A colon in the first part of a relative address would be read as the end of a scheme.
    return {"uri": quote(PurePosixPath(path).as_posix(), errors="replace"), "uriBaseId": _ROOT}
