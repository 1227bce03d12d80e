"""Frames from the theme: one real page per kind and depth is rendered through MkDocs, then cut."""

import re
from typing import Any

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from site_builder.diagnostics import Source
from site_builder.frames import Frame, cut, mark, values_of
from site_builder.render.page import Page
from site_builder.routes import PagePath

_TITLE_ANCHOR = "page-title"  # where "skip to content" leads
# The theme's list item around the one entry that it was given.
_CONTENTS = re.compile(rf'<li class="md-nav__item">(?:(?!</li>).)*?{mark("toc")}.*?</li>', re.DOTALL)


class Framer:
    """Hangs pages in the theme's frame, making each frame once."""

    def __init__(self, env: Any, nav: Navigation, files: Files, config: MkDocsConfig) -> None:
        self.env, self.nav, self.files, self.config = env, nav, files, config
        self.frames: dict[tuple[PagePath, int, bool], Frame] = {}

    def frame(self, page: Page) -> str:
        """The whole HTML of a page."""
        depth, has_contents = page.path.count("/"), len(page.headings) > 1
        key = (page.index, depth, has_contents)
        if key not in self.frames:
            self.frames[key] = cut(self._render(page, has_contents))
        site_url = (self.config.site_url or "").rstrip("/") + "/" if self.config.site_url else ""
        return self.frames[key].hang(values_of(page, site_url, edit_address(page.source, self.config)))

    def _render(self, page: Page, has_contents: bool) -> str:
        """Render a page whose values are marks, as MkDocs would render it in the place of `page`."""
        file = File.generated(self.config, f"{page.path}index.md", content="")
        host_page = HostPage(mark("title"), file, self.config)
        host_page.content = mark("content")
        host_page.meta = {"description": mark("description"), "hide": ["navigation"], "generated": True}
        if not has_contents:
            host_page.meta["hide"].append("toc")
        host_page.toc = TableOfContents([AnchorLink(mark("toc"), _TITLE_ANCHOR, 2)])
        host_page.canonical_url = mark("canonical") if self.config.site_url else None
        host_page.edit_url = mark("edit") if self.config.repo_url else None
        under = next((p for p in self.nav.pages if p.file.dest_uri == f"{page.index}index.html"), None)
        if under:
            under.active = True
        try:
            context = get_context(self.nav, self.files, self.config, host_page)
            template = self.env.get_template("main.html")
            return _CONTENTS.sub(mark("toc"), template.render(context))
        finally:
            if under:
                under.active = False


def edit_address(source: Source, config: MkDocsConfig) -> str:
    """Where a record can be edited: its file at its very line."""
    if not config.repo_url:
        return ""
    base = f"{config.repo_url.rstrip('/')}/{(config.edit_uri or 'edit/main/').strip('/')}"
    return f"{base}/{source.path}#L{source.line}"
