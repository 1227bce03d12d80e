"""What nobody leads to, nobody finds: each term and entity is mentioned by another record.

Accepted:

    crumb:  {term: crumb, definition: The inside of a loaf., …}
    gluten: {term: gluten, definition: What holds up the crumb., …}     # a mention
    oven:   {term: oven, definition: A hot box., see: [gluten]}

Refused:

    oven:   {term: oven, definition: A hot box., …}       # and no other record mentions it
"""

from collections.abc import Iterator

from site_builder.diagnostics import Diagnostic, warning
from site_builder.model import Entity, Term
from site_builder.resolve import Library


def check_unused(library: Library) -> Iterator[Diagnostic]:
    """Complain of terms that no other record mentions, and of entities that no other record leads to."""
    if not library.is_whole:
        return
    led_to = {link.target for link in library.links if link.origin != link.target}
    for term in library.of(Term):
        if term.id.id not in led_to:
            words = f"no other record mentions the term '{term.id}'"
            hint = "use it, name it under 'see' of another, or take it out"
            yield warning(term.source, "unused-term", words, hint, len(term.id.text))
    for entity in library.of(Entity):
        if entity.id.id not in led_to:
            words = f"no other record leads to the entity '{entity.id}'"
            hint = "mention it, relate something to it, or take it out"
            yield warning(entity.source, "unlinked-record", words, hint, len(entity.id.text))
