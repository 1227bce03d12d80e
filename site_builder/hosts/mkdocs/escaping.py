"""Text in the theme's templates, which print it without escaping: it is escaped before they see it."""

import copy
import html
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Self

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import AnchorLink

_SETTINGS = ("site_name", "site_description", "site_author", "repo_name")


def as_text(text: str) -> Markup:
    """Returns HTML that shows a text as it was written. References such as `&amp;` keep their meaning."""
    return Markup(html.escape(html.unescape(text)))


class _TitleToo(Markup):
    """A text for templates that print it into titles by the filter `e`, and elsewhere without a filter.

    Tooltips of the theme read titles as HTML, so there a "<" is escaped twice.
    """

    __slots__ = ()

    def __html__(self) -> Self:
        return type(self)(str(self).replace("&lt;", "&amp;lt;"))


def for_templates(config: MkDocsConfig) -> MkDocsConfig:
    """Returns a copy of the configuration in which the texts are safe to print."""
    shown = copy.copy(config)
    for name in _SETTINGS:
        if isinstance(config.get(name), str):
            shown[name] = as_text(config[name])
    if "content.tooltips" in config.theme.get("features", ()):
        shown["site_name"] = _TitleToo(shown["site_name"])
    return shown


def escaped_values(value: Any, known: dict[int, Any] | None = None) -> Any:
    """Returns the front matter of a page with all its texts and keys safe to print, however deep they stand.

    `known` has what was made already: in YAML, one value may stand in many places, itself among them.
    """
    known = {} if known is None else known
    if isinstance(value, str):
        return as_text(value)
    if id(value) in known:
        return known[id(value)]
    if isinstance(value, Mapping):
        made: dict[Any, Any] = {}
        known[id(value)] = made
        made.update((escaped_values(key), escaped_values(inner, known)) for key, inner in value.items())
        return made
    if isinstance(value, list | tuple):
        items: list[Any] = []
        known[id(value)] = items
        items.extend(escaped_values(inner, known) for inner in value)
        return items
    return value


def escape_pages(nav: Navigation, pages: Collection[HostPage]) -> None:
    """Make titles of pages and of the navigation safe to print, and where pages are edited."""
    for page in pages:
        page.edit_url = page.edit_url and html.escape(html.unescape(page.edit_url))
    pending = [*nav.items, *pages]
    while pending:
        item = pending.pop()
        if isinstance(item.title, str):
            item.title = as_text(item.title)
        pending += item.children or ()


def escape_contents(entries: Iterable[AnchorLink]) -> None:
    """Make the entries of a table of contents safe to print."""
    for entry in entries:
        entry.title = str(as_text(entry.title))
        entry.id = html.escape(html.unescape(entry.id))
        escape_contents(entry.children)


def text_without_tags(value: Any) -> Markup:
    """Returns what Jinja's filter `striptags` returns, escaped: that filter takes all escaping off."""
    written = value.__html__() if hasattr(value, "__html__") else str(value)
    return Markup(html.escape(Markup(written).striptags()))
