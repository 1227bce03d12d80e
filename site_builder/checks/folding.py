"""Markdown that needs lines of its own, in a text whose lines YAML joins to one.

YAML joins lines below `>`, between quotes, and in a text without a mark; below `|` lines stay lines.

Accepted:

    body: |
      Take two things:
      - flour
      - water

Refused:

    body: >
      Take two things:
      - flour
      - water
"""

from collections.abc import Iterator, Mapping, Sequence

from site_builder.diagnostics import Diagnostic, warning
from site_builder.model import Prose
from site_builder.prose import Token, parse
from site_builder.resolve import Library

# What a line may begin with that is more to Markdown than the next words of a paragraph.
_MARKS = frozenset("-+*#>|`~=_$:[!0123456789")
# Blocks of which every line must stay a line. Of other blocks only the first line must.
_OF_LINES: Mapping[str, str] = {
    "table_open": "a table",
    "heading_open": "a heading",
    "fence": "code",
    "math_block": "a formula",
}
_NAMES: Mapping[str, str] = {
    **_OF_LINES,
    "list_item_open": "a list item",
    "blockquote_open": "a quotation",
    "hr": "a line across the page",
    "paragraph_open": "that a paragraph begins",
}
_HINT = "write | instead of > or quotes, and the text on the lines below it"


def check_folding(library: Library) -> Iterator[Diagnostic]:
    """Report where YAML joins a line to the line before it, though it begins something new for Markdown."""
    for prose, tokens in library.tokens.items():
        if _may_be_folded(prose):
            yield from _folded(prose, tokens)


def _may_be_folded(prose: Prose) -> bool:
    """Returns quickly whether YAML joined lines of which one may begin a list, a table or the like."""
    text, starts = prose.text, [offset for offset, _, _ in prose.spans if offset]
    return any(text[start - 1] == " " for start in starts) and (
        text[0] in _MARKS or any(text[start] in _MARKS or text[start - 2] in " \\" for start in starts)
    )


def _folded(prose: Prose, tokens: Sequence[Token]) -> Iterator[Diagnostic]:
    joined = [offset for offset, _, _ in prose.spans if _is_joined(prose.text, offset)]
    signs = [*prose.text]
    for offset in joined:
        signs[offset - 1] = "\n"
    written = "".join(signs)
    as_written = parse(written).tokens
    if _outline(as_written) == _outline(tokens):
        return
    begins, line, behind = _begins(as_written), 0, 0
    for offset in joined:
        line, behind = line + written.count("\n", behind, offset), offset
        what = begins.get(line) or _begins_at(written, offset)
        if what:
            words = f"YAML joins this line to the one before, so Markdown does not see {what} here"
            mark = written[offset:].split(maxsplit=1)[0]
            yield warning(prose.at(offset), "folded-lines", words, _HINT, len(mark))
            return


def _is_joined(text: str, offset: int) -> bool:
    """Returns whether YAML joined this line to the one before. It leaves some lines as they are."""
    end = offset
    while end and text[end - 1] in " \t":
        end -= 1
    return text[offset - 1 : offset] == " " and end > 0 and text[end - 1] != "\n"


def _outline(tokens: Sequence[Token]) -> list[tuple[str, str, int]]:
    """Returns the blocks of a prose, with their words and line breaks, however their lines are broken."""
    return [
        (
            token.type,
            " ".join(token.content.split()),
            sum(child.type == "hardbreak" for child in token.children or ()),
        )
        for token in tokens
    ]


def _begins(tokens: Sequence[Token]) -> dict[int, str]:
    """Returns which lines of a prose must stay lines, by their numbers from 0, and what stands there."""
    begins: dict[int, str] = {}
    for token in tokens:
        if token.map and token.type in _NAMES:
            first, behind = token.map
            for line in range(first, behind if token.type in _OF_LINES else first + 1):
                begins.setdefault(line, _NAMES[token.type])
    return begins


def _begins_at(written: str, offset: int) -> str:
    """Returns what a line inside a block needs a line for; "" if it needs none."""
    if written.endswith(("\\", "  "), 0, offset - 1):
        return "a line break"
    return f"the '{written[offset]}'" if written[offset] in _MARKS else ""
