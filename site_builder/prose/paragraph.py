"""A prose that is one paragraph of bare words, as most are: no token is made of it before one is asked for.

Tokens take twenty times the room of the words in them, and most of the time that is spent on reading them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import overload

from markdown_it.token import Token

# A line that begins with a letter, and ends with no space, is no list, heading or rule.
_LINE = r"[^\W\d_](?:[^\x00-\x1f\\`*_\[<&$^~]*[^\s\x00-\x1f\\`*_\[<&$^~])?"
_BARE = re.compile(rf"{_LINE}(?:\n{_LINE})*\n?")
MENTION_CLOSE = Token("mention_close", "a", -1)


@dataclass(frozen=True, slots=True)
class Paragraph(Sequence[Token]):
    """The tokens of a paragraph in which nothing is marked, as the parser would make them.

    `content` are its words; `links` tell from where to where in them the name of a record is a link, and the
    record's id, in ascending order.
    """

    content: str
    links: Sequence[tuple[int, int, str]] = ()

    @property
    def children(self) -> list[Token]:
        """The tokens of its words."""
        made: list[Token] = []
        done = 0
        for begin, end, owner in self.links:
            made += _words(self.content[done:begin])
            made += [mention_open(owner), *_words(self.content[begin:end]), MENTION_CLOSE]
            done = end
        return [*made, *_words(self.content[done:])]

    def __len__(self) -> int:
        return 3

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Token]: ...
    def __getitem__(self, index: int | slice) -> Token | Sequence[Token]:
        return [*self][index]

    def __iter__(self) -> Iterator[Token]:
        where = [0, self.content.count("\n") + 1]
        yield Token("paragraph_open", "p", 1, map=where, block=True)
        yield Token(
            "inline", "", 0, map=where, level=1, children=self.children, content=self.content, block=True
        )
        yield Token("paragraph_close", "p", -1, block=True)


def paragraph_of(text: str) -> Paragraph | None:
    """A prose as a paragraph; None where the parser must look at it."""
    return Paragraph(text.removesuffix("\n")) if _BARE.fullmatch(text) else None


@cache
def mention_open(owner: str) -> Token:
    """What stands before a name that links to a record."""
    # Nobody changes a token once it is made, so that one will do for all mentions of a record.
    return Token("mention_open", "a", 1, meta={"id": owner})


def _words(text: str) -> Iterator[Token]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield Token("softbreak", "br", 0)
        if line:
            yield Token("text", "", 0, content=line)
