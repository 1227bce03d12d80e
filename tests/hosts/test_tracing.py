"""A fault that only the finished site shows is told by the line that an author would change."""

import json
from pathlib import Path

import pytest

from tests.conftest import Write
from tests.hosts.test_site import run
from tests.small_library import FILES

ENTITIES, SECTIONS = "content/entities/all.yml", "content/lectures/bread/sections.yml"
ABOUT = "content/pages/about.md"
OWN = "https://example.org/bread/"


def told(root: Path) -> list[tuple[str, str]]:
    done = run(root, "site_builder", "check", "--format", "json")
    assert done.stdout, done.stderr
    return [(f"{d['path']}:{d['line']}:{d['column']}", d["code"]) for d in json.loads(done.stdout)]


def place(text: str, words: str, path: str) -> str:
    """Where the words stand in a file."""
    before = text[: text.index(words)]
    return f"{path}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


PLANTED = [
    (
        "a link of a prose to a page of the site that is not there",
        f"[x]({OWN}none/)",
        f"{OWN}none/",
        "missing-page",
    ),
    (
        "a link of a prose without encryption",
        "[x](http://example.org/bread/about/)",
        "http://example",
        "insecure-link",
    ),
    ("an address of mail that is none", "[x](mailto:nobody)", "mailto:nobody", "bad-address"),
]


@pytest.mark.parametrize(("words", "at", "code"), [p[1:] for p in PLANTED], ids=[p[0] for p in PLANTED])
def test_a_fault_in_a_prose_is_told_with_its_line_and_column(
    project: Write, words: str, at: str, code: str
) -> None:
    text = FILES[SECTIONS].replace("The oven sets the crumb.", f"The oven sets the crumb. {words}")
    root = project({SECTIONS: text})
    assert told(root) == [(place(text, at, SECTIONS), code)]


def test_a_fault_in_a_page_by_hand_is_told_with_its_line(project: Write) -> None:
    text = '# About\n\nSome words.\n\n<a href="../nowhere/">x</a> and <img src="none.png" alt="x">\n'
    assert told(project({ABOUT: text})) == [
        (place(text, "../nowhere/", ABOUT), "missing-page"),
        (place(text, "none.png", ABOUT), "missing-asset"),
    ]


def test_a_fault_without_an_address_is_told_with_the_page_by_hand(project: Write) -> None:
    text = '# About\n\n<p id="same">x</p>\n\n<p id="same">x</p>\n'
    assert told(project({ABOUT: text})) == [(f"{ABOUT}:1:1", "doubled-anchor")]


def test_a_fault_that_a_template_of_ones_own_writes_on_many_pages_is_told_once_with_its_line(
    project: Write,
) -> None:
    template = "themes/site/templates/entity.html.jinja"
    shipped = (Path(__file__).parents[2] / template).read_text()
    text = f'{shipped}\n<p><a href="/nowhere-at-all/">x</a></p>\n'
    assert told(project({template: text})) == [(place(text, "nowhere-at-all/", template), "missing-page")]
