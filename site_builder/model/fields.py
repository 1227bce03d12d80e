"""What stands in the fields of a record: every prose, every reference, every address, however deep."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from site_builder.model.parts import LecturePart, Part
from site_builder.model.values import Maker, Prose, Ref, WebAddress


def texts(part: Part) -> Iterator[tuple[str, Prose]]:
    """Every prose of a record, with the name of its field, however deep it stands."""
    # Most fields hold none: not to look at them takes a third of the time.
    for name in _fields_with(type(part), Prose):
        value = getattr(part, name)
        if isinstance(value, Prose):
            yield name, value
        elif value:
            yield from _texts(name, value)


def _texts(name: str, value: Any) -> Iterator[tuple[str, Prose]]:
    if isinstance(value, Prose):
        yield name, value
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            # The prose of each part of a list is by itself, such as that of each slide.
            yield from _texts(f"{name}[{number}]" if isinstance(item, Part) else name, item)
    elif isinstance(value, Part):
        for inner, prose in texts(value):
            yield f"{name}.{inner}", prose


def references(part: Part) -> Iterator[tuple[str, Ref]]:
    """Every reference in a field of its own, with the field's name; `id` and `lecture` of a part left out."""
    for name in _fields(type(part)):
        if name != "id" and not (name == "lecture" and isinstance(part, LecturePart)):
            yield from _references(name, getattr(part, name))


def _references(name: str, value: Any) -> Iterator[tuple[str, Ref]]:
    if isinstance(value, Ref):
        yield name, value
    elif isinstance(value, Maker) and value.id:
        yield name, Ref(value.text, value.source, value.spans)
    elif isinstance(value, tuple):
        for item in value:
            yield from _references(name, item)
    elif isinstance(value, Part):
        for inner, ref in references(value):
            yield f"{name}.{inner}", ref


def web_addresses(part: Part) -> Iterator[WebAddress]:
    """Every address of a page elsewhere that stands in a field of its own, however deep."""
    for name in _fields(type(part)):
        yield from _web_addresses(getattr(part, name))


def _web_addresses(value: Any) -> Iterator[WebAddress]:
    if isinstance(value, WebAddress):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _web_addresses(item)
    elif isinstance(value, Part):
        yield from web_addresses(value)


@cache
def _fields(kind: type[Part]) -> tuple[str, ...]:
    return tuple(kind.model_fields)


@cache
def _fields_with(kind: type[Part], wanted: type) -> tuple[str, ...]:
    """The fields that may hold a value of the wanted type, however deep."""
    return tuple(name for name, field in kind.model_fields.items() if _may_hold(field.annotation, wanted))


def _may_hold(annotation: Any, wanted: type) -> bool:
    if not isinstance(annotation, type):
        return any(_may_hold(inner, wanted) for inner in get_args(annotation))
    return annotation is wanted or (issubclass(annotation, Part) and bool(_fields_with(annotation, wanted)))
