"""Two files must not meet at one address, nor on a disk that does not tell capitals apart.

A page written by hand may take the place of a generated one by standing at its very address. It may not
take that of a part of an index, which has a part of the records as soon as there are enough of them.

Accepted:

    content/pages/about.md and content/pages/about/team.md

Refused:

    content/pages/about.md and content/pages/About.md
    content/pages/about.md and content/pages/about/index.md
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
    """Complain of files whose addresses are the same, or the same but for capitals or the form of accents."""
    # What stands at each address, as a disk that does not tell capitals apart sees it.
    taken = {_as_disks_see(address): (address, "") for address in _generated(library)}
    for path in library.files:
        address = file_by_hand(path) or path
        if index := index_of_part(_as_disks_see(address)):
            words = f"addresses that begin with /{index}_ are those of the parts of /{index} when it is long"
            yield error(Source(path), "colliding-address", words, "give this file another name")
            continue
        first, owner = taken.setdefault(_as_disks_see(address), (address, path))
        if owner == path or (first == address and not owner):
            continue
        if first == address:
            words = f"this file and {owner} have the same address: /{address.removesuffix('index.html')}"
        else:
            other = owner or f"the page made at /{first.removesuffix('index.html')}"
            words = f"this file and {other} differ only in capitals or in the form of accents"
        hint = "give one of the two another name"
        yield error(Source(path), "colliding-address", words, hint)


def _generated(library: Library) -> Iterator[str]:
    yield from map(file_of, _INDEXES)
    for kind in (Entity, Term, Lecture, Section, Deck):
        yield from (file_of(page_of(record)) for record in library.of(kind))


def _as_disks_see(address: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", address).casefold())
