"""What can be read of a record with a mistake in it, so that all its mistakes are told in one run."""

from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import ValidationError

from site_builder.model import Part

P = TypeVar("P", bound=Part)
Place = tuple[Any, ...]


def draft_of(kind: type[P], values: dict[str, Any], mistakes: Iterable[Place]) -> P | None:
    """The record without the fields, or parts of lists, that hold a mistake; None where it needs them."""
    tree: Any = values
    # From behind, so that the numbers of those before stay true.
    for where in sorted({_existing(values, place) for place in mistakes}, reverse=True):
        tree = _without(tree, where)
    try:
        return kind.model_validate(tree)
    except ValidationError:
        return None


def _existing(tree: Any, where: Place) -> Place:
    """The place, or what is nearest around it: a missing field has no place of its own."""
    for depth, step in enumerate(where):
        if not _has(tree, step):
            return where[:depth]
        tree = tree[step]
    return where


def _has(tree: Any, step: Any) -> bool:
    if isinstance(tree, tuple):
        return isinstance(step, int) and step < len(tree)
    return isinstance(tree, dict) and step in tree


def _without(tree: Any, where: Place) -> Any:
    if not where:
        return tree
    step, *rest = where
    if not _has(tree, step):
        return tree
    kept = [_without(tree[step], tuple(rest))] if rest else []
    if isinstance(tree, tuple):
        return (*tree[:step], *kept, *tree[step + 1 :])
    return {key: kept[0] if key == step else value for key, value in tree.items() if kept or key != step}
