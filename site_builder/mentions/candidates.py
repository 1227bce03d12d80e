"""Words in prose that look like a name: abbreviations, capitalised words, words in strong type."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from site_builder.mentions.boundaries import BARRIER, begins_a_sentence
from site_builder.mentions.folding import same_spelling
from site_builder.mentions.linking import RunningText, running_text
from site_builder.mentions.vocabulary import Vocabulary
from site_builder.prose import Token

_CAPITAL = "[A-ZÀ-ÖØ-Þ]"
_REST = r"[\w’']*(?:[-.&]\w+)*\+*"
_PROPER = rf"{_CAPITAL}{_REST}"
_LINK = r"(?:[ \n](?:of|the|for|de|van|von|der|du|la))?[ \n]"
_NUMBER = r"(?:[ \n]v?\d[\w.]*)?"
_BEFORE, _AFTER = r"(?<![\w.@/#-]{})", r"(?![\w/@]|\.\w)"
# Several words, or one with a capital inside. What stands before is looked at behind the first letter, for a
# pattern that begins with a capital is several times as quick.
_NAME = re.compile(
    rf"{_CAPITAL}{_BEFORE.format('.')}(?:{_REST}(?:{_LINK}{_PROPER})+{_NUMBER}"
    rf"|(?<=(?=\w\S{{0,40}}{_CAPITAL}).){_REST}{_NUMBER}){_AFTER}"
)
_CAMEL = re.compile(rf"{_BEFORE.format('')}[a-z]++[A-Z]\w*{_AFTER}")  # as "iPhone"
_HUMP = re.compile(r"[A-Z](?<=[a-z].)")
# What a cheap look at a text must find before a closer one is worth its time; nearly always the first of the
# two tells.
_LIKELY = re.compile(rf"{_CAPITAL}(?:(?<=\w.)|\w*\s+(?:[a-z]{{2,3}}\s+)?{_CAPITAL})")
_BEHIND_A_SIGN = re.compile(rf"{_CAPITAL}(?<=[^\w\s].)")
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
_BETWEEN = f"\n{BARRIER}\n"  # no name runs across it
_LENGTH = 100  # characters; what is longer is no name
_REACH = 30  # characters around the words in which a longer name may begin or go on


class Candidate(NamedTuple):
    """Words that look like a name, which begin at `place` of the `context` around them.

    `opens` when a sentence begins with them, so that the capital of the first word says nothing; `explained`
    when they stand in brackets behind the words whose first letters they are.
    """

    words: str
    context: str
    place: int = 0
    strong: bool = False
    opens: bool = False
    explained: bool = False


def candidates(tokens: Sequence[Token]) -> Iterator[Candidate]:
    """The words of a parsed prose that look like names, in the order of reading."""
    for line in running_text(tokens):
        if _may_hold_names(line.source):
            yield from _names(line)
            yield from (Candidate(words, words, strong=True) for words in line.strong if _is_term(words))


def may_be_unknown(candidate: Candidate, spellings: Container[str]) -> bool:
    """A quick look before `unknown_in`: False where its words are known one by one, or all together.

    `spellings` are those of all names, as `same_spelling` makes them.
    """
    if same_spelling(candidate.words) in spellings:
        return False
    left = [word for word in candidate.words.split() if same_spelling(word) not in spellings]
    return candidate.strong or len(left) > 1 or any(map(_looks_like_a_name, left))


def unknown_in(candidates: Sequence[Candidate], known: Vocabulary) -> Iterator[list[str]]:
    """What of each candidate is left when the names that are known are taken out of it."""
    # One search for all: each by itself costs more than the search.
    names = known.find(_BETWEEN.join(candidate.context for candidate in candidates))
    name, begin = next(names, None), 0
    for candidate in candidates:
        end = begin + len(candidate.context)
        found = []
        while name and name[0] < end:
            found.append((name[0] - begin, name[1] - begin))
            name = next(names, None)
        yield [*_left(candidate, found)]
        begin = end + len(_BETWEEN)


def _left(candidate: Candidate, found: Sequence[tuple[int, int]]) -> Iterator[str]:
    if candidate.strong:
        if not found:
            yield candidate.words
        return
    length, done = len(candidate.words), 0
    shifted = ((start - candidate.place, end - candidate.place) for start, end in found)
    for start, end in [*((s, e) for s, e in shifted if s < length and e > 0), (length, length)]:
        left = candidate.words[done : max(start, 0)]
        if candidate.opens and not done and (first := _FIRST.match(left)):
            left = left[first.end() :]
        left = _LOOSE_ENDS.sub("", left)
        if _looks_like_a_name(left):
            yield left
        done = end


def _may_hold_names(text: str) -> bool:
    if _LIKELY.search(text) or "**" in text or "__" in text:
        return True
    return bool(_BEHIND_A_SIGN.search(text) and _INNER_CAPITAL.search(text))


def _look_alikes(text: str) -> Iterator[re.Match[str]]:
    """What has the capitals of a name, from left to right."""
    named = _NAME.finditer(text)
    if not _HUMP.search(text):
        yield from named
        return
    done = 0
    for found in sorted([*named, *_CAMEL.finditer(text)], key=re.Match.start):
        if found.start() >= done:
            yield found
            done = found.end()


def _names(line: RunningText) -> Iterator[Candidate]:
    text, quoted = line.text, None
    for found in _look_alikes(text):
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
            if any(start < begin < end for start, end in quoted) or any(
                words in title for title in line.slanted
            ):
                continue
        before = max(begin - _REACH, 0)
        context = line.shown[before : begin + len(words) + _REACH]
        explained = _is_explained(line.shown, begin, words)
        yield Candidate(words, context, begin - before, opens=opens, explained=explained)


def _looks_like_a_name(words: str) -> bool:
    parts = words.split()
    if len(parts) > 1:
        return sum([part[0].isupper() for part in parts]) > 1 or bool(_INNER_CAPITAL.search(words))
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
