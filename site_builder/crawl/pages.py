"""A finished file as the addresses and anchors in it. Reads tags, not text: no comment, script or code."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from site_builder.render.exports.words import slug

_PAGE, _ASSET = "page", "asset"
# Attributes that hold one address, and what it must lead to.
_ATTRIBUTES = {
    ("a", "href"): _PAGE,
    ("area", "href"): _PAGE,
    ("iframe", "src"): _PAGE,
    ("form", "action"): _PAGE,
    ("img", "src"): _ASSET,
    ("image", "href"): _ASSET,
    ("use", "href"): _ASSET,
    ("script", "src"): _ASSET,
    ("source", "src"): _ASSET,
    ("video", "src"): _ASSET,
    ("video", "poster"): _ASSET,
    ("audio", "src"): _ASSET,
    ("track", "src"): _ASSET,
    ("embed", "src"): _ASSET,
    ("input", "src"): _ASSET,
    ("object", "data"): _ASSET,
}
# Of any tag: what scripts of ours and of the slide engine read.
_ANY_TAG = {
    "data-src": _ASSET,
    "data-background-image": _ASSET,
    "data-background-video": _ASSET,
    "data-background-iframe": _PAGE,
}
_TO_PAGES = frozenset(["canonical", "alternate", "next", "prev", "author", "license", "help", "search"])
_NO_TARGET = frozenset(["preconnect", "dns-prefetch"])
_META = frozenset(["og:url", "og:image", "twitter:image"])
_SRCSET = re.compile(r"\s*,?\s*(data:\S+|[^\s,](?:\S*[^\s,])?)(?:\s+[^,]*)?(?:,|$)")
_CSS = re.compile(
    r"""/\*.*?\*/|url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""",
    re.DOTALL,
)
_REFRESH = re.compile(r"^[\d.]*\s*[;,]\s*(?:url\s*=)?\s*['\"]?([^'\"]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """An address as written, whether it must lead to a page or to a file, and its line (from 1)."""

    written: str
    use: str
    line: int

    @property
    def is_to_page(self) -> bool:
        return self.use == _PAGE


@dataclass(slots=True)
class Crawled:
    """What stands in one file. `slides` counts the slides of each stack, where the file is a deck."""

    addresses: list[Address] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    slides: list[int] | None = None
    base: str = ""


def read_html(data: bytes) -> Crawled:
    """The addresses and anchors of a page. A file without any tag gives none."""
    made = Crawled()
    encoding = None if b"charset" in data[:2048] else "utf-8"
    try:
        root = etree.fromstring(data, etree.HTMLParser(encoding=encoding, huge_tree=True, no_network=True))
    except etree.XMLSyntaxError:
        return made
    if root is None:
        return made
    elements: Iterator[Any] = root.iter(etree.Element)
    for element in elements:
        tag, line = element.tag, element.sourceline or 1
        for name, value in element.items():
            bare = name.rpartition(":")[2]
            if bare == "id" or (bare == "name" and tag == "a"):
                made.anchors.add(value)
            elif use := _ATTRIBUTES.get((tag, bare)) or _ANY_TAG.get(bare):
                made.addresses.append(Address(value, use, line))
            elif bare in ("srcset", "imagesrcset"):
                made.addresses += [Address(m[1], _ASSET, line) for m in _SRCSET.finditer(value)]
            elif bare == "style":
                made.addresses += _styled(value, line)
        _by_tag(element, tag, line, made)
    made.slides = _slides(root)
    return made


def _by_tag(element: Any, tag: str, line: int, made: Crawled) -> None:
    if tag == "link":
        rel = frozenset(element.get("rel", "").lower().split())
        if not rel & _NO_TARGET and element.get("href"):
            made.addresses.append(Address(element.get("href"), _PAGE if rel & _TO_PAGES else _ASSET, line))
    elif tag == "style":
        made.addresses += _styled(element.text or "", line)
    elif tag == "base":
        made.base = element.get("href", "")
    elif tag == "meta" and element.get("http-equiv", "").lower() == "refresh":
        if found := _REFRESH.match(element.get("content", "")):
            made.addresses.append(Address(found[1].strip(), _PAGE, line))
    elif tag == "meta" and (element.get("property") or element.get("name")) in _META:
        made.addresses.append(Address(element.get("content", ""), _ASSET, line))


def _slides(root: Any) -> list[int] | None:
    """How many slides stand in each stack of a reveal.js deck; None when there is no deck."""
    deck = root.xpath("//*[contains(concat(' ', @class, ' '), ' slides ')]")
    if not deck or not root.xpath("//*[contains(concat(' ', @class, ' '), ' reveal ')]"):
        return None
    return [max(len(top.findall("section")), 1) for top in deck[0].findall("section")]


def read_css(data: bytes) -> Crawled:
    """The addresses of a style sheet."""
    return Crawled(_styled(data.decode("utf-8", "replace"), 1))


def _styled(css: str, line: int) -> list[Address]:
    return [
        Address(written, _ASSET, line + css.count("\n", 0, found.start()))
        for found in _CSS.finditer(css)
        if (written := next((part for part in found.groups() if part), "")) and not written.startswith("#")
    ]


def read_sitemap(data: bytes) -> Crawled:
    """The pages that a sitemap names."""
    text = data.decode("utf-8", "replace")
    return Crawled(
        [
            Address(m[1].replace("&amp;", "&"), _PAGE, text.count("\n", 0, m.start()) + 1)
            for m in re.finditer(r"<loc>\s*([^<\s]+)\s*</loc>", text)
        ]
    )


def read_search_index(data: bytes) -> Crawled:
    """The places that the search leads to, written from the root of the site."""
    try:
        entries = json.loads(data)["docs"]
        return Crawled([Address(e["location"], _PAGE, 1) for e in _dicts(entries)], base="../")
    except (ValueError, KeyError, TypeError):
        return Crawled()


def read_search_names(data: bytes) -> Crawled:
    """The places that the site's own search leads to: see render/exports/search.py."""
    try:
        names = json.loads(data[data.index(b"{") : data.rindex(b"}") + 1])
        ids = iter([own or slug(title) for own, title in zip(names["ids"], names["titles"], strict=True)])
        found = [place.replace("*", next(ids)) for *_, place, count in names["runs"] for _ in range(count)]
        return Crawled([Address(place, _PAGE, 1) for place in found], base="../")
    except (ValueError, KeyError, TypeError, AttributeError, StopIteration):
        return Crawled()


def _dicts(entries: Any) -> Iterator[dict[str, Any]]:
    return (entry for entry in entries if isinstance(entry, dict) and "location" in entry)
