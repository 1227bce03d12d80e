"""The real content: without complaint, and every id of the fact sheet answers."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from site_builder.build import Loaded, load
from site_builder.model import (
    Correction,
    Entity,
    Insight,
    Lecture,
    Question,
    Section,
    SourceRecord,
    Term,
)
from site_builder.render.writer import Writer
from tests.hosts.test_site import run

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(ROOT)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("real") / "site"
    done = run(ROOT, "site_builder", "build", "--site-dir", str(folder))
    assert done.returncode == 0, done.stdout
    return folder


def test_there_is_no_complaint_about_the_real_content(site: Path) -> None:
    done = run(ROOT, "site_builder", "check", "--format", "json", "--site-dir", str(site))
    assert (done.returncode, json.loads(done.stdout)) == (0, [])


def test_all_of_the_lecture_is_there(loaded: Loaded) -> None:
    library = loaded.library
    assert [len(library.of(kind)) for kind in (Entity, Section, Insight, Correction, SourceRecord)] == [
        98,
        8,
        6,
        39,
        96,
    ]
    assert [len(lecture.moments) for lecture in library.of(Lecture)] == [14]
    assert len(library.of(Question)) >= 12
    assert len(library.of(Term)) >= 30


def test_every_entity_has_a_definition_a_link_in_and_a_link_out(loaded: Loaded, site: Path) -> None:
    pages = {path: path.read_text("utf-8") for path in site.rglob("index.html")}
    links = {
        path: {
            (path.parent / href).resolve()
            for href in re.findall(r'<a [^>]*href="([^"#:]+)', text.partition("<article")[2])
        }
        for path, text in pages.items()
    }
    lacking = []
    for entity in loaded.library.of(Entity):
        page = site / "entities" / entity.id.id / "index.html"
        definition = re.search(r'<p class="definition">(.+?)</p>', pages[page], re.DOTALL)
        others = [p for p in links if p != page and p.parent != site / "entities"]
        is_linked = any(page.parent.resolve() in links[p] for p in others)
        entity_links = {p for p in links[page] if p.parent == (site / "entities").resolve()}
        if not (definition and is_linked and entity_links - {page.parent.resolve()}):
            lacking.append(entity.id.id)
    assert lacking == []


def test_every_entity_is_mentioned_in_a_sentence_that_its_page_shows(site: Path, loaded: Loaded) -> None:
    lacking = [
        entity.id.id
        for entity in loaded.library.of(Entity)
        if not re.search(r"<p>[^<]*<mark>[^<]+</mark>", page_of_entity(site, entity))
    ]
    assert lacking == []


def page_of_entity(site: Path, entity: Entity) -> str:
    return (site / "entities" / entity.id.id / "index.html").read_text("utf-8")


def test_no_automatic_link_stands_in_a_heading_in_code_in_a_quotation_or_leads_to_its_own_page(
    site: Path,
) -> None:
    wrong = []
    for path, page in articles(site):
        for link in page.cssselect("a.mention"):
            inside = {parent.tag for parent in link.iterancestors()}
            leads_here = (path.parent / link.get("href")).resolve() == path.parent.resolve()
            if leads_here or inside & {"h1", "h2", "h3", "h4", "h5", "h6", "code", "pre", "blockquote", "a"}:
                wrong.append((path, link.text_content()))
    assert wrong == []


def test_no_name_is_linked_twice_between_two_headings(site: Path) -> None:
    doubled = []
    for path, page in articles(site):
        seen: set[str] = set()
        for element in page.cssselect("h1, h2, h3, h4, h5, h6, a.mention"):
            if element.tag != "a":
                seen = set()
            elif element.get("href") in seen:
                doubled.append((path, element.text_content()))
            else:
                seen.add(element.get("href"))
    assert doubled == []


def articles(site: Path) -> Iterator[tuple[Path, HtmlElement]]:
    """What each page says, without its frame."""
    for path in site.rglob("index.html"):
        page = html.fromstring(path.read_text("utf-8"))
        yield from ((path, article) for article in page.cssselect("article, .slides"))


def test_every_page_has_title_description_address_breadcrumbs_and_an_edit_link_to_a_line(site: Path) -> None:
    lacking = []
    for path in site.rglob("index.html"):
        place = path.parent.relative_to(site).as_posix()
        if place.startswith("slides/") or place == "about":
            continue
        text = path.read_text("utf-8")
        wanted = {
            "title": r"<title>[^<]+</title>",
            "description": r'<meta name="description" content="[^"]{20,}">',
            "address": r'<link rel="canonical" href="https://[^"]+">',
            "breadcrumbs": r'aria-label="Breadcrumb"' if place != "." else "",
            "edit link": r'href="https://[^"]+/edit/main/(content|slides)/[^"]+\.yml#L\d+"',
            "policy": r'http-equiv="Content-Security-Policy" content="default-src \'none\'',
        }
        lacking += [(place, name) for name, pattern in wanted.items() if not re.search(pattern, text)]
        if "unsafe-inline" in text:
            lacking.append((place, "unsafe-inline"))
    assert lacking == []


def test_each_slide_leads_to_the_page_of_what_it_shows_and_that_page_back_to_the_slide(
    site: Path, loaded: Loaded
) -> None:
    writer = Writer(loaded.library)
    links = {path: links_of(path) for path in site.rglob("index.html")}
    deck = site / "slides/state-of-the-art-2019/index.html"
    one_sided = []
    first: dict[str, str] = {}
    for slide in html.fromstring(deck.read_text("utf-8")).cssselect("section[data-records]"):
        for record in slide.get("data-records").split():
            first.setdefault(record, slide.get("id"))
    for record, slide_id in first.items():
        address = writer.url(loaded.library.records[record]).partition("#")[0]
        page = site / address.strip("/") / "index.html"
        # A lecture's page leads to its decks, not to a slide.
        back = f"{deck}#/{slide_id}" if address.count("/") > 3 or "lectures" not in address else f"{deck}"
        one_sided += [(record, "to its page")] if not links[deck] & {f"{page}"} else []
        one_sided += [(record, "back")] if back not in links[page] else []
    assert (len(first) > 30, one_sided) == (True, [])


def links_of(path: Path) -> set[str]:
    """Where a page leads: files with what stands behind the `#`, and the same files without it."""
    made = set()
    for link in html.fromstring(path.read_text("utf-8")).cssselect("a[href]"):
        place, mark, anchor = link.get("href").partition("#")
        file = (path.parent / place).resolve()
        file = file / "index.html" if not file.suffix else file
        made |= {f"{file}", f"{file}{mark}{anchor}"} if ":" not in place else set()
    return made
