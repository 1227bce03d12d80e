"""A record whose kind makes a claim about the world must say who says so.

Which kinds of entity do, the library decides: `needs_source: [model, dataset]` in `content/library.yml`.
Corrections always do: they say that somebody is wrong.

Accepted:

    bert: {name: BERT, kind: model, sources: [src-devlin-2018], …}

Refused, with `needs_source: [model]`:

    bert: {name: BERT, kind: model, …}
"""

from collections.abc import Iterator

from site_builder.diagnostics import Diagnostic, error
from site_builder.model import Correction, Entity
from site_builder.resolve import Library


def check_sources(library: Library) -> Iterator[Diagnostic]:
    """Complain of entities and corrections that name no source although they must."""
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
