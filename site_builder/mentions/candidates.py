"""Words in prose that look like a name: abbreviations, capitalised words, words in strong type."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from site_builder.mentions.boundaries import begins_a_sentence
from site_builder.mentions.linking import running_text
from site_builder.mentions.vocabulary import Vocabulary
from site_builder.prose import Token

_CAPITAL = "[A-ZÀ-ÖØ-Þ]"
_PROPER = rf"{_CAPITAL}[\w’']*(?:[-.&]\w+)*\+*"
_LINK = r"(?:[ \n](?:of|the|for|de|van|von|der|du|la))?[ \n]"
_NAME = re.compile(
    rf"(?<![\w.@/#-])(?:{_PROPER}(?:{_LINK}{_PROPER})*(?:[ \n]v?\d[\w.]*)?|[a-z]+[A-Z]\w*)(?![\w/@]|\.\w)"
)
# What a cheap look at a text must find before a closer one is worth its time.
_PERHAPS = re.compile(rf"{_CAPITAL}\w*\s+(?:[a-z]{{2,3}}\s+)?{_CAPITAL}|\w\S{{0,40}}{_CAPITAL}|\*\*|__")
_INNER_CAPITAL = re.compile(rf"\w\S{{0,40}}{_CAPITAL}")
_FIRST = re.compile(r"[^\W\d_][^A-Z\s]*(?:\s+|$)")  # a word with no capital but its first letter
_ROMAN = re.compile(r"[IVXLC]+")
_SHOUTED = re.compile(r"(?:[A-Z'’]+\s+){2,}[A-Z'’]+")  # NO NAME AT ALL
_POSSESSIVE = re.compile(r"['’]s?$")
_SMALL = r"(?:of|the|for|and|de|van|von|der|du|la)"
_LOOSE_ENDS = re.compile(rf"^(?:[\s'’-]|{_SMALL}\b|v?\d[\w.]*\s)+|(?:[\s'’-]|\b{_SMALL}|\sv?\d[\w.]*)+$")
_QUOTED = re.compile(r"[\"“«][^\"”»]{1,200}[\"”»]")
_SAID = re.compile(r"[.:!?,;]$")
_WORDS_OF_EMPHASIS = "not never only always all no must and or every each one both any"
_EMPHASIS = frozenset(_WORDS_OF_EMPHASIS.split())
_LENGTH = 100  # characters; what is longer is no name
_REACH = 30  # characters behind the words in which a longer name may go on


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that look like a name. `context` is the text from where they begin to some way behind them.

    `opens` when a sentence begins with them, so that the capital of the first word says nothing; `explained`
    when they stand in brackets behind the words whose first letters they are.
    """

    words: str
    context: str
    strong: bool = False
    opens: bool = False
    explained: bool = False


def candidates(tokens: Sequence[Token]) -> Iterator[Candidate]:
    """The words of a parsed prose that look like names, in the order of reading."""
    for line in running_text(tokens):
        if _PERHAPS.search(line.source):
            yield from _names(line.text, line.slanted)
            yield from (Candidate(words, words, strong=True) for words in line.strong if _is_term(words))


def unknown_in(candidate: Candidate, known: Vocabulary) -> Iterator[str]:
    """What of a candidate is left when the names that are known are taken out of it."""
    found = [*known.find(candidate.context)]
    if candidate.strong:
        if not found:
            yield candidate.words
        return
    length, done = len(candidate.words), 0
    for start, end in [*((s, e) for s, e, _ in found if s < length), (length, length)]:
        left = candidate.words[done:start]
        if candidate.opens and not done and (first := _FIRST.match(left)):
            left = left[first.end() :]
        left = _LOOSE_ENDS.sub("", left)
        if _looks_like_a_name(left):
            yield left
        done = end


def _names(text: str, slanted: Sequence[str]) -> Iterator[Candidate]:
    quoted: list[tuple[int, int]] | None = None
    for found in _NAME.finditer(text):
        begin, words = found.start(), found[0]
        if len(words) > _LENGTH or not _looks_like_a_name(words):
            continue
        if "_" in words or _SHOUTED.fullmatch(words):
            continue
        words = _POSSESSIVE.sub("", words)
        first = _FIRST.match(words)
        opens = bool(first) and begins_a_sentence(text, begin)
        if first and opens and not _looks_like_a_name(words[first.end() :]):
            continue
        if not _INNER_CAPITAL.search(words):
            # What is quoted or slanted is a title, or an example of words.
            if quoted is None:
                quoted = [(said.start(), said.end()) for said in _QUOTED.finditer(text)]
            if any(start < begin < end for start, end in quoted) or any(words in title for title in slanted):
                continue
        context = text[begin : begin + len(words) + _REACH]
        yield Candidate(words, context, opens=opens, explained=_is_explained(text, begin, words))


def _looks_like_a_name(words: str) -> bool:
    parts = words.split()
    if len(parts) > 1:
        return sum(part[0].isupper() for part in parts) > 1 or bool(_INNER_CAPITAL.search(words))
    return bool(_INNER_CAPITAL.search(words)) and not _ROMAN.fullmatch(words)


def _is_term(words: str) -> bool:
    return (
        len(words.split()) <= 4
        and len(words) > 2
        and any(map(str.isalpha, words))
        and not _SAID.search(words)
        and words.lower() not in _EMPHASIS
    )


def _is_explained(text: str, begin: int, words: str) -> bool:
    """Whether an abbreviation stands as "proximal policy optimization (PPO)"."""
    if text[begin - 1 : begin] != "(":
        return False
    letters = [c.lower() for c in words if c.isupper()]
    before = re.findall(r"[^\W_]+", text[max(0, begin - 100) : begin])
    return _spell(letters, before[-len(letters) :])


def _spell(letters: Sequence[str], words: Iterable[str]) -> bool:
    return [word[0].lower() for word in words] == [*letters]
