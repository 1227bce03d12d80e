"""The templates: where they are found, and the rules they are held to. The only door to Jinja.

Everything is escaped (`autoescape=True`; `select_autoescape` would leave `x.html.jinja` open) and a value
that is missing is an error, never nothing.
"""

import re
import traceback
from collections.abc import Callable, Hashable, Iterator, MutableMapping, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple, cast

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateNotFound,
    TemplatesNotFound,
    nodes,
)
from jinja2.compiler import CodeGenerator, Frame
from jinja2.loaders import split_template_path
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from site_builder.diagnostics import Diagnostic, Source, error, in_one_line, told_path
from site_builder.disk.project_files import RefusedFileError, is_file, read_text
from site_builder.markup import why_unsafe_on_page
from site_builder.shipped import shipped


class Templates:
    """Templates of some sorts, such as "slides" and behind it "themes/site"; a project's own go first."""

    def __init__(self, root: Path, *sorts: str) -> None:
        self._root, self._sorts = root, sorts
        self._environment = _environment(root, sorts)

    def fill(self, name: str, **values: Any) -> str:
        """Fill the template `name`. Raises BadTemplateError, for a project may bring templates of its own."""
        with self._told(name):
            return self._environment.get_template(name).render(values)

    def call(self, name: str, macro: str, *values: Any) -> Markup:
        """What a macro of the template `name` makes of some values. Raises BadTemplateError."""
        with self._told(name):
            return Markup(getattr(self._environment.get_template(name).module, macro)(*values))

    @contextmanager
    def _told(self, name: str) -> Iterator[None]:
        try:
            yield
        except RefusedFileError as refused:
            raise BadTemplateError(refused.diagnostic) from refused
        except Exception as problem:
            # A template is code of the project; whatever it raises is told with the line it stands on.
            where = next(filter(None, self._places(problem)), Source(name))
            raise BadTemplateError(_complaint(where, words_of_fault(problem))) from problem

    def _places(self, problem: Exception) -> Iterator[Source | None]:
        """Where to mend it: in the project's own template, even if what that calls is shipped."""
        yield place_of_fault(problem, self._root, [self._root / sort for sort in self._sorts])
        yield place_of_fault(problem, self._root, [shipped(sort) for sort in self._sorts])


def forget_templates() -> None:
    """Read all templates anew the next time they are used: one of them changed."""
    _environment.cache_clear()


class BadTemplateError(Exception):
    """A template that cannot be used, with what to tell its author."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic)
        self.diagnostic = diagnostic

    def __str__(self) -> str:
        return self.diagnostic.message


def _complaint(where: Source, words: str) -> Diagnostic:
    hint = "compare it with the shipped template of the same name, or delete it to use that one"
    return error(where, "bad-template", f"this template cannot be used: {words}", hint)


class Place(NamedTuple):
    """A line of a template through which an exception came."""

    file: Path
    line: int


def places_of_fault(problem: Exception) -> list[Place]:
    """Where templates stood when one of them raised something, the innermost last; none when none did."""
    made = []
    for frame, line in traceback.walk_tb(problem.__traceback__):
        name, template = frame.f_code.co_filename, frame.f_globals.get("__jinja_template__")
        if template:
            made.append(Place(Path(name), template.get_corresponding_lineno(line)))
        elif "__jinja_exception__" in frame.f_globals:  # a place that Jinja has put right already
            made.append(Place(Path(name), line))
    return made


def place_of_fault(problem: Exception, root: Path, folders: Sequence[Path]) -> Source | None:
    """The innermost line in a template of these folders through which it came; None when there is none."""
    for file, line in reversed(places_of_fault(problem)):
        if any(file.is_relative_to(folder) for folder in folders):
            return Source(told_path(file, root), line)
    return None


def missing_template(problem: Exception) -> str | None:
    """The template that is not there; None when that is not what went wrong."""
    return str(problem.name) if isinstance(problem, TemplateNotFound) else None


def words_of_fault(problem: Exception) -> str:
    """What a template raised, in words for its author."""
    match problem:
        case TemplatesNotFound():
            return f"there is no template {' or '.join(map(repr, problem.templates))}"
        case TemplateNotFound():
            return f"there is no template '{problem.name}'"
        case RecursionError():
            return "it calls itself without end"
        case LookupError():
            return f"{type(problem).__name__}: {problem}"  # of itself it is a mere name
    return in_one_line(problem)


_SPECIAL = re.compile("[&<>\"']")
_NUMBERS = (int, float)


def escaped(value: Any) -> str:
    """A value as a piece of HTML: plain text to be joined to others, where `escape` would wrap each piece."""
    kind = type(value)
    if kind is Markup or (kind is str and not _SPECIAL.search(value)):
        return cast("str", value)
    return str(value) if kind in _NUMBERS else escape(value)


class _Generator(CodeGenerator):
    """Escapes what a template prints by `_Environment.escaped`, which takes a third of the time."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class _Context(Context):
    """Calls a macro at once; Jinja asks of each what it may want to be told besides."""

    def call(self, called: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if type(called) is not Macro:
            return super().call(called, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return called(self.eval_ctx, *args, **kwargs)


class _Environment(Environment):
    code_generator_class = _Generator
    context_class = _Context
    escaped = staticmethod(escaped)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._found: dict[str, Template] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        # A plain dictionary: Jinja looks through it for each page, and its own chain of two is slow.
        return {**self.globals, **(d or {})}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's word
    ) -> Template:
        # Each page asks for its own and for those that this imports; nothing of them changes.
        if not isinstance(name, str) or globals:
            return super().get_template(name, parent, globals)
        if name not in self._found:
            self._found[name] = super().get_template(name, parent)
        return self._found[name]


class _OwnLoader(BaseLoader):
    """Loads templates from a folder of a project. Raises RefusedFileError if one is not read."""

    def __init__(self, root: Path, folder: str) -> None:
        self._root, self._folder = root, folder

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool] | None]:
        path = "/".join([self._folder, *split_template_path(template)])
        if not is_file(self._root, path):
            raise TemplateNotFound(template)
        return read_text(self._root, path), str(self._root / path), None


@cache
def _environment(root: Path, sorts: Sequence[str]) -> Environment:
    loaders = (
        (_OwnLoader(root, f"{s}/templates"), FileSystemLoader(shipped(s) / "templates")) for s in sorts
    )
    environment = _Environment(
        loader=ChoiceLoader([loader for pair in loaders for loader in pair]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["safe_address"] = _safe_address
    # By type as well: what is safe and what is not may be the same letters.
    environment.globals["once"] = lru_cache(maxsize=20_000, typed=True)(_call)
    return environment


def _call(macro: Callable[..., str], *values: Hashable) -> str:
    """What a macro makes of some values: `once(macro, …)` in a template asks it once for the same ones."""
    return macro(*values)


def _safe_address(address: str) -> str:
    """Returns an address for an attribute, or a dead anchor for one that leads nowhere safe."""
    return "#" if why_unsafe_on_page(address) else address
