"""All that hostile content becomes, in a real browser whose policy is switched off.

A payload that works shows itself: it calls `pwned`, asks another host, or leaves an element, an attribute or
an address that the same project with harmless words does not have.

The browser parses all pages. It opens all lists, and of the pages of each payload one. With HOSTILE=all in
the environment it opens all pages, which takes minutes.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from site_builder.browser import served
from site_builder.build import load
from site_builder.hosts.mkdocs.previewing import host_of
from site_builder.serve import Port, Preview
from site_builder.serve import served as served_live
from tests.browser.visits import Seen, Shown, opened, shown, use, visit_all
from tests.hostile.payloads import PAYLOADS, PICTURES, Payload
from tests.hostile.project import write_project, write_settings

Write = Callable[[Path, Sequence[Payload]], None]
_WORDS = [
    "harmless",
    "```python\nx = 1\n```",
    "[a](https://a.example/) ![b](/images/x.png) $x$ [^1]\n\n[^1]: note\n\n| a |\n|---|\n| b |",
    '# A\n\n## B\n\n!!! note\n    x\n\n=== "Tab"\n\n    x\n\n- [x] done',
]
HARMLESS = [Payload(number, text) for number, text in enumerate(_WORDS, 1)]
# Hand-written pages may hold these as well. Their attributes are listed by name; addresses are judged apart.
HARMLESS_ELEMENTS = {"audio src", "video src", "source ", "iframe ", "input ", "input name"}


def site_of(
    write: Write, payloads: Sequence[Payload], folders: pytest.TempPathFactory
) -> tuple[Path, list[str]]:
    """The folder of what a preview shows of these payloads, and the addresses of its pages."""
    root, folder = folders.mktemp("project"), folders.mktemp("site")
    write(root, payloads)
    return folder, shown(folder, root)


@pytest.fixture(scope="module")
def clean(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """What there is if all words are harmless."""
    made = Seen(browser.new_context())
    for write in (write_project, write_settings):
        folder, paths = site_of(write, HARMLESS, tmp_path_factory)
        with served(folder) as address:
            seen, site = opened(browser, address), Shown(folder, address, paths)
            visit_all(seen, site)
            if write is write_project:
                use(seen, site)
        made.has |= seen.has
        made.said |= seen.said
        assert seen.faults == (set(), set(), set())
        seen.context.close()
    return made


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    folder, paths = site_of(write_project, PAYLOADS, tmp_path_factory)
    with served(folder) as address:
        yield Shown(folder, address, paths)


def held_to(seen: Seen, clean: Seen) -> None:
    """Nothing may be there that is not there with harmless words."""
    known = {*clean.has, *HARMLESS_ELEMENTS}
    more = {(shape[:200], place) for shape, place in seen.has.items() if shape not in known}
    assert (*seen.faults, more, seen.said - clean.said) == (set(), set(), set(), set(), set())
    seen.context.close()


def test_no_page_deck_or_view_runs_or_loads_what_a_payload_asks_for(
    browser: Browser, hostile: Shown, clean: Seen
) -> None:
    assert len(hostile.decks) == len(PAYLOADS) + 1
    seen = opened(browser, hostile.address)
    visit_all(seen, hostile)
    held_to(seen, clean)


def test_search_cards_and_pictures_show_payloads_as_text(
    browser: Browser, hostile: Shown, clean: Seen
) -> None:
    seen = opened(browser, hostile.address)
    use(seen, hostile)
    held_to(seen, clean)


def test_no_published_picture_runs_or_loads_anything(browser: Browser, hostile: Shown) -> None:
    seen = opened(browser, hostile.address)
    page = seen.context.new_page()
    paths = [path for p in PICTURES for path in (f"images/{p.number}.svg", f"{p.number}.svg")]
    published = [path for path in paths if (hostile.folder / path).exists()]
    for path in published:
        page.goto(f"{hostile.address}{path}")
        page.mouse.move(5, 5)
        seen.judge(page)
    assert len(published) > len(PICTURES)
    assert seen.faults == (set(), set(), set())
    assert {shape.split()[0] for shape in seen.has} <= {"style", "animate", "set", "image", "use"}
    seen.context.close()


def test_settings_and_titles_in_the_navigation_are_shown_as_text(
    browser: Browser, clean: Seen, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder, paths = site_of(write_settings, PAYLOADS, tmp_path_factory)
    with served(folder) as address:
        seen = opened(browser, address)
        visit_all(seen, Shown(folder, address, paths))
    held_to(seen, clean)


def test_a_preview_lists_reports_of_payloads_as_text(browser: Browser, tmp_path: Path) -> None:
    write_project(tmp_path, PAYLOADS[::4])
    port = Port(0)
    preview = Preview(tmp_path, port.address, host_of)
    assert preview.start() == []
    preview.told(preview.changes, load(tmp_path).diagnostics)
    with served_live(preview, port):
        seen = opened(browser, port.address)
        page = seen.context.new_page()
        page.goto(f"{port.address}p1/")
        expect(page.get_by_role("status")).to_contain_text("javascript:pwned", timeout=30_000)
        seen.judge(page)
        assert seen.faults == (set(), set(), set())
        seen.context.close()
