"""A mapping of the tree as a record, or in authors' words why it cannot be one."""

import difflib
import re
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from site_builder.diagnostics import Diagnostic, Source, error
from site_builder.model import Part, Scalar
from site_builder.read.cut_texts import cut_texts
from site_builder.read.drafts import draft_of
from site_builder.read.field_types import type_at
from site_builder.read.tree import Items, Mapping

P = TypeVar("P", bound=Part)


@dataclass(frozen=True, slots=True)
class Made(Generic[P]):
    """A record, or what is wrong with it and a `draft`: what is left of it without that."""

    record: P | None
    mistakes: list[Diagnostic]
    draft: P | None = None


def make(kind: type[P], fields: Mapping, given: dict[str, Any], name: str, owner: Source) -> Made[P]:
    """Make a record of `kind` from what the author wrote and what the program adds (`given`).

    `name` is what to call it in a message, e.g. "entity 'bert'"; `owner` is where it begins.
    """
    clashes = [
        _unknown(fields, key, kind, name)
        for key in given
        if key in fields and key in ("id", "source", "lecture")
    ]
    if clashes:
        return Made(None, clashes)
    values = _plain(fields, kind) | given
    cut = [*cut_texts(kind, fields)] if fields.comments else []
    try:
        return Made(kind.model_validate(values), cut)
    except ValidationError as problems:
        listed = problems.errors(include_url=False)
        found = [_explain(problem, fields, kind, name, owner) for problem in listed]
        return Made(None, [*cut, *_without_echoes(found)], draft_of(kind, values, [p["loc"] for p in listed]))


def _plain(tree: Any, kind: Any) -> Any:
    # An empty field is as good as none; pydantic would ask each type whether it may be null.
    if isinstance(tree, Mapping):
        return {key: _plain(value, kind) for key, value in tree.items() if value is not None}
    if isinstance(tree, Items):
        return tuple(_plain(item, kind) for item in tree)
    return tree


def _without_echoes(found: list[Diagnostic]) -> list[Diagnostic]:
    # A misspelt 'defintion' is one mistake, not an unknown field and a missing one.
    meant = {d.hint for d in found if d.code == "unknown-field"}
    return [
        d
        for d in found
        if not (d.code == "missing-field" and any(f"did you mean {w}?" in meant for w in _quoted(d)))
    ]


def _quoted(diagnostic: Diagnostic) -> list[str]:
    return re.findall(r"has no ('[^']*')", diagnostic.message)


def _explain(problem: Any, fields: Mapping, kind: type[Part], name: str, owner: Source) -> Diagnostic:
    where = tuple(problem["loc"])
    # A message quotes what was written, which may run over lines.
    code, message = problem["type"], " ".join(problem["msg"].split())
    if code == "extra_forbidden":
        holder, inner = _walk(fields, where[:-1]), type_at(kind, where[:-1])
        if isinstance(holder, Mapping | Scalar):
            return _unknown(holder, str(where[-1]), inner, name)
    if code == "missing":
        return _missing(problem, fields, name, owner)
    place, length = _place(fields, where)
    field = ".".join(str(part) for part in where if isinstance(part, str))
    if code in _OWN_WORDS:
        own_code, own_message, hint = _OWN_WORDS[code](field, problem)
        return error(place, own_code, " ".join(own_message.split()), hint, length)
    if code.endswith("_type") or code == "tuple_type":
        return error(place, "wrong-type", f"'{field}' of {name} is not of the right form", "", length)
    if code == "wrong-type":
        return error(place, code, f"'{field}' must be text", "is it indented too far, or a list?", length)
    return error(place, code, message, _HINTS.get(code, ""), length)


def _choice(field: str, problem: Any) -> tuple[str, str, str]:
    choices = [word.strip("' ") for word in problem["ctx"]["expected"].replace(" or ", ", ").split(",")]
    return (
        "bad-value",
        f"'{problem['input']}' is not known as '{field}'",
        did_you_mean(str(problem["input"]), choices) or f"one of: {', '.join(choices)}",
    )


_OWN_WORDS: dict[str, Any] = {
    "literal_error": _choice,
    "tuple_type": lambda field, _: (
        "wrong-type",
        f"'{field}' must be a list",
        "write [one, two], or one line per item with a hyphen before it",
    ),
    "model_type": lambda field, _: (
        "wrong-type",
        f"'{field}' must be fields with values",
        "write key: value, one per line",
    ),
    "too_short": lambda field, _: ("empty-field", f"'{field}' must not be empty", "add at least one"),
    "string_pattern_mismatch": lambda field, problem: (
        "bad-value",
        f"'{problem['input']}' is not accepted as '{field}'",
        "",
    ),
    "string_type": lambda field, _: ("wrong-type", f"'{field}' must be text", ""),
}
_HINTS = {
    "bad-id": "ids look like this: recurrent-network",
    "empty-field": "write something, or leave the field out",
}


def _missing(problem: Any, fields: Mapping, name: str, owner: Source) -> Diagnostic:
    *outer, field = problem["loc"]
    holder = _walk(fields, tuple(outer))
    source = holder.source if outer and isinstance(holder, Mapping) else owner
    where = f" in '{'.'.join(str(part) for part in outer if isinstance(part, str))}'" if outer else ""
    return error(source, "missing-field", f"{name} has no '{field}'{where}", f"add a line '{field}: …'")


def _unknown(holder: Mapping | Scalar, key: str, kind: Any, name: str) -> Diagnostic:
    """A field that there is not. `holder` is a single word where a field's name alone may stand."""
    known = _field_names(kind)
    place = holder.source
    if isinstance(holder, Mapping):
        known = [field for field in known if field not in holder]
        place = holder.key_at(key).source if key in holder.places else place
    hint = did_you_mean(key, known)
    return error(
        place,
        "unknown-field",
        f"'{key}' is no field of {name}",
        hint or f"known: {', '.join(known)}",
        len(key),
    )


def _field_names(kind: Any) -> list[str]:
    if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
        return []
    return [
        field.alias or name
        for name, field in kind.model_fields.items()
        if name not in ("id", "source") and not (name == "lecture" and "section" in kind.model_fields)
    ]


def _walk(tree: Any, where: tuple[Any, ...]) -> Any:
    for step in where:
        if (isinstance(tree, Mapping) and step in tree) or (
            isinstance(tree, Items) and isinstance(step, int) and step < len(tree)
        ):
            tree = tree[step]
        else:
            return None
    return tree


def _place(fields: Mapping, where: tuple[Any, ...]) -> tuple[Source, int]:
    value = _walk(fields, where)
    if isinstance(value, Scalar):
        return value.source, len(value.text) if "\n" not in value.text else 0
    if isinstance(value, Mapping | Items):
        return value.source, 0
    return fields.source, 0


def did_you_mean(word: str, known: list[str]) -> str:
    """A hint with the nearest known word, "" when none is near."""
    near = difflib.get_close_matches(word.lower(), known, 1, 0.6)
    return f"did you mean '{near[0]}'?" if near else ""
