"""Two files must not meet at one address, nor on a disk that does not tell capitals apart.

A page written by hand may not take the place of a generated one. Nor may it take the address of a part of an
index, which has a part of the records as soon as there are enough of them.

Accepted:

    content/pages/about.md and content/pages/about/team.md

Refused:

    content/pages/about.md and content/pages/About.md
    content/pages/about.md and content/pages/about/index.md
    content/pages/entities/yeast.md                         # and there is an entity 'yeast'
    content/pages/Glossary.md                               # and there is /glossary/
    content/pages/glossary/_a.md                            # a part of a long glossary may be /glossary/_a/
"""

import unicodedata
from collections.abc import Iterator

from site_builder.diagnostics import Diagnostic, Source, error
from site_builder.model import Deck, Entity, Lecture, Section, Term
from site_builder.resolve import Library
from site_builder.routes import (
    CORRECTIONS,
    DECKS,
    ENTITIES,
    GLOSSARY,
    GRAPH,
    HOME,
    SOURCES,
    TIMELINE,
    file_by_hand,
    file_of,
    index_of_part,
    page_of,
)

_INDEXES = (HOME, ENTITIES, GLOSSARY, SOURCES, TIMELINE, GRAPH, CORRECTIONS, DECKS)


def check_addresses(library: Library) -> Iterator[Diagnostic]:
    """Report files whose addresses are the same, or the same but for capitals or the form of accents."""
    # What stands at each address, as a disk that does not tell capitals apart sees it.
    taken = {_as_disks_see(address): (address, maker) for address, maker in _generated(library)}
    for path in library.files:
        address = file_by_hand(path) or path
        if index := index_of_part(_as_disks_see(address)):
            words = f"addresses that begin with /{index}_ are those of the parts of /{index} when it is long"
            yield error(Source(path), "colliding-address", words, "give this file another name")
            continue
        first, owner = taken.setdefault(_as_disks_see(address), (address, path))
        if owner == path:
            continue
        shown = f"/{first.removesuffix('index.html')}"
        if first == address:
            words = f"this file and {owner} have the same address: {shown}"
        else:
            words = f"this file and {owner}, at {shown}, differ only in capitals or in the form of accents"
        yield error(Source(path), "colliding-address", words, "give one of the two another name")


def _generated(library: Library) -> Iterator[tuple[str, str]]:
    """The file of each page that is always made, and what it is made from."""
    yield from ((file_of(page), "a page that is always made") for page in _INDEXES)
    for kind in (Entity, Term, Lecture, Section, Deck):
        for record in library.of(kind):
            yield file_of(page_of(record)), f"the {record.KIND} '{record.id}' ({record.source})"


def _as_disks_see(address: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", address).casefold())
