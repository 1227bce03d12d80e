"""Indexes of several pages in a browser: filters over all, old addresses, without scripts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from site_builder.browser import served
from tests.browser.conftest import BASE
from tests.hosts.test_site import run
from tests.render.long_lists import write_long

# Its id is what authors make of its name, and so is not sent.
LODZ = "lodz-strasse:\n  name: Łódź Straße\n  kind: town\n  category: Things\n  definition: Many looms.\n"


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site whose indexes have several pages."""
    root: Path = tmp_path_factory.mktemp("long")
    write_long(root, 600)
    done = run(root, "site_builder", "check", "--site-dir", "site")
    assert done.stdout.count("error") == 0, done.stdout
    done = run(root, "site_builder", "build", "--site-dir", "site")
    assert done.returncode == 0, done.stdout
    with served(root / "site", BASE) as address:
        yield address


def test_a_row_that_was_found_leads_to_its_page_however_its_name_is_written(
    page: Page, tmp_path: Path
) -> None:
    write_long(tmp_path, 500)
    with (tmp_path / "content/entities/long.yml").open("a", encoding="utf-8") as file:
        file.write(LODZ)
    done = run(tmp_path, "site_builder", "build", "--site-dir", "site")
    assert done.returncode == 0, done.stdout
    with served(tmp_path / "site", BASE) as address:
        page.goto(f"{address}entities/?kind=town")
        expect(page.locator("output")).to_have_text("1 of 504")
        page.get_by_role("link", name="Łódź Straße").click()
        expect(page.locator("h1")).to_have_text("Łódź Straße")
        page.wait_for_load_state("networkidle")  # before nobody is there to ask


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    made = context.new_page()
    wrong: list[str] = []
    made.on("pageerror", lambda e: wrong.append(str(e)))
    made.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None)
    yield made
    context.close()
    assert wrong == []


def test_filters_find_in_all_parts_and_ask_for_data_when_they_are_used(page: Page, long: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{long}entities/")
    expect(page.locator(".part-list li")).to_have_count(2)
    page.wait_for_timeout(200)
    assert [url for url in asked if "/data/" in url] == []
    page.get_by_label("Kind").select_option("game")
    rows = page.locator(".entities > li")
    expect(page.locator("output")).to_have_text("200 of 603")
    expect(rows).to_have_count(100)
    expect(page.locator(".part-list")).to_be_hidden()
    expect(rows.first.locator("p")).to_have_text("It has the number 0.")
    page.get_by_label("Year").select_option("2007")
    expect(page.locator("output")).to_have_text("10 of 603")
    expect(page.get_by_label("Kind").locator("option[value=tool]")).to_have_text("tool (20)")
    expect(page).to_have_url(f"{long}entities/?kind=game&year=2007")
    page.reload()
    expect(page.locator("output")).to_have_text("10 of 603")
    page.get_by_role("button", name="Clear the filters").click()
    expect(page.locator(".part-list")).to_be_visible()
    expect(page).to_have_url(f"{long}entities/")
    expect(page.get_by_label("Kind").locator("option[value=game]")).to_have_text("game (200)")


def test_words_are_found_in_definitions_of_all_parts(page: Page, long: str) -> None:
    page.goto(f"{long}entities/")
    page.get_by_label("Name or words").fill("number 59")
    expect(page.locator("output")).to_have_text("16 of 603")
    page.get_by_label("Name or words").fill("closed box")
    expect(page.locator(".entities a")).to_have_text(["Oven"])
    page.locator(".entities a").click()
    expect(page).to_have_url(f"{long}entities/oven/")


def test_more_rows_are_shown_by_keyboard_which_goes_on_at_the_first_of_them(page: Page, long: str) -> None:
    page.goto(f"{long}entities/?category=Things")
    rows = page.locator(".entities > li")
    expect(rows).to_have_count(100)
    page.get_by_role("button", name="Show 100 more").focus()
    page.keyboard.press("Enter")
    expect(rows).to_have_count(200)
    expect(rows.nth(100).locator("a")).to_be_focused()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("sources/#s25", "sources/_n/#s25"),
        ("timeline/#d25", "timeline/_2000/#d25"),
        ("timeline/#year-2015", "timeline/_2010/#year-2015"),
        ("glossary/#letter-o", "glossary/_n/#letter-o"),
    ],
)
def test_an_address_of_the_whole_index_leads_to_the_part(page: Page, long: str, old: str, new: str) -> None:
    page.goto(f"{long}{old}")
    expect(page).to_have_url(f"{long}{new}")


def test_the_overview_of_the_glossary_opens_the_search(page: Page, long: str) -> None:
    page.goto(f"{long}glossary/")
    page.get_by_role("button", name="Search all 605 by name or words").click()
    expect(page.get_by_role("combobox")).to_be_focused()


def test_without_scripts_all_parts_are_links_and_no_filter_is_offered(browser: Browser, long: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{long}entities/")
    expect(page.locator("form.filters")).to_be_hidden()
    page.locator(".part-list a").nth(1).click()
    expect(page.locator(".entities > li")).to_have_count(301)
    page.get_by_role("link", name="A\N{EN DASH}M").first.click()
    expect(page.locator(".entities > li")).to_have_count(302)
    context.close()


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("path", ["entities/", "glossary/", "glossary/_n/", "sources/_n/", "timeline/_2000/"])
def test_nothing_is_wider_than_the_screen(page: Page, long: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{long}{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
