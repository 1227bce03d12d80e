"""A page's frame as parts with holes, and hanging a page in it.

A host renders one page per kind and depth in which marks stand where a page's own values go; the finished
HTML is cut at the marks, and every other page of that kind is the parts joined with its own values.
"""

import base64
import hashlib
import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.render.page import Heading, Page

_MARK = "\ue000{}\ue001"  # of the private area: no page holds these
_CUT = re.compile("\ue000([a-z]+)\ue001")
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


def cut(rendered: str) -> Frame:
    """Cut finished HTML at its marks."""
    return Frame(tuple(_CUT.split(secured(rendered))))


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
    return slim.replace(mark("policy"), html.escape(_POLICY.format(scripts=scripts), quote=False))


# The player of a recording comes from elsewhere, and only when a reader asks for it.
_POLICY = (
    "default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; frame-src https://www.youtube-nocookie.com; worker-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'none'"
)


def values_of(page: Page, site_url: str, edit_url: str) -> dict[str, str]:
    """What goes into the holes for one page."""
    return {
        "title": html.escape(page.title, quote=False),
        "description": html.escape(page.description),
        "canonical": html.escape(f"{site_url}{page.path}"),
        "edit": html.escape(edit_url),
        "content": page.html,
        "toc": contents(page.headings),
    }


def contents(headings: Sequence[Heading]) -> str:
    """The table of contents as list items, in the markup that the theme's own script follows."""
    made: list[str] = []
    for heading in headings:
        link = (
            f'<a href="#{heading.id}" class="md-nav__link"><span class="md-ellipsis">'
            f"{html.escape(heading.text, quote=False)}</span></a>"
        )
        level = "" if heading.level == 2 else " toc-inner"
        made.append(f'<li class="md-nav__item{level}">{link}</li>')
    return "\n".join(made)
