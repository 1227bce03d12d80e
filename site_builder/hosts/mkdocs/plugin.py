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
from site_builder.diagnostics import Diagnostic, Severity, has_error, in_reading_order
from site_builder.disk.project_files import is_folder
from site_builder.frames import around, secured
from site_builder.hosts.mkdocs import index
from site_builder.hosts.mkdocs.by_hand import ByHand
from site_builder.hosts.mkdocs.dividing import divided, framed
from site_builder.hosts.mkdocs.escaping import escape_pages, for_templates, text_without_tags
from site_builder.hosts.mkdocs.failing import fault_of
from site_builder.hosts.mkdocs.folders import faults_in_folders
from site_builder.hosts.mkdocs.framing import Framer
from site_builder.hosts.mkdocs.generated import Places, generated
from site_builder.hosts.mkdocs.options import Options
from site_builder.hosts.mkdocs.own_site import list_own_site, refuse_foreign_site
from site_builder.hosts.mkdocs.theme import dress
from site_builder.output import Output, Replacement, write
from site_builder.remembering import Memory
from site_builder.render.exports.search import search_files
from site_builder.render.templates import BadTemplateError
from site_builder.report import one_line
from site_builder.routes import PagePath, file_of

log = logging.getLogger("mkdocs.plugins.site-builder")

_NOT_WHOLE = "The site is not whole: correct the errors above, and build it again."
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
        self.found: list[Diagnostic] = []  # about hand-written pages, files beside them, and frames
        self.in_place: Path | None = None  # the folder of the site, if MkDocs itself builds it there

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.root = Path(config.config_file_path).parent
        self.host_config = config
        dress(config)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        # Before MkDocs empties the site folder: what is broken must not cost the published site.
        self.in_place = None
        if self.places:
            return
        builds_in_place = not self.serving and not self.new
        if builds_in_place:
            refuse_foreign_site(config)
        self.memory.begin_round()
        faults = [] if self.quiet else faults_in_folders(config)
        self.loaded = self.loaded or load(self.root, self.memory)
        self._stop_if_broken(in_reading_order([*faults, *self.loaded.diagnostics]))
        if faults:  # a preview must not read them either
            raise Abort(_BROKEN)
        try:
            self.built = self.built or render(self.loaded.library, self.root, config.site_url or "")
        except BadTemplateError as bad:
            raise Abort(one_line(bad.diagnostic)) from None
        self._stop_if_broken(self.built.diagnostics)
        self.in_place = Path(config.site_dir) if builds_in_place else None

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        self.by_hand = ByHand(config)
        self.found = self.by_hand.files(files)
        places = self.places or self._places()
        self.found += self.by_hand.collisions(files, [*map(file_of, places.pages), *places.files])
        self.pages = places.pages
        for page in self.pages:
            files.append(generated(config, f"{page}index.md", file_of(page)))
        for path in places.files:
            files.append(generated(config, path, path))
        if config.nav is None and self.loaded:
            config.nav = index.navigation(self.loaded.library, files)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self.nav = nav
        return nav

    @event_priority(100)  # before other plugins see it
    def on_page_markdown(self, markdown: str, *, page: HostPage, config: MkDocsConfig, files: Files) -> None:
        self.found += self.by_hand.front_matter(page)

    @event_priority(100)
    def on_page_content(self, html: str, *, page: HostPage, config: MkDocsConfig, files: Files) -> str:
        allowed, found = self.by_hand.content(page, html)
        self.found += found
        return allowed

    @event_priority(-100)  # after other plugins have set titles
    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        self.found += self.by_hand.before_copying(files)
        self._stop_if_broken(self.found, _NOT_WHOLE)
        escape_pages(self.nav, [file.page for file in files.documentation_pages() if file.page])
        env.filters["striptags"] = text_without_tags
        self.env, self.files, self.shown_config = env, files, for_templates(config)
        return env

    @event_priority(-100)
    def on_page_context(self, context: Any, *, page: HostPage, config: MkDocsConfig, nav: Navigation) -> Any:
        return {**context, "config": self.shown_config}

    @event_priority(-100)
    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        return {**context, "config": self.shown_config}

    def on_post_page(self, output: str, *, page: HostPage, config: MkDocsConfig) -> str:
        return around(page.content or "", output)

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        if template_name == "sitemap.xml":
            return index.sitemap(output, self.pages, config.site_url or "")
        return secured(output) if template_name.endswith(".html") else output

    @event_priority(-100)  # after the search plugin has written its index
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        is_whole = self.config.pages == "whole"
        self.framer = framer = Framer(self.env, self.nav, self.files, self.shown_config, self.pages, is_whole)
        if self.places:
            return
        assert self.built
        try:
            self._write_all(self.built, Path(config.site_dir), "material/search" in config.plugins)
        except BadTemplateError as bad:
            if self.quiet:
                raise
            raise Abort(one_line(bad.diagnostic)) from None
        self.found += framer.diagnostics
        self._tell(framer.diagnostics)
        self.loaded = self.built = None
        self._list_site()

    def on_shutdown(self) -> None:
        self._list_site()  # again, because other plugins may have written since, or the build may have failed

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

    def _list_site(self) -> None:
        if self.in_place:
            list_own_site(self.in_place, self.root)

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

    def _stop_if_broken(self, found: Sequence[Diagnostic], words: str = _BROKEN) -> None:
        """Report what was found. Raises Abort with `words` if there is an error, unless this is a preview."""
        self._tell(found)
        if has_error(found) and not self.serving and not self.quiet:
            raise Abort(words)

    def _tell(self, found: Sequence[Diagnostic]) -> None:
        for diagnostic in () if self.quiet else found:
            level = logging.ERROR if diagnostic.severity is Severity.ERROR else logging.WARNING
            log.log(level, one_line(diagnostic))


def _packed_again(site: Path) -> Iterable[Output]:
    """The packed sitemap without the time of day that MkDocs puts into it."""
    sitemap = site / "sitemap.xml"
    if sitemap.is_file():
        yield Output("sitemap.xml.gz", gzip.compress(sitemap.read_bytes(), mtime=0))
