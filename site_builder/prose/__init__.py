"""Markdown → tokens → HTML. The only door to the Markdown parser."""

from markdown_it.token import Token

from site_builder.prose.markdown import WrittenRef, parse
from site_builder.prose.render import LinkTo, Rendered, Target, anchor, plain, render, render_inline

__all__ = [
    "LinkTo",
    "Rendered",
    "Target",
    "Token",
    "WrittenRef",
    "anchor",
    "parse",
    "plain",
    "render",
    "render_inline",
]
