"""The whole site through MkDocs, built beside the old one and then put in its place."""

import logging
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build as host_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from site_builder.build import Loaded, render
from site_builder.diagnostics import Diagnostic, Source, error, warning
from site_builder.hosts.mkdocs.plugin import SiteBuilderPlugin
from site_builder.inputs import CONFIG
from site_builder.output import Kept, Replacement, replacing
from site_builder.render.templates import BadTemplateError

_PLUGIN = "site-builder"


def configure(root: Path, site: Path | None) -> tuple[MkDocsConfig | None, list[Diagnostic]]:
    """Read `mkdocs.yml`. `site` is where the site goes, if not where that file says."""
    # The theme prints an announcement of its makers at each build; it says nothing about the author's site.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    path = root / CONFIG
    if not path.is_file():
        hint = "make one with: site_name, theme: {name: material}, plugins: [search, site-builder]"
        return None, [error(Source(CONFIG), "missing-file", "there is no mkdocs.yml", hint)]
    with _heard() as said:
        try:
            options = {"site_dir": str(site)} if site else {}
            config = load_config(str(path), **options)
        except (MkDocsException, Abort) as problem:
            return None, _complaints(said, root, root) or [
                error(Source(CONFIG), "bad-config", _flat(problem))
            ]
    if _PLUGIN not in config.plugins:
        hint = "write: plugins: [search, site-builder]"
        return None, [error(Source(CONFIG), "bad-config", "the plugin 'site-builder' is not named", hint)]
    return config, []


def build_site(
    config: MkDocsConfig, loaded: Loaded, known: Mapping[str, Kept] | None = None, strict: bool = False
) -> tuple[Replacement | None, list[Diagnostic]]:
    """Build the site of a configuration from a library without errors; returns what MkDocs complains of.

    The folder of the site is replaced in one step at the end; it stays as it was, and the result is None,
    when anything goes wrong, or with `strict` there is any complaint. `known` are its files as last left.
    """
    root, site = Path(config.config_file_path).parent, Path(config.site_dir)
    plugin = config.plugins[_PLUGIN]
    assert isinstance(plugin, SiteBuilderPlugin)
    try:
        built = render(loaded.library, root, config.site_url or "")
    except BadTemplateError as bad:
        return None, [bad.diagnostic]
    plugin.built, plugin.loaded, plugin.quiet = built, loaded, True
    with _heard() as said:
        try:
            with replacing(site, known) as new:
                # MkDocs empties the folder that it writes to, so it is given one of its own.
                config.site_dir = str(new.work / "host")
                plugin.write = lambda outputs, folder: new.put(outputs)
                host_build(config)
                new.take(new.work / "host")
                if strict and (said or built.diagnostics):
                    raise Abort("there are complaints")
        except OSError as problem:
            words = f"the site cannot be written: {problem.strerror}"
            return None, [error(Source(str(problem.filename or site)), "cannot-write", words)]
        except (MkDocsException, Abort) as problem:
            return None, [*built.diagnostics, *_complaints(said, root, Path(config.docs_dir))] or [
                error(Source(CONFIG), "host-failed", _flat(problem))
            ]
    return new, [*built.diagnostics, *_complaints(said, root, Path(config.docs_dir))]


class _Listener(logging.Handler):
    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.said: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record)


@contextmanager
def _heard() -> Iterator[list[logging.LogRecord]]:
    """Collect what MkDocs logs as a warning or worse, instead of printing it."""
    handler = _Listener(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    before = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield handler.said
    finally:
        logger.removeHandler(handler)
        logger.propagate = before


def _complaints(said: list[logging.LogRecord], root: Path, docs: Path) -> list[Diagnostic]:
    return [
        (error if record.levelno >= logging.ERROR else warning)(
            _place(message, root, docs), "host-complaint", message
        )
        for record in said
        if (message := " ".join(record.getMessage().split()))
    ]


_ABOUT_PAGE = re.compile(r"Doc file '([^']+)'(?: contains an? \w*\s?link '([^']+)')?")


def _place(message: str, root: Path, docs: Path) -> Source:
    """Which file of the author a message of MkDocs is about, and where in it."""
    found = _ABOUT_PAGE.match(message)
    if not found:
        return Source(CONFIG)
    page = docs / found[1]
    path = page.relative_to(root).as_posix() if page.is_relative_to(root) else found[1]
    lines = page.read_text("utf-8", "replace").split("\n") if page.is_file() else []
    for number, line in enumerate(lines if found[2] else (), 1):
        if found[2] in line:
            return Source(path, number, line.index(found[2]) + 1)
    return Source(path)


def _flat(problem: Exception) -> str:
    return " ".join(str(problem).split()) or type(problem).__name__
