"""Where everything lives. The only module that knows addresses.

Everything is written from the site root (`/entities/bert/`) and made relative once, in `relativize`, so that
a site works under any base path and from a folder.
"""

import re
from typing import NewType

from site_builder.model import (
    Correction,
    Deck,
    Entity,
    Event,
    Insight,
    Lecture,
    Moment,
    Question,
    Record,
    Section,
    SourceRecord,
    Term,
)

PagePath = NewType("PagePath", str)  # "entities/bert/", "" for the home page
Url = NewType("Url", str)  # "/entities/bert/#sources", from the site root

HOME = PagePath("")
ENTITIES = PagePath("entities/")
GLOSSARY = PagePath("glossary/")
SOURCES = PagePath("sources/")
TIMELINE = PagePath("timeline/")
GRAPH = PagePath("graph/")
CORRECTIONS = PagePath("corrections/")
DECKS = PagePath("slides/")

SITE_ASSETS = "assets/site-builder/"
DECK_ASSETS = "assets/deck/"
DECK_STYLE = f"{DECK_ASSETS}deck.bundle.css"
IMAGES = "images/"


def page_of(record: Record) -> PagePath:  # noqa: C901, PLR0911 - one line for each kind
    """The page on which a record stands, or the index that may have it on one of its parts."""
    match record:
        case Entity():
            return PagePath(f"entities/{record.id}/")
        case Term():
            return PagePath(f"glossary/{record.id}/")
        case SourceRecord():
            return SOURCES
        case Event():
            return TIMELINE
        case Correction():
            return CORRECTIONS
        case Deck():
            return deck_path(record.id.id)
        case Lecture():
            return lecture_page(record.id.id)
        case Section():
            return section_page(record.lecture.id, record.id.id)
        case Question() if record.section:
            return section_page(record.lecture.id, record.section.id)
        case Insight() | Question():
            return lecture_page(record.lecture.id)
    raise TypeError(f"no page for {type(record).__name__}")  # a moment needs its lecture: see `address`


def address(record: Record, lecture: str = "", part: PagePath | None = None) -> Url:
    """The address of a record: its page, or its anchor on the page that holds it.

    `part` is the page of its index on which it stands, where that has several.
    """
    if isinstance(record, Moment):
        return Url(f"/{lecture_page(lecture)}#{record.id}")
    page = part or page_of(record)
    own_page = isinstance(record, Entity | Term | Lecture | Section | Deck)
    return Url(f"/{page}" if own_page else f"/{page}#{record.id}")


def lecture_page(lecture: str) -> PagePath:
    return PagePath(f"lectures/{lecture}/")


def section_page(lecture: str, section: str) -> PagePath:
    return PagePath(f"lectures/{lecture}/{section}/")


def deck_path(deck: str) -> PagePath:
    return PagePath(f"slides/{deck}/")


def graph_page(cluster: str) -> PagePath:
    """The page of a part of the graph, where the whole is too large for one picture."""
    return PagePath(f"graph/{cluster}/")


def part_page(index: PagePath, start: str) -> PagePath:
    """A page of an index that has several. No id begins with such a sign, so no record's page is there."""
    return PagePath(f"{index}_{start}/")


_PART_FILE = re.compile(rf"({ENTITIES}|{GLOSSARY}|{SOURCES}|{TIMELINE})_[^/]*/index\.html")


def index_of_part(file: str) -> PagePath | None:
    """The index whose part may stand in a file of the site, however long it is now; None for other files."""
    found = _PART_FILE.fullmatch(file)
    return PagePath(found[1]) if found else None


def of_page(page: PagePath) -> Url:
    return Url(f"/{page}")


def slide(deck: str, slide_id: str) -> Url:
    """The address of a slide; slide ids are record ids, so it survives any new order."""
    return Url(f"/slides/{deck}/#/{slide_id}")


def file_of(page: PagePath) -> str:
    """The file of a page in the site folder."""
    return f"{page}index.html"


def file_by_hand(path: str) -> str | None:
    """Where a file of `content/pages` or `content/images` stands in the site; None for any other file."""
    folder, _, name = path.removeprefix("content/").partition("/")
    if folder == "images":
        return f"{IMAGES}{name}"
    if folder != "pages":
        return None
    if not name.endswith(".md"):
        return name
    page = name.removesuffix(".md")
    parent, slash, last = page.rpartition("/")
    is_index = last in ("index", "README")
    return file_of(PagePath(f"{parent}{slash}" if is_index else f"{page}/"))


def arxiv_url(number: str) -> str:
    """Where a paper of arXiv is read, from its number such as 1706.03762."""
    return f"https://arxiv.org/abs/{number}"


def doi_url(doi: str) -> str:
    """Where a DOI such as 10.1000/182 leads from."""
    return f"https://doi.org/{doi}"


def youtube_url(video: str) -> str:
    """Where a video of YouTube is watched."""
    return f"https://www.youtube.com/watch?v={video}"


# Our own HTML is the only input: every attribute is quoted and every quote in text escaped.
_ATTRIBUTES = ("href", "src", "data-src", "data-plugins", "poster")
_ROOTED = re.compile(rf'(\s(?:{"|".join(_ATTRIBUTES)})=")/(?!/)([^"]*)')
# The same, but only the sign of the root: several times as quick, since nobody has to look at each address.
_BEHIND = "|".join(rf'(?<=\s{name}="/)' for name in _ATTRIBUTES)
_ROOT = re.compile(f'="/(?!/)(?:{_BEHIND})')


def relativize(html: str, page: PagePath) -> str:
    """Make addresses from the site root relative to `page`, once all of its HTML is there."""
    up = "../" * page.count("/")
    if up and f'="/{page}#' not in html:
        return _ROOT.sub(f'="{up}', html)

    def relative(found: re.Match[str]) -> str:
        path, mark, anchor = found[2].partition("#")
        if path == page and mark:
            return f"{found[1]}#{anchor}"
        return f"{found[1]}{up}{found[2]}" if up or path else f"{found[1]}./{mark}{anchor}"

    return _ROOTED.sub(relative, html)
