"""Markdown → tokens → HTML. The only door to the Markdown parser."""

from markdown_it.token import Token

from site_builder.prose.formulas import set_formula
from site_builder.prose.markdown import Mistake, Parsed, WrittenRef, is_own_image, parse, wrong_image
from site_builder.prose.paragraph import MENTION_CLOSE, Paragraph, mention_open
from site_builder.prose.places import NO_WORD, Block, Inline, Lines, blocks, inlines
from site_builder.prose.render import (
    LinkTo,
    Rendered,
    Target,
    anchor,
    highlighted,
    linked_once,
    plain,
    render,
    render_inline,
)
from site_builder.prose.sentences import SENTENCE_END, opening
from site_builder.prose.tables import words_of_lost

__all__ = [
    "MENTION_CLOSE",
    "NO_WORD",
    "SENTENCE_END",
    "Block",
    "Inline",
    "Lines",
    "LinkTo",
    "Mistake",
    "Paragraph",
    "Parsed",
    "Rendered",
    "Target",
    "Token",
    "WrittenRef",
    "anchor",
    "blocks",
    "highlighted",
    "inlines",
    "is_own_image",
    "linked_once",
    "mention_open",
    "opening",
    "parse",
    "plain",
    "render",
    "render_inline",
    "set_formula",
    "words_of_lost",
    "wrong_image",
]
