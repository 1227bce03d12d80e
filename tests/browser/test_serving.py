"""A live preview in a real browser: `site-builder serve`, and an author who saves files."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import ROOT
from tests.small_library import FILES

SECTIONS = "content/lectures/bread/sections.yml"
TALL = "\n".join(f"    Loaf number {number} rises.\n" for number in range(60))
LONG = FILES[SECTIONS].replace("    The oven sets the crumb.", f"{TALL}\n    The oven sets the crumb.")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for path, text in (FILES | {SECTIONS: LONG}).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def address(project: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "site_builder", "serve", "--project", str(project), "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, cwd=project, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stderr
        found = re.match(r"(http://127\.0\.0\.1:\d+/) shows the site", process.stderr.readline())
        assert found
        yield found[1]
        process.terminate()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    yield context.new_page()
    context.close()


def save(project: Path, path: str, text: str) -> None:
    (project / path).write_text(text, encoding="utf-8")


def test_an_open_page_shows_what_is_saved_and_keeps_its_place(
    page: Page, address: str, project: Path
) -> None:
    page.goto(f"{address}lectures/bread/baking/")
    page.evaluate("scrollTo(0, 400)")
    save(project, SECTIONS, LONG.replace("dies at once", "dies within a minute"))
    expect(page.get_by_text("dies within a minute")).to_be_attached()
    # The browser holds on to what is read, which a font that comes later may move by a little.
    assert abs(page.evaluate("scrollY") - 400) < 20


def test_a_deck_shows_what_is_saved_and_keeps_its_slide(page: Page, address: str, project: Path) -> None:
    page.goto(f"{address}slides/talk/#/baking-points")
    expect(page.locator("section.present")).to_contain_text("Heat sets the crumb")
    save(project, SECTIONS, LONG.replace("Heat sets the crumb", "Heat makes the crust"))
    expect(page.locator("section.present")).to_contain_text("Heat makes the crust")
    assert page.url.endswith("#/baking-points")


def test_a_style_of_the_project_is_shown_when_it_is_saved(page: Page, address: str, project: Path) -> None:
    page.goto(f"{address}glossary/crumb/")
    shipped = (ROOT / "themes/site/assets/site.css").read_text("utf-8")
    (project / "themes/site/assets").mkdir(parents=True)
    save(project, "themes/site/assets/site.css", f"{shipped}\n.md-typeset h1 {{ color: rgb(1, 2, 3); }}\n")
    expect(page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)")


def test_a_mistake_is_told_on_the_page_until_it_is_mended(page: Page, address: str, project: Path) -> None:
    page.goto(f"{address}lectures/bread/rising/")
    save(project, SECTIONS, LONG.replace("[[src-book]]", "[[src-bok]]"))
    panel = page.get_by_role("status")
    expect(panel).to_contain_text("1 error")
    expect(panel.get_by_role("listitem")).to_have_text(
        f"{SECTIONS}:9:20 nothing is called 'src-bok' did you mean 'src-book'?"
    )
    save(project, SECTIONS, LONG)
    expect(panel).to_have_count(0)


def test_the_panel_of_mistakes_can_be_put_away(page: Page, address: str, project: Path) -> None:
    page.goto(f"{address}entities/oven/")
    save(project, SECTIONS, LONG.replace("introduces: [oven]", "introduces: [oven, steam]"))
    expect(page.get_by_role("status")).to_contain_text("no term or entity 'steam' is defined")
    page.get_by_role("status").get_by_role("button", name="Close").click()
    expect(page.get_by_role("status")).to_have_count(0)
