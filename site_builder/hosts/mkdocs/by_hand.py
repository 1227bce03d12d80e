"""Hand-written pages: nothing in them can run code, whatever the theme does with them."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as HostPage

from site_builder.diagnostics import Diagnostic, Source, error
from site_builder.hosts.mkdocs.beside_pages import BesidePages, is_below
from site_builder.hosts.mkdocs.escaping import escape_contents, escaped_values
from site_builder.hosts.mkdocs.page_filter import filter_page, path_of
from site_builder.hosts.mkdocs.page_tables import lost_cells
from site_builder.hosts.mkdocs.places import place_in
from site_builder.read import mistakes_in

_FRONT_MATTER = re.compile(rb"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
# A few bytes of these keep a reader of YAML busy for minutes; the rest MkDocs reports by itself.
_REFUSED = frozenset(["yaml-anchor", "yaml-merge", "yaml-tag", "too-deep"])


class ByHand:
    """Makes hand-written pages and the files beside them safe. The plugin calls its methods in this order."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._beside = BesidePages(config)
        self._theme = config.theme
        self._root = Path(config.config_file_path).parent
        self._docs = Path(config.docs_dir)

    def files(self, files: Files) -> list[Diagnostic]:
        """Leave only what may be published among the files that MkDocs listed. Returns reports."""
        found = self._beside.choose(files)
        for file in files.documentation_pages():
            refused = self._mistakes_in_front_matter(file)
            if refused:
                found += refused
                file.content_string = ""  # so that MkDocs reads none of it
        return found

    def collisions(self, files: Files, made: Iterable[str]) -> list[Diagnostic]:
        """Leave out files that stand where a page or file is `made`. Returns reports of them."""
        own = {file.dest_uri: file for file in files if is_below(file, self._docs)}
        taken = [own[path] for path in made if path in own]
        for file in taken:
            files.remove(file)
        return [self._collision(file) for file in taken]

    def _collision(self, file: File) -> Diagnostic:
        words = f"Site Builder makes a file of this address itself: /{file.dest_uri}"
        return error(
            Source(path_of(file, self._root)), "colliding-address", words, "give this file another name"
        )

    def front_matter(self, page: HostPage) -> list[Diagnostic]:
        """Make the front matter of a page safe to print. A page may choose only templates of the project."""
        page.meta = escaped_values(page.meta)
        template = page.meta.get("template", "main.html")
        is_name = isinstance(template, str) and template
        if is_name and not self._is_of_theme(template):
            return []  # MkDocs reports one that is missing
        del page.meta["template"]
        why = f"'{template}' is the theme's" if is_name else "this is not the name of one"
        words = f"a page may choose only templates of the project, and {why}"
        hint = "leave the line out, or name a template in the folder custom_dir of mkdocs.yml"
        path = path_of(page.file, self._root)
        place = place_in(self._root / path, "template:", self._root) or Source(path)
        return [error(place, "unsafe-markup", words, hint)]

    def _is_of_theme(self, template: str) -> bool:
        """Returns whether the theme uses a template for its own pages, such as redirects."""
        if ".." in template.split("/"):
            return False
        # Jinja looks below its folders, whatever a name begins with.
        has_it = [
            folder
            for folder in self._theme.dirs
            if os.path.isfile(os.path.join(folder, template.lstrip("/")))
        ]
        return bool(has_it) and has_it[0] != self._theme.custom_dir and template != "main.html"

    def content(self, page: HostPage, html: str) -> tuple[str, list[Diagnostic]]:
        """Returns the HTML of a page without what is not allowed, and reports."""
        escape_contents(page.toc)
        allowed, found = filter_page(page.file, html, self._root)
        self._beside.note_links(page, allowed)
        return allowed, [*found, *lost_cells(page.file, html, self._root)]

    def before_copying(self, files: Files) -> list[Diagnostic]:
        """Leave out the downloads to which no page links. Returns reports."""
        return self._beside.keep_linked(files)

    def _mistakes_in_front_matter(self, file: File) -> list[Diagnostic]:
        try:
            front = _FRONT_MATTER.match(file.content_bytes)
        except OSError:
            return []  # MkDocs reports it when it reads the page
        # The empty line stands for the first line of the file, so that the others keep their numbers.
        found = mistakes_in(path_of(file, self._root), b"\n" + front[1]) if front else []
        return [mistake for mistake in found if mistake.code in _REFUSED]
