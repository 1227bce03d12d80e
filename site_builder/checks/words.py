"""Words that were left behind: a placeholder where a text should be, a word that stands twice.

Accepted:

    body: |
      He had had a list of things to do. The TODO list of the project is public.

Refused:

    body: |
      TODO: say what an oven does to the the crumb.
"""

import re
from collections.abc import Iterator, Sequence
from operator import eq

from site_builder.diagnostics import Diagnostic, warning
from site_builder.model import Deck, Lecture, Moment, Prose, Question, Section, Text
from site_builder.prose import Block, Token, blocks, inlines
from site_builder.resolve import Library

# A text that is nothing but this.
_EMPTY = re.compile(
    r"\W*(?:to ?do|tb[acd]|fixme|x{3,}|n/?a|placeholder|coming soon|lorem ipsum"
    r"|to be (?:added|announced|confirmed|decided|defined|determined|done|written))?\W*",
    re.IGNORECASE,
)
_EMPTY_LENGTH = 40
_HEADINGS = ("To do", "Todo")  # what a list of tasks is called
# Within a text. Lists and comments are called TODO, and XXX is a number: these need more to be a note.
_LEFT = re.compile(
    r"\b(?:FIXME|TBD)\b"
    r"|(?<!\ba )(?<!\bA )(?<!\bthe )(?<!\bThe )\bTODO\b"
    r"(?! (?:app|comment|file|item|list|marker|note|tag)s?\b)"
    r"|(?:^|(?<=[\[(]))(?:XXX(?=[\]:!])|[Tt]o ?do(?=:))"
    r"|\b[Ll]orem ipsum(?= dolor|[.…,]|$)"
)
NOTES = ("TODO", "FIXME", "TBD", "XXX")
_SIGNS = (*NOTES, "orem ipsum", "odo:", "o do:")
_QUOTES = "\"'“”‘’«»„"

_WORD_TWICE = re.compile(r"(?<![\w’'-])([^\W\d_]+(?:['’][^\W\d_]+)?)\s+(\1)(?![\w’'-])", re.IGNORECASE)
# Words that follow themselves in good English.
_MAY_FOLLOW_ITSELF = frozenset(
    [
        *(
            "blah",
            "bye",
            "do",
            "far",
            "had",
            "hear",
            "her",
            "knock",
            "long",
            "many",
            "more",
            "never",
            "no",
            "now",
        ),
        *("really", "so", "that", "there", "very", "well", "yada"),
    ]
)
# Words of which a capital one and a small one behind it are the same word. "In Go go is a word."
_SMALL = frozenset(
    [
        *(
            "a",
            "an",
            "and",
            "are",
            "as",
            "at",
            "be",
            "but",
            "by",
            "can",
            "for",
            "from",
            "has",
            "have",
            "if",
            "in",
            "is",
            "it",
            "its",
        ),
        *(
            "not",
            "of",
            "on",
            "or",
            "our",
            "she",
            "he",
            "the",
            "their",
            "then",
            "these",
            "they",
            "this",
            "those",
        ),
        *("to", "was", "we", "were", "which", "with", "you", "your"),
    ]
)
_CONTENT_WORD = 4  # letters: shorter ones are functions and names, such as `log log n`
_MARKS = ".,;:!?)"  # a word before one of them is the same word; behind it, it is another sentence's
_NO_MARKS = str.maketrans("", "", f"(*{_MARKS}")
_ASKED = re.compile(r"\b(?:what|where|who|how)\b[^.!?]*$", re.IGNORECASE)


def check_words(library: Library) -> Iterator[Diagnostic]:
    """Complain of placeholders, and in English of words that stand twice."""
    known = {name.spelling for name, _ in library.names}
    is_english = library.settings.language.lower().partition("-")[0] == "en"
    for prose, tokens in library.tokens.items():
        yield from _left_in(prose, tokens, known)
        if is_english and any(_may_stand_twice(inline.token.content) for inline in inlines(tokens)):
            yield from _twice(prose, tokens)
    for title in _titles(library):
        if title.text not in _HEADINGS and _EMPTY.fullmatch(title.text):
            yield _left(title, 0, title.text)
        elif found := _placeholder(title.text, known):
            yield _left(title, *found)


def _titles(library: Library) -> Iterator[Text]:
    # The names of things are left out: somebody may explain what TBD is.
    for record in library.records.values():
        if isinstance(record, Lecture | Section | Moment | Deck):
            yield record.title_
        elif isinstance(record, Question):
            yield record.question
    for deck in library.of(Deck):
        yield from (spec.title for spec in deck.slides or () if spec.title)


def _left_in(prose: Prose, tokens: Sequence[Token], known: set[str]) -> Iterator[Diagnostic]:
    text = prose.text
    if len(text) < _EMPTY_LENGTH and _EMPTY.fullmatch(text) and not _is_formula(text):
        start = len(text) - len(text.lstrip())
        yield _left(prose, start, text.strip())
    elif any(sign in text for sign in _SIGNS):
        for block in blocks(text, tokens):
            found = _placeholder(block.words, known)
            if found:
                yield _left(prose, block.at(found[0]), found[1])


def _is_formula(text: str) -> bool:
    # Code and formulas may be made of signs alone, and so may an image.
    return any(sign in text for sign in "`$![")


def _placeholder(words: str, known: set[str]) -> tuple[int, str] | None:
    """Where a placeholder stands in a line of words, and what it is."""
    for found in _LEFT.finditer(words):
        is_quoted = words[found.start() - 1 : found.start()] in tuple(_QUOTES)
        if not is_quoted and found[0] not in known:
            return found.start(), found[0]
    return None


def _left(text: Text | Prose, offset: int, words: str) -> Diagnostic:
    message = f"'{words[:40]}' holds the place of a text"
    return warning(
        text.at(offset), "placeholder-text", message, "write the text, or take the field out", len(words)
    )


def _may_stand_twice(content: str) -> bool:
    """Whether it is worth looking closer: two words are alike, one behind the other, but for marks."""
    words = content.lower().translate(_NO_MARKS).split()
    return any(map(eq, words, words[1:]))


def _twice(prose: Prose, tokens: Sequence[Token]) -> Iterator[Diagnostic]:
    for block in blocks(prose.text, tokens):
        if block.is_quoted:
            continue
        for found in _WORD_TWICE.finditer(block.words):
            if not _is_meant(block, found):
                place = prose.at(block.at(found.start(2)))
                words = f"the word '{found[2]}' stands twice"
                yield warning(place, "doubled-word", words, "take one of the two out", len(found[2]))


def _is_meant(block: Block, found: re.Match[str]) -> bool:
    first, second = found[1], found[2]
    if second != second.lower() or (first != second and second not in _SMALL):
        return True  # a name: New York New York, in Go go
    if second in _MAY_FOLLOW_ITSELF or (len(second) < _CONTENT_WORD and second not in _SMALL):
        return True
    if second in ("is", "was") and _ASKED.search(block.words[: found.start()]):
        return True  # what it is is a good question
    return block.words[found.start() - 1 : found.start()] in tuple(_QUOTES)
