"""What a page is before a host frames it."""

from dataclasses import dataclass

from site_builder.diagnostics import Source
from site_builder.routes import PagePath


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the table of contents. `level` is 2 or 3."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page's own part: all that stands inside the frame, with addresses from the site root.

    `index` is the page of the navigation under which it is shown; `source` is the record it comes from.
    """

    path: PagePath
    title: str
    description: str
    html: str
    index: PagePath
    source: Source
    headings: tuple[Heading, ...] = ()
