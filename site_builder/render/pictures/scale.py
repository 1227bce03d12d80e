"""Time as a length: the same for each year in which something is listed, short for a run of other years."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

BREAK = 40  # the length of any run of units in which nothing is listed


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of the scale: a year, a decade or a century from `year` on, or a break before such a one."""

    year: int
    years: int
    at: float
    length: float
    is_break: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """Units in order of time, without a hole between them."""

    units: tuple[Unit, ...]

    @property
    def length(self) -> float:
        last = self.units[-1]
        return last.at + last.length

    def at(self, day: date) -> float:
        """The place of a day. A day before or after the scale stands at its end."""
        unit = self.unit_of(day)
        start, end = date(unit.year, 1, 1), _new_year(unit.year + unit.years)
        part = (day - start).days / max((end - start).days, 1)
        return unit.at + unit.length * min(max(part, 0.0), 1.0)

    def unit_of(self, day: date) -> Unit:
        """The unit in which a day is."""
        return self.units[max(bisect_right(self.units, day.year, key=lambda unit: unit.year) - 1, 0)]


def scale_of(listed: Iterable[int], length: float, years: int = 1) -> Scale:
    """The scale on which each unit of some `years` with a listed year in it is `length` long.

    >>> [(u.year, u.at, u.is_break) for u in scale_of([1951, 1986], 100).units]
    [(1951, 0, False), (1952, 100, True), (1986, 140, False)]
    """
    made: list[Unit] = []
    at: float = 0
    for year in sorted({year - year % years for year in listed}):
        if made and made[-1].year + years < year:
            made.append(Unit(made[-1].year + years, year - made[-1].year - years, at, BREAK, is_break=True))
            at += BREAK
        made.append(Unit(year, years, at, length))
        at += length
    return Scale(tuple(made))


def _new_year(year: int) -> date:
    return date(min(year, date.max.year), 1, 1)
