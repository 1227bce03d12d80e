"""Indexes that are too long for one page: what stands where, and what leads there."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from site_builder.build import load
from site_builder.model import Entity, Record
from site_builder.output import Output
from site_builder.render.exports.entries import search_entries
from site_builder.render.parts import ROWS
from site_builder.render.stage import Stage
from site_builder.routes import PagePath, file_of, index_of_part
from tests.conftest import Write
from tests.render.long_lists import long_lists

COUNT = 600


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    root: Path = tmp_path_factory.mktemp("long")
    for path, text in long_lists(COUNT).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return Stage(load(root).library, root)


def html(stage: Stage, path: str) -> str:
    page = stage.page(PagePath(path))
    assert page
    return page.html


def data(outputs: list[Output], path: str) -> object:
    text = next(output.data.decode() for output in outputs if output.path == path)
    return json.loads(text.partition(",")[2].removesuffix(");\n"))


def test_an_index_of_at_most_so_many_rows_is_one_page(project: Write) -> None:
    root = project({})
    stage = Stage(load(root).library, root)
    assert stage.writer.indexes.paths == frozenset()
    assert [path for path in stage.pages if path.startswith("glossary/")] == [
        "glossary/",
        "glossary/gluten/",
        "glossary/crumb/",
    ]


def test_each_record_stands_on_one_part_and_no_part_has_too_many(stage: Stage) -> None:
    for index in stage.writer.indexes.all:
        ids = [name for part in index.parts for name in part.ids]
        assert len(ids) == len(set(ids)) == index.count > COUNT
        assert max(len(part.ids) for part in index.parts) <= ROWS


def test_a_page_by_hand_can_stand_at_no_part(stage: Stage) -> None:
    parts = {part.path: index.page for index in stage.writer.indexes.all for part in index.parts}
    assert {path: index_of_part(file_of(path)) for path in parts} == parts
    pages = [*(index.page for index in stage.writer.indexes.all), "_a/", "entities/e1/", "glossary/_a/b/"]
    assert {index_of_part(file_of(PagePath(path))) for path in pages} == {None}


def test_an_overview_leads_to_its_parts_with_their_numbers(stage: Stage) -> None:
    text = html(stage, "entities/")
    assert re.findall(r'<li><a href="([^"]*)">([^<]*)</a> <span class="count">(\d+)</span>', text) == [
        ("../entities/_/", "A\N{EN DASH}M", "302"),
        ("../entities/_n/", "N\N{EN DASH}Z", "301"),
    ]


def test_a_source_and_an_event_are_reached_at_their_part(stage: Stage) -> None:
    text = html(stage, "entities/e25/")
    assert 'href="../../sources/_n/#s25"' in text
    assert '<li id="s25">' in html(stage, "sources/_n/")
    assert 'id="d25"' in html(stage, "timeline/_2000/")
    entries = {entry.id: entry.url for entry in search_entries(stage.writer, [])}
    assert (entries["s25"], entries["d25"]) == ("sources/_n/#s25", "timeline/_2000/#d25")


def test_the_picture_of_a_long_timeline_leads_to_the_parts(stage: Stage) -> None:
    text = html(stage, "timeline/")
    assert 'href="_2000/#year-2005"' in text
    assert 'id="year-2005"' in html(stage, "timeline/_2000/")


def test_a_part_leads_to_the_others_and_to_its_letters(stage: Stage) -> None:
    text = html(stage, "glossary/_n/")
    assert '<a href="../../glossary/_/">A\N{EN DASH}M</a>' in text
    assert 'aria-current="page">N\N{EN DASH}Z</a>' in text
    assert '<a href="#letter-o">O</a>' in text


def test_a_part_is_made_from_its_own_records_alone(stage: Stage) -> None:
    """A record of another part that cannot even be read does no harm."""

    class Guarded(dict[str, Record]):
        def __getitem__(self, name: str) -> Record:
            record = super().__getitem__(name)
            assert not isinstance(record, Entity) or record.title >= "N", name
            return record

        def values(self) -> Any:
            raise AssertionError("all records are looked at")

    library = stage.library
    _ = stage.writer.indexes.all, stage.pages, library.of(Entity)
    records, before = library.records, html(stage, "entities/_n/")
    object.__setattr__(library, "records", Guarded(records))
    try:
        assert html(stage, "entities/_n/") == before
    finally:
        object.__setattr__(library, "records", records)


def test_parts_are_no_results_of_the_search(stage: Stage) -> None:
    pages = [make() for path, make in stage.pages.items() if path.startswith(("entities/_", "sources/"))]
    found = [entry.url for entry in search_entries(stage.writer, pages) if not entry.id]
    assert found == ["sources/"]


def test_the_data_has_each_entity_with_what_it_is_filtered_by(stage: Stage) -> None:
    outputs = [*stage.outputs()]
    rows = data(outputs, "data/entities.js")
    assert isinstance(rows, dict)
    assert rows["parts"] == [["entities_", 302], ["entities_n", 301]]
    place = rows["titles"].index("Bthing 27")
    filters = {name: column["of"][place] for name, column in rows["filters"].items()}
    assert {name: rows["filters"][name]["words"][n] for name, n in filters.items() if n != -1} == {
        "kind": "game",
        "category": "Things",
        "year": "2007",
    }
    assert (rows["ids"][place], rows["source"][place]) == ("e27", "1")
    definitions = data(outputs, "data/entities_.js")
    assert isinstance(definitions, list)
    assert definitions[place] == "It has the number 27."


def test_the_data_tells_where_an_anchor_of_the_whole_index_is(stage: Stage) -> None:
    places = data([*stage.outputs()], "data/places-timeline.js")
    assert isinstance(places, list)
    assert [path for path, anchors in places if "d25" in anchors] == ["timeline/_2000/"]
    assert [path for path, anchors in places if "year-2005" in anchors] == ["timeline/_2000/"]
