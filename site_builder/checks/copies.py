"""A paragraph should stand in one place: of two copies, one will be out of date.

Accepted: a quotation in two places, a short sentence in two places, notes that two decks have in common.

Refused, where both bodies are the same and longer than twelve words:

    bread: {term: bread, definition: …, body: Flour, water, salt and time are all that …}
    loaf: {term: loaf, definition: …, body: Flour, water, salt and time are all that …}
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from site_builder.diagnostics import Diagnostic, Source, warning
from site_builder.model import Prose
from site_builder.prose import Token, blocks, inlines
from site_builder.resolve import Library

WORDS = 12  # of a paragraph that may stand twice
_DECKS = "slides/"


def check_copies(library: Library) -> Iterator[Diagnostic]:
    """Complain of paragraphs that stand in two places."""
    seen: dict[str, tuple[Prose, int]] = {}
    for prose, tokens in library.tokens.items():
        for number, key in paragraphs(tokens):
            if key not in seen:
                seen[key] = prose, number
                continue
            first, before = seen[key]
            if not _are_of_two_decks(first, prose):
                yield _copied(_place(library, prose, number), _place(library, first, before))


def paragraphs(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """The paragraphs of a prose that must stand in one place: their numbers, and how they are compared."""
    for number, inline in enumerate(inlines(tokens)):
        content = inline.token.content
        is_short = content.count(" ") + content.count("\n") < WORDS
        if not is_short and not inline.is_quoted and inline.kind == "paragraph":
            yield number, " ".join(content.split()).casefold() if "\n" in content else content.casefold()


def _are_of_two_decks(one: Prose, other: Prose) -> bool:
    paths = {one.source.path, other.source.path}
    return len(paths) == 2 and all(path.startswith(_DECKS) for path in paths)


def _place(library: Library, prose: Prose, number: int) -> Source:
    """Where the block of that number begins."""
    block = next(islice(blocks(prose.text, library.tokens[prose]), number, None))
    return prose.at(block.starts[0])


def _copied(place: Source, first: Source) -> Diagnostic:
    words = f"this paragraph stands at {first} as well"
    return warning(place, "copied-prose", words, "keep one, and refer to it by [[id]] from the other")
