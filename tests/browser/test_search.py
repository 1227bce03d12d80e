"""What the search finds, and how: by name, spelling, mistake and word; by keyboard, touch and address."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from site_builder.render.exports.entries import SearchEntry
from site_builder.render.exports.search import search_files
from site_builder.render.exports.words import slug, words
from tests.browser.conftest import Watched

MALICIOUS = """siteBuilder.data("search", {
  texts: [0], words: ["a"], runs: [[0, "<b>kind</b>", "entities/*/", 1]], ids: ["bert"],
  titles: ["<img src=x onerror=alert(1)>"], spellings: [""] });"""


def ask(page: Page, query: str) -> Locator:
    """Type a query; returns its results."""
    page.keyboard.press("/")
    page.get_by_role("combobox", name="Search").fill(query)
    # The number of results stands there when all are found.
    expect(page.locator(".sb-search__told")).to_have_text(re.compile(r"\d+ results?|Nothing found"))
    return page.get_by_role("option")


def group(page: Page, title: str) -> Locator:
    return page.get_by_role("group", name=title)


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{address}entities/bert/")
    yield page
    context.close()


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("bert", "BERT"),
        ("BERT", "BERT"),
        ("bért", "BERT"),
        ("burt", "BERT"),
        ("dannet", "AdaNet"),
        ("bret", "BERT"),
        ("beert", "BERT"),
        ("transfomer", "Transformer"),
        ("trasnfor", "Transformer"),
        ("transformers", "Transformer"),
        ("recurrent neural networks", "Recurrent neural network"),
        ("gan", "Generative adversarial network"),
        ("nlp", "Natural language processing"),
        ("Bidirectional Encoder Representations", "BERT"),
        ("finetuning", "Fine-tuning"),
        ("fine tuning", "Fine-tuning"),
        ("Fine-Tuning", "Fine-tuning"),
        ("epoch", "Epoch"),
        ("epochs", "Epoch"),
        ("translation machine", "Machine translation"),
    ],
)
def test_an_entity_or_term_is_found_first(watched: Watched, address: str, query: str, title: str) -> None:
    watched.page.goto(address)
    first = ask(watched.page, query).first
    expect(first.locator(".title")).to_have_text(title)
    expect(group(watched.page, "Entities and terms").get_by_role("option").first).to_have_attribute(
        "aria-selected", "true"
    )


def test_a_result_shows_kind_year_definition_and_what_was_found(watched: Watched, address: str) -> None:
    watched.page.goto(address)
    first = ask(watched.page, "dannet").first
    expect(first.locator(".kind")).to_have_text("framework, 2018")
    expect(first.locator(".other")).to_have_text("misheard as Dannet")
    expect(first.locator("mark")).to_have_text("Dannet")
    expect(first.locator(".text")).to_contain_text("A software library that tries out several")
    expect(ask(watched.page, "bert").first.locator(".title mark")).to_have_text("BERT")


@pytest.mark.parametrize(
    ("query", "where", "title"),
    [
        ("words as vectors", "Lectures", "Words as vectors, up to BERT"),
        ("can bert write", "Lectures", "Can BERT write text?"),
        ("vaswani", "More", "Attention Is All You Need"),
        ("corrections", "More", "Corrections"),
        ("correcting it", "More", "Correcting it"),
        ("attention is all you need", "More", "Attention Is All You Need"),
    ],
)
def test_every_kind_of_record_is_found(
    watched: Watched, address: str, query: str, where: str, title: str
) -> None:
    watched.page.goto(address)
    ask(watched.page, query)
    expect(group(watched.page, where).locator(".title", has_text=title).first).to_be_visible()


@pytest.mark.parametrize(
    ("query", "title", "found"),
    [
        ("sour milk", "From one vector to the Transformer", ["milk", "sour"]),
        ("chat noir", "From one vector to the Transformer", ["chat noir"]),
        ("pencil", "Correcting it", ["pencil"]),
        ("arXiv:1706.03762", "Attention Is All You Need", ["arXiv:1706.03762"]),
    ],
)
def test_a_word_that_stands_only_in_a_text_is_found_with_what_is_around_it(
    watched: Watched, address: str, query: str, title: str, found: list[str]
) -> None:
    watched.page.goto(address)
    ask(watched.page, query)
    row = group(watched.page, "In the text").get_by_role("option").filter(has_text=title).first
    expect(row.locator(".text mark").first).to_be_visible()
    assert [mark for mark in row.locator(".text mark").all_text_contents() if mark not in found] == []


def test_names_come_before_texts_and_a_spelling_as_it_is_before_its_beginning(
    watched: Watched, address: str
) -> None:
    watched.page.goto(address)
    ask(watched.page, "attention")
    expect(watched.page.locator(".sb-search__title")).to_contain_text(
        ["Entities and terms", "More", "In the text"]
    )
    titles = group(watched.page, "Entities and terms").locator(".title")
    expect(titles).to_have_text(["Attention mechanism", "Self-attention"])


def test_what_is_not_there_is_said_with_a_suggestion(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address)
    ask(page, "transformerish atention")
    expect(page.get_by_role("status")).to_have_text("Nothing found for “transformerish atention”.")
    group(page, "Did you mean").get_by_role("option", name="Transformer", exact=True).click()
    expect(page.get_by_role("option").first.locator(".title")).to_have_text("Transformer")
    ask(page, "bert xylophone")
    expect(group(page, "With some of these words").get_by_role("option").first).to_be_visible()
    ask(page, "xyzzy")
    expect(group(page, "Browse").get_by_role("option", name="Glossary")).to_be_visible()


def test_it_is_used_by_keyboard_alone(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}entities/bert/")
    link = page.locator("p.definition a").first
    link.focus()
    page.keyboard.press("s")
    box = page.get_by_role("combobox", name="Search")
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.type("transf")
    options = page.get_by_role("option")
    expect(options.first.locator(".title")).to_have_text("Transformer")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"\d+ results"))
    for key, number in (("ArrowDown", 1), ("ArrowDown", 2), ("ArrowUp", 1), ("Home", 0), ("ArrowUp", -1)):
        page.keyboard.press(key)
        chosen = options.nth(number)
        expect(chosen).to_have_attribute("aria-selected", "true")
        expect(box).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "")
        expect(chosen).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(link).to_be_focused()
    page.keyboard.press("/")
    expect(box).to_have_value("")
    page.keyboard.type("transformer")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}entities/transformer/")


def test_enter_before_the_names_are_loaded_goes_to_the_first(watched: Watched, address: str) -> None:
    watched.page.goto(address)
    watched.page.keyboard.press("/")
    watched.page.keyboard.type("alphago zero")
    watched.page.keyboard.press("Enter")
    expect(watched.page).to_have_url(f"{address}entities/alphago-zero/")


def test_the_mouse_chooses_by_moving_not_by_lying_there(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address)
    options = ask(page, "transf")
    second = options.nth(1)
    box = second.bounding_box()
    assert box
    page.mouse.move(box["x"] + 90, box["y"] + 20)
    page.mouse.move(box["x"] + 100, box["y"] + 20)
    expect(second).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("tooltip")).to_be_hidden()
    page.keyboard.press("e")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"\d+ results"))
    page.wait_for_timeout(300)
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("tooltip")).to_be_hidden()


def test_leaving_by_tab_or_a_click_beside_it_closes(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}entities/bert/")
    ask(page, "bert")
    page.keyboard.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.get_by_role("combobox", name="Search").click()
    expect(page.get_by_role("listbox")).to_be_visible()
    page.mouse.click(60, 700)
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_a_letter_typed_into_another_field_does_not_open_it(watched: Watched, address: str) -> None:
    watched.page.goto(f"{address}entities/")
    watched.page.get_by_label("Name").first.focus()
    watched.page.keyboard.type("s/")
    expect(watched.page.get_by_role("listbox")).to_be_hidden()


def test_more_results_are_shown_on_demand(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address)
    ask(page, "learning")
    texts = group(page, "In the text").get_by_role("option")
    before = texts.count()
    texts.last.click()
    expect(texts.nth(before)).to_be_visible()
    expect(texts.nth(before - 1)).to_have_attribute("aria-selected", "true")


def test_a_result_on_the_same_page_closes_the_search(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}timeline/")
    ask(page, "lee sedol")
    page.get_by_role("option").filter(has_text="In Seoul").first.click()
    expect(page).to_have_url(re.compile(r"/timeline/#"))
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_nothing_is_loaded_before_the_box_is_used_and_then_only_what_a_query_needs(
    watched: Watched, address: str
) -> None:
    page, asked = watched.page, []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(f"{address}entities/bert/")
    page.wait_for_timeout(300)
    assert [url for url in asked if "search" in url or url.startswith("data/")] == []
    del asked[:]
    page.keyboard.press("/")
    expect(group(page, "Browse").get_by_role("option").first).to_be_visible()
    assert asked == ["assets/site-builder/search.bundle.js", "data/search.js"]
    ask(page, "bert")
    page.wait_for_timeout(400)
    loaded = [re.sub(r"-\d+|(?<=words)-\w+", "", url) for url in asked if "data/" in url]
    assert set(loaded) == {
        *("data/search.js", "data/search-titles.js", "data/cards.js"),
        *("data/search-words.js", "data/search-texts.js"),
    }
    assert loaded.count("data/search-words.js") == 1


def test_it_remembers_nothing(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address)
    stored = page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }])")
    ask(page, "bert").first.click()
    expect(page.locator("h1")).to_have_text("BERT")
    page.go_back()
    box = page.get_by_role("combobox", name="Search")
    expect(box).to_have_value("")
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }])") == stored


def test_a_query_may_stand_in_the_address_of_any_page(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}glossary/?q=dannet")
    expect(page.get_by_role("option").first.locator(".title")).to_have_text("AdaNet")
    page.keyboard.press("Escape")
    expect(page).to_have_url(f"{address}glossary/")
    # There it is the state of the list's own filter.
    page.goto(f"{address}entities/?q=chess")
    expect(page.get_by_label("Name").first).to_have_value("chess")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_on_a_phone_it_takes_the_whole_screen(phone: Page, address: str) -> None:
    phone.get_by_role("button", name="Search", exact=True).tap()
    box = phone.get_by_role("combobox", name="Search")
    expect(box).to_be_focused()
    layer = phone.locator(".sb-search__layer").bounding_box()
    assert layer
    assert (layer["x"], layer["y"], layer["width"], layer["height"]) == (0, 0, 390, 844)
    box.fill("dannet")
    expect(phone.get_by_role("option").first).to_contain_text("AdaNet")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.get_by_role("button", name="Close the search").tap()
    expect(box).to_be_hidden()
    phone.get_by_role("button", name="Search", exact=True).tap()
    expect(box).to_have_value("")
    box.fill("elmo")
    phone.get_by_role("option").first.tap()
    expect(phone).to_have_url(f"{address}entities/elmo/")


def test_it_works_from_a_disk(watched: Watched, site: Path) -> None:
    watched.page.goto((site / "entities/bert/index.html").as_uri())
    ask(watched.page, "chat noir").first.click()
    expect(watched.page.locator("h1")).to_have_text("From one vector to the Transformer")


def test_without_scripts_there_is_no_box_but_the_glossary_is_in_the_navigation(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    expect(page.locator(".sb-search")).to_be_hidden()
    expect(page.get_by_role("link", name="Glossary").first).to_be_visible()
    context.close()


def test_what_cannot_be_loaded_is_said(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/data/search-words*", lambda route: route.abort())
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("bert")
    expect(page.get_by_role("option").first.locator(".title")).to_have_text("BERT")
    expect(page.get_by_role("status")).to_contain_text("a part of the index could not be loaded")
    page.route("**/data/search.js", lambda route: route.abort())
    page.reload()
    page.keyboard.press("/")
    expect(page.get_by_role("status")).to_contain_text("could not be loaded")
    context.close()


def test_what_comes_from_the_data_is_shown_as_text(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route(
        "**/data/search.js", lambda route: route.fulfill(body=MALICIOUS, content_type="text/javascript")
    )
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("img")
    expect(page.get_by_role("option").first.locator(".title")).to_have_text("<img src=x onerror=alert(1)>")
    expect(page.locator(".sb-search__list img, .sb-search__list b")).to_have_count(0)
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 1000, 390])
def test_it_has_no_fault_of_accessibility_open_or_closed(
    browser: Browser, address: str, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        bypass_csp=True,
        reduced_motion="reduce",
    )
    page = context.new_page()
    found = []
    for query in (None, "", "attention", "transformerish atention", "xyzzy"):
        page.goto(f"{address}entities/bert/")
        if query is not None:
            page.keyboard.press("/") if width > 960 else page.locator(".sb-search__open").click()
            page.keyboard.type(query)
            expect(page.get_by_role("status")).to_have_text(re.compile("result|Nothing|Type a name"))
            page.wait_for_timeout(300)
        found += [(query, v["id"], v["nodes"][0]["html"]) for v in Axe().run(page).response["violations"]]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
    assert found == []


def test_a_word_is_found_in_entries_however_far_apart(browser: Browser, address: str) -> None:
    far = [0, 56, 113, 2300, 58_000, 59_999]  # each distance but the first needs another kind of sign
    entries = [
        SearchEntry(f"{n}/", f"Page {n}", "page", text="bread" * (n in far), id=f"{n}") for n in range(60_000)
    ]
    files = {output.path: output.data for output in search_files(entries)}
    titles = json.loads(files["data/search-titles.js"].split(b",", 1)[1][:-3])["titles"]
    wanted = [title for title in titles if int(title[5:]) in far]
    page = browser.new_page()
    page.route(
        "**/data/search*",
        lambda route: route.fulfill(
            body=files[f"data/{route.request.url.rpartition('/')[2]}"], content_type="text/javascript"
        ),
    )
    page.goto(address)
    ask(page, "bread")
    expect(group(page, "In the text").locator(".title")).to_have_text(wanted)
    page.close()


SPELLINGS = [
    "BERT",
    "Café Großmeister Øre",
    "the baker's",
    "AlphaZero\u2019s",
    "C++",
    "GPT 4.5",
    "İstanbul",
    "ΟΔΟΣ",
    "한국어",
    "naïve ﬁne",
]


def test_script_and_index_agree_on_every_word(watched: Watched, address: str) -> None:
    watched.page.goto(address)
    ask(watched.page, "bert")
    index = """async () => (await Promise.all(["search", "search-titles"].map(siteBuilder.load)))
      .flatMap(({ titles }) => titles)"""
    titles = [*watched.page.evaluate(index), *SPELLINGS]
    assert len(titles) > 300
    made = (
        "(titles) => titles.map((title) => [siteBuilder.words.slug(title), siteBuilder.words.terms(title)])"
    )
    for title, (made_slug, terms) in zip(titles, watched.page.evaluate(made, titles), strict=True):
        assert (title, made_slug) == (title, slug(title))
        assert (title, [t for t in terms if t not in words(title)]) == (title, [])
