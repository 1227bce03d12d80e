"""What records are called: the spellings that link by themselves."""

from collections.abc import Iterable, Iterator

from site_builder.mentions import Name, plurals
from site_builder.model import Entity, Record, Term


def names_of(records: Iterable[Record]) -> Iterator[tuple[Name, Record]]:
    """Every spelling with its record: names, aliases, and their plurals."""
    for record in records:
        if isinstance(record, Entity | Term):
            for spelling in (record.name, *record.aliases):
                exact = _is_exact(spelling.text, record.case)
                yield Name(spelling.text, record.id.id, exact), record
                forms = (
                    [record.plural.text]
                    if record.plural and spelling is record.name
                    else plurals(spelling.text)
                )
                for form in forms if getattr(record, "kind", "") != "person" else ():
                    yield Name(str(form), record.id.id, exact, made=True), record


def links_itself(record: Record) -> bool:
    """Whether the names of a record link wherever they stand."""
    return isinstance(record, Entity | Term) and record.link == "auto"


def _is_exact(spelling: str, case: str) -> bool:
    # A capital after the first letter is meant: "BERT", "AlphaGo"; "Transformer" may be written small.
    # So are those of a name of three letters, for it may be an everyday word as well: "Go", "Ray".
    smart = any(c.isupper() for word in spelling.split() for c in word[1:]) or (
        len(spelling) <= 3 and spelling[:1].isupper()
    )
    return case == "exact" or (case == "smart" and smart)
