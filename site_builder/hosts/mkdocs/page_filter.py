"""Holds the HTML of hand-written Markdown to the allow-list of pages, and finds the line of what it drops."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from mkdocs.structure.files import File

from site_builder.diagnostics import Diagnostic, Source, error, told_path, warning
from site_builder.markup import PAGE, Dropped, filter_html

# The extension `tables` aligns with a style, which the site's policy forbids; the theme knows the attribute.
_ALIGNED = re.compile(r'<(t[dh]) style="text-align: (left|center|right);">')
# No markup: the front matter, blocks of code, and code in a line.
_NO_MARKUP = re.compile(r"\A---\n.*?\n---\n|^ *(```+|~~~+).*?^ *\1|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_IN_MARKDOWN = "write it in Markdown, or between backticks if it is to be read"
_HINTS = {
    "script": "put the script into a file, and name it under extra_javascript in mkdocs.yml",
    "style": "put the style into a file, and name it under extra_css in mkdocs.yml",
    "iframe": "frames may show https://www.youtube-nocookie.com/embed/… only",
    "id": "ids may not begin with '__' or 'siteBuilder', which scripts of the site use",
    "src": "frames may show https://www.youtube-nocookie.com/embed/…; pictures stand beside the page",
    "srcset": "pictures stand beside the page",
    "poster": "pictures stand beside the page",
    "class": "save the diagram as a picture beside the page: the theme would load a script from elsewhere",
    "title": "write it without '<' in front of a letter: scripts of the theme read titles as HTML",
    "href": "use https:, http:, mailto:, or the name of a page such as about.md",
}


def filter_page(file: File, html: str, root: Path) -> tuple[str, list[Diagnostic]]:
    """Returns the HTML of a page without what is not allowed, and reports of that by line."""
    filtered = filter_html(_ALIGNED.sub(r'<\1 align="\2">', html), PAGE)
    return filtered.html, [*_reports(filtered.dropped, file, root)]


def _reports(dropped: Sequence[Dropped], file: File, root: Path) -> Iterator[Diagnostic]:
    if not dropped:
        return
    source = text_of(file)
    text = without_code(source)
    path = path_of(file, root)
    for part in dropped:
        place = _place(part, text)
        where = Source(path, source.count("\n", 0, place) + 1, place - source.rfind("\n", 0, place))
        if part.is_dangerous:
            hint = _HINTS.get(part.attribute or part.element, _IN_MARKDOWN)
            yield error(where, "unsafe-markup", f"a page may not hold {part}", hint)
        else:
            hint = _HINTS.get(part.attribute, _IN_MARKDOWN)
            yield warning(where, "dropped-markup", f"{part} was left out of the page", hint)


def path_of(file: File, root: Path) -> str:
    """Returns the path for reports of a page or of a file beside pages."""
    # MkDocs forgets the first of the two if what it publishes is not what stands on the disk.
    place = file.abs_src_path or (file.src_dir and os.path.join(file.src_dir, file.src_uri))
    return told_path(Path(place), root) if place else file.src_uri


def without_code(text: str) -> str:
    """Returns the Markdown of a page with spaces in place of its front matter and its code."""
    return _NO_MARKUP.sub(lambda found: re.sub(r"\S", " ", found[0]), text)


def text_of(file: File) -> str:
    """Returns the Markdown of a page with its front matter, or "" if it cannot be read."""
    try:
        return file.content_string
    except (OSError, ValueError):
        return ""


def _place(part: Dropped, text: str) -> int:
    """Where the Markdown has what was dropped; 0 if it is not found, as when an extension wrote it."""
    element, attribute, value = map(re.escape, part)
    patterns = [rf"(<{element}\b)"]
    if attribute:
        written = rf"<{element}\b[^>]*?\s({attribute})\s*="
        patterns = [rf"{written}\s*[\"']?{value}", rf"({value or '(?!)'})", written, rf"({attribute})\b"]
    found = (re.search(pattern, text, re.IGNORECASE) for pattern in patterns)
    return next((match.start(1) for match in found if match), 0)
