"""A finished page → its addresses and anchors. Reads tags, not text: no comment, script or code."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from lxml import etree

from site_builder.crawl.ancestors import Within
from site_builder.crawl.attributes import (
    ANY_TAG,
    CITED,
    ID,
    META,
    NAME,
    REFERENCE,
    RELATIONS,
    SET,
    STYLE,
    TAGS,
)
from site_builder.crawl.crowded_tags import MOST, is_crowded
from site_builder.crawl.markup import Markup, Reference, faults_of
from site_builder.crawl.page import (
    DRAFT,
    FILE,
    FORM,
    FORWARD,
    FORWARDS,
    LINK,
    OWN,
    SAID,
    SCRIPTED,
    UNLISTED,
    WAITS,
    WHOLE,
    Page,
    UnreadableError,
)
from site_builder.crawl.srcset import candidates
from site_builder.crawl.styles import addresses_in
from site_builder.crawl.text_encoding import UTF_16, named_encoding

_DATA_KEYS = frozenset(["url", "image", "logo", "item", "contentUrl", "thumbnailUrl", "mainEntityOfPage"])
_REFRESH = re.compile(
    r"\s*[\d.]+\s*[;,\s]\s*(?:url\s*=\s*)?(?:'([^']*)|\"([^\"]*)|(.*))", re.IGNORECASE | re.DOTALL
)
_PAGES = ("/", ".html", ".htm")
_XLINK = "{http://www.w3.org/1999/xlink}"
_CROWDED = f"a tag has more than {MOST} attributes"


def read_html(data: bytes) -> Page:
    """The addresses, anchors and faults of a page. A file without any tag gives none."""
    root = _parsed(data)
    return Page() if root is None else _read(root, data)


def read_xml(data: bytes) -> Page:
    """The same of a page or a drawing that is XML."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root: Any = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        return Page()
    for element in root.iter(etree.Element):
        if len(element.attrib) > MOST:
            raise UnreadableError(_CROWDED)
        bare = element.tag.rpartition("}")[2].rpartition(":")[2].lower()
        # A broken file can hold names that no element may have.
        element.tag = bare if bare.isidentifier() else "x"
        linked = [value for name, value in element.items() if name.startswith(_XLINK)]
        if linked:
            element.set("href", linked[-1])
    page = _read(root, data)
    # A drawing is no page: it has no title and no headings.
    page.faults = [f for f in page.faults if root.tag == "html" or f.code == "doubled-anchor"]
    return page


def _parsed(data: bytes) -> Any:
    encoding = "" if data.startswith(UTF_16) else named_encoding(data) or "utf-8"
    if is_crowded(data, encoding):
        raise UnreadableError(_CROWDED)
    try:
        root: Any = etree.fromstring(data, _parser(encoding))
    except (etree.XMLSyntaxError, ValueError, LookupError):
        return None
    if root is not None and b"<template" in data:
        # Inert until a script copies it; ids and addresses in it are not of this page.
        etree.strip_elements(root, "template", with_tail=False)
    return root


@lru_cache(maxsize=100)
def _parser(encoding: str) -> Any:
    """A parser of pages in an encoding; "" leaves it to the mark at the beginning of each page."""
    try:
        return etree.HTMLParser(
            encoding=encoding or None,
            huge_tree=True,
            no_network=True,
            remove_comments=True,
            collect_ids=False,
        )
    except LookupError:  # An encoding of the web that this system does not have.
        return _parser("utf-8")


def _read(root: Any, data: bytes) -> Page:
    page = Page()
    found = Markup(root, page.anchors)
    tags, links = found.tags, found.links
    linked: list[str] = []
    elements: Iterator[Any] = root.iter(etree.Element)
    # The loop over all elements of all pages: most have no attribute, and most attributes are links.
    for element in elements:
        tag = element.tag
        tags.append(tag)
        if items := element.items():
            uses = TAGS.get(tag, ANY_TAG)
            for name, value in items:
                if name in uses:
                    use = uses[name]
                    if use == LINK:
                        linked.append(value)
                        if not element.text or value[:1] in _ODD:
                            links.append(element)
                    elif use == ID:
                        found.ids.append(value)
                    else:
                        _add(page, use, value, (name, value, element), found)
        if tag in _HANDLERS:
            _HANDLERS[tag](element, page)
    page.add(LINK, linked)
    _add_rest(page, root, data, found)
    return page.each_once()


