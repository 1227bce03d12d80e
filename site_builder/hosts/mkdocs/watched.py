"""Marks that notice when a template does more with a value than show it.

A frame is right for all its pages as long as templates put values where they belong. One that compares,
measures or changes a value may treat each page otherwise, and no sample of pages would be sure to show it.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from types import FrameType
from typing import Any

_OPERATIONS = ("eq", "ne", "lt", "le", "gt", "ge", "contains", "len", "getitem", "iter", "hash", "mod", "mul")
_NOTED = [f"__{name}__" for name in _OPERATIONS] + [name for name in dir(str) if not name.startswith("_")]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a template does more with than show it, such as "page.title", and where: a file and its line."""

    value: str
    template: str
    line: int


@dataclass(slots=True)
class Watch:
    """Where it is noted what templates ask of one page."""

    asked: list[Asked] = field(default_factory=list)

    def on(self, value: str, shown: str) -> "Watched":
        """`shown` in the place of `value`, such as "page.title"."""
        watched = Watched(shown)
        watched.value, watched.watch = value, self
        return watched


class Watched(str):
    """A string that notes what is asked of it. What MkDocs itself asks is alike for all pages of a frame."""

    __slots__ = ("value", "watch")
    value: str
    watch: Watch

    def __str__(self) -> str:
        return self

    def __bool__(self) -> bool:
        return True  # values that may be empty have frames of their own

    def __html__(self) -> str:
        return str.__str__(self)


def _noting(name: str) -> Callable[..., Any]:
    plain = getattr(str, name)

    def noted(self: Watched, *values: Any, **more: Any) -> Any:
        if place := _template(sys._getframe(1)):
            self.watch.asked.append(Asked(self.value, *place))
        return plain(self, *values, **more)

    return noted


for _name in _NOTED:
    setattr(Watched, _name, _noting(_name))


def _template(frame: FrameType | None) -> tuple[str, int] | None:
    """The template that asks, and its line; None when MkDocs itself does."""
    while frame and not frame.f_globals.get("__name__", "").startswith("mkdocs."):
        if template := frame.f_globals.get("__jinja_template__"):
            return template.filename or template.name or "", template.get_corresponding_lineno(frame.f_lineno)
        frame = frame.f_back
    return None
