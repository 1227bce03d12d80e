"""A record whose kind makes a claim about the world must say who says so; a source is there to be cited.

Which kinds of entity do, the library decides: `needs_source: [model, dataset]` in `content/library.yml`.
Corrections always do: they say that somebody is wrong.

Accepted:

    bert: {name: BERT, kind: model, sources: [src-devlin-2018], …}

Refused, with `needs_source: [model]`:

    bert: {name: BERT, kind: model, …}
    src-hearsay: {title: …, verified: no}   # and nothing cites it, or `openai` does and has no `unverified`
"""

from collections.abc import Iterator

from site_builder.diagnostics import Diagnostic, error, warning
from site_builder.model import Correction, Entity, Event, Lecture, SourceRecord
from site_builder.resolve import Library


def check_sources(library: Library) -> Iterator[Diagnostic]:
    """Complain of claims without a source, of sources without a claim, and of unverified ones."""
    yield from _missing(library)
    if library.is_whole:
        yield from _unused(library)
    yield from _unverified(library)


def _missing(library: Library) -> Iterator[Diagnostic]:
    demanding = {kind.text for kind in library.settings.needs_source}
    for entity in library.of(Entity):
        if entity.kind.text in demanding and not entity.sources:
            yield error(
                entity.source,
                "missing-source",
                f"'{entity.id}' is a {entity.kind} and names no source",
                "add a line 'sources: […]'",
                len(entity.id.text),
            )
    for correction in library.of(Correction):
        if not correction.sources:
            yield error(
                correction.source,
                "missing-source",
                f"the correction '{correction.id}' names no source",
                "add a line 'sources: […]'",
                len(correction.id.text),
            )


def _unused(library: Library) -> Iterator[Diagnostic]:
    cited = {link.target for link in library.links}
    for source in library.of(SourceRecord):
        if source.id.id not in cited:
            words = f"nothing cites the source '{source.id}'"
            hint = f"name it under 'sources' of what rests on it, cite it as [[{source.id}]], or take it out"
            yield warning(source.source, "unused-source", words, hint, len(source.id.text))


def _unverified(library: Library) -> Iterator[Diagnostic]:
    """Records that cite an unverified source and do not say what is not verified, though they could."""
    shaky = {source.id.id for source in library.of(SourceRecord) if not source.verified}
    for record in library.records.values() if shaky else ():
        if not isinstance(record, Correction | Entity | Event | Lecture) or record.unverified:
            continue
        for ref in record.sources:
            if ref.id in shaky:
                words = f"the source '{ref}' is not verified, and '{record.id}' does not say so"
                hint = "add a line 'unverified: …' that says what is not certain, or verify the source"
                yield warning(ref.source, "unverified-source", words, hint, len(ref.text))