def _add_rest(page: Page, root: Any, data: bytes, found: Markup) -> None:
    """What is asked of the page as a whole."""
    if b"<html" in data or b"<HTML" in data:
        page.mark(WHOLE)
    page.faults += faults_of(found, WHOLE in page.marks and FORWARD not in page.addresses)
    # A name may stand beside the same id, so it joins the anchors only now.
    if b"name" in data:
        page.anchors += [a.get("name") for a in root.iter("a", "map") if a.get("name")]
    if b"slides" in data and b"reveal" in data:
        page.slides = _slides(root)
    if "dt" in found.tags:
        page.terms = [dt.get("id") for dt in root.iter("dt") if dt.get("id")]
    if page.addresses.get(FORM):
        page.addresses[FORM] = [*_asking_forms(root)]


def _add(page: Page, use: str, value: str, reference: Reference, found: Markup) -> None:
    if use == REFERENCE:
        found.references.append(reference)
    elif use == SET:
        page.add(FILE, (written for _, written in candidates(value)))
    elif use == STYLE:
        page.add(FILE, addresses_in(value))
    elif use == CITED:
        # Many write the name of an author here.
        page.add(LINK, [value] if "/" in value and " " not in value else [])
    elif use != NAME:
        page.add(use, [value])


_ODD = frozenset(["", " ", "\n", "\t", "j", "J"])


def _asking_forms(root: Any) -> Iterator[str]:
    """Forms that ask for a page; others are sent to a program, which a folder cannot show."""
    for form in root.iter("form"):
        action = (form.get("action") or "").strip()
        if action.endswith(_PAGES) and form.get("method", "get").strip().lower() == "get":
            yield action


def _link(element: Any, page: Page) -> None:
    use = _use_of(element.get("rel", ""))
    href = element.get("href")
    if href and use:
        page.add(use, [href])
        if element.get("integrity") and use == FILE:
            page.sealed.append((href, element.get("integrity")))


@lru_cache(maxsize=1000)
def _use_of(rel: str) -> str:
    uses = {RELATIONS.get(name, "") for name in rel.lower().split()}
    return next((use for use in (OWN, FILE, LINK) if use in uses), "")


def _meta(element: Any, page: Page) -> None:
    content = element.get("content")
    if not content:
        return
    name = (element.get("property") or element.get("name") or "").strip().lower()
    if element.get("http-equiv", "").strip().lower() == "refresh":
        if (found := _REFRESH.match(content)) and (
            target := (found[1] or found[2] or found[3] or "").strip()
        ):
            page.add(FORWARD, [target])
            page.mark(WAITS if re.match(r"\s*0*[1-9]", content) else FORWARDS)
    elif name in META and content.strip():
        page.add(META[name], [content])
    elif name == "robots" and "noindex" in content.lower():
        page.mark(UNLISTED)
    elif (name, content.strip().lower()) in {("status", "draft"), ("draft", "true"), ("draft", "yes")}:
        page.mark(DRAFT)


def _script(element: Any, page: Page) -> None:
    if element.get("integrity") and element.get("src"):
        page.sealed.append((element.get("src"), element.get("integrity")))
    kind = element.get("type", "").strip().lower()
    if kind == "application/ld+json":
        try:
            page.add(SAID, _said(json.loads(element.text or "")))
        except (ValueError, RecursionError):
            return
    elif kind in ("", "module", "text/javascript", "application/javascript"):
        page.mark(SCRIPTED)


def _said(value: Any) -> Iterator[str]:
    """Addresses in structured data. An `@id` is a name, whether or not a page stands there."""
    waiting = [("", value)]
    while waiting:
        key, inner = waiting.pop()
        if isinstance(inner, list):
            waiting += ((key if isinstance(one, str) else "", one) for one in reversed(inner))
        elif isinstance(inner, dict):
            waiting += reversed(inner.items())
        elif isinstance(inner, str) and key in _DATA_KEYS and "{" not in inner:
            yield inner.partition("#")[0]


def _style(element: Any, page: Page) -> None:
    page.add(FILE, addresses_in(element.text or ""))


def _base(element: Any, page: Page) -> None:
    page.base = page.base or element.get("href", "")


def _marked(element: Any, page: Page) -> None:
    if element.get("data-draft") not in (None, "false") or "draft" in element.get("class", "").split():
        page.mark(DRAFT)


_HANDLERS: Mapping[str, Callable[[Any, Page], None]] = {
    "link": _link,
    "meta": _meta,
    "script": _script,
    "style": _style,
    "base": _base,
    "html": _marked,
    "body": _marked,
    "main": _marked,
    "article": _marked,
}


def _slides(root: Any) -> list[int] | None:
    """How many slides stand in each stack of a reveal.js deck; None if there is no deck."""
    is_in_reveal = Within(lambda element: _has_class(element, "reveal"))
    for element in root.iter(etree.Element):
        if _has_class(element, "slides") and is_in_reveal(element):
            return [max(len(top.findall("section")), 1) for top in element.findall("section")]
    return None


def _has_class(element: Any, name: str) -> bool:
    written = element.get("class")
    return written is not None and name in written and name in written.split()
