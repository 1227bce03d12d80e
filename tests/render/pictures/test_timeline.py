"""The timeline's picture: scale, breaks, lanes, levels."""

from datetime import date

import pytest

from site_builder.build import load
from site_builder.diagnostics import Source
from site_builder.model import Date, Event, Lecture
from site_builder.render.pictures.scale import Unit, scale_of
from site_builder.render.pictures.timeline import Happening, Picture, happenings, timeline_picture
from site_builder.render.writer import Writer
from tests.conftest import Write


def happening(day: str, name: str = "Thing", lane: str = "All") -> Happening:
    return Happening(f"#{name}", name, f"{day}: {name}", lane, Date(day, Source("timeline.yml")), False)


def drawn(*events: Happening) -> Picture:
    picture = timeline_picture(events, None, {"All": 0})
    assert picture
    return picture


def test_years_without_an_entry_are_one_short_break() -> None:
    assert scale_of([1951, 1986, 1987], 100).units == (
        Unit(1951, 1, 0, 100),
        Unit(1952, 34, 100, 40, is_break=True),
        Unit(1986, 1, 140, 100),
        Unit(1987, 1, 240, 100),
    )


@pytest.mark.parametrize(
    ("day", "place"),
    [
        ("1951-01-01", 0),
        ("1951-07-02", 49.9),
        ("1952-01-01", 100),
        ("1969-01-01", 120),
        ("1986-01-01", 140),
        ("1986-12-31", 239.7),
        ("2024-01-01", 240),
        ("1900-01-01", 0),
    ],
)
def test_a_day_has_its_place_in_its_year(day: str, place: float) -> None:
    assert round(scale_of([1951, 1986], 100).at(date.fromisoformat(day)), 1) == place


def test_decades_and_centuries_are_units_too() -> None:
    units = scale_of([1951, 1958, 1986], 44, 10).units
    assert [(u.year, u.years, u.is_break) for u in units] == [
        (1950, 10, False),
        (1960, 20, True),
        (1980, 10, False),
    ]


def test_a_scale_ends_with_the_calendar() -> None:
    assert scale_of([9999], 100).at(date(9999, 12, 31)) <= 100


def test_labels_in_a_lane_stand_on_levels() -> None:
    picture = drawn(
        happening("2018-01-01", "First"),
        happening("2018-01-05", "Second, hard upon it"),
        happening("2018-12-30", "Third, far enough"),
    )
    (lane,) = picture.lanes
    assert [(mark.text, mark.x, mark.y) for mark in lane.marks] == [
        ("First", 14, 81.5),
        ("Second, hard upon it", 18.6, 102.5),
        ("Third, far enough", 431.7, 81.5),
    ]


def test_lanes_stand_in_the_order_of_the_categories_and_other_last() -> None:
    events = [happening("2018-01-01", lane=lane) for lane in ("Other", "Small", "Large")]
    picture = timeline_picture(events, None, {"Large": 0, "Small": 1})
    assert picture
    assert [(lane.name, lane.y) for lane in picture.lanes] == [("Large", 48), ("Small", 98), ("Other", 148)]


def test_a_library_gives_lanes_by_the_first_entity_and_marks_what_came_later(project: Write) -> None:
    library = load(project({})).library
    lecture = library.of(Lecture)[0]
    oven, later = (event.date for event in library.of(Event))
    assert happenings(Writer(library), lecture) == [
        Happening(
            "#date-oven",
            "Oven",
            "1790: An iron oven is described",
            "Tools",
            oven,
            False,
        ),
        Happening(
            "#date-later",
            "Yeast",
            "May 2021, after the lecture: A yeast is read letter by letter",
            "Living things",
            later,
            True,
        ),
    ]
    picture = timeline_picture(
        happenings(Writer(library), lecture), lecture, {"Tools": 0, "Living things": 1}
    )
    assert picture
    assert [words for _, words in picture.ticks] == ["1790", "2020", "2021"]
    assert (picture.lecture_words, picture.has_later) == ("Lecture, February 3, 2020", True)
    assert [[(m.text, m.span > 0, m.is_later) for m in lane.marks] for lane in picture.lanes] == [
        [("Oven", True, False)],
        [("Yeast", True, True)],
    ]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2018-12-31", date(2018, 12, 31), date(2019, 1, 1)),
        ("2020-02", date(2020, 2, 1), date(2020, 3, 1)),
        ("1790", date(1790, 1, 1), date(1791, 1, 1)),
        ("9999", date(9999, 1, 1), date.max),
    ],
)
def test_what_happened_ends_on_the_day_after_the_last_one_that_its_date_may_mean(
    text: str, start: date, end: date
) -> None:
    made = happening(text)
    assert (made.start, made.end) == (start, end)


@pytest.mark.parametrize("years", [1, 30, 400, 3000])
def test_of_very_many_events_the_numbers_are_drawn(years: int) -> None:
    events = [happening(f"{1500 + n % years}-03-01", f"e{n}") for n in range(2000)]
    picture = drawn(*events)
    (lane,) = picture.lanes
    assert sum(mark.count for mark in lane.marks) == 2000
    assert len(lane.marks) <= 60
    assert picture.width < 4000


def test_a_single_year_names_its_months_and_tells_events_of_one_name_apart() -> None:
    picture = drawn(happening("2018-04-20"), happening("2018-04-30"), happening("2018-05-24", "Other"))
    names = " ".join(words for _, words in picture.ticks)
    assert names == "2018 Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
    (lane,) = picture.lanes
    assert [mark.text for mark in lane.marks] == ["Thing, Apr 20", "Thing, Apr 30", "Other"]


def test_nothing_has_no_picture() -> None:
    assert timeline_picture([], None, {}) is None
