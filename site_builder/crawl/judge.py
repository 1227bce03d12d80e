"""What is wrong with an address, given where it leads and what is there."""

import os
import re
from collections.abc import Sequence, Set
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote

from site_builder.crawl.addresses import Bearings, Target, parts_of
from site_builder.crawl.files import Files
from site_builder.crawl.page import FORM, LOADED, OWN, SPRITE, TO_PAGES
from site_builder.diagnostics import Severity

_SLIDE = re.compile(r"/(\d{1,9})(?:/(\d{1,9}))?(?:/\d+)?")
_LINES = re.compile(r"L?(\d+)-L?(\d+)")
_RELATIVE = "write it relative to its page, or begin it with the base path"
_MISSPELT = re.compile(
    r"(?:h?t?tps?|ht+p+s?|h+t+p+s?|http?ss?|htt[op]s?|hpp?ts?|hptts?):/*(?!/)[\w.-]+\.\w+", re.IGNORECASE
)
_MAIL = re.compile(r"[^@\s<>]+@[^@\s<>,;.]+(\.[^@\s<>,;.]+)*\.?")
_UNFINISHED = ("{{", "{%", "${", "<%")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:")
_LOCAL = re.compile(r"https?://(?:localhost|127\.|\[::1\]|[^/]*\.localhost)", re.IGNORECASE)
_PAGES = (".html", ".htm", ".xhtml", "/")

Verdict = tuple[Severity, str, str, str]
_ERROR, _WARNING = Severity.ERROR, Severity.WARNING


class Places(NamedTuple):
    """The places of a page to which a link can lead."""

    anchors: tuple[str, ...]
    slides: tuple[int, ...] | None = None
    is_forward: bool = False
    is_scripted: bool = False


