"""Where the names of known things occur in text.

Names are matched on the words of parsed Markdown, never on raw text: folded to one form of quote, hyphen and
space, with the boundaries inside the pattern, so that a shorter name is found where a longer one only begins.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from site_builder.prose import SENTENCE_END, Token

# One character for one, so that offsets stay valid.
_FOLD = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u02bc\u2032", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d", "-"),
        **dict.fromkeys("\u00a0\u202f\u2009\u2007\u3000\n\t", " "),
        "\u00ad": "-",
    }
)
_BARRIER = "\ufffc"  # stands for code, formulas and links, which no name runs across
_SEAM = "\u2060"  # stands for the begin or end of an emphasis: a link must not cross it
_SPACE = r"[ ]*[ -][ ]*"
_JOINT = re.compile(r"(?<=[^ -])[ -]+(?=[^ -])")
_BEFORE = r"(?<![\w@/#$])"
# "GPT-4" is not in "GPT-4.5" nor "C" in "C++"; "end of sentence." and "name-based" are no obstacle.
_AFTER = r"(?![\w+#]|\.\d|-\d|://)"
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_QUIET = frozenset(["heading_open", "blockquote_open"])


@dataclass(frozen=True, slots=True)
class Name:
    """A spelling of a record.

    `exact` when its capitals count; `made` when a rule made it, such as a plural.
    """

    spelling: str
    id: str
    exact: bool
    made: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in prose: whose, in which words, and the sentence around it."""

    id: str
    words: str
    sentence: str


class Vocabulary:
    """All names that link by themselves."""

    def __init__(self, names: Iterable[Name]) -> None:
        self.exact: dict[str, str] = {}
        self.loose: dict[str, str] = {}
        # What an author wrote goes before what a rule made.
        for name in sorted(names, key=lambda n: n.made):
            words = joined(fold(name.spelling))
            if not any(c.isalnum() for c in words):
                continue
            if name.exact:
                self.exact.setdefault(words, name.id)
                if words[:1].islower():  # at the beginning of a sentence
                    self.exact.setdefault(words[:1].upper() + words[1:], name.id)
            else:
                self.loose.setdefault(lower(words), name.id)

    @cached_property
    def patterns(self) -> tuple[tuple[re.Pattern[str], Mapping[str, str], bool], ...]:
        made = ((self.exact, False), (self.loose, True))
        return tuple((trie_pattern(names), names, lowered) for names, lowered in made if names)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Each name in `text` as (start, end, id): the leftmost, and of those the longest."""
        folded = fold(text)
        forms = [(p, names, lower(folded) if lowered else folded) for p, names, lowered in self.patterns]
        nexts: list[re.Match[str] | None] = [pattern.search(form) for pattern, _, form in forms]
        while any(nexts):
            best = min(
                (k for k, found in enumerate(nexts) if found),
                key=lambda k: (nexts[k].start(), -nexts[k].end()),  # type: ignore[union-attr]
            )
            found = nexts[best]
            assert found
            start, end = found.span()
            yield start, end, forms[best][1][joined(found[0])]
            for k, (pattern, _, form) in enumerate(forms):
                other = nexts[k]
                if other and other.start() < end:
                    nexts[k] = pattern.search(form, end)


def fold(text: str) -> str:
    """One form for quotes, hyphens and spaces; as many characters as before."""
    return text.translate(_FOLD)


def lower(text: str) -> str:
    """Small letters, one for one ("İ" would become two)."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower()[:1] or c for c in text)


def joined(words: str) -> str:
    """Folded words with one space where a space or a hyphen joins two: each matches the other."""
    return _JOINT.sub(" ", words.strip())


def same_spelling(name: str) -> str:
    """What two names have in common that no sentence can tell apart."""
    return lower(joined(fold(name)))


