"""PDFs that were printed earlier: offered while they show the deck as it is, told of when they do not."""

from pathlib import Path

import pytest

from site_builder.build import Built, load, render
from site_builder.render.printed import mark_of, marked
from tests.conftest import Write
from tests.small_library import FILES

DECK = "slides/decks/talk.yml"
SITE = "https://bread.example.org/"
PDF = b"%PDF-1.4\n%%EOF\n"


def built(root: Path, site_url: str = SITE) -> Built:
    return render(load(root).library, root, site_url)


def print_deck(root: Path) -> bytes:
    """What `deck pdf` leaves behind, without a browser."""
    files = {output.path: output.data for output in built(root).outputs}
    mark = mark_of(files["slides/talk/index.html"], files["assets/deck/deck.bundle.css"])
    data = marked(PDF, mark)
    (root / "printed").mkdir()
    (root / "printed/talk.pdf").write_bytes(data)
    return data


def offered(made: Built) -> tuple[list[bytes], bool]:
    """The PDFs among the files, and whether the page of decks has a link to one."""
    page = next(page for page in made.pages if page.path == "slides/")
    pdfs = [output.data for output in made.outputs if output.path == "slides/talk/talk.pdf"]
    return pdfs, 'href="../slides/talk/talk.pdf"' in page.html


def test_a_deck_that_was_never_printed_has_no_pdf(project: Write) -> None:
    assert offered(built(project({}))) == ([], False)


@pytest.mark.parametrize("site_url", [SITE, "http://127.0.0.1:8000/", ""])
def test_a_printed_deck_is_offered_wherever_the_site_is_served(project: Write, site_url: str) -> None:
    root = project({})
    data = print_deck(root)
    made = built(root, site_url)
    assert (offered(made), made.diagnostics) == (([data], True), [])


def test_a_deck_that_was_changed_since_it_was_printed_is_told_at_its_line_and_not_offered(
    project: Write,
) -> None:
    root = project({})
    print_deck(root)
    sections = "content/lectures/bread/sections.yml"
    (root / sections).write_text(FILES[sections].replace("Yeast makes gas", "Yeast makes bubbles"))
    made = built(root)
    assert offered(made) == ([], False)
    assert [(str(d.source), d.code, d.hint) for d in made.diagnostics] == [
        (f"{DECK}:1:8", "pdf-out-of-date", "print it anew with: site-builder deck pdf talk")
    ]


def test_a_link_to_a_pdf_outside_the_project_is_not_followed(
    project: Write, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = project({})
    data = print_deck(root)
    outside = tmp_path_factory.mktemp("outside") / "talk.pdf"
    outside.write_bytes(data)
    (root / "printed/talk.pdf").unlink()
    (root / "printed/talk.pdf").symlink_to(outside)
    assert offered(built(root)) == ([], False)
