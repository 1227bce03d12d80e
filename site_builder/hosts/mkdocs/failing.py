"""Why a build of MkDocs stopped: what its own words, a template, or a hook of the project did, and where.

The theme's templates and hooks are code that MkDocs runs for the author, and it lets through what they raise.
"""

import errno
import logging
import re
import traceback
from collections.abc import Mapping, Sequence
from html import unescape
from itertools import dropwhile
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from mkdocs.exceptions import MkDocsException

from site_builder.diagnostics import Diagnostic, Source, error, has_error, in_one_line, told_path
from site_builder.disk.causes import cause_of, file_of
from site_builder.disk.project_files import RefusedFileError, unreadable
from site_builder.hosts.mkdocs.listening import complaints_of
from site_builder.hosts.mkdocs.places import place_of_word, place_of_word_in
from site_builder.hosts.mkdocs.settings import place_of_setting
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

_FAILED, _CANNOT_WRITE = "host-failed", "cannot-write"
_OURS, _OUR_PLUGIN = "site_builder", "site-builder"
# What the system refuses to whatever program asks, as long as nobody makes room or lifts a limit.
_OF_SYSTEM = frozenset(
    getattr(errno, name, -1) for name in ("ENOSPC", "EDQUOT", "EROFS", "EIO", "EMFILE", "ENFILE")
)
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
    return [fault_of(problem, config, site, pages[-1:])]


def fault_of(
    problem: Exception, config: "MkDocsConfig", site: Path, pages: Sequence[Path] = ()
) -> Diagnostic:
    """Say who raised what stopped MkDocs, on one of `pages`. Raises it again if this program did."""
    root = Path(config.config_file_path).parent
    found = (
        fault_in_template(problem, config, pages)
        or fault_in_hook(problem, root)
        or fault_in_plugin(problem, root, config.plugins)
    )
    if found:
        return found
    if isinstance(problem, OSError):
        return fault_of_system(problem, root, site, pages)
    if not _is_of_host(problem):
        raise problem
    where = Source(told_path(pages[0], root)) if pages else Source(CONFIG)
    return error(where, _FAILED, f"MkDocs stopped here: {_raised(problem)}")


def why_not_configured(problem: Exception, root: Path) -> Diagnostic:
    """Say who raised what stopped MkDocs at its configuration. Raises it again if this program did."""
    if found := fault_in_hook(problem, root) or fault_in_plugin(problem, root, {}):
        return found
    if not isinstance(problem, OSError) and not _is_of_host(problem):
        raise problem
    return error(Source(CONFIG), "bad-config", f"MkDocs cannot use this file: {_raised(problem)}")


def fault_of_system(problem: OSError, root: Path, site: Path, pages: Sequence[Path] = ()) -> Diagnostic:
    """Name the file that the system refused, or else the folder `site` that was written, and why."""
    if isinstance(problem, RefusedFileError):
        return problem.diagnostic
    file = Path(file_of(problem) or site)
    if file in pages:
        return unreadable(told_path(file, root), "file", problem).diagnostic
    return error(Source(str(file)), _CANNOT_WRITE, f"the site cannot be written: {cause_of(problem)}")


def with_an_error(found: list[Diagnostic], code: str, problem: Exception) -> list[Diagnostic]:
    """Complaints, and what MkDocs stopped for where that is none of them, as with `strict: true`."""
    if has_error(found):
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
        if not frame.f_globals.get("__name__", "").startswith(_OURS)
    ]
    if isinstance(problem, SyntaxError) and problem.filename:
        places.append((Path(problem.filename), problem.lineno or 1, problem.offset or 1))
        problem = SyntaxError(problem.msg)  # without its place, which is told already
    for file, line, column in reversed(places):
        if file.is_relative_to(root) and "site-packages" not in file.parts:
            where = Source(file.relative_to(root).as_posix(), line, column)
            return error(where, _code_of(problem), f"this hook raised {_raised(problem)}")
    return None


def fault_in_plugin(problem: Exception, root: Path, plugins: Mapping[str, object]) -> Diagnostic | None:
    """Name the plugin that raised something, at its line in mkdocs.yml. Returns None if none did."""
    for frame, _ in reversed([*traceback.walk_tb(problem.__traceback__)]):
        name = _plugin_in(frame, plugins)
        if name and name != _OUR_PLUGIN:
            where = place_of_setting(root, "plugins", name) or place_of_word(name, root) or Source(CONFIG)
            return error(where, _code_of(problem), f"the plugin '{name}' raised {_raised(problem)}")
    return None


def _plugin_in(frame: FrameType, plugins: Mapping[str, object]) -> str | None:
    """Return the name of the plugin that MkDocs runs or imports in this frame of its own."""
    place = frame.f_globals.get("__name__"), frame.f_code.co_name
    if place == ("mkdocs.plugins", "run_event"):
        running = getattr(frame.f_locals.get("method"), "__self__", None)
        return next((name for name, plugin in plugins.items() if plugin is running), None)
    return frame.f_locals.get("name") if place == ("mkdocs.config.config_options", "load_plugin") else None


def _is_of_host(problem: Exception) -> bool:
    """Return whether MkDocs, its theme or an extension raised it, and nothing of this program behind them."""
    names = [f.f_globals.get("__name__", "") for f, _ in traceback.walk_tb(problem.__traceback__)]
    behind = [*dropwhile(lambda name: not name.startswith("mkdocs."), names)]
    return bool(behind) and not any(name.startswith(_OURS) for name in behind)


def _code_of(problem: Exception) -> str:
    """Return the code of what a hook or plugin raised: a full disk is no fault of its own."""
    is_of_system = isinstance(problem, OSError) and problem.errno in _OF_SYSTEM
    return _CANNOT_WRITE if is_of_system else _FAILED


def _raised(problem: Exception) -> str:
    if isinstance(problem, OSError) and problem.errno in _OF_SYSTEM:
        named = f" {file}:" if (file := file_of(problem)) else ""
        return f"{type(problem).__name__}:{named} {cause_of(problem)}"
    return f"{type(problem).__name__}: {in_one_line(problem)}"


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
