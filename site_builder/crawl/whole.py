"""What only the whole site shows: places that are missing, lonely pages, circles of forwarding."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace

from site_builder.crawl.complaints import Complaint
from site_builder.crawl.files import Files
from site_builder.crawl.following import Found, Site
from site_builder.crawl.judge import Landing, judge_place
from site_builder.crawl.page import UnreadableError
from site_builder.diagnostics import Severity

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_BY_ADDRESS = re.compile(
    r"(?:^|/)(?:index|404|403|50\d|40\d|offline|search|google[0-9a-f]+|yandex_\w+)\.html?$"
)
_SCRIPTS = (".js", ".json", ".mjs")
_MOST = 5_000_000  # bytes of one script
_MOST_SEARCHED = 1_000_000_000  # bytes of all scripts, by the pages that are looked for in them


def judge_whole(site: Site, found: Found) -> Iterator[Complaint]:
    """All complaints about a site of which every file was followed."""
    yield from found.complaints.values()
    yield from _missing_places(found)
    yield from _circles(found.forwards)
    yield from _links_to_drafts(found)
    yield from _unlinked(site, found)
    yield from _unused_terms(site, found)
    yield from _files(site)


def _missing_places(found: Found) -> Iterator[Complaint]:
    for file, fragments in found.asked.files():
        if (places := found.places.get(file)) is None:
            continue
        page = Landing(places)
        for fragment in fragments:
            if fragment not in page.anchors:
                yield from _missing_place(found, file, fragment, page)


def _missing_place(found: Found, file: str, fragment: str, page: Landing) -> Iterator[Complaint]:
    asking, count = found.asked.who(file, fragment)
    made = [
        Complaint(*verdict, path, written)
        for path, written in asking
        if (verdict := judge_place(file, written, fragment, page))
    ]
    if made:
        yield replace(made[0], files=count, others=tuple(made[1:]))


def _circles(forwards: dict[str, str]) -> Iterator[Complaint]:
    """Pages that send their reader round and round: each circle once, at its first page."""
    done: set[str] = set()
    for start in sorted(forwards):
        way: list[str] = []
        place = start
        while place in forwards and place not in done:
            done.add(place)
            way.append(place)
            place = forwards[place]
        if place in way:
            circle = way[way.index(place) :]
            first = min(circle)
            message = f"the page sends its reader in a circle of {len(circle)}"
            yield Complaint(
                _ERROR, "redirect-loop", message, "send the reader to a page that stays", first, tag="meta"
            )


def _links_to_drafts(found: Found) -> Iterator[Complaint]:
    for draft in sorted(found.drafts):
        if linked := found.linked.get(draft):
            path, written = linked
            message = f"'{written}' leads to a page that is a draft"
            yield Complaint(
                _WARNING, "link-to-draft", message, "publish that page, or take the link away", path, written
            )


def _unlinked(site: Site, found: Found) -> Iterator[Complaint]:
    home = next((name for name in ("index.html", "index.htm") if name in site.files.paths), None)
    if home is None:
        return
    lonely = [
        page
        for page in found.pages
        if page not in found.linked
        and page not in found.unlisted
        and page not in found.drafts
        and page != home
        # An index in a folder is a page like others, unlike what a server or an engine asks for by name.
        and (page.endswith("/index.html") or not _BY_ADDRESS.search(page))
    ]
    if not site.is_own and lonely:
        # Where many pages are alone, something else than links leads to them.
        lonely = [*_not_named(site, lonely)] if len(lonely) * 5 <= len(found.pages) else []
    for page in lonely:
        hint = "link it from where readers look for it, or take it away"
        yield Complaint(_WARNING, "unlinked-page", "no page links to this one", hint, page, line=1)


def _not_named(site: Site, pages: Sequence[str]) -> Iterator[str]:
    """Pages of which no script speaks, since menus are often made by one.

    Returns none if the search would take too long.
    """
    files = site.files
    scripts = [
        path
        for path in sorted(files.paths)
        if path.endswith(_SCRIPTS) and "search" not in path and files.size(path) < _MOST
    ]
    if sum(map(files.size, scripts)) * len(pages) > _MOST_SEARCHED:
        return
    said = [*_read(files, scripts)]
    for page in pages:
        address = page.removesuffix("index.html").rstrip("/")
        name = address.rpartition("/")[2].removesuffix(".html")
        if not any(os.fsencode(name) in text for text in said):
            yield page


def _read(files: Files, paths: Iterable[str]) -> Iterator[bytes]:
    for path in paths:
        with suppress(OSError, UnreadableError):
            yield files.read(path)


def _unused_terms(site: Site, found: Found) -> Iterator[Complaint]:
    if site.is_own:
        return  # The content's own rules tell it with the line of the term.
    asked = {file: frozenset(some) for file, some in found.asked.files() if file in found.terms}
    for page, terms in found.terms.items():
        unused = [term for term in terms if term not in asked.get(page, ())]
        if len(unused) <= max(1, len(terms) // 10) and len(unused) * 2 < len(terms):
            for term in unused:
                yield _unused(page, f"no other page links to the term '{term}'", term)
    entries = [page for page in found.pages if re.search(r"(?:^|/)glossary/[^/]+/index\.html$", page)]
    lonely = [page for page in entries if page in found.linked and page not in found.used]
    if len(lonely) <= max(1, len(entries) // 10) and len(lonely) * 2 < len(entries):
        for page in lonely:
            yield _unused(page, "no page outside the glossary links to this term", "")


def _unused(page: str, message: str, term: str) -> Complaint:
    hint = "use the term where it is meant, or take it away"
    return Complaint(_WARNING, "unused-term", message, hint, page, term, line=0 if term else 1)


def _files(site: Site) -> Iterator[Complaint]:
    for path, other in site.files.alike():
        message = f"some disks cannot tell this file from '{other}'"
        yield Complaint(_WARNING, "colliding-paths", message, "give one of them another name", path, line=1)
    for path in site.files.closed:
        message = "the folder was not checked: it cannot be listed"
        place = path.rstrip("/") or "."
        yield Complaint(_ERROR, "unread-file", message, "allow reading it", place, line=1)
    for path in sorted(site.files.dangling):
        message = "the file is a symbolic link to nothing"
        yield Complaint(_WARNING, "dangling-file", message, "copy the file that is meant", path, line=1)
