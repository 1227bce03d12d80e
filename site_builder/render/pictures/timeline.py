"""The picture of the timeline: a lane for each category, in it what happened, and the lecture as a line.

Labels in a lane stand on levels, so that none is on another. Of very many events only the numbers are drawn.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from site_builder.model import Date, Entity, Event, Lecture
from site_builder.render.pictures.drawing import Look, look_of, short
from site_builder.render.pictures.lettering import in_lines, width_of
from site_builder.render.pictures.scale import Scale, Unit, scale_of
from site_builder.render.writer import Writer
from site_builder.routes import TIMELINE, of_page

OTHER = "Other"
_SIZE = 13
_LANES = 20  # of a long timeline; the events of all other categories stand in one more
_EACH = 300  # events that are still drawn one by one
_ROOM = 190  # for a label
_LEVEL, _HEAD, _FOOT, _TOP, _MARGIN = 21, 23, 6, 48, 14
_LENGTHS = (420, 300, 220, 170, 130, 100, 80, 60, 50, 40)  # that a year may have, the best first
_SCREEN = (1180, 680)
_AGAIN = 500  # from one writing of a lane's name to the next
_COLUMN = 44  # length of a year of counted events
_MONTH = 30  # length of a month, or of a quarter, that has room for a name
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_COLUMNS = 60  # at most; more years than that are taken by the decade, then by the century


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as the picture needs it. `url` is written from the timeline's page."""

    url: str
    name: str
    says: str
    lane: str
    when: Date
    is_later: bool

    @property
    def start(self) -> date:
        return self.when.first_day

    @property
    def end(self) -> date:
        """The day after the last one that the date may mean."""
        last = self.when.last_day
        return last + timedelta(days=1) if last < date.max else last


@dataclass(frozen=True, slots=True)
class Mark:
    """An event, or with a `count` several. `x` and `y` are its middle, `span` how long its date may be."""

    url: str
    text: str
    says: str
    x: float
    y: float
    is_later: bool
    span: float = 0
    count: int = 0
    radius: float = 0


@dataclass(frozen=True, slots=True)
class Lane:
    """What happened in one category. `names` are the places where its name is written, for it is long."""

    name: str
    look: Look
    y: float
    height: float
    names: Sequence[float]
    marks: Sequence[Mark]


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture: its size, lanes, scale with names of years, and where the lecture stands in it."""

    width: float
    height: float
    lanes: Sequence[Lane]
    ticks: Sequence[tuple[float, str]]
    breaks: Sequence[tuple[float, float]]
    lecture_at: float | None
    lecture_words: str
    has_later: bool


def happenings(writer: Writer, lecture: Lecture | None) -> list[Happening]:
    """The events of a library in order of time, each in the lane of its first entity's category."""
    made = []
    for event in sorted(writer.library.of(Event), key=lambda e: (e.date.first_day, e.date.text, e.id.id)):
        entity = _first_entity(event, writer)
        text = " ".join(writer.words(event.text, event).split())
        is_later = _is_later(event, lecture)
        made.append(
            Happening(
                _url(event, writer),
                entity.title if entity else text,
                f"{event.date.words}{', after the lecture' if is_later else ''}: {text}",
                entity.category.text if entity else OTHER,
                event.date,
                is_later,
            )
        )
    return made


def to_count(writer: Writer, lecture: Lecture | None, categories: Mapping[str, int]) -> list[Happening]:
    """The events of a long timeline for a picture of their numbers alone: without words, in few lanes."""
    made = []
    for event in writer.library.of(Event):
        entity = _first_entity(event, writer)
        category = entity.category.text if entity else OTHER
        lane = category if categories.get(category, _LANES) < _LANES else OTHER
        made.append(Happening(_url(event, writer), "", "", lane, event.date, _is_later(event, lecture)))
    return sorted(made, key=lambda happening: happening.start)


def _first_entity(event: Event, writer: Writer) -> Entity | None:
    found = (writer.library.records.get(ref.id) for ref in event.entities)
    return next((record for record in found if isinstance(record, Entity)), None)


def _url(event: Event, writer: Writer) -> str:
    return writer.url(event).removeprefix(of_page(TIMELINE))


def _is_later(event: Event, lecture: Lecture | None) -> bool:
    return lecture is not None and event.date.first_day > lecture.date.first_day


def timeline_picture(
    events: Sequence[Happening], lecture: Lecture | None, categories: Mapping[str, int]
) -> Picture | None:
    """Draw some events; None when there are none. `categories` gives each lane its place and its look."""
    if not events:
        return None
    years = {event.start.year for event in events} | ({lecture.date.year} if lecture else set())
    lanes = _in_lanes(_told_apart(events) if len(years) == 1 else events, categories)
    if len(events) > _EACH:
        scale = _scale_of_counts(years)
        drawn = {name: _counted(some, scale) for name, some in lanes.items()}
    else:
        scale, drawn = _fitting(years, lanes)
    placed = _placed(drawn, scale.length, categories)
    return Picture(
        _width(scale, drawn),
        math.ceil(placed[-1].y + placed[-1].height) + _MARGIN,
        placed,
        [(short(_MARGIN + at), words) for at, words in _ticks(scale)],
        [(short(_MARGIN + u.at), u.length) for u in scale.units if u.is_break],
        short(_MARGIN + scale.at(lecture.date.first_day)) if lecture else None,
        f"Lecture, {lecture.date.words}" if lecture else "",
        any(event.is_later for event in events),
    )


