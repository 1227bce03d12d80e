"""Why a build of MkDocs stopped: what its own words, a template, or a hook of the project did, and where.

The theme's templates and hooks are code that MkDocs runs for the author, and it lets through what they raise.
"""

import logging
import re
import traceback
from collections.abc import Sequence
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import MkDocsException

from site_builder.diagnostics import Diagnostic, Severity, Source, error, in_one_line
from site_builder.hosts.mkdocs.listening import complaints_of
from site_builder.hosts.mkdocs.places import place_of_word, place_of_word_in
from site_builder.inputs import CONFIG
from site_builder.ownership import ForeignSiteError
from site_builder.render.templates import (
    BadTemplateError,
    missing_template,
    place_of_fault,
    places_of_fault,
    words_of_fault,
)

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_FAILED = "host-failed"
_IN_CONFIG = re.compile(r"line (\d+), column (\d+)\s*$")
_OF_PAGE = re.compile(r"Error (?:building|reading) page '([^']+)'")


def why_stopped(
    problem: Exception, config: "MkDocsConfig", said: Sequence[logging.LogRecord], site: Path
) -> list[Diagnostic]:
    """What stopped a build into the folder `site`. Raises it again when no author can have caused it."""
    root, docs = Path(config.config_file_path).parent, Path(config.docs_dir)
    if isinstance(problem, BadTemplateError | ForeignSiteError):
        return [problem.diagnostic]
    if isinstance(problem, MkDocsException):
        return with_an_error(complaints_of(said, root, docs), _FAILED, problem)
    pages = [docs / named[1] for record in said if (named := _OF_PAGE.match(record.getMessage()))]
    if found := fault_in_template(problem, config, pages[-1:]) or fault_in_hook(problem, root):
        return [found]
    if isinstance(problem, OSError):
        words = f"the site cannot be written: {problem.strerror or in_one_line(problem)}"
        return [error(Source(str(problem.filename or site)), "cannot-write", words)]
    raise problem


def with_an_error(found: list[Diagnostic], code: str, problem: Exception) -> list[Diagnostic]:
    """Complaints, and what MkDocs stopped for where that is none of them, as with `strict: true`."""
    if any(d.severity is Severity.ERROR for d in found):
        return found
    place = _IN_CONFIG.search(str(problem))
    where = Source(CONFIG, int(place[1]), int(place[2])) if place else Source(CONFIG)
    return [*found, error(where, code, in_one_line(problem))]


def fault_in_template(
    problem: Exception, config: "MkDocsConfig", pages: Sequence[Path] = ()
) -> Diagnostic | None:
    """What an override raised, or the theme with these settings, on one of `pages`; None when neither did."""
    root = Path(config.config_file_path).parent
    folders = [root / "themes", *map(Path, filter(None, [config.theme.custom_dir]))]
    words = words_of_fault(problem)
    if own := place_of_fault(problem, root, folders):
        hint = "compare it with the theme's template of the same name, or delete it to use that one"
        return error(own, "bad-template", f"this template cannot be used: {words}", hint)
    places, missing = places_of_fault(problem), unescape(missing_template(problem) or "")
    if not places and not missing:
        return None
    if places:
        words = f"{_named(places[-1].file, config)}, line {places[-1].line}, cannot be used: {words}"
    where = _where_asked(missing, root, pages) if missing else None
    hint = (
        ""
        if where
        else "look in mkdocs.yml for what it shows, such as the settings under 'theme' and 'extra'"
    )
    return error(where or Source(CONFIG), _FAILED, words, hint)


def fault_in_hook(problem: Exception, root: Path) -> Diagnostic | None:
    """What Python code of the project itself raised, with its line; None when none did."""
    places = [
        (Path(frame.f_code.co_filename), line, 1)
        for frame, line in traceback.walk_tb(problem.__traceback__)
        if not frame.f_globals.get("__name__", "").startswith("site_builder")
    ]
    if isinstance(problem, SyntaxError) and problem.filename:
        places.append((Path(problem.filename), problem.lineno or 1, problem.offset or 1))
        problem = SyntaxError(problem.msg)  # without its place, which is told already
    for file, line, column in reversed(places):
        if file.is_relative_to(root) and "site-packages" not in file.parts:
            words = f"this hook raised {type(problem).__name__}: {in_one_line(problem)}"
            return error(Source(file.relative_to(root).as_posix(), line, column), _FAILED, words)
    return None


def _named(file: Path, config: "MkDocsConfig") -> str:
    for folder in config.theme.dirs:
        if file.is_relative_to(folder):
            return f"the theme's template {file.relative_to(folder).as_posix()}"
    return "one of the extra_templates"  # MkDocs does not say which


def _where_asked(template: str, root: Path, pages: Sequence[Path]) -> Source | None:
    """Where an author asks for a template: by its name, by that of an icon, or by the last part of either."""
    icon = template.removeprefix(".icons/").rpartition(".")[0]
    for word in (template, icon, icon.rpartition("/")[2]):
        if found := place_of_word(word, root):
            return found
        for page in pages:
            if found := place_of_word_in(page, word, root):
                return found
    return None
