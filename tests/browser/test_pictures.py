"""The graph, the neighborhoods and the timeline in a browser: by mouse, keys, touch, and without scripts."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from site_builder.browser import served
from tests.browser.conftest import BASE, Watched
from tests.hosts.test_site import run
from tests.render.pictures.many import write_many

# Texts of a picture that are on each other, by a pixel or more.
OVERLAPS = """(selector) => {
  const boxes = [...document.querySelectorAll(selector)].map((part) => [part, part.getBoundingClientRect()]);
  const found = [];
  boxes.forEach(([one, a], n) => boxes.slice(n + 1).forEach(([other, b]) => {
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across > 1 && down > 1) found.push(`${one.parentNode.textContent} / ${other.parentNode.textContent}`);
  }));
  return found;
}"""
# Texts that reach out of the box around them.
OUTSIDE = """() => [...document.querySelectorAll("a.node:has(rect)")].filter((node) => {
  const [box, text] = ["rect", "text"].map((part) => node.querySelector(part).getBoundingClientRect());
  const aside = text.left < box.left || text.right > box.right;
  return aside || text.top < box.top - 1 || text.bottom > box.bottom + 1;
}).map((node) => node.textContent)"""


def scale(page: Page) -> float:
    """How large the picture is shown, measured on the page."""
    found = page.evaluate(
        "() => { const p = document.querySelector('.view > .drawing'); "
        "return p.getBoundingClientRect().width / Number(p.getAttribute('width')); }"
    )
    return round(float(found), 3)


@pytest.fixture
def graph(watched: Watched, address: str) -> Page:
    watched.page.goto(f"{address}graph/")
    expect(watched.page.locator(".picture.live")).to_be_visible()
    watched.page.wait_for_timeout(100)
    return watched.page


@pytest.fixture
def unscripted(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [1440, 390])
def test_no_name_in_the_graph_is_on_another(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(f"{address}graph/")
    page.evaluate("document.fonts.ready")
    assert page.locator("a.node text").count() == 98
    assert page.evaluate(OVERLAPS, ["a.node text", "a.node rect"][0]) == []
    assert page.evaluate(OVERLAPS, "a.node rect") == []
    assert page.evaluate(OUTSIDE) == []
    context.close()


@pytest.mark.parametrize("width", [1440, 390])
def test_no_label_of_the_timeline_is_on_another(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(f"{address}timeline/")
    page.evaluate("document.fonts.ready")
    assert page.locator("a.event").count() == page.locator(".timeline ul > li").count()
    assert page.evaluate(OVERLAPS, "a.event text, .scale .name") == []
    assert page.evaluate(OVERLAPS, "a.event .point") == []
    context.close()


def test_no_name_in_a_neighborhood_is_on_another_or_outside_its_box(browser: Browser, address: str) -> None:
    page = browser.new_page()
    for name in ("bert", "google", "alphazero", "recurrent-neural-network", "tesla-autopilot"):
        page.goto(f"{address}entities/{name}/")
        page.evaluate("document.fonts.ready")
        assert page.evaluate(OVERLAPS, ".neighborhood .node rect") == []
        assert page.evaluate(OUTSIDE) == []
    page.close()


def test_without_scripts_the_graph_is_whole_and_its_names_are_links(unscripted: Page, address: str) -> None:
    unscripted.goto(f"{address}graph/")
    expect(unscripted.locator("a.node")).to_have_count(98)
    expect(unscripted.locator(".tools")).to_be_hidden()
    expect(unscripted.locator(".legend input").first).to_be_hidden()
    expect(unscripted.locator(".legend label", has_text="Builds on")).to_be_visible()
    unscripted.get_by_role("link", name="BERT", exact=True).first.click()
    expect(unscripted).to_have_url(f"{address}entities/bert/")
    unscripted.locator(".neighborhood").get_by_role("link", name="Transformer", exact=True).click()
    expect(unscripted).to_have_url(f"{address}entities/transformer/")


def test_without_scripts_the_relations_stand_in_a_list_as_well(unscripted: Page, address: str) -> None:
    unscripted.goto(f"{address}graph/")
    unscripted.locator("summary", has_text="Improves on").click()
    line = unscripted.locator(".as-list li", has_text="BERT improves on ELMo")
    expect(line).to_be_visible()


def test_without_scripts_a_mark_of_the_timeline_leads_to_its_line(unscripted: Page, address: str) -> None:
    unscripted.goto(f"{address}timeline/")
    unscripted.locator("a.event", has_text="BERT").click()
    expect(unscripted).to_have_url(re.compile(r"#date-"))
    target = unscripted.url.partition("#")[2]
    expect(unscripted.locator(f"li#{target}")).to_be_in_viewport()


def test_the_wheel_the_buttons_and_the_keys_zoom(graph: Page) -> None:
    whole = scale(graph)
    view = graph.locator(".view")
    view.hover(position={"x": 400, "y": 300})
    graph.wait_for_timeout(
        400
    )  # hovering may have scrolled the page, and a page that scrolls keeps the wheel
    graph.mouse.wheel(0, -200)
    graph.wait_for_timeout(300)
    after_wheel = scale(graph)
    assert after_wheel > whole
    graph.get_by_role("button", name="Zoom in").click()
    graph.wait_for_timeout(300)
    after_button = scale(graph)
    assert after_button > after_wheel
    view.focus()
    graph.keyboard.press("-")
    graph.wait_for_timeout(300)
    assert scale(graph) < after_button
    graph.keyboard.press("+")
    graph.keyboard.press("0")
    graph.wait_for_timeout(300)
    assert scale(graph) == whole


def test_where_nothing_is_left_to_zoom_the_wheel_scrolls_the_page(graph: Page) -> None:
    graph.locator(".view").hover(position={"x": 400, "y": 300})
    graph.mouse.wheel(0, 300)
    graph.wait_for_timeout(500)
    assert graph.evaluate("scrollY") > 100


def test_dragging_and_the_arrow_keys_move_the_picture_and_follow_no_link(graph: Page, address: str) -> None:
    node = graph.locator("#transfer-learning")
    graph.get_by_role("button", name="Zoom in").click()
    graph.get_by_role("button", name="Zoom in").click()
    graph.wait_for_timeout(400)
    before = node.bounding_box()
    assert before
    graph.mouse.move(before["x"] + 20, before["y"] + 10)
    graph.mouse.down()
    graph.mouse.move(before["x"] + 90, before["y"] + 40, steps=5)
    graph.mouse.up()
    graph.wait_for_timeout(400)
    after = node.bounding_box()
    assert after
    assert (round(after["x"] - before["x"]), round(after["y"] - before["y"])) == (70, 30)
    expect(graph).to_have_url(f"{address}graph/")
    graph.locator(".view").focus()
    graph.keyboard.press("ArrowLeft")
    graph.wait_for_timeout(400)
    moved = node.bounding_box()
    assert moved
    assert round(moved["x"] - after["x"]) == 80


def test_a_click_on_a_name_follows_the_link(graph: Page, address: str) -> None:
    graph.locator("#bert").click()
    expect(graph).to_have_url(f"{address}entities/bert/")


def test_a_pinch_zooms_and_a_tap_follows_the_link(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{address}graph/")
    page.wait_for_timeout(300)
    page.locator(".view").scroll_into_view_if_needed()
    box = page.locator(".view").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    before = scale(page)
    touch = context.new_cdp_session(page)
    for kind, apart in (("touchStart", 30), ("touchMove", 60), ("touchMove", 110), ("touchMove", 150)):
        points = [{"x": x - apart, "y": y, "id": 0}, {"x": x + apart, "y": y, "id": 1}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        page.wait_for_timeout(30)
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_timeout(300)
    assert scale(page) > before * 1.2
    page.get_by_role("button", name="Whole picture").tap()
    page.wait_for_timeout(400)
    page.locator("#google").tap()
    expect(page).to_have_url(f"{address}entities/google/")
    context.close()


def test_the_legend_filters_by_relation_and_by_category(graph: Page) -> None:
    graph.get_by_label("Builds on").uncheck()
    expect(graph.locator(".strand.builds_on path:visible")).to_have_count(0)
    expect(graph.locator(".strand.part_of path:visible")).not_to_have_count(0)
    graph.get_by_label("Concepts").uncheck()
    expect(graph.locator("a.node:visible")).to_have_count(44)
    expect(graph.locator(".tools output")).to_contain_text("44 of 98 names")
    graph.locator("fieldset", has_text="Categories").get_by_role("button", name="None").click()
    expect(graph.locator("a.node:visible")).to_have_count(0)
    graph.locator("fieldset", has_text="Categories").get_by_role("button", name="All").click()
    expect(graph.locator("a.node:visible")).to_have_count(98)


@pytest.mark.parametrize(("words", "found"), [("transfor", "transformer"), ("RL", "reinforcement-learning")])
def test_the_search_focuses_a_name(graph: Page, words: str, found: str) -> None:
    graph.get_by_label("Find").fill(words)
    expect(graph.locator(".tools output")).to_contain_text("found")
    graph.keyboard.press("Enter")
    expect(graph.locator(f"#{found}")).to_be_focused()
    expect(graph.locator(f"#{found}")).to_be_in_viewport()


def test_the_neighbors_of_what_is_pointed_at_or_focused_are_lit(graph: Page) -> None:
    graph.locator("#bert").hover()
    expect(graph.locator("a.node.lit")).to_have_count(10)
    expect(graph.locator("#transformer")).to_have_class(re.compile("lit"))
    graph.mouse.move(5, 5)
    expect(graph.locator(".lit")).to_have_count(0)
    graph.locator("#pytorch").focus()
    expect(graph.locator("a.node.lit")).to_have_count(2)


def test_what_takes_the_focus_by_keyboard_comes_into_view(graph: Page) -> None:
    for _ in range(5):
        graph.get_by_role("button", name="Zoom in").click()
    graph.wait_for_timeout(300)
    graph.locator(".view").focus()
    for _ in range(6):
        graph.keyboard.press("Tab")
        graph.wait_for_timeout(300)
        view, node = graph.locator(".view").bounding_box(), graph.locator(":focus").bounding_box()
        assert view
        assert node
        assert view["x"] <= node["x"] <= view["x"] + view["width"] - node["width"]
        assert view["y"] <= node["y"] <= view["y"] + view["height"] - node["height"]


def test_a_page_leads_to_its_place_in_the_graph(watched: Watched, address: str) -> None:
    watched.page.goto(f"{address}entities/bert/")
    watched.page.get_by_role("link", name="Show in the graph").click()
    expect(watched.page).to_have_url(f"{address}graph/#bert")
    expect(watched.page.locator("#bert")).to_be_focused()


def test_the_timeline_zooms_and_moves(watched: Watched, address: str) -> None:
    watched.page.goto(f"{address}timeline/")
    watched.page.wait_for_timeout(200)
    whole = scale(watched.page)
    watched.page.get_by_role("button", name="Zoom in").click()
    watched.page.wait_for_timeout(300)
    assert scale(watched.page) > whole
    mark = watched.page.locator("a.event", has_text="BERT")
    mark.focus()
    expect(mark).to_be_in_viewport()
    watched.page.keyboard.press("Enter")
    expect(watched.page).to_have_url(re.compile(r"timeline/#date-"))


def test_the_pictures_print_whole(watched: Watched, address: str) -> None:
    watched.page.goto(f"{address}graph/")
    watched.page.wait_for_timeout(200)
    watched.page.get_by_role("button", name="Zoom in").click()
    watched.page.wait_for_timeout(300)
    watched.page.emulate_media(media="print")
    view = watched.page.locator(".view").bounding_box()
    picture = watched.page.locator(".view > .drawing").bounding_box()
    assert view
    assert picture
    assert picture["x"] >= view["x"] - 1
    assert picture["width"] <= view["width"] + 1


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with more entities than one picture shows."""
    root: Path = tmp_path_factory.mktemp("many")
    write_many(root, 400)
    done = run(root, "site_builder", "build", "--site-dir", "site")
    assert done.returncode == 0, done.stdout
    with served(root / "site", BASE) as address:
        yield address


def test_a_large_library_is_shown_in_parts(many: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{many}graph/")
    expect(page.locator("a.bubble")).to_have_count(8)
    assert page.evaluate(OVERLAPS, "a.bubble text") == []
    page.locator("a.bubble").first.click()
    expect(page).to_have_url(re.compile(r"/graph/[a-z-]+/$"))
    expect(page.locator("a.node rect").first).to_be_visible()
    assert page.evaluate(OVERLAPS, "a.node rect") == []
    expect(page.locator(".crumbs a", has_text="Graph")).to_be_visible()
    page.close()


def test_in_a_large_library_the_search_leads_to_the_part(many: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{many}graph/")
    page.get_by_label("Find").fill("Thing 321")
    expect(page.locator(".tools output")).to_have_text("1 found")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/graph/[a-z-]+/#n321$"))
    expect(page.locator("#n321")).to_be_focused()
    page.close()
