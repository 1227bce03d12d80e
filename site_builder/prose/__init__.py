"""Markdown → tokens → HTML. The only door to the Markdown parser."""

from markdown_it.token import Token

from site_builder.prose.markdown import WrittenRef, parse
from site_builder.prose.render import (
    LinkTo,
    Rendered,
    Target,
    anchor,
    plain,
    render,
    render_inline,
    without_links_to,
)
from site_builder.prose.sentences import SENTENCE_END, opening

__all__ = [
    "SENTENCE_END",
    "LinkTo",
    "Rendered",
    "Target",
    "Token",
    "WrittenRef",
    "anchor",
    "opening",
    "parse",
    "plain",
    "render",
    "render_inline",
    "without_links_to",
]
