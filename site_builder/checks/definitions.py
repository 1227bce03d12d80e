"""A definition is one sentence, and explains a word by others.

Accepted:

    crumb:  {term: crumb, definition: "The inside of a loaf, held up by gluten.", …}
    gluten: {term: gluten, definition: The net of protein that forms when flour and water meet., …}

Refused:

    crumb:  {term: crumb, definition: What a crumb is., …}
    gluten: {term: gluten, definition: What holds up the crumb., …}    # and crumb says: what gluten holds up
    yeast:  {term: yeast, definition: A fungus. It turns sugar into gas., …}
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from site_builder.checks.circles import circles
from site_builder.checks.places import place_of_link
from site_builder.diagnostics import Diagnostic, warning
from site_builder.mentions import plurals, same_spelling
from site_builder.model import Entity, Term
from site_builder.prose import SENTENCE_END, Token, inlines, plain
from site_builder.resolve import Library, Link

_WORD = re.compile(r"[^\W_]+")
# Words that say nothing by themselves. English, as the plurals are.
_WORDS = """
a an the this that these those it its they them their there here what which who whose when where how is
are was were be been being has have had do does done can could may might will would shall should of in on
at by for from to with without as and or not no nor but if so than then such same other another any all
each every some one ones thing things something anything kind sort type form example case used use uses
called named known means mean meaning refers refer term word name see also about very more most
"""
_SAYS_NOTHING = frozenset(_WORDS.split())
_SHOWN = 5  # records of a circle that a message names
# A point behind these, or behind a single letter, ends no sentence.
_SHORT = re.compile(
    r"\b(?:[A-Za-z]|e\.g|i\.e|cf|vs|etc|ca|approx|nos?|figs?|eqs?|sec|ch|vol|pp|eds?|al|inc|ltd|corp|co|[js]r|st|dr|"
    r"mrs?|ms|prof|gen|univ|dept|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$",
    re.IGNORECASE,
)
_REACH = 10  # characters before a point in which one of them stands


def check_definitions(library: Library) -> Iterator[Diagnostic]:
    """Complain of definitions that explain nothing, lean on each other, or are longer than a sentence."""
    links = [link for link in library.links if link.field == "definition"]
    with_others = {link.origin for link in links}
    defined: list[Entity | Term] = [*library.of(Entity), *library.of(Term)]
    for record in defined:
        tokens = library.tokens[record.definition]
        if record.id.id not in with_others and _uses_only_itself(record, tokens):
            words = f"the definition of '{record.id}' uses only the word itself"
            hint = "say what it is in other words"
            yield warning(record.definition.source, "circular-definition", words, hint)
        if _is_long(tokens):
            words = f"the definition of '{record.id}' is longer than a sentence"
            hint = "keep the first sentence, and put the rest under 'body'"
            yield warning(record.definition.source, "long-definition", words, hint)
    yield from _of_each_other(library, links)


def _uses_only_itself(record: Entity | Term, tokens: Sequence[Token]) -> bool:
    own: set[str] = set()
    for spelling in (record.name, *record.aliases):
        own.update(_words(" ".join([spelling.text, *plurals(spelling.text)])))
    return own.issuperset(set(_words(plain(tokens))) - _SAYS_NOTHING)


def _words(text: str) -> list[str]:
    return _WORD.findall(same_spelling(text))


def _is_long(tokens: Sequence[Token]) -> bool:
    text = plain(tokens)
    ends = (end.start() for end in SENTENCE_END.finditer(text))
    goes_on = any(not _SHORT.search(text[max(end - _REACH, 0) : end]) for end in ends)
    return goes_on or sum(1 for _ in inlines(tokens)) > 1


def _of_each_other(library: Library, links: Sequence[Link]) -> Iterator[Diagnostic]:
    leads: defaultdict[str, dict[str, Link]] = defaultdict(dict)
    for link in links:
        leads[link.origin].setdefault(link.target, link)
    for along in circles({one: [*others] for one, others in leads.items()}):
        link = leads[along[-1]][along[0]]
        record = library.records[link.origin]
        assert isinstance(record, Entity | Term)
        words = f"the definitions of {_named(along)} use each other"
        hint = "explain one of them by words that are none of these"
        place = place_of_link(link, record.definition) or record.definition.source
        yield warning(place, "definitions-in-circle", words, hint, len(link.words))


def _named(along: Sequence[str]) -> str:
    names = [f"'{one}'" for one in along]
    shown = names if len(names) <= _SHOWN else [*names[: _SHOWN - 1], "others"]
    return f"{', '.join(shown[:-1])} and {shown[-1]}"
