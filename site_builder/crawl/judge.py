"""What is wrong with a link, given where it leads and what is there."""

import re
from collections.abc import Mapping

from site_builder.crawl.addresses import Target
from site_builder.crawl.files import Files
from site_builder.crawl.pages import Address, Crawled

_SLIDE = re.compile(r"/(\d+)(?:/(\d+))?(?:/\d+)?")
_RELATIVE = "write it relative to its page, or begin it with the base path"

Complaint = tuple[str, str, str]


def judge(address: Address, target: Target, files: Files, read: Mapping[str, Crawled]) -> Complaint | None:
    """Say what is wrong with a link: code, message, hint. None when nothing is."""
    written = address.written
    if target.leaves:
        return "leaves-base", f"'{written}' leaves the path under which the site is served", _RELATIVE
    file = files.answer(target.path)
    if file is None:
        return _missing(address, target, files)
    page = read.get(file)
    if not target.fragment or page is None or not file.endswith(".html"):
        return None
    if target.fragment in page.anchors or target.fragment.lower() == "top":
        return None
    if page.slides is not None and target.fragment.startswith("/"):
        return _no_slide(written, target.fragment, page)
    close = next((a for a in page.anchors if a.casefold() == target.fragment.casefold()), None)
    hint = f"there is '#{close}'; capitals count" if close else f"{file} has no such id"
    return "missing-anchor", f"'{written}' leads to no place on its page", hint


def _missing(address: Address, target: Target, files: Files) -> Complaint:
    written, path = address.written, target.path
    if files.is_folder(path):
        return "missing-slash", f"'{written}' works only by a redirect", f"write '{path}/'"
    near = files.nearly(path)
    hint = f"there is '{near}'; capitals and accents count" if near else f"there is no file for '{path}'"
    if address.is_to_page:
        return "missing-page", f"'{written}' leads to no page", hint
    return "missing-asset", f"the file '{written}' is not there", hint


def _no_slide(written: str, fragment: str, deck: Crawled) -> Complaint | None:
    assert deck.slides is not None
    if fragment.strip("/").partition("/")[0] in deck.anchors or fragment == "/":
        return None
    numbered = _SLIDE.fullmatch(fragment)
    stack = deck.slides[int(numbered[1]) :][:1] if numbered else []
    if numbered and stack and int(numbered[2] or 0) < stack[0]:
        return None
    return "missing-anchor", f"'{written}' leads to no slide", "slides go by the ids of their records"