def trie_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all names, shaped as a tree, which `re` walks many times faster than a flat list."""
    root: dict[str, dict] = {}  # type: ignore[type-arg]
    for name in names:
        branch = root
        for character in name:
            branch = branch.setdefault(character, {})
        branch[""] = {}
    return re.compile(_BEFORE + _branch(root))


def _branch(branch: dict) -> str:  # type: ignore[type-arg]
    # Longest first, so that "relative entropy" wins over "entropy"; the boundary stands inside, so that a
    # longer name that fails gives way to a shorter one.
    ways = [
        (_SPACE if character == " " else re.escape(character)) + _tail(inner, character)
        for character, inner in sorted(branch.items())
        if character
    ]
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


def _tail(inner: dict, last: str) -> str:  # type: ignore[type-arg]
    ends = "" in inner
    after = "" if _CJK.match(last) else _AFTER
    if set(inner) == {""}:
        return after
    rest = _branch(inner)
    return f"(?:{rest}|{after})" if ends and after else f"(?:{rest})?" if ends else rest


def plurals(name: str) -> list[str]:
    """The English plural of a name, where it has one by rule."""
    last = re.split(r"[ -]", name)[-1]
    if not last or not last[-1].isascii() or not last[-1].isalpha() or last.endswith("'s"):
        return []
    small = last.lower()
    if small.endswith(("s", "x", "z", "ch", "sh")):
        return [f"{name}es"]
    if small.endswith("y") and len(small) > 1 and small[-2] not in "aeiou" and not last.isupper():
        return [f"{name[:-1]}ies"]
    return [f"{name}s"]


def link_mentions(
    tokens: Sequence[Token], vocabulary: Vocabulary, seen: set[str]
) -> tuple[list[Token], list[Mention]]:
    """Mark names in parsed prose as links: the first of each, where it may be one.

    `seen` holds the ids that are linked already in this part of the page, or never here; it grows.
    A heading of the prose begins a new part. Returns new tokens and what was found.
    """
    made: list[Token] = []
    found: list[Mention] = []
    barred = frozenset(seen)
    quiet = 0
    for token in tokens:
        if token.type in _QUIET:
            quiet += 1
        elif token.type in ("heading_close", "blockquote_close"):
            quiet -= 1
        if token.type == "heading_open":
            seen.clear()
            seen.update(barred)
        if token.type == "inline" and not quiet:
            seen.update(c.meta["id"] for c in token.children or () if c.type == "ref")
            made.append(_link_inline(token, vocabulary, seen, found))
        else:
            made.append(token)
    return made, found


def _link_inline(token: Token, vocabulary: Vocabulary, seen: set[str], found: list[Mention]) -> Token:
    children = token.children or []
    text, starts = _flat(children)
    marks: list[tuple[int, int, str]] = []
    for start, end, owner in vocabulary.find(text):
        if owner in seen:
            continue
        seen.add(owner)
        marks.append((start, end, owner))
        found.append(Mention(owner, text[start:end], sentence_around(text, start, end)))
    if not marks:
        return token
    return token.copy(children=_cut(children, starts, marks))


def _flat(children: Sequence[Token]) -> tuple[str, list[int]]:
    """The words of an inline token, and where in them each child begins. What may not link is a barrier."""
    parts: list[str] = []
    starts: list[int] = []
    length, inside = 0, 0
    for child in children:
        inside += (child.type == "link_open") - (child.type == "link_close")
        if child.type == "text":
            part = _BARRIER * len(child.content) if inside else child.content
        elif child.type in ("softbreak", "hardbreak"):
            part = "\n"
        elif child.type == "ref":
            part = _BARRIER
        else:
            part = _BARRIER if child.content else _SEAM
        starts.append(length)
        parts.append(part)
        length += len(part)
    return "".join(parts), starts


def _cut(
    children: Sequence[Token], starts: Sequence[int], marks: Sequence[tuple[int, int, str]]
) -> list[Token]:
    made: list[Token] = []
    edges = {start: owner for start, _, owner in marks}
    ends = {end for _, end, _ in marks}
    for child, begin in zip(children, starts, strict=True):
        if child.type != "text":
            made.append(child)
            continue
        finish = begin + len(child.content)
        cuts = sorted({begin, finish, *(e for e in (*edges, *ends) if begin < e < finish)})
        for left, right in zip(cuts, cuts[1:] or [finish], strict=False):
            if left in edges:
                made.append(Token("mention_open", "a", 1, meta={"id": edges[left]}))
            made.append(child.copy(content=child.content[left - begin : right - begin]))
            if right in ends:
                made.append(Token("mention_close", "a", -1))
    return made


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence in which `text[start:end]` stands, on one line."""
    begin = 0
    for stop in SENTENCE_END.finditer(text):
        if stop.end() <= start:
            begin = stop.end()
        elif stop.start() >= end - 1:
            return _readable(text[begin : stop.end()])
    return _readable(text[begin:])


def _readable(text: str) -> str:
    return " ".join(re.sub(f"{_BARRIER}+", "…", text.replace(_SEAM, "")).split())
