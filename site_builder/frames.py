"""A page's frame as parts with holes, and hanging a page in it.

A host renders one page per kind and depth in which marks stand where a page's own values go; the finished
HTML is cut at the marks, and every other page of that kind is the parts joined with its own values.
"""

import base64
import hashlib
import html
import re
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from site_builder.render.page import Heading, Page
from site_builder.routes import PagePath

_SPECIAL = frozenset("&<>\"'")  # what some templates escape, and some twice
# Marks are another text in each run, so that no author can write one into a title or a page.
_RUN = secrets.token_hex(8)
_MARK = f"\ue000{_RUN}{{}}\ue001"
_CUT = re.compile(f"\ue000{_RUN}([a-z]+)\ue001")
_QUOTED = re.compile(f"%EE%80%80{_RUN}([a-z]+)%EE%80%81")  # the same in an address
_POLICY_MARK = "\ue000policy\ue001"  # in main.html of the theme, in front of all that authors write
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)([^>]*)>(.*?)</script>", re.DOTALL)
_INDENT = re.compile(r"\n\s+")
_VERBATIM = re.compile(r"(<(pre|textarea|script)\b.*?</\2>)", re.DOTALL)


def mark(name: str) -> str:
    """What stands in a frame where the value `name` goes."""
    return _MARK.format(name)


@dataclass(frozen=True, slots=True)
class Frame:
    """The HTML around a page's own part: text and names of values in turn."""

    parts: tuple[str, ...]

    def hang(self, values: dict[str, str]) -> str:
        """Put a page's values into the holes."""
        return "".join(values[part] if n % 2 else part for n, part in enumerate(self.parts))


class Kind(NamedTuple):
    """What pages of one frame have in common: the page they stand under, their folder, and what they show."""

    under: PagePath
    folder: str
    has_contents: bool
    is_described: bool
    is_plain: bool


class Setting(NamedTuple):
    """What stands around the content of a page that is the only one of its kind, and its other `values`."""

    before: str
    after: str
    values: Mapping[str, str]


@dataclass(frozen=True)
class Frames:
    """Frames that are proven, by the kind of page; and the settings of pages `alone` of their kind."""

    proven: Mapping[Kind, Frame]
    alone: Mapping[PagePath, Setting]

    def hang(self, page: Page) -> str | None:
        """The whole HTML of a page; None where it is not known what stands around it."""
        setting, frame = self.alone.get(page.path), self.proven.get(kind_of(page))
        if setting:
            is_same = setting.values == _around(page)
            return f"{setting.before}{page.html}{setting.after}" if is_same else None
        return frame.hang(values_of(page)) if frame else None


def setting_of(page: Page, whole: str) -> Setting | None:
    """The setting of a page in its `whole` HTML; None where that does not hold its content as it is."""
    sides = _sides(page.html, whole)
    return Setting(*sides, _around(page)) if sides else None


def _around(page: Page) -> Mapping[str, str]:
    return {name: value for name, value in values_of(page).items() if name != "content"}


def kind_of(page: Page) -> Kind:
    """Which frame a page hangs in."""
    folder = page.path.rstrip("/").rpartition("/")[0]
    is_plain = _SPECIAL.isdisjoint(page.title) and _SPECIAL.isdisjoint(page.description)
    return Kind(page.index, folder, has_contents(page), bool(page.description), is_plain)


def has_contents(page: Page) -> bool:
    """Whether a page shows a table of contents."""
    return len(page.headings) > 1


def cut(rendered: str) -> Frame:
    """Cut finished HTML at its marks."""
    marked = _QUOTED.sub(lambda found: mark(found[1]), rendered)
    return Frame(tuple(_CUT.split(secured(marked))))


def around(content: str, rendered: str) -> str:
    """Finished HTML as a frame would give it: secured around a page's own part, which stays as it is."""
    sides = _sides(content, rendered)
    if sides is None:
        return secured(rendered)
    before, after = secured(mark("content").join(sides)).split(mark("content"), 1)
    return before + content + after


def _sides(content: str, rendered: str) -> tuple[str, str] | None:
    """What stands before and behind a content; None where it is empty, or does not stand there as it is."""
    before, found, after = rendered.partition(content) if content else (rendered, "", "")
    return (before, after) if found else None


def secured(rendered: str) -> str:
    """A page without indents, with the policy that allows its own scripts and nothing else.

    GitHub Pages sends no headers of ours, so the policy stands in the page, where the host's template left a
    mark for it. Inline scripts of the theme differ by folder depth; each is allowed by its hash.
    """
    slim = "".join(
        part if n % 3 == 1 else "" if n % 3 == 2 else _INDENT.sub("\n", part)
        for n, part in enumerate(_VERBATIM.split(rendered))
    )
    hashes = [
        f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"
        for attributes, code in _INLINE_SCRIPT.findall(slim)
        if "json" not in attributes
    ]
    scripts = " ".join(["'self'", *dict.fromkeys(hashes)])
    return slim.replace(_POLICY_MARK, html.escape(_POLICY.format(scripts=scripts), quote=False), 1)


# The player of a recording comes from elsewhere, and only when a reader asks for it.
_POLICY = (
    "default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; frame-src https://www.youtube-nocookie.com; worker-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'none'"
)


def values_of(page: Page) -> dict[str, str]:
    """What goes into the holes for one page."""
    return {
        "title": html.escape(page.title),
        "description": html.escape(page.description),
        "name": name_of(page),
        "place": html.escape(f"{page.source.path}#L{page.source.line}"),
        "content": page.html,
        "toc": contents(page.headings),
    }


def name_of(page: Page) -> str:
    """The last part of a page's path."""
    return page.path.rstrip("/").rpartition("/")[2]


def contents(headings: Sequence[Heading]) -> str:
    """The table of contents as list items, as the theme writes them."""
    return "\n".join(_item(heading, inner) for heading, inner in nested(headings))


def nested(headings: Sequence[Heading]) -> Iterator[tuple[Heading, Sequence[Heading]]]:
    """The headings of the first level, each with those that stand below it."""
    starts = [n for n, heading in enumerate(headings) if heading.level == 2 or n == 0]
    for start, end in pairwise([*starts, len(headings)]):
        yield headings[start], headings[start + 1 : end]


def _item(heading: Heading, inner: Sequence[Heading]) -> str:
    link = (
        f'<a href="#{heading.id}" class="md-nav__link">\n<span class="md-ellipsis">\n'
        f"{html.escape(heading.text, quote=False)}\n</span>\n</a>\n"
    )
    items = "\n".join(_item(below, ()) for below in inner)
    label = html.escape(" ".join(heading.text.split()))
    below = f'<nav class="md-nav" aria-label="{label}">\n<ul class="md-nav__list">\n{items}\n</ul>\n</nav>\n'
    return f'<li class="md-nav__item">\n{link}{below if inner else ""}</li>'
