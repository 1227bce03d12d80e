"""Pictures on slides that grow: out of the picture before, and step by step."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Watched, until

DECK = "slides/state-of-the-art-2019/"
MOVING = "document.getAnimations().filter(a => a.effect.target.closest('.drawing')).length"


def open_slide(page: Page, address: str, slide: str) -> None:
    page.goto(f"{address}{DECK}#/{slide}")
    until(page, "window.Reveal && Reveal.isReady()")


def places(page: Page) -> dict[str, int]:
    """Where each thing of the present picture stands, from the left."""
    found: dict[str, int] = page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('section.present [data-thing]')]"
        ".map(e => [e.dataset.thing, Math.round(e.getBoundingClientRect().x)]))"
    )
    return found


def test_what_two_pictures_share_begins_where_it_stood_and_ends_in_its_place(
    watched: Watched, address: str
) -> None:
    page = watched.page
    open_slide(page, address, "attention-graph")
    before = places(page)
    page.keyboard.press("ArrowRight")
    page.evaluate("document.getAnimations().forEach(a => { a.pause(); a.currentTime = 0; })")
    at_first = places(page)
    page.evaluate("document.getAnimations().forEach(a => a.finish())")
    until(page, f"!{MOVING}")
    at_last = places(page)
    shared = before.keys() & at_first.keys()
    assert sorted(shared) == [
        "attention",
        "encoder-decoder",
        "machine-translation",
        "self-attention",
        "transformer",
    ]
    assert {name: abs(before[name] - at_first[name]) <= 2 for name in shared} == dict.fromkeys(shared, True)
    assert {name for name in shared if at_last[name] == before[name]} == set()


def test_nothing_moves_for_readers_who_want_no_motion(watched: Watched, address: str) -> None:
    page = watched.page
    page.emulate_media(reduced_motion="reduce")
    open_slide(page, address, "attention-graph")
    page.keyboard.press("ArrowRight")
    expect(page.locator("section.present#transformer-graph")).to_be_attached()
    assert page.evaluate(MOVING) == 0


def test_a_picture_in_steps_shows_one_kind_of_relation_after_the_other(
    watched: Watched, address: str
) -> None:
    page = watched.page
    open_slide(page, address, "alphazero-graph")
    shown = page.locator("section.present .drawing .node:not(.fragment:not(.visible))")
    counts = []
    for _ in range(page.locator("section.present .lines .strand").count()):
        counts.append(shown.count())
        page.keyboard.press("ArrowRight")
    assert counts[0] == 1
    assert counts == sorted(set(counts))
    expect(page.locator("section.present#alphazero-graph")).to_be_attached()
