"""Free text of which YAML drops the end as a comment."""

from collections.abc import Iterator
from typing import Any

from site_builder.diagnostics import Diagnostic, Source, warning
from site_builder.model import Maker, Part, Prose, Scalar, Text
from site_builder.read.field_types import type_at
from site_builder.read.tree import Items, Mapping, Place

_SHOWN = 40  # characters of a comment in a message
_HINT = 'put the text between "quotes", or write two spaces before a comment'
_HINT_FOR_LINE = "write the text as a block after |, or indent a comment like its field"


def cut_texts(kind: type[Part], fields: Mapping) -> Iterator[Diagnostic]:
    """Report each free text of a record that a comment ends after a single space.

    `fields` is the record as it stands in the file, `kind` its type. Ids, dates and numbers
    are no free text.
    """
    for where, place, value in _values(fields):
        comment = fields.comments.get(place)
        if comment and _is_free_text(type_at(kind, where), value):
            source = Source(fields.source.path, comment.line, comment.column)
            shown = comment.text if len(comment.text) <= _SHOWN else f"{comment.text[:_SHOWN]}…"
            words = f"YAML takes '{shown}' for a comment and drops it"
            hint = _HINT_FOR_LINE if comment.is_alone else _HINT
            yield warning(source, "comment-cuts-text", words, hint, len(comment.text))


def _values(tree: Any, where: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Place, Any]]:
    """Returns each value below `tree`: the path to it, the place of its key or hyphen, and the value."""
    if isinstance(tree, Mapping):
        for key, value in tree.items():
            if key in tree.places:
                yield (*where, key), tree.places[key], value
                yield from _values(value, (*where, key))
    elif isinstance(tree, Items):
        for number, item in enumerate(tree):
            if isinstance(item, Scalar | Mapping | Items):
                yield (*where, number), (item.source.line, item.source.column), item
                yield from _values(item, (*where, number))


def _is_free_text(kind: Any, value: Any) -> bool:
    """Whether a field of the type `kind` holds words of the author's own. A maker may be an id or a name."""
    if kind is Maker:
        return not (isinstance(value, Scalar) and Maker(value.text, value.source).id)
    return isinstance(kind, type) and issubclass(kind, Text | Prose)
