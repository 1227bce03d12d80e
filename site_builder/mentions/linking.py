"""Names in parsed prose marked as links: the first of each, where it may be one, with its sentence."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from site_builder.mentions.boundaries import BARRIER, SEAM
from site_builder.mentions.vocabulary import Vocabulary
from site_builder.prose import MENTION_CLOSE, SENTENCE_END, Paragraph, Token, mention_open

_QUIET = {"heading_open": 1, "blockquote_open": 1, "heading_close": -1, "blockquote_close": -1}


_LINK_BEGINS, _LINK_ENDS = ("link_open", "mention_open"), ("link_close", "mention_close")


class Mention(NamedTuple):
    """A record named in prose, by its name or (`marked`) by a reference: in which words, in which sentence.

    `place` is where the words begin in the sentence.
    """

    id: str
    words: str
    sentence: str
    place: int
    marked: bool = False


class Linked(NamedTuple):
    """Prose with its links: the tokens, what is mentioned, and all ids that are linked by its end."""

    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    seen: frozenset[str]


def link_mentions(
    tokens: Sequence[Token],
    vocabulary: Vocabulary,
    seen: frozenset[str],
    called: Callable[[str], str] = str,
) -> Linked:
    """Mark names in parsed prose as links: the first of each, where it may be one.

    `seen` holds the ids that are linked already in this part of the page, or never here. A heading
    of the prose begins a new part. `called` gives the words of a reference that has none of its own.
    """
    if isinstance(tokens, Paragraph):
        return _in_paragraph(tokens, vocabulary, seen)
    made: list[Token] = []
    found: list[Mention] = []
    now = set(seen)
    quiet = 0
    for token in tokens:
        quiet += _QUIET.get(token.type, 0)
        if token.type == "heading_open":
            now = set(seen)
        if token.type != "inline":
            made.append(token)
            continue
        line = _Line(token.children or (), called)
        if not quiet:
            now |= {child.meta["id"] for child in line.children if child.type == "ref"}
        marks = [] if quiet else _marks(line.text, vocabulary, now)
        found += line.mentions(marks)
        made.append(_with(token, line.cut(marks)) if marks else token)
    return Linked(made, found, frozenset(now))


def _in_paragraph(paragraph: Paragraph, vocabulary: Vocabulary, seen: frozenset[str]) -> Linked:
    now = set(seen)
    marks = _marks(paragraph.content, vocabulary, now)
    if not marks:
        return Linked(paragraph, (), seen)
    sentences = _Sentences(paragraph.content)
    found = [sentences.mention(start, end, owner, marked=False) for start, end, owner in marks]
    return Linked(Paragraph(paragraph.content, tuple(marks)), found, frozenset(now))


def _marks(text: str, vocabulary: Vocabulary, seen: set[str]) -> list[tuple[int, int, str]]:
    """The names that are to be linked, as (start, end, id); `seen` grows by them."""
    made = []
    for start, end, owner in vocabulary.find(text):
        if owner not in seen:
            seen.add(owner)
            made.append((start, end, owner))
    return made


@dataclass(frozen=True, slots=True)
class RunningText:
    """An inline token as a text in which names may stand, and what of it is in strong type or slanted.

    `source` is its Markdown; `shown` is what a reader reads, `text` has a barrier in place of code and links.
    """

    source: str
    text: str
    shown: str
    strong: Sequence[str]
    slanted: Sequence[str]


def running_text(tokens: Sequence[Token]) -> Iterator[RunningText]:
    """The texts of a prose in which names may be found: no headings, quotations, code, or words of links."""
    if isinstance(tokens, Paragraph):
        text, shown = _barred(tokens).replace(SEAM, ""), tokens.content.replace(SEAM, "")
        yield RunningText(tokens.content, text, shown, (), ())
        return
    quiet = 0
    for token in tokens:
        quiet += _QUIET.get(token.type, 0)
        if token.type == "inline" and not quiet:
            children = token.children or ()
            line = _Line(children, str)
            text, shown = line.text.replace(SEAM, ""), line.shown.replace(SEAM, "")
            strong, slanted = [*_within("strong", children)], [*_within("em", children)]
            yield RunningText(token.content, text, shown, strong, slanted)


def _barred(paragraph: Paragraph) -> str:
    """The words with a barrier in place of those that are links."""
    made: list[str] = []
    done = 0
    for begin, end, _ in paragraph.links:
        made += paragraph.content[done:begin], BARRIER * (end - begin)
        done = end
    return "".join([*made, paragraph.content[done:]])


def _within(mark: str, children: Sequence[Token]) -> Iterator[str]:
    words: list[str] | None = None
    for child in children:
        if child.type == f"{mark}_open":
            words = []
        elif child.type == f"{mark}_close" and words is not None:
            yield " ".join("".join(words).split())
            words = None
        elif words is not None:
            words.append(_words(child, str).replace(SEAM, ""))


class _Line:
    """The words of an inline token, and where in them each of its children begins.

    `text` has a barrier where no name may be found; `shown` has there what a reader reads.
    """

    def __init__(self, children: Sequence[Token], called: Callable[[str], str]) -> None:
        self.children, self.called = children, called
        self.starts: list[int] = []
        texts, shown, length, inside = [], [], 0, 0
        for child in children:
            inside += (child.type in _LINK_BEGINS) - (child.type in _LINK_ENDS)
            words = _words(child, called)
            may_link = child.type in ("text", "softbreak", "hardbreak") and not inside
            self.starts.append(length)
            texts.append(words if may_link or words == SEAM else BARRIER * len(words))
            shown.append(words)
            length += len(words)
        self.text, self.shown = "".join(texts), "".join(shown)

    def mentions(self, marks: Sequence[tuple[int, int, str]]) -> list[Mention]:
        """What is mentioned: the names of `marks`, and the references, in the order of reading."""
        refs = [
            (start, start + len(_words(child, self.called)), child.meta["id"], True)
            for child, start in zip(self.children, self.starts, strict=True)
            if child.type == "ref"
        ]
        both = sorted([*((*mark, False) for mark in marks), *refs])
        sentences = _Sentences(self.shown)
        return [sentences.mention(start, end, owner, marked) for start, end, owner, marked in both]

    def cut(self, marks: Sequence[tuple[int, int, str]]) -> list[Token]:
        """The children with a link around each of `marks`, which follow each other."""
        made: list[Token] = []
        edges = [
            (place, owner) for start, end, owner in marks for place, owner in ((start, owner), (end, ""))
        ]
        edges.append((len(self.text) + 1, ""))
        number = 0
        for child, begin in zip(self.children, self.starts, strict=True):
            place, finish = begin, begin + len(_words(child, self.called))
            while edges[number][0] < finish or (edges[number][0] == finish and not edges[number][1]):
                edge, owner = edges[number]
                if edge > place:
                    made.append(_part(child, place - begin, edge - begin))
                    place = edge
                made.append(mention_open(owner) if owner else MENTION_CLOSE)
                number += 1
            if place < finish or place == begin:
                made.append(_part(child, place - begin, finish - begin) if place > begin else child)
        return made


class _Sentences:
    """The sentences of what a reader reads, for those that stand around a name in it."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self._is_readable = shown.isprintable() and "  " not in shown
        self._stops: tuple[list[int], list[int]] | None = None
        self._known: tuple[tuple[int, int], str] | None = None

    def mention(self, start: int, end: int, owner: str, marked: bool) -> Mention:
        """The name that stands in `shown[start:end]`."""
        around = begin, finish = self._around(start, end)
        if self._known is None or self._known[0] != around:
            self._known = around, self._part(begin, finish).strip()
        before, words = self._part(begin, start), self._part(start, end).strip()
        return Mention(owner, words, self._known[1], len(before.lstrip()), marked)

    def _part(self, begin: int, end: int) -> str:
        part = self.shown[begin:end]
        return part if self._is_readable else _readable(part)

    def _around(self, start: int, end: int) -> tuple[int, int]:
        """Where the sentence in which `shown[start:end]` stands begins and ends."""
        if self._stops is None:
            stops = [stop.span() for stop in SENTENCE_END.finditer(self.shown)]
            self._stops = [stop for stop, _ in stops], [after for _, after in stops]
        ends, begins = self._stops
        number = bisect_right(begins, start)
        # A stop within the words themselves ends no sentence.
        last = max(number, bisect_left(ends, end - 1))
        return begins[number - 1] if number else 0, begins[last] if last < len(begins) else len(self.shown)


def _words(child: Token, called: Callable[[str], str]) -> str:
    if child.type in ("softbreak", "hardbreak"):
        return "\n"
    if child.type == "ref":
        return str(child.meta["words"] or called(child.meta["id"]))
    return child.content or SEAM


def _with(token: Token, children: list[Token]) -> Token:
    """An inline token with other children. `Token.copy` would look at its fields one by one."""
    return Token(
        token.type,
        token.tag,
        token.nesting,
        token.attrs,
        token.map,
        token.level,
        children,
        token.content,
        token.markup,
        token.info,
        token.meta,
        token.block,
        token.hidden,
    )


def _part(child: Token, begin: int, end: int) -> Token:
    """Some letters of a text; a break is whole."""
    if child.type != "text":
        return child
    words = child.content[begin:end]
    return Token("text", "", 0, child.attrs, level=child.level, content=words, meta=child.meta)


def _readable(text: str) -> str:
    """Words for a line: white space as one space each, no seams. Space at either end stays as one."""
    words = text.replace(SEAM, "")
    is_readable = words.isprintable() and "  " not in words
    return words if is_readable else re.sub(r"\s+", " ", words)
