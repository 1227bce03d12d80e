"""Files that list pages for programs → the addresses in them: sitemap, feed, manifest, search."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from site_builder.crawl.data import DATA, reader_of_data
from site_builder.crawl.page import FILE, LINK, LISTED, Page
from site_builder.crawl.pages import read_html, read_xml
from site_builder.crawl.styles import addresses_in
from site_builder.crawl.tags import unescaped

_FEEDS = frozenset(["rss", "feed", "rdf"])
# Possessive repetitions: nothing that was read is read in another way, whatever follows.
_LOC = re.compile(r"<(?:\w++:)?loc\s*+>\s*+(?:<!\[CDATA\[)?([^<\]]++)(?:\]\]>)?\s*+</(?:\w++:)?loc\s*+>")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def reader_of(path: str) -> Callable[[bytes], Page] | None:
    """What reads a file of this name; None when nothing in it is an address."""
    name = path.rpartition("/")[2]
    lower = name.lower()
    if path in _NAMED:
        return _NAMED[path]
    if path == "search_index.json":
        return read_root_index
    if path.startswith(DATA):
        return reader_of_data(path)
    for ending, reader in _ENDINGS:
        if lower.endswith(ending):
            return reader
    return None


def read_css(data: bytes) -> Page:
    """The addresses of a style sheet."""
    return Page({FILE: [*addresses_in(data.decode("utf-8", "replace"))]}).each_once()


def read_list(data: bytes) -> Page:
    """The pages that a sitemap or a feed names; other XML gives none."""
    start = data[:2048]
    if b"<urlset" in start or b"<sitemapindex" in start:
        text = _COMMENT.sub("", data.decode("utf-8", "replace"))
        listed = (unescaped(found[1].strip()) for found in _LOC.finditer(text))
        return Page({LISTED: [written for written in listed if written]}).each_once()
    if any(mark in start for mark in (b"<rss", b"<feed", b"<rdf:RDF", b"<browserconfig")):
        return _feed(data)
    return Page()


def _feed(data: bytes) -> Page:
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root: Any = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return Page()
    page = Page()
    for element in root.iter(etree.Element) if root is not None else ():
        tag = element.tag.rpartition("}")[2].lower()
        text = (element.text or "").strip()
        if tag == "link" and element.get("rel") not in ("hub", "search"):
            page.add(LISTED, [element.get("href") or text])
        elif tag == "enclosure" and element.get("url"):
            page.add(FILE, [element.get("url")])
        elif tag in ("square70x70logo", "square150x150logo", "wide310x150logo", "square310x310logo"):
            page.add(FILE, [element.get("src") or ""])
    page.addresses = {use: [w for w in some if w] for use, some in page.addresses.items()}
    return page.each_once()


def read_manifest(data: bytes) -> Page:
    """The pictures and the first page of a web application."""
    said = _json(data)
    if not isinstance(said, dict) or not ({"icons", "start_url"} & said.keys()):
        return Page()
    page = Page()
    for key in ("icons", "screenshots"):
        page.add(FILE, [icon["src"] for icon in _dicts(said.get(key)) if isinstance(icon.get("src"), str)])
    page.add(LINK, [said[key] for key in ("start_url",) if isinstance(said.get(key), str) and said[key]])
    page.add(LINK, [cut["url"] for cut in _dicts(said.get("shortcuts")) if isinstance(cut.get("url"), str)])
    return page.each_once()


def read_robots(data: bytes) -> Page:
    """The sitemaps that are told to search engines."""
    lines = data.decode("utf-8", "replace").splitlines()
    found = [line.partition(":")[2].strip() for line in lines if line.lower().lstrip().startswith("sitemap:")]
    return Page({LISTED: [one for one in found if one]}).each_once()


def read_search_index(data: bytes) -> Page:
    """The places that the theme's search leads to, written from the root of the site."""
    said = _json(data)
    docs = _dicts(said.get("docs")) if isinstance(said, dict) else []
    found = [doc["location"] or "./" for doc in docs if isinstance(doc.get("location"), str)]
    return Page({LISTED: found}, base="../").each_once()


def read_root_index(data: bytes) -> Page:
    """The same, where the index stands in the root of the site."""
    page = read_search_index(data)
    page.base = ""
    return page


def _json(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def _dicts(entries: Any) -> Iterator[dict[str, Any]]:
    return (entry for entry in entries if isinstance(entry, dict)) if isinstance(entries, list) else iter(())


_NAMED: dict[str, Callable[[bytes], Page]] = {
    "search/search_index.json": read_search_index,
    "robots.txt": read_robots,
}
_ENDINGS: tuple[tuple[str, Callable[[bytes], Page]], ...] = (
    (".html", read_html),
    (".htm", read_html),
    (".xhtml", read_xml),
    (".svg", read_xml),
    (".css", read_css),
    (".xml", read_list),
    (".rss", read_list),
    (".atom", read_list),
    (".webmanifest", read_manifest),
    ("manifest.json", read_manifest),
)
