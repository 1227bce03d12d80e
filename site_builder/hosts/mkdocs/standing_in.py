"""Our pages as the theme's templates see them: with their own values, or with marks in their place."""

import html
import re
from collections.abc import Sequence

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from site_builder.frames import has_contents, mark, name_of, nested
from site_builder.hosts.mkdocs.watched import Watch
from site_builder.render.page import Heading, Page

_TITLE_ANCHOR = "page-title"  # where "skip to content" leads
_ODD_SPACE = re.compile(r"[^\S ]| (?= )|^ | $")


class _StandIn(HostPage):
    """A page of ours. It is never one of the navigation's, even where both have the same name and place."""

    shown_url: str | None = None

    @property
    def url(self) -> str:
        return self.shown_url or super().url

    def __eq__(self, other: object) -> bool:
        return self is other

    __hash__ = HostPage.__hash__


class _Title(str):
    """An escaped title, whose spaces stay as they are when tags are taken off it."""

    __slots__ = ()

    def __html__(self) -> str:
        return _ODD_SPACE.sub(lambda found: f"&#{ord(found[0])};", self)


def whole_page(page: Page, config: MkDocsConfig, watch: Watch | None = None) -> HostPage:
    """A page with all its own values; `watch` notes what is asked of its content."""
    made = _page(page, page.path, config)
    made.title, made.content = _Title(html.escape(page.title)), page.html
    if watch:
        made.content = watch.on("page.content", page.html)
    made.meta["description"] = html.escape(page.description)
    place = html.escape(f"{page.source.path}#L{page.source.line}")
    made.edit_url = f"{_edit_base(config)}{place}" if config.repo_url else None
    items = nested(page.headings) if has_contents(page) else ()
    made.toc = _contents(made.title, [_entry(heading, inner) for heading, inner in items])
    return made


def marked_page(page: Page, config: MkDocsConfig, watch: Watch) -> HostPage:
    """A page with marks for what other pages of its frame have otherwise; `watch` notes what is asked."""
    name = name_of(page)
    path = f"{page.path.removesuffix(f'{name}/')}{mark('name')}/"
    made = _page(page, path, config)
    made.shown_url = watch.on("page.url", made.url)
    made.title = watch.on("page.title", mark("title"))
    made.content = watch.on("page.content", mark("content"))
    made.meta["description"] = watch.on("page.meta.description", mark("description"))
    if made.canonical_url:
        made.canonical_url = watch.on("page.canonical_url", made.canonical_url)
    made.edit_url = f"{_edit_base(config)}{mark('place')}" if config.repo_url else None
    entries = [AnchorLink(mark("toc"), _TITLE_ANCHOR, 2)] if has_contents(page) else []
    made.toc = _contents(mark("title"), entries)
    return made


def _page(page: Page, path: str, config: MkDocsConfig) -> _StandIn:
    made = _StandIn(None, File.generated(config, f"{path}index.md", content=""), config)
    made.meta = {"hide": ["navigation"] if has_contents(page) else ["navigation", "toc"], "generated": True}
    site_url = f"{config.site_url.rstrip('/')}/" if config.site_url else ""
    made.canonical_url = html.escape(f"{site_url}{path}") if site_url else None
    return made


def _contents(title: str, entries: list[AnchorLink]) -> TableOfContents:
    heading = AnchorLink(title, _TITLE_ANCHOR, 1)
    heading.children = entries
    return TableOfContents([heading])


def _entry(heading: Heading, inner: Sequence[Heading] = ()) -> AnchorLink:
    made = AnchorLink(html.escape(heading.text, quote=False), heading.id, heading.level)
    made.children = [_entry(below) for below in inner]
    return made


def _edit_base(config: MkDocsConfig) -> str:
    """Where records can be edited; a record's file and line follow."""
    return html.escape(
        f"{(config.repo_url or '').rstrip('/')}/{(config.edit_uri or 'edit/main/').strip('/')}/"
    )
