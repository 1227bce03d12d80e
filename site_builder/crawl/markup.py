"""What is wrong with a page by itself: doubled ids, nameless links, images without words, headings that jump.

What may be the manner of a site that is not ours, as pages without a title, is marked as not sure. A
script can fill an element that has an id, a class of its own or data for it, so on other sites only bare
elements count.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from site_builder.crawl.ancestors import Within, has_tag
from site_builder.crawl.names import NAMES, Naming, first_words, is_hidden
from site_builder.crawl.page import Fault

Reference = tuple[str, str, Any]


@dataclass(slots=True)
class Markup:
    """The elements of a page, as far as they are looked at again.

    `tags` are those of all, in order; `links` those links that may be odd."""

    root: Any
    ids: list[str]
    tags: list[str] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    links: list[Any] = field(default_factory=list)


_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
# What scripts make at the moment when it is asked for.
_MADE_LATER = frozenset(
    ["aria-controls", "aria-owns", "aria-activedescendant", "aria-flowto", "popovertarget", "list"]
)
_PICTURES = frozenset(["img", "area", "input"])
_NAMED = frozenset(["button", "iframe"])
_SOURCES = ("img", "iframe", "script", "source", "embed", "video", "audio", "track")
_CURRENT = re.compile(r"\b(this|current|active|selected|here)\b|active|current")


def faults_of(page: Markup, is_whole: bool) -> list[Fault]:
    """All faults of a page by itself; `is_whole`: it is no piece of one, and readers stay on it."""
    known, tags = frozenset(page.ids), frozenset(page.tags)
    found = [*_missing_ids(page.references, known, page.root), *_links(page.links)]
    if is_whole and page.root.tag == "html" and "body" in tags:
        found += _whole(page.root)
    if len(known) != len(page.ids):
        found += _doubled(page.root)
    if not tags.isdisjoint(_PICTURES):
        found += _without_words(page.root)
    if _may_jump(page.tags):
        found += _jumps(page.root)
    if not tags.isdisjoint(_NAMED):
        found += _nameless(page.root)
    if not tags.isdisjoint(_SOURCES):
        found += _empty_sources(page.root)
    return found


def _whole(root: Any) -> Iterator[Fault]:
    """What a whole page must have."""
    language = (
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")
    )
    if not (language or "").strip():
        yield Fault("missing-language", "", root.sourceline or 1, "html", is_sure=False)
    elif not _LANGUAGE.fullmatch(language.strip()):
        yield Fault("bad-language", language, root.sourceline or 1, "html", is_sure=False)
    title = next(root.iter("title"), None)
    if title is None or not "".join(title.itertext()).strip():
        yield Fault(
            "missing-title", "", 1 if title is None else title.sourceline or 1, "title", is_sure=False
        )


def _missing_ids(references: Sequence[Reference], known: frozenset[str], root: Any) -> Iterator[Fault]:
    maps = _map_names(root) if any(name == "usemap" for name, *_ in references) else set[str]()
    for name, value, element in references:
        if name == "usemap":
            if value.lstrip("#").casefold() not in maps:
                yield _fault("missing-id", f'{name}="{value}"', element)
            continue
        missing = [one for one in value.split() if one not in known]
        if missing and "{" not in value:
            sure = name not in _MADE_LATER
            yield _fault("missing-id", f'{name}="{missing[0]}"', element, sure)


def _map_names(root: Any) -> set[str]:
    """The names of the image maps of a page. Browsers let capitals pass, for the sake of old pages."""
    return {(m.get(key) or "").casefold() for m in root.iter("map") for key in ("name", "id")}


def _doubled(root: Any) -> Iterator[Fault]:
    seen: set[str] = set()
    told: set[str] = set()
    # What stands in noscript is there only where the rest may not be.
    is_in_noscript = Within(has_tag("noscript"))
    for element in root.iterfind(".//*[@id]"):
        own = element.get("id")
        if own in seen and own not in told and own and not is_in_noscript(element):
            told.add(own)
            yield _fault("doubled-anchor", own, element)
        seen.add(own)


def _without_words(root: Any) -> Iterator[Fault]:
    for element in root.iter("img", "area", "input"):
        if element.get("alt") is not None or is_hidden(element) or any(element.get(name) for name in NAMES):
            continue
        if element.tag == "input" and element.get("type", "").lower() != "image":
            continue
        if element.tag == "area" and element.get("href") is None:
            continue
        if element.get("role") in ("presentation", "none"):
            continue
        yield _fault("image-without-alt", element.get("src") or element.get("href") or "", element)


def _may_jump(tags: Sequence[str]) -> bool:
    levels = [tag for tag in tags if tag in _HEADINGS]
    return any(after > before and int(after[1]) > int(before[1]) + 1 for before, after in pairwise(levels))


def _jumps(root: Any) -> Iterator[Fault]:
    before = 0
    is_aside = Within(_is_aside)
    for element in root.iter(*_HEADINGS):
        level = int(element.tag[1])
        if before and level > before + 1 and not is_aside(element) and not is_hidden(element):
            yield _fault("heading-jump", f"h{level} follows h{before}", element)
        if before == 0 or not is_aside(element):
            before = level


def _is_aside(element: Any) -> bool:
    """Returns whether the content of an element does not belong to the subject of the page."""
    return (
        element.tag in ("nav", "aside", "footer", "header", "dialog", "form", "noscript")
        or is_hidden(element)
        or element.get("role") in ("navigation", "complementary", "search", "dialog", "contentinfo", "banner")
    )


def _links(links: Sequence[Any]) -> Iterator[Fault]:
    is_drawn, naming, is_bare = Within(has_tag("svg")), Naming(), _Bareness()
    for element in links:
        href = element.get("href")
        if href is None:
            continue
        plain = href.strip()
        if not plain:
            yield _fault("empty-link", first_words(element), element, is_bare(element))
        elif plain[:11].lower() == "javascript:":
            yield _fault("script-link", plain, element, is_bare(element))
        if element.tag == "a" and not is_drawn(element) and not naming.has_name(element):
            # What leads to its own page is often a number or a sign that the style writes.
            sure = bool(plain) and plain[0] != "#" and is_bare(element, "class", "rel", "target")
            yield _fault("nameless-link", href, element, sure)


def _nameless(root: Any) -> Iterator[Fault]:
    naming, is_in_noscript = Naming(), Within(has_tag("noscript"))
    for element in root.iter("button"):
        if not naming.has_name(element):
            yield _fault("nameless-button", "", element, is_sure=False)
    for element in root.iter("iframe"):
        if (
            not any(element.get(name) for name in NAMES)
            and not is_hidden(element)
            and not is_in_noscript(element)
        ):
            yield _fault("nameless-frame", element.get("src") or "", element, is_sure=False)


def _empty_sources(root: Any) -> Iterator[Fault]:
    for element in root.iter(*_SOURCES):
        src = element.get("src")
        if src is not None and not src.strip():
            # A script fills it in later, as a reader comes near.
            sure = not any(
                name.startswith(("data-", "srcset", "on", "class", "id")) for name in element.attrib
            )
            yield _fault("empty-source", element.tag, element, sure)


class _Bareness:
    """Answers whether nothing on an element or around it hints at a script or at a manner of the site."""

    def __init__(self) -> None:
        self._is_current: dict[Any, bool] = {}

    def __call__(self, element: Any, *but: str) -> bool:
        if any(name not in ("href", "title", *but) for name in element.attrib):
            return False
        above = element.getparent()
        if above not in self._is_current:
            classes = "" if above is None else above.get("class", "")
            self._is_current[above] = bool(_CURRENT.search(classes))
        return not self._is_current[above]


def _fault(code: str, about: str, element: Any, is_sure: bool = True) -> Fault:
    return Fault(code, about, element.sourceline or 1, element.tag, is_sure)