def _told_apart(events: Iterable[Happening]) -> list[Happening]:
    """Events of one year; those of one name in a lane with their dates, which the scale hardly tells."""
    listed = list(events)
    times = Counter((event.lane, event.name) for event in listed)
    return [
        replace(event, name=f"{event.name}, {_in_its_year(event)}")
        if times[event.lane, event.name] > 1
        else event
        for event in listed
    ]


def _in_its_year(event: Happening) -> str:
    """The date of an event as exactly as it is known: "Apr 20", "Apr", "2018"."""
    month = _MONTHS[event.start.month - 1]
    days = (event.end - event.start).days
    return f"{month} {event.start.day}" if days <= 1 else month if days <= 31 else str(event.start.year)


def _ticks(scale: Scale) -> list[tuple[float, str]]:
    """The names on the scale: of its years, and of months or quarters where it is a single year."""
    first, *more = scale.units
    if more or first.years > 1 or first.length < 4 * _MONTH:
        return [(unit.at, _named(unit)) for unit in scale.units if not unit.is_break]
    months = range(2, 13) if first.length >= 12 * _MONTH else (4, 7, 10)
    named = [(scale.at(date(first.year, month, 1)), _MONTHS[month - 1]) for month in months]
    return [(first.at, _named(first)), *named]


def _in_lanes(events: Iterable[Happening], categories: Mapping[str, int]) -> dict[str, list[Happening]]:
    made: defaultdict[str, list[Happening]] = defaultdict(list)
    for event in events:
        made[event.lane].append(event)
    return dict(sorted(made.items(), key=lambda lane: (categories.get(lane[0], len(categories)), lane[0])))


def _fitting(
    years: Iterable[int], lanes: Mapping[str, Sequence[Happening]]
) -> tuple[Scale, dict[str, list[Mark]]]:
    """The scale on which the picture fits a screen best, the longer of two that fit, and all marks on it."""

    def misfit(made: tuple[Scale, Mapping[str, Sequence[Mark]]]) -> float:
        scale, drawn = made
        return max(
            1, _width(scale, drawn) / _SCREEN[0], (_TOP + sum(map(_height, drawn.values()))) / _SCREEN[1]
        )

    tried = []
    for length in _LENGTHS:
        scale = scale_of(years, length)
        tried.append((scale, {name: _on_levels(events, scale) for name, events in lanes.items()}))
    return min(tried, key=misfit)


def _on_levels(events: Iterable[Happening], scale: Scale) -> list[Mark]:
    """Each event on the first level on which its label meets no other; the first level is y 0."""
    ends: list[float] = []
    made = []
    for event in events:
        at = scale.at(event.start)
        (text,) = in_lines(event.name, _SIZE, _ROOM, 1)
        end = at + 12 + width_of(text, _SIZE) + 10
        level = next((n for n, taken in enumerate(ends) if taken <= at - 7), len(ends))
        ends[level:] = [end, *ends[level + 1 :]]
        span = scale.at(event.end) - at if event.end - event.start > timedelta(days=1) else 0
        y = level * _LEVEL
        made.append(Mark(event.url, text, event.says, at, y, event.is_later, short(span)))
    return made


def _counted(events: Iterable[Happening], scale: Scale) -> list[Mark]:
    """A mark for each year, decade or century with its number of events, which leads to the first of them."""
    made: defaultdict[Unit, list[Happening]] = defaultdict(list)
    for event in events:
        made[scale.unit_of(event.start)].append(event)
    return [
        Mark(
            f"{some[0].url.partition('#')[0]}#year-{some[0].start.year}",
            str(len(some)),
            f"{some[0].lane}, {_named(unit)}: {len(some)} {'event' if len(some) == 1 else 'events'}",
            unit.at + unit.length / 2,
            _LEVEL / 2,
            all(event.is_later for event in some),
            count=len(some),
            radius=short(min(8 + math.sqrt(len(some)), unit.length / 2 - 1)),
        )
        for unit, some in made.items()
    ]


def _scale_of_counts(years: Iterable[int]) -> Scale:
    listed = sorted(years)
    for count in (1, 10, 100):
        scale = scale_of(listed, _COLUMN, count)
        if sum(not unit.is_break for unit in scale.units) <= _COLUMNS:
            break
    return scale


def _placed(drawn: Mapping[str, Sequence[Mark]], length: float, categories: Mapping[str, int]) -> list[Lane]:
    """Lane under lane."""
    made: list[Lane] = []
    y: float = _TOP
    for name, marks in drawn.items():
        moved = [
            replace(mark, x=short(mark.x + _MARGIN), y=short(mark.y + y + _HEAD + _LEVEL / 2))
            for mark in marks
        ]
        look = look_of(categories.get(name, len(categories)))
        names = [_MARGIN + n * _AGAIN for n in range(1 + int(length // _AGAIN))]
        made.append(Lane(name, look, y, _height(marks), names, moved))
        y += _height(marks)
    return made


def _width(scale: Scale, drawn: Mapping[str, Sequence[Mark]]) -> float:
    """Room for the scale and for labels that reach beyond it."""
    ends = (mark.x + 10 + width_of(mark.text, _SIZE) for marks in drawn.values() for mark in marks)
    return math.ceil(max(scale.length, *ends)) + 2 * _MARGIN


def _height(marks: Sequence[Mark]) -> float:
    return _HEAD + max(mark.y for mark in marks) + _LEVEL + _FOOT


def _named(unit: Unit) -> str:
    return str(unit.year) if unit.years == 1 else f"{unit.year}s"
