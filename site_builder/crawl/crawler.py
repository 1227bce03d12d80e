"""Finished HTML → links and anchors that lead nowhere, in any static site.

The links that the library knows were judged before a page was made. This reads what was really written, the
host's frame, hand-written pages, styles and decks included, and so is a second witness.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from site_builder.crawl.addresses import Resolver
from site_builder.crawl.files import Files
from site_builder.crawl.judge import judge
from site_builder.crawl.pages import (
    Crawled,
    read_css,
    read_html,
    read_search_index,
    read_search_names,
    read_sitemap,
)
from site_builder.diagnostics import Diagnostic, Source, error, in_reading_order

_READERS: tuple[tuple[str, Callable[[bytes], Crawled]], ...] = (
    (".html", read_html),
    (".css", read_css),
    ("search/search_index.json", read_search_index),
    ("data/search.js", read_search_names),
    ("data/search-titles.js", read_search_names),
    ("sitemap.xml", read_sitemap),
)


def crawl(folder: Path, base: str = "/", site_url: str = "") -> list[Diagnostic]:
    """Follow every link of the site in `folder`.

    `base` is the path under which it is served; absolute addresses that begin with `site_url` are its own.
    Places are files of the folder. What the same mistake on many pages gives is told once, with a count.
    """
    files = Files(folder)
    read = {path: made for path in sorted(files.paths) if (made := _read(folder, path)) is not None}
    found: list[tuple[Diagnostic, str]] = []
    resolver = Resolver(base, site_url)
    for path, page in read.items():
        for address in page.addresses:
            target = resolver.resolve(_based(address.written, page), path)
            if target and (why := judge(address, target, files, read)):
                code, message, hint = why
                source = Source(path, address.line, 1)
                found.append((error(source, code, message, hint, len(address.written)), address.written))
    return in_reading_order(_placed(folder, _counted(found)))


def _read(folder: Path, path: str) -> Crawled | None:
    for ending, reader in _READERS:
        if path.endswith(ending):
            return reader((folder / path).read_bytes())
    return None


def _based(written: str, page: Crawled) -> str:
    if not page.base or written.startswith(("/", "#")) or ":" in written:
        return written
    return f"{page.base.rpartition('/')[0]}/{written}"


def _counted(found: Iterable[tuple[Diagnostic, str]]) -> Iterator[tuple[Diagnostic, str]]:
    """One complaint for each mistake: what is wrong on many pages stands in what they share."""
    alike: defaultdict[tuple[str, str, str], list[tuple[Diagnostic, str]]] = defaultdict(list)
    for diagnostic, written in found:
        alike[diagnostic.code, diagnostic.message, diagnostic.hint].append((diagnostic, written))
    for some in alike.values():
        first, written = some[0]
        more = len({d.source.path for d, _ in some}) - 1
        pages = f"{more} more {'file' if more == 1 else 'files'}"
        yield (replace(first, message=f"{first.message}, here and in {pages}") if more else first), written


def _placed(folder: Path, found: Iterable[tuple[Diagnostic, str]]) -> Iterator[Diagnostic]:
    """Complaints with their columns, looked up only now: few of many links are wrong."""
    for diagnostic, written in found:
        text = (folder / diagnostic.source.path).read_text("utf-8", "replace").split("\n")
        lines = text[diagnostic.source.line - 1 :]
        # The parser tells the line on which a tag ends; its address may stand on one before.
        column = lines[0].find(written) + 1 if lines else 0
        yield replace(diagnostic, source=replace(diagnostic.source, column=max(column, 1)))
