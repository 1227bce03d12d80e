"""What stands in the fields of a record: every prose, every reference, every address, however deep."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from site_builder.diagnostics import Source
from site_builder.model.parts import LecturePart, Part
from site_builder.model.values import Maker, Prose, Ref, Scalar, WebAddress


def says_the_same(one: Part, other: Part, but_for_prose: bool = False) -> bool:
    """Whether two records differ in nothing but where they stand; or in the words of their prose as well."""
    return type(one) is type(other) and all(
        _says_the_same(getattr(one, name), getattr(other, name), but_for_prose)
        for name in type(one).model_fields
    )


def _says_the_same(one: Any, other: Any, but_for_prose: bool) -> bool:
    if isinstance(one, Scalar):
        is_free = but_for_prose and isinstance(one, Prose)
        return type(one) is type(other) and (is_free or one.text == other.text)
    if isinstance(one, tuple):
        is_alike = isinstance(other, tuple) and len(one) == len(other)
        return is_alike and all(_says_the_same(*pair, but_for_prose) for pair in zip(one, other, strict=True))
    if isinstance(one, Part):
        return isinstance(other, Part) and says_the_same(one, other, but_for_prose)
    return one == other or (isinstance(one, Source) and isinstance(other, Source))


def texts(part: Part) -> Iterator[tuple[str, Prose]]:
    """Every prose of a record, with the name of its field, however deep it stands."""
    for name in _fields(type(part), (Prose,)):
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
    for name in _fields(type(part), (Ref, Maker)):
        value = getattr(part, name)
        if name != "id" and value and not (name == "lecture" and isinstance(part, LecturePart)):
            yield from _references(name, value)


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
    for name in _fields(type(part), (WebAddress,)):
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
def _fields(kind: type[Part], leaves: tuple[type[Scalar], ...]) -> tuple[str, ...]:
    """The fields in which such leaves may stand: a record has many fields, and few of a sort."""
    return tuple(name for name, field in kind.model_fields.items() if _may_hold(field.annotation, leaves))


def _may_hold(annotation: Any, leaves: tuple[type[Scalar], ...]) -> bool:
    inner = get_args(annotation)
    if inner or not isinstance(annotation, type):
        return any(_may_hold(one, leaves) for one in inner)
    return (
        bool(_fields(annotation, leaves)) if issubclass(annotation, Part) else issubclass(annotation, leaves)
    )
