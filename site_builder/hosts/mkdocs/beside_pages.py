"""Which of the files beside hand-written pages are published, and which are not.

Published are pictures, downloads that a page links to, a few files that servers and robots ask for, and what
`mkdocs.yml` names. Scripts, styles and HTML are code: only `mkdocs.yml` can name them.
"""

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as HostPage

from site_builder.diagnostics import Diagnostic, Source, warning
from site_builder.file_kinds import DOWNLOADS, PICTURES, is_download, is_picture, published_picture
from site_builder.hosts.mkdocs.page_filter import path_of

_AT_THE_TOP = frozenset(["CNAME", "robots.txt", "humans.txt"])
_WELL_KNOWN = re.compile(r"\.well-known/(?:[\w-]+/)*[\w-]+(?:\.txt|\.json)?")
_ADDRESS = re.compile(r'\s(?:href|src|poster)="([^"]+)"')


class BesidePages:
    """The files in `docs_dir` that are no pages.

    Call `choose` once MkDocs has listed them, `note_links` for each page, and `keep_linked` before MkDocs
    copies files.
    """

    def __init__(self, config: MkDocsConfig) -> None:
        self._docs = Path(config.docs_dir)
        self._root = Path(config.config_file_path).parent
        self._named = frozenset(_names_in(config))
        self._linked: set[str] = set()
        self._if_linked: list[File] = []

    def choose(self, files: Files) -> list[Diagnostic]:
        """Leave only what may be published among `files`; downloads wait for a link. Returns reports."""
        found: list[Diagnostic] = []
        for file in [*files]:
            is_beside = is_below(file, self._docs) and not file.is_documentation_page()
            if not is_beside or file.src_uri in self._named:
                continue
            if _WELL_KNOWN.fullmatch(file.src_uri):
                file.inclusion = InclusionLevel.NOT_IN_NAV
            elif file.inclusion.is_excluded() or _is_hidden(file) or file.src_uri in _AT_THE_TOP:
                continue  # a hidden file is left to MkDocs only if `exclude_docs` asks for it
            elif is_picture(file.src_uri):
                found += self._publish_picture(file, files)
            elif is_download(file.src_uri):
                self._if_linked.append(file)
            else:
                files.remove(file)
                found.append(self._not_published(file))
        return found

    def note_links(self, page: HostPage, html: str) -> None:
        """Note where the links of a page lead."""
        base = page.file.url
        for address in _ADDRESS.findall(html):
            path = unquote(urlsplit(address.replace("&amp;", "&")).path)
            self._linked.add(posixpath.normpath(posixpath.join(posixpath.dirname(base), path)).lstrip("/"))

    def keep_linked(self, files: Files) -> list[Diagnostic]:
        """Leave only those downloads among `files` to which a page links. Returns reports of the others."""
        unlinked = [file for file in self._if_linked if file.dest_uri not in self._linked]
        for file in unlinked:
            files.remove(file)
        return [self._not_published(file) for file in unlinked]

    def _publish_picture(self, file: File, files: Files) -> list[Diagnostic]:
        as_it_is = file.content_bytes
        data, found = published_picture(path_of(file, self._root), as_it_is)
        if data is None:
            files.remove(file)
        elif data != as_it_is:
            file.content_bytes = data
        return found

    def _not_published(self, file: File) -> Diagnostic:
        if is_download(file.src_uri):
            words, hint = "no page links to this file, so it is not published", "link to it, or take it away"
        else:
            words = "a file of this kind is not published"
            hint = f"published are pictures ({_listed(PICTURES)}), and downloads that a page links to "
            hint += f"({_listed(DOWNLOADS)}); styles and scripts are named in mkdocs.yml"
        return warning(Source(path_of(file, self._root)), "not-published", words, hint)


def _is_hidden(file: File) -> bool:
    return any(part.startswith(".") for part in file.src_uri.split("/"))


def is_below(file: File, docs: Path) -> bool:
    """Returns whether a file stands below `docs`; others are of the theme or of a plugin."""
    return file.src_dir is not None and Path(file.src_dir) == docs


def _listed(endings: Collection[str]) -> str:
    return ", ".join(sorted(endings))


def _names_in(value: Any) -> Iterator[str]:
    """Every text in the configuration, as the path of a file."""
    if isinstance(value, str):
        yield posixpath.normpath(value).lstrip("/")
    elif isinstance(value, Mapping):
        yield from (name for inner in value.values() for name in _names_in(inner))
    elif isinstance(value, list | tuple):
        yield from (name for inner in value for name in _names_in(inner))
    elif isinstance(value, ExtraScriptValue):
        yield from _names_in(value.path)
