"""The templates: where they are found, and the rules they are held to. The only door to Jinja.

Everything is escaped (`autoescape=True`; `select_autoescape` would leave `x.html.jinja` open) and a value
that is missing is an error, never nothing.
"""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError
from markupsafe import Markup

from site_builder.shipped import shipped

__all__ = ["Markup", "TemplateError", "Templates"]


class Templates:
    """Templates of one sort ("themes/site" or "slides"), a project's own before the shipped ones."""

    def __init__(self, root: Path, sort: str) -> None:
        self._environment = _environment((str(root / sort / "templates"), str(shipped(sort) / "templates")))

    def fill(self, name: str, **values: Any) -> str:
        """Fill the template `name`. Raises TemplateError when a project's own template is wrong."""
        return self._environment.get_template(name).render(values)


@cache
def _environment(folders: Sequence[str]) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["safe_address"] = _safe_address
    return environment


def _safe_address(address: str) -> str:
    """An address for an attribute; one that could run code becomes a dead anchor. `read` refuses it first."""
    return address if re.match(r"(https?://|mailto:|[/#])", address, re.IGNORECASE) else "#"