class Landing:
    """The places of a page, prepared to be asked for by many links."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.anchors = frozenset(places.anchors)

    @cached_property
    def _by_folded(self) -> dict[str, str]:
        return {anchor.casefold(): anchor for anchor in sorted(self.anchors, reverse=True)}

    def close_to(self, fragment: str) -> str | None:
        """The first anchor that is the same but for capitals."""
        return self._by_folded.get(fragment.casefold())


def judge_address(use: str, written: str, bearings: Bearings, is_own: bool) -> Verdict | None:
    """What is wrong with an address that leads out of the site, or with its very form."""
    address = written.strip().lower()
    if any(piece in written.partition("?")[0] for piece in _UNFINISHED) and not _ELSEWHERE.match(address):
        return (
            _ERROR,
            "unfinished-address",
            f"'{written}' holds a piece of a template",
            "nothing has filled it in",
        )
    scheme, colon, rest = address.partition(":")
    if not colon or "/" in scheme or "#" in scheme or "?" in scheme:
        return None
    if scheme in ("http", "https"):
        return _web(use, written, bearings)
    if scheme == "mailto":
        return _mail(written)
    message, hint = "", ""
    if scheme == "tel" and not any(c.isdigit() for c in rest):
        message, hint = f"'{written}' holds no telephone number", "write one, as in tel:+4930123456"
    elif scheme == "file" and (use in LOADED or is_own):
        message, hint = f"'{written}' is a file of one computer", _RELATIVE
    elif _MISSPELT.match(address):
        message, hint = f"'{written}' begins with no known word", "write https://"
    return (_ERROR, "bad-address", message, hint) if message else None


def _web(use: str, written: str, bearings: Bearings) -> Verdict | None:
    try:
        parts = parts_of(written.strip())
    except ValueError:
        return _ERROR, "bad-address", f"'{written}' is no address", "write one as in https://example.org/page"
    if not parts.netloc and not parts.path.strip("/"):
        return _ERROR, "bad-address", f"'{written}' names no host", "write one as in https://example.org/page"
    if not bearings.is_secure or parts.scheme != "http" or _LOCAL.match(written.strip()):
        return None
    if parts.netloc.lower() == parts_of(bearings.origin).netloc.lower():
        return _WARNING, "insecure-link", f"'{written}' goes to this site without encryption", "write https:"
    if use in LOADED or use == FORM:
        return (
            _ERROR,
            "mixed-content",
            f"browsers refuse to load '{written}' into a page of https:",
            "write https:",
        )
    return None


def _mail(written: str) -> Verdict | None:
    address, _, query = written.strip()[7:].partition("?")
    people = [one.strip() for one in unquote(address).split(",")]
    if all(_MAIL.fullmatch(one.rpartition("<")[2].rstrip(">")) for one in people):
        return None
    # Without a receiver it is right where a subject or a receiver stands behind it.
    if not address and query:
        return None
    return (
        _ERROR,
        "bad-address",
        f"'{written}' is no address of mail",
        "write one as in mailto:name@example.org",
    )


def judge_path(use: str, written: str, target: Target, files: Files) -> Verdict | None:
    """What is wrong with where an address leads; None when a file answers."""
    if target.leaves:
        return _left(written, target, files)
    path = target.path
    if files.is_folder(path) and files.answer(path) in (None, path):
        return _ERROR, "missing-slash", f"'{written}' works only by a redirect", f"write '{path}/'"
    # A copy of a site made page by page keeps the question in the file's name.
    if target.query and files.answer(f"{path}?{target.query}"):
        return None
    near = files.nearly(path)
    hint = f"there is '{near}'; capitals and accents count" if near else _nothing(path, files)
    if use in TO_PAGES:
        return _ERROR, "missing-page", f"'{written}' leads to no page", hint
    return _ERROR, "missing-asset", f"the file '{written}' is not there", hint


def _nothing(path: str, files: Files) -> str:
    if path.endswith("/") or not path:
        return f"there is no file '{path}index.html'"
    return f"there is no file for '{path}'"


def _left(written: str, target: Target, files: Files) -> Verdict | None:
    if not target.path:
        return _ERROR, "leaves-base", f"'{written}' leaves the path under which the site is served", _RELATIVE
    # Nobody said where the folder is served, so what stands beside it may be served too.
    if os.path.lexists(files.folder / target.path):
        return None
    return (
        _WARNING,
        "leaves-base",
        f"'{written}' leads out of the folder, to no file",
        "say with --base where it is served",
    )


def has_places(use: str, file: str) -> bool:
    """Whether a fragment of this file is an id: not a page of a PDF or a part of a film."""
    return (file.endswith(_PAGES) and use != OWN) or (use == SPRITE and file.endswith(".svg"))


def judge_place(file: str, written: str, fragment: str, page: Landing) -> Verdict | None:
    """What is wrong with the part of an address behind the `#`; None when its place is there."""
    places, anchors = page.places, page.anchors
    plain = unquote(fragment)
    if fragment in anchors or plain in anchors or plain.lower() in ("", "top") or places.is_forward:
        return None
    if places.slides is not None and plain.startswith("/"):
        return _no_slide(written, plain, places.slides, anchors)
    if places.is_scripted and _is_for_scripts(plain, anchors):
        return None
    close = page.close_to(plain)
    hint = f"there is '#{close}'; capitals count" if close else f"{file} has no such id"
    return _ERROR, "missing-anchor", f"'{written}' leads to no place on its page", hint


def _is_for_scripts(fragment: str, anchors: Set[str]) -> bool:
    """Whether a script, not the browser, reads a fragment: a route, a value, a range of lines."""
    if fragment.startswith(("/", "!")) or "=" in fragment:
        return True
    lines = _LINES.fullmatch(fragment)
    return lines is not None and any(f"{letter}{lines[1]}" in anchors for letter in ("", "L"))


def _no_slide(written: str, fragment: str, stacks: Sequence[int], anchors: Set[str]) -> Verdict | None:
    if fragment.strip("/").partition("/")[0] in anchors or fragment == "/":
        return None
    numbered = _SLIDE.fullmatch(fragment)
    stack, slide = (int(numbered[1]), int(numbered[2] or 0)) if numbered else (len(stacks), 0)
    if stack < len(stacks) and slide < stacks[stack]:
        return None
    return _ERROR, "missing-anchor", f"'{written}' leads to no slide", "slides go by the ids of their records"
