"""The MkDocs plugin `site-builder`: a translation between MkDocs' events and `build`. No content rules."""

import gzip
import logging
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage

from site_builder.build import Built, Loaded, load, render
from site_builder.diagnostics import Diagnostic, Severity, in_reading_order
from site_builder.disk.project_files import is_folder
from site_builder.frames import secured
from site_builder.hosts.mkdocs import index
from site_builder.hosts.mkdocs.dividing import divided, framed
from site_builder.hosts.mkdocs.failing import fault_of
from site_builder.hosts.mkdocs.folders import faults_in_folders
from site_builder.hosts.mkdocs.framing import Framer
from site_builder.hosts.mkdocs.generated import Places, generated
from site_builder.hosts.mkdocs.options import Options
from site_builder.hosts.mkdocs.theme import dress
from site_builder.output import Output, Replacement, write
from site_builder.remembering import Memory
from site_builder.render.exports.search import search_files
from site_builder.render.templates import BadTemplateError
from site_builder.report import one_line
from site_builder.routes import PagePath, file_of

log = logging.getLogger("mkdocs.plugins.site-builder")

_BROKEN = "Nothing was written: correct the errors above, or see them with 'site-builder check'."


# MkDocs gives no types to what happens when a class of it is derived from.
class SiteBuilderPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Puts the pages and decks made from YAML into a MkDocs site."""

    def __init__(self) -> None:
        self.serving = False
        self.host_config: MkDocsConfig | None = None  # as long as another plugin fails before our first event
        self.quiet = False  # set by who has told the author already
        self.new: Replacement | None = None  # where the site is put together, if not in its folder
        self.jobs = 1
        self.memory = Memory()  # `mkdocs serve` keeps the plugin from build to build
        self.loaded: Loaded | None = None
        self.built: Built | None = None
        self.places: Places | None = None  # set by a preview, which renders by itself

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.root = Path(config.config_file_path).parent
        self.host_config = config
        dress(config)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        # Before MkDocs empties the site folder: what is broken must not cost the published site.
        if self.places:
            return
        self.memory.begin_round()
        faults = [] if self.quiet else faults_in_folders(config)
        self.loaded = self.loaded or load(self.root, self.memory)
        self._tell(in_reading_order([*faults, *self.loaded.diagnostics]))
        if faults or (self.loaded.is_broken and not self.serving):
            raise Abort(_BROKEN)
        try:
            self.built = self.built or render(self.loaded.library, self.root, config.site_url or "")
        except BadTemplateError as bad:
            raise Abort(one_line(bad.diagnostic)) from None
        self._tell(self.built.diagnostics)
        is_broken = any(d.severity is Severity.ERROR for d in self.built.diagnostics)
        if is_broken and not self.serving:
            raise Abort(_BROKEN)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        places = self.places or self._places()
        taken = {file.dest_uri for file in files}
        self.pages = [page for page in places.pages if file_of(page) not in taken]
        for page in self.pages:
            files.append(generated(config, f"{page}index.md", file_of(page)))
        for path in places.files:
            if path not in taken:
                files.append(generated(config, path, path))
        if config.nav is None and self.loaded:
            config.nav = index.navigation(self.loaded.library, files)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self.nav = nav
        return nav

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        self.env, self.files = env, files
        return env

    def on_post_page(self, output: str, *, page: HostPage, config: MkDocsConfig) -> str:
        return secured(output)

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        if template_name == "sitemap.xml":
            return index.sitemap(output, self.pages, config.site_url or "")
        return secured(output) if template_name.endswith(".html") else output

    @event_priority(-100)  # after the search plugin has written its index
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        is_whole = self.config.pages == "whole"
        self.framer = framer = Framer(self.env, self.nav, self.files, config, self.pages, is_whole)
        if self.places:
            return
        assert self.built
        try:
            self._write_all(self.built, Path(config.site_dir), "material/search" in config.plugins)
        except BadTemplateError as bad:
            if self.quiet:
                raise
            raise Abort(one_line(bad.diagnostic)) from None
        self._tell(framer.diagnostics)
        self.loaded = self.built = None

    def on_build_error(self, *, error: Exception) -> None:
        """Tell by its place what a template or hook raised on MkDocs' own pages, which prints a traceback."""
        if self.quiet or isinstance(error, MkDocsException) or self.host_config is None:
            return
        found = fault_of(error, self.host_config, Path(self.host_config.site_dir))
        raise Abort(one_line(found)) from None

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        for folder in ("content", "slides", "themes"):
            if is_folder(self.root, folder):
                server.watch(str(self.root / folder))
        return server

    def _write_all(self, built: Built, site: Path, marked_up: bool) -> None:
        with self._divided(built, self.framer) as pages:
            self._write(framed(built, self.framer, pages), site)
            self._write(built.outputs, site)
            by_hand = index.entries_by_hand(site, marked_up)
            self._write(search_files([*by_hand, *built.entries()]), site)
        self._write(_packed_again(site), site)

    def _divided(self, built: Built, framer: Framer) -> AbstractContextManager[Sequence[PagePath]]:
        return (
            divided(built, self.pages, framer, self.new, self.jobs) if self.new else nullcontext(self.pages)
        )

    def _places(self) -> Places:
        assert self.built
        return Places(self.built.paths, [output.path for output in self.built.outputs])

    def _write(self, outputs: Iterable[Output], site: Path) -> None:
        if self.new:
            self.new.put(outputs)
        else:
            write(outputs, site)

    def _tell(self, found: Sequence[Diagnostic]) -> None:
        for diagnostic in () if self.quiet else found:
            level = logging.ERROR if diagnostic.severity is Severity.ERROR else logging.WARNING
            log.log(level, one_line(diagnostic))


def _packed_again(site: Path) -> Iterable[Output]:
    """The packed sitemap without the time of day that MkDocs puts into it."""
    sitemap = site / "sitemap.xml"
    if sitemap.is_file():
        yield Output("sitemap.xml.gz", gzip.compress(sitemap.read_bytes(), mtime=0))
