"""An edit of the search's files: what is written and removed makes the same files as making all of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.build import load
from site_builder.render.data import value_in
from site_builder.render.exports import pieces, places
from site_builder.render.exports.amending import Amended, amend_search
from site_builder.render.exports.entries import SearchEntry, record_entries, search_entries
from site_builder.render.exports.search import search_files
from site_builder.render.writer import Writer
from tests.conftest import Write

WORDS = [
    "bread",
    "salt",
    "baker's",
    "fine-tuning",
    "the",
    "oven",
    "oven oven",
    "中文",
    "é",
    "x" * 20,
    "\U0001d4e7",
]
Ends = st.sampled_from(["", "a", "9"])
Texts = st.lists(st.sampled_from([*WORDS, *(f"w{n}" for n in range(60))]), max_size=12).map(" ".join)


def files_of(entries: list[SearchEntry]) -> dict[str, bytes]:
    return {output.path: output.data for output in search_files(entries)}


def after(files: dict[str, bytes], amended: Amended) -> dict[str, bytes]:
    kept = {path: data for path, data in files.items() if path not in amended.removed}
    return kept | {output.path: output.data for output in amended.outputs}


def order(entries: list[SearchEntry]) -> list[str]:
    """The addresses of the entries by their numbers, as the columns of names have them."""
    files = files_of(entries)
    columns = [value_in(files[f"data/{name}.js"]) for name in ("search", "search-titles")]
    return [own or title for file in columns for own, title in zip(file["ids"], file["titles"], strict=True)]


def entry(number: int, text: str, end: str = "") -> SearchEntry:
    kind, sort = (("tool", 0), ("page", 2), ("insight", 1))[number % 3]
    title = text[:9] if kind == "insight" else f"Title {number}{end}"
    within = "here" if number % 4 else ""
    spellings = (f"Title {number}s", "other") if number % 5 else ()
    return SearchEntry(f"{kind}/i{number}/", title, kind, sort, text, within, f"i{number}", spellings)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_an_edit_gives_what_making_all_anew_gives_and_nothing_more(data: st.DataObject) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for module, name, value in (
            (pieces, "WORDS_A_PIECE", 60),
            (pieces, "TEXTS_A_PIECE", 100),
            (places, "_COMMON_LEAST", 8),
        ):
            patch.setattr(module, name, value)
        texts = data.draw(st.lists(Texts, min_size=1, max_size=30))
        edits = data.draw(st.dictionaries(st.integers(0, len(texts) - 1), st.tuples(Texts, Ends), max_size=5))
        entries = [entry(n, text) for n, text in enumerate(texts)]
        edited = [entry(n, *edits.get(n, (text,))) for n, text in enumerate(texts)]
        before, wanted = files_of(entries), files_of(edited)
        amended = amend_search(before.get, [edited[n] for n in edits])
        if amended is None:
            had_common = f" {places.COMMON}" in "".join(data.decode() for data in before.values())
            assert had_common or order(entries) != order(edited)
            return
        assert after(before, amended) == wanted
        assert all(before.get(output.path) != output.data for output in amended.outputs)


BREAD = SearchEntry("bread/", "Bread", "food", 0, "Flour and water.", id="bread")
SALT = SearchEntry("salt/", "Salt", "food", 0, "White.", id="salt")
FILES = files_of([BREAD, SALT])


def test_an_edited_text_changes_the_files_of_its_text_and_of_its_words() -> None:
    amended = amend_search(FILES.get, [BREAD._replace(text="Flour and milk.")])
    assert amended
    assert [output.path for output in amended.outputs] == ["data/search-texts-0.js", "data/search-words.js"]
    assert amended.removed == []


def test_an_edited_name_that_keeps_its_place_changes_the_file_of_names() -> None:
    renamed = BREAD._replace(title="Loaf")
    amended = amend_search(FILES.get, [renamed])
    assert amended
    assert [output.path for output in amended.outputs] == ["data/search-words.js", "data/search.js"]
    assert after(FILES, amended) == files_of([renamed, SALT])


@pytest.mark.parametrize(
    "edited",
    [
        BREAD._replace(title="Toast"),
        BREAD._replace(kind="meal"),
        BREAD._replace(sort=2),
        BREAD._replace(url="loaf/", id="loaf"),
    ],
)
def test_an_entry_that_is_new_or_elsewhere_in_the_order_needs_all_made_anew(edited: SearchEntry) -> None:
    assert amend_search(FILES.get, [edited]) is None


def test_a_file_that_is_missing_needs_all_made_anew() -> None:
    for path in FILES.keys() - {"data/search-titles.js"}:
        assert amend_search((FILES | {path: None}).get, [BREAD._replace(text="Rye")]) is None


def test_a_word_that_is_no_longer_too_common_needs_all_made_anew() -> None:
    entries = [SearchEntry(f"{n}/", f"page {n}", "page", text="the sea") for n in range(501)]
    before = files_of(entries)
    assert amend_search(before.get, [entries[0]._replace(text="sea")]) is None
    amended = amend_search(before.get, [entries[0]._replace(text="the sea, the sea")])
    assert amended
    assert [output.path for output in amended.outputs] == ["data/search-texts-0.js", "data/search-titles.js"]


def test_the_entry_of_one_record_is_as_among_all(project: Write) -> None:
    library = load(project({})).library
    writer = Writer(library)
    yeast = library.records["yeast"]
    [alone] = record_entries(writer, [yeast])
    among = next(entry for entry in search_entries(writer, []) if entry.id == "yeast")
    assert alone._replace(text=alone.told()) == among._replace(text=among.told())
