"""A reference should lead somewhere else, and be there once.

Accepted:

    bert: {relations: [{type: builds_on, to: transformer}, {type: improves_on, to: transformer}], …}

Refused:

    bert: {relations: [{type: builds_on, to: bert}], …}
    bert: {sources: [src-devlin-2018, src-devlin-2018], …}
    bert: {developers: [Google AI Language], …}      # and there is an entity of this name
"""

from collections.abc import Iterator

from site_builder.diagnostics import Diagnostic, error, warning
from site_builder.mentions import same_spelling
from site_builder.model import Entity, Maker, Record, Ref, references
from site_builder.resolve import Library


def check_repeats(library: Library) -> Iterator[Diagnostic]:
    """Complain of references to the record itself, of those that stand twice, and of makers by name."""
    for record in library.records.values():
        yield from _to_itself(record)
        yield from _twice(record)
    yield from _by_name(library)


def _to_itself(record: Record) -> Iterator[Diagnostic]:
    for name, ref in references(record):
        if ref.id == record.id.id:
            words = f"'{name}' of '{record.id}' leads to '{record.id}' itself"
            yield error(
                ref.source, "self-reference", words, "name another record, or leave it out", len(ref.text)
            )


def _twice(record: Record) -> Iterator[Diagnostic]:
    for name, refs in _lists(record):
        seen: dict[str, Ref | Maker] = {}
        for kind, ref in refs:
            first = seen.setdefault(f"{kind} {ref.text}", ref)
            if first is not ref:
                words = f"'{ref.text}' stands twice in '{name}' of '{record.id}'"
                yield error(ref.source, "doubled-reference", words, "keep one of the two", len(ref.text))


def _lists(record: Record) -> Iterator[tuple[str, list[tuple[str, Ref | Maker]]]]:
    """Each list of references of a record: what sort each is of, and the reference."""
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, tuple) and value and isinstance(value[0], Ref | Maker):
            yield name, [("", ref) for ref in value]
    if isinstance(record, Entity):
        yield "relations", [(relation.type, relation.to) for relation in record.relations]


def _by_name(library: Library) -> Iterator[Diagnostic]:
    """Makers who are written by their name although they have a page to lead to."""
    named = {same_spelling(e.name.text): e.id.id for e in library.of(Entity)}
    for entity in library.of(Entity):
        for maker in entity.developers:
            owner = named.get(same_spelling(maker.text)) if maker.id is None else None
            if owner and owner != entity.id.id:
                words = f"'{maker}' is written out, and is the name of the entity '{owner}'"
                hint = f"write its id, {owner}, to lead to its page"
                yield warning(maker.source, "maker-by-name", words, hint, len(maker.text))
