"""Which type the model gives to a field, however deep it stands in a record."""

import types
import typing
from typing import Any

from pydantic import BaseModel


def type_at(kind: Any, where: tuple[Any, ...]) -> Any:
    """Returns the class of the value at `where` in a record of `kind`, or None if there is no such field.

    `where` has the names of fields and the numbers of list items. For a list it is the class of its items.
    """
    for step in where:
        if isinstance(step, int):
            continue
        fields = kind.model_fields if isinstance(kind, type) and issubclass(kind, BaseModel) else {}
        field = next((f for n, f in fields.items() if step in (n, f.alias)), None)
        kind = _inner_class(field.annotation) if field else None
    return kind


def _inner_class(annotation: Any) -> Any:
    if typing.get_origin(annotation) is typing.Annotated:
        return _inner_class(typing.get_args(annotation)[0])
    if isinstance(annotation, type):
        return annotation
    if typing.get_origin(annotation) in (types.UnionType, typing.Union, tuple):
        return next(
            (c for a in typing.get_args(annotation) if (c := _inner_class(a)) not in (None, type(None))), None
        )
    return None
