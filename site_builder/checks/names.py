"""Two records must not share a spelling, or nobody can say which of them a sentence means.

Accepted:

    bank:       {term: bank, definition: A house for money.}
    river-bank: {term: bank, definition: The side of a river., link: marked}

Refused, without `link: marked`.
"""

from collections.abc import Iterator

from site_builder.diagnostics import Diagnostic, error
from site_builder.mentions import same_spelling
from site_builder.model import Entity, Term
from site_builder.resolve import Library


def check_names(library: Library) -> Iterator[Diagnostic]:
    """Complain of a spelling that a second record has as well, and print the line to paste."""
    owners: dict[str, Entity | Term] = {}
    named: list[Entity | Term] = [*library.of(Entity), *library.of(Term)]
    for record in named:
        if record.link == "marked":
            continue
        for spelling in (record.name, *record.aliases):
            first = owners.setdefault(same_spelling(spelling.text), record)
            if first is not record:
                yield error(
                    spelling.source,
                    "doubled-spelling",
                    f"'{spelling}' is also a spelling of the {first.KIND} '{first.id}' at {first.source}",
                    "use another word, or paste this line into one of the two: link: marked",
                    len(spelling.text),
                )
