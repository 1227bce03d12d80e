"""Diagnostics → text, JSON, GitHub annotations, SARIF; and what was known of them before."""

from site_builder.report.baseline import Compared, as_baseline, compared, read_baseline
from site_builder.report.github import Annotated, annotated
from site_builder.report.harmless import harmless_lines
from site_builder.report.listing import as_json
from site_builder.report.places import seen_from
from site_builder.report.sarif import as_sarif
from site_builder.report.screen import on_a_screen
from site_builder.report.text import one_line, summary, text
from site_builder.report.wrapping import wrapped

__all__ = [
    "Annotated",
    "Compared",
    "annotated",
    "as_baseline",
    "as_json",
    "as_sarif",
    "compared",
    "harmless_lines",
    "on_a_screen",
    "one_line",
    "read_baseline",
    "seen_from",
    "summary",
    "text",
    "wrapped",
]
