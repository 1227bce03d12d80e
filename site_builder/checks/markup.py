"""Markdown that says too little or is not what it seems: links, headings, HTML.

Accepted:

    body: |
      [Smith's recipe](https://example.org/) has two parts.

      ## The first part

Refused:

    body: |
      The recipe is [here](https://example.org/). It has <b>two</b> parts.

      #### The first part
"""

import re
from collections.abc import Iterator, Sequence

from site_builder.diagnostics import Diagnostic, warning
from site_builder.model import Entity, Prose, Section, Term
from site_builder.prose import NO_WORD, Lines, Token, blocks
from site_builder.resolve import Library

_VAGUE = frozenset(
    [
        *("click", "click here", "here", "learn more", "link", "links", "look here", "more", "over here"),
        *("read more", "see here", "see more", "the link", "this", "this link", "this page", "this site"),
    ]
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
# Elements of HTML. `s` is left out: <s> and </s> are marks of sentences in models of language.
_ELEMENTS = (
    "a|abbr|address|article|aside|audio|b|blockquote|body|br|button|canvas|caption|center|cite|code|col|dd|del"
    "|details|dfn|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i"
    "|iframe|img|input|ins|kbd|label|li|link|main|mark|math|meta|nav|object|ol|option|p|picture|pre|q|samp"
    "|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|textarea"
    "|tfoot|th|thead|tr|tt|u|ul|var|video|wbr"
)
_TAG = re.compile(
    rf"<!--|<(?P<end>/)?(?P<name>{_ELEMENTS})"
    r"(?:\s+[\w:-]+=(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>]+))*"
    r"(?:\s+(?:allowfullscreen|async|autoplay|checked|controls|defer|disabled|hidden|loop|muted|open))*\s*/?>",
    re.IGNORECASE,
)
_ALONE = frozenset(["br", "hr", "wbr", "img"])  # these have no end


def check_markup(library: Library) -> Iterator[Diagnostic]:
    """Complain of links without a meaning of their own, of HTML, and of headings that skip a level."""
    bodies = {id(r.body) for r in library.records.values() if isinstance(r, Entity | Term | Section)}
    for prose, tokens in library.tokens.items():
        text = prose.text
        if "](" in text or "][" in text or "]:" in text or "|" in text or "<" in text:
            yield from _vague_links(prose, tokens)
        if "<" in text:
            yield from _html(prose, tokens)
        if "#" in text or "\n=" in text or "\n-" in text:
            # A body stands on a page of its own, below the page's title.
            yield from _headings(prose, tokens, id(prose) in bodies)


def _vague_links(prose: Prose, tokens: Sequence[Token]) -> Iterator[Diagnostic]:
    for block in blocks(prose.text, tokens):
        for begin, end, start in block.links:
            words = block.words[begin:end].strip()
            place = block.at(begin) if words else start
            if why := _why_vague(words):
                hint = "say in the words of the link where it leads"
                yield warning(prose.at(place), "vague-link", why, hint, len(words))


def _why_vague(words: str) -> str:
    if not words:
        return "a link without words cannot be seen"
    if NO_WORD not in words and " ".join(re.findall(r"\w+", words.lower())) in _VAGUE:
        return f"a link that reads '{words}' does not say where it leads"
    if _ADDRESS.fullmatch(words):
        return "a link that reads as its address does not say where it leads"
    return ""


def _html(prose: Prose, tokens: Sequence[Token]) -> Iterator[Diagnostic]:
    """The first tag of each paragraph that opens something; of one that closes, only where none opens."""
    ends: list[tuple[int, str]] = []
    is_told = False
    for block in blocks(prose.text, tokens):
        for found in _TAG.finditer(block.words):
            place = block.at(found.start())
            if prose.text[place] != "<" or not _is_tag(block.words, found):
                continue  # written as \< or &lt;, or a comparison
            if found["end"]:
                ends.append((place, found[0]))
                continue
            is_told = True
            yield _is_shown(prose, place, found[0])
            break
    if ends and not is_told:
        yield _is_shown(prose, *ends[0])


def _is_tag(words: str, found: re.Match[str]) -> bool:
    name = (found["name"] or "").lower()
    stands_alone = not words[max(found.start() - 1, 0)].isalnum() or found.start() == 0
    # Right behind a word it may be a type, as in List<a>; its end tells.
    return (
        stands_alone or name in _ALONE or bool(found["end"]) or f"</{name}>" in words[found.end() :].lower()
    )


def _is_shown(prose: Prose, place: int, tag: str) -> Diagnostic:
    words = f"HTML is shown as text here: '{' '.join(tag.split())[:40]}'"
    hint = "use Markdown, or put it between backticks where it is meant to be read"
    return warning(prose.at(place), "raw-html", words, hint, len(tag.split("\n", maxsplit=1)[0]))


def _headings(prose: Prose, tokens: Sequence[Token], is_body: bool) -> Iterator[Diagnostic]:
    above = int(is_body)
    for token in tokens:
        if token.type != "heading_open":
            continue
        level = int(token.tag[1])
        if above and level > above + 1:
            words = f"a heading of level {level} follows one of level {above}"
            yield _heading(prose, token, words, f"write {'#' * (above + 1)} for the next level")
        elif is_body and level == 1:
            words = "a heading of level 1 stands in a text whose page has its title there"
            yield _heading(prose, token, words, "write ## for the first level below the title")
        above = max(level, 1)


def _heading(prose: Prose, token: Token, words: str, hint: str) -> Diagnostic:
    lines, number = Lines(prose.text), token.map[0] if token.map else 0
    column = max(lines.lines[number].find(token.markup), 0) if token.markup[0] == "#" else 0
    place = lines.begins[number] + column
    return warning(prose.at(place), "heading-jump", words, hint, len(token.markup))
