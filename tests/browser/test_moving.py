"""How a reader moves through the site: cards, filters, the recording. By mouse, keyboard and touch."""

import gzip
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests.browser.conftest import Watched

PLAYER = re.compile(r"https://www\.youtube-nocookie\.com/embed/53YvP6gdD7U\?start=(\d+)&autoplay=1")


def test_a_card_opens_under_the_mouse_stays_under_it_and_goes_when_it_leaves(
    watched: Watched, address: str
) -> None:
    page = watched.page
    page.goto(f"{address}entities/bert/")
    link = page.locator("a.mention", has_text="ELMo").first
    link.hover()
    card = page.get_by_role("tooltip")
    expect(card).to_contain_text("ELMo")
    expect(card).to_contain_text("model, 2018")
    expect(link).to_have_attribute("aria-describedby", "sb-card-definition")
    expect(card.locator("svg text").first).to_be_visible()
    card.hover()
    page.wait_for_timeout(400)
    expect(card).to_be_visible()
    page.mouse.move(5, 5)
    expect(card).to_be_hidden()


def test_a_card_opens_on_focus_and_escape_dismisses_it_without_moving(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}entities/bert/")
    page.locator("p.definition a").first.focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_be_hidden()
    expect(page.locator("p.definition a").nth(1)).to_be_focused()


def test_a_card_asks_for_one_file_and_only_when_it_is_wanted(watched: Watched, address: str) -> None:
    asked: list[str] = []
    watched.page.on("request", lambda request: asked.append(request.url))
    watched.page.goto(f"{address}entities/bert/")
    watched.page.wait_for_timeout(300)
    assert [url for url in asked if "/data/" in url] == []
    for _ in range(2):
        watched.page.locator("p.definition a").first.hover()
        expect(watched.page.get_by_role("tooltip")).to_be_visible()
        watched.page.mouse.move(0, 0)
        expect(watched.page.get_by_role("tooltip")).to_be_hidden()
    pieces = [url.removeprefix(address) for url in asked if "/data/" in url]
    assert len(pieces) == 1
    assert re.fullmatch(r"data/cards-\d+\.js", pieces[0])


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


def test_a_long_press_shows_the_card_and_a_tap_follows_the_link(phone: Page, address: str) -> None:
    phone.goto(f"{address}entities/bert/")
    link = phone.locator("p.definition a").first
    box = link.bounding_box()
    assert box
    touch = phone.context.new_cdp_session(phone)
    spot = [{"x": box["x"] + 5, "y": box["y"] + 5}]
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": spot})
    expect(phone.get_by_role("tooltip")).to_be_visible()
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(phone).to_have_url(f"{address}entities/bert/")
    expect(phone.get_by_role("tooltip")).to_be_visible()
    phone.locator("h1").tap()
    expect(phone.get_by_role("tooltip")).to_be_hidden()
    link.tap()
    expect(phone).not_to_have_url(f"{address}entities/bert/")


def test_the_deck_shows_the_same_card_and_escape_does_not_open_the_overview(
    watched: Watched, address: str
) -> None:
    page = watched.page
    page.goto(f"{address}slides/state-of-the-art-2019/#/sec-2-points")
    page.locator("section.present a.mention", has_text="ELMo").hover()
    expect(page.get_by_role("tooltip")).to_contain_text("ELMo")
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_be_hidden()
    assert page.evaluate("Reveal.isOverview()") is False


def test_the_filters_narrow_the_list_count_and_stand_in_the_address(watched: Watched, address: str) -> None:
    page, rows = watched.page, watched.page.locator(".entities > li:visible")
    page.goto(f"{address}entities/")
    page.get_by_label("Kind").select_option("game")
    expect(rows).to_have_count(5)
    expect(page.locator("output")).to_have_text("5 of 98")
    page.reload()
    expect(rows).to_have_count(5)
    page.get_by_label("Name or words").fill("chess")
    expect(rows).to_have_count(1)
    expect(page).to_have_url(f"{address}entities/?q=chess&kind=game")
    page.get_by_role("button", name="Clear the filters").click()
    expect(rows).to_have_count(98)
    expect(page).to_have_url(f"{address}entities/")


def test_each_filter_tells_how_many_rows_it_would_leave(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}entities/?category=Companies")
    expect(page.get_by_label("Kind").locator("option[value=company]")).to_have_text("company (3)")
    expect(page.get_by_label("Kind").locator("option[value=game]")).to_be_disabled()
    page.get_by_label("With a source").check()
    expect(page).to_have_url(f"{address}entities/?category=Companies&source=yes")
    page.goto(f"{address}entities/?year=2017&lecture=deep-learning-2019")
    expect(page.locator(".entities > li:visible").first).to_contain_text("2017")


def test_a_time_starts_the_recording_on_the_page_and_nothing_is_asked_for_before(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    page.route(PLAYER, lambda route: (asked.append(route.request.url), route.fulfill(body="the player"))[1])
    page.goto(f"{address}lectures/deep-learning-2019/")
    page.wait_for_timeout(300)
    assert asked == []
    for name, seconds in (("2:00: BERT and Natural Language Processing", 120), ("12:29", 749)):
        page.get_by_role("link", name=f"Watch from {name}").first.click()
        expect(page.locator(".sb-player iframe")).to_have_attribute("src", re.compile(f"start={seconds}&"))
        expect(page.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".sb-player")).to_be_hidden()
    expect(page.get_by_role("link", name="Watch from 12:29").first).to_be_focused()
    assert [PLAYER.match(url)[1] for url in asked] == ["120", "749"]
    context.close()


def test_without_scripts_a_time_is_a_link_and_every_folded_mention_can_be_opened(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}lectures/deep-learning-2019/")
    time = page.get_by_role("link", name="Watch from 2:00: BERT and Natural Language Processing")
    expect(time).to_have_attribute("href", "https://www.youtube.com/watch?v=53YvP6gdD7U&t=120s")
    page.goto(f"{address}entities/bert/")
    page.locator(".mentions summary").first.click()
    expect(page.locator(".mentions details mark").first).to_be_visible()
    context.close()


def test_a_page_with_its_card_weighs_at_most_sixty_kilobytes(browser: Browser, address: str) -> None:
    """As sent with gzip; the files of the host's theme are left out."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    sizes: dict[str, int] = {}

    def weigh(response: Response) -> None:
        path = response.url.removeprefix(address).partition("?")[0]
        if not path.startswith(("assets/javascripts/", "assets/stylesheets/", "search/")):
            sizes[path] = len(gzip.compress(response.body()))

    page.on("response", weigh)
    page.goto(f"{address}entities/bert/")
    page.locator("p.definition a").first.hover()
    expect(page.get_by_role("tooltip")).to_be_visible()
    context.close()
    assert any(path.startswith("data/cards-") for path in sizes)
    assert sum(sizes.values()) <= 60_000, sizes
