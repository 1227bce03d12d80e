"""Two records must not share a spelling, or nobody can say which of them a sentence means.

Accepted:

    bank:       {term: bank, definition: A house for money.}
    river-bank: {term: bank, definition: The side of a river., link: marked}

Refused, without `link: marked`. Warned of:

    feature:  {term: feature, …}
    features: {term: features, …}         # is made of 'feature' as its plural anyway
    alpha-go: {name: Alpha, …} and alphago: {name: AlphaGo, …}
"""

from collections.abc import Iterator

from site_builder.diagnostics import Diagnostic, error, warning
from site_builder.mentions import same_spelling
from site_builder.model import Entity, Record, Term
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


def check_plurals(library: Library) -> Iterator[Diagnostic]:
    """Complain of a name that is another record's name in the plural: the same thing defined twice."""
    made = {
        same_spelling(name.spelling): record
        for name, record in library.names
        if name.made and isinstance(record, Entity | Term) and record.link == "auto"
    }
    named: list[Entity | Term] = [*library.of(Entity), *library.of(Term)]
    for record in named:
        first = made.get(same_spelling(record.name.text)) if record.link == "auto" else None
        if first and first is not record:
            yield warning(
                record.name.source,
                "defined-twice",
                f"'{record.name}' is also the plural of the {first.KIND} '{first.id}' at {first.source}",
                "make one record of the two, or paste this line into one of them: link: marked",
                len(record.name.text),
            )


def check_ids(library: Library) -> Iterator[Diagnostic]:
    """Complain of ids that differ by nothing but their hyphens, which nobody keeps apart."""
    firsts: dict[str, Record] = {}
    for record in library.records.values():
        first = firsts.setdefault(record.id.id.replace("-", ""), record)
        if first is not record:
            yield warning(
                record.id.source,
                "look-alike-id",
                f"'{record.id}' differs only by hyphens from '{first.id}', the id of a {first.KIND} at "
                f"{first.source}",
                "give one of the two an id that nobody takes for the other",
                len(record.id.text),
            )
