"""Formulas that cannot be set, and are shown as their source.

Accepted:

    body: |
      The loss falls as $\\frac{1}{n}$.

Refused:

    body: |
      The loss falls as $\\href{https://example.org/}{n}$.
"""

from collections.abc import Iterator, Sequence

from site_builder.diagnostics import Diagnostic, error, warning
from site_builder.model import Prose
from site_builder.prose import Lines, Token, blocks, set_formula
from site_builder.resolve import Library

_INLINE = frozenset(["math_inline", "math_inline_double"])
_BLOCK = frozenset(["math_block", "math_block_label"])


def check_formulas(library: Library) -> Iterator[Diagnostic]:
    """Report formulas that are shown as their source."""
    for prose, tokens in library.tokens.items():
        if "$" in prose.text:
            for latex, place in _formulas(prose, tokens):
                yield from _judged(prose, latex, place)


def _formulas(prose: Prose, tokens: Sequence[Token]) -> Iterator[tuple[str, int]]:
    """Each formula with the place in the text where it begins."""
    lines = Lines(prose.text)
    for token in tokens:
        if token.type in _BLOCK and token.map:
            yield token.content, lines.begins[token.map[0]]
    for block in blocks(prose.text, tokens):
        for child, start in zip(block.children, block.starts, strict=True):
            if child.type in _INLINE:
                yield child.content, start


def _judged(prose: Prose, latex: str, place: int) -> Iterator[Diagnostic]:
    formula = set_formula(latex, "inline")
    if formula.is_unsafe:
        hint = "write the formula without links, styles, classes and ids"
        yield error(prose.at(place), "unsafe-markup", formula.problem, hint)
    elif formula.problem:
        words = f"this formula is shown as its source: {formula.problem}"
        hint = r"look for a brace that is not closed, or write \$ if it is no formula"
        yield warning(prose.at(place), "bad-formula", words, hint)
