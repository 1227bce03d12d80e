"""Markup that others made: it passes an allow-list of elements, attributes and addresses, or is left out."""

from site_builder.markup.addresses import why_unsafe, why_unsafe_on_page
from site_builder.markup.allowed import Allowed, Dropped, is_text, names
from site_builder.markup.formula_list import FORMULA
from site_builder.markup.html_filter import Filtered, filter_html
from site_builder.markup.page_list import PAGE
from site_builder.markup.svg_filter import FilteredSvg, NotSvgError, filter_svg

# What a highlighter writes.
CODE = Allowed({"span": names("class"), "*": frozenset()}, {})

__all__ = [
    "CODE",
    "FORMULA",
    "PAGE",
    "Allowed",
    "Dropped",
    "Filtered",
    "FilteredSvg",
    "NotSvgError",
    "filter_html",
    "filter_svg",
    "is_text",
    "why_unsafe",
    "why_unsafe_on_page",
]
