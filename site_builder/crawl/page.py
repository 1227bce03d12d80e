"""What stands in one finished file: its addresses, its anchors, and what is wrong with it by itself."""

from collections.abc import Iterable
from dataclasses import dataclass, field

# What an address is for.
LINK = "link"  # a reader follows it
FRAME = "frame"  # a page inside the page
FORM = "form"  # where a form is sent
FILE = "file"  # what the browser loads to show the page
SPRITE = "sprite"  # a part of a drawing, by its id
SAID = "said"  # what other programs are told: a card's picture, a line of structured data
LISTED = "listed"  # an entry of a sitemap, a feed or a search index
OWN = "own"  # the address that a page says is its own
FORWARD = "forward"  # where a page sends its reader at once
TO_PAGES = frozenset([LINK, FRAME, FORM, OWN, FORWARD, LISTED])
LOADED = frozenset([FRAME, FILE, SPRITE])
WITH_FRAGMENT = frozenset([LINK, FRAME, FORWARD, SPRITE, LISTED])
# Marks of a page: not published yet, kept out of search, run by scripts, sends its reader on at once or after
# a while, a whole document.
DRAFT, UNLISTED, SCRIPTED, FORWARDS, WAITS, WHOLE = (
    "draft",
    "unlisted",
    "scripted",
    "forwards",
    "waits",
    "whole",
)


class UnreadableError(Exception):
    """A file that is there but is not read. The words of the exception say why."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a page by itself; `about` goes into the sentence. It stands in `tag` on `line`.

    `is_sure` says that it is a fault on any site; else it may be the manner of a site that is not ours.
    """

    code: str
    about: str
    line: int
    tag: str
    is_sure: bool = True


@dataclass(slots=True)
class Page:
    """What stands in one file: addresses by what they are for, as written and each once.

    `slides` counts the slides of each stack, where the file is a deck. `sealed` are files that the browser
    refuses when their hash is another. `terms` are the anchors of a list of definitions.
    """

    addresses: dict[str, list[str]] = field(default_factory=dict)
    anchors: list[str] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)
    sealed: list[tuple[str, str]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    slides: list[int] | None = None
    base: str = ""
    marks: list[str] = field(default_factory=list)

    def add(self, use: str, written: Iterable[str]) -> None:
        """Take in addresses of one use."""
        self.addresses.setdefault(use, []).extend(written)

    def mark(self, mark: str) -> None:
        """Add a mark, each once."""
        if mark not in self.marks:
            self.marks.append(mark)

    def each_once(self) -> "Page":
        """The page with each address once."""
        self.addresses = {use: [*dict.fromkeys(some)] for use, some in self.addresses.items() if some}
        return self
