"""Complaints as JSON, for other programs."""

from collections.abc import Sequence

from site_builder.diagnostics import Diagnostic
from site_builder.report.harmless import harmless_json


def as_json(diagnostics: Sequence[Diagnostic]) -> str:
    """Complaints as a list of objects: path, line, column, severity, code, message, hint."""
    return harmless_json(
        [
            {
                "path": d.source.path,
                "line": d.source.line,
                "column": d.source.column,
                "severity": str(d.severity),
                "code": d.code,
                "message": d.message,
                "hint": d.hint,
            }
            for d in diagnostics
        ],
        indent=2 if diagnostics else None,
    )
