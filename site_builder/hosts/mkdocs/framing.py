"""Frames from the theme: one page per kind and folder is rendered through MkDocs with marks, then cut.

The first two pages of each kind are rendered whole as well. Where the frame would have given anything else,
or a template does more with a value than show it, all pages of that kind are rendered whole.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any, TypeVar

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage

from site_builder.diagnostics import Diagnostic, Source, in_reading_order, told_path, warning
from site_builder.frames import (
    Frame,
    Frames,
    Kind,
    Setting,
    around,
    cut,
    kind_of,
    mark,
    setting_of,
    values_of,
)
from site_builder.hosts.mkdocs.failing import fault_in_template
from site_builder.hosts.mkdocs.standing_in import marked_page, whole_page
from site_builder.hosts.mkdocs.watched import Asked, Watch
from site_builder.inputs import CONFIG
from site_builder.render.page import Page
from site_builder.render.templates import BadTemplateError
from site_builder.routes import PagePath, file_of

Told = TypeVar("Told")

# The theme's list item around the one entry that it was given.
_CONTENTS = re.compile(rf'<li class="md-nav__item">(?:(?!</li>).)*?{mark("toc")}.*?</li>', re.DOTALL)
_COMPARED = 2  # pages of each kind


class Framer:
    """Hangs pages in the theme's frames, making each frame once; with `is_whole` it renders each page.

    `paths` are those of all pages, of which complaints name the first, in whatever order they are asked for.
    """

    def __init__(
        self,
        env: Any,
        nav: Navigation,
        files: Files,
        config: MkDocsConfig,
        paths: Sequence[PagePath],
        is_whole: bool = False,
    ) -> None:
        self.env, self.nav, self.config, self.is_whole = env, nav, config, is_whole
        self.files = files.documentation_pages()
        self.by_place: Mapping[str, HostPage] = {page.file.dest_uri: page for page in reversed(nav.pages)}
        self.frames: dict[Kind, Frame | None] = {}
        self._alone: dict[PagePath, Setting] = {}
        self._compared: dict[Kind, list[tuple[Page, str]]] = {}
        self._places = {path: place for place, path in enumerate(paths)}
        self._asked: list[tuple[Page, Asked]] = []
        self._unfit: list[tuple[Page, str]] = []

    def frame(self, page: Page) -> str:
        """The whole HTML of a page."""
        if self.is_whole:
            return self._whole(page)
        kind = self._kind(page)
        if kind is None:
            return self._whole_alone(page)
        if kind in self.frames:
            frame = self.frames[kind]
            return frame.hang(values_of(page)) if frame else self._whole(page)
        compared = self._compared.setdefault(kind, [])
        compared.append((page, self._whole_alone(page)))
        if len(compared) == _COMPARED:
            self.frames[kind] = self._proven(compared)
            for one, _ in self._compared.pop(kind):
                self._alone.pop(one.path, None)
        return compared[-1][1]

    def hung(self, page: Page) -> str | None:
        """The whole HTML of a page whose frame is made already; None where `frame` has more to do."""
        kind = None if self.is_whole else self._kind(page)
        frame = self.frames.get(kind) if kind else None
        return frame.hang(values_of(page)) if frame else None

    @property
    def proven(self) -> Frames:
        """The frames of the pages that were framed until now."""
        made = {kind: frame for kind, frame in self.frames.items() if frame}
        return Frames(made, self._alone)

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """Why pages that were framed until now had to be rendered whole: one complaint for each reason."""
        asked = {
            (asked.template, asked.line): (asked, page) for page, asked in reversed(self._sorted(self._asked))
        }
        found = [_asks_more(*first, self._root) for first in asked.values()]
        return in_reading_order([*found, *([self._does_not_fit()] if self._unfit else [])])

    def _sorted(self, told: Iterable[tuple[Page, Told]]) -> list[tuple[Page, Told]]:
        return sorted(told, key=lambda pair: self._places[pair[0].path])

    def _kind(self, page: Page) -> Kind | None:
        """Which frame a page hangs in; None where it is the only one of its kind, as in the navigation."""
        return None if not page.path or file_of(page.path) in self.by_place else kind_of(page)

    def _proven(self, compared: list[tuple[Page, str]]) -> Frame | None:
        """The frame of some pages; None where it would not give what they are when rendered whole."""
        watch = Watch()
        page = compared[0][0]
        marked = self._render(page, marked_page(page, self.config, watch))
        frame = cut(_CONTENTS.sub(mark("toc"), marked))
        self._asked += [(page, asked) for asked in watch.asked]
        unfit = [
            (page, _difference(framed, whole))
            for page, whole in compared
            if (framed := frame.hang(values_of(page))) != whole
        ]
        if unfit and not watch.asked:
            self._unfit.append(unfit[0])
        return None if unfit or watch.asked else frame

    def _whole(self, page: Page) -> str:
        return around(page.html, self._render(page, whole_page(page, self.config)))

    def _whole_alone(self, page: Page) -> str:
        """A page rendered whole; its setting is noted, unless a template does more than show the content."""
        watch = Watch()
        whole = around(page.html, self._render(page, whole_page(page, self.config, watch)))
        setting = None if watch.asked else setting_of(page, whole)
        if setting:
            self._alone[page.path] = setting
        return whole

    def _render(self, page: Page, host_page: HostPage) -> str:
        """Render a page through the theme, under the page of the navigation to which it belongs.

        Raises BadTemplateError.
        """
        under = self.by_place.get(file_of(page.index))
        if under:
            under.active = True
        try:
            context = get_context(self.nav, self.files, self.config, host_page)
            rendered: str = self.env.get_template("main.html").render(context)
            return rendered
        except Exception as problem:  # a template is code of the author or the theme, and may raise anything
            if fault := fault_in_template(problem, self.config):
                raise BadTemplateError(fault) from problem
            raise
        finally:
            if under:
                under.active = False

    @property
    def _root(self) -> Path:
        return Path(self.config.config_file_path).parent

    def _does_not_fit(self) -> Diagnostic:
        unfit = self._sorted(self._unfit)
        pages = ", ".join(page.path for page, _ in unfit[:3])
        custom = self.config.theme.custom_dir
        templates = (
            f"the templates in {told_path(Path(custom), self._root)}"
            if custom
            else "the templates of the theme"
        )
        return warning(
            Source(CONFIG),
            "unframed-pages",
            f"pages such as {pages} differ from the frame made for them, near '{unfit[0][1]}', so each "
            "page of their kind is rendered by itself, which takes longer",
            f"look for what depends on the page in {templates}, or accept it: {_ACCEPTED}",
        )


_ACCEPTED = "plugins: [search, site-builder: {pages: whole}]"


def _asks_more(asked: Asked, page: Page, root: Path) -> Diagnostic:
    template = Path(asked.template)
    is_own = template.is_relative_to(root)
    words = "this template" if is_own else f"the theme's template {template.name}"
    hint = f"show the value as it is, or accept it: {_ACCEPTED}"
    return warning(
        Source(told_path(template, root), asked.line) if is_own else Source(CONFIG),
        "unframed-pages",
        f"{words} does more with {asked.value} than show it, so each of the pages such as {page.path} is "
        "rendered by itself, which takes longer",
        hint,
    )


def _difference(framed: str, whole: str) -> str:
    """What a whole page shows where a framed one begins to be another."""
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(framed, whole, strict=False)))
    return " ".join(whole[max(start - 15, 0) : start + 25].split())
