"""The leaves of a record: text, prose, references, times. Each remembers where it stands.

`read` makes a `Scalar` of every YAML scalar; the records ask for one of the types below, which accept a
`Scalar` and refuse what does not fit with a sentence for authors.
"""

import re
from bisect import bisect_right
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any, ClassVar, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from site_builder.diagnostics import Source

ID_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
ID_LENGTH = 80
# Windows cannot hold files of these names, whatever their ending; a site may be built or unpacked there.
RESERVED_IDS = frozenset(
    ["con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))]
)
_ID = re.compile(ID_PATTERN)
_TIME = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Scalar:
    """Text as it stands in a file.

    `spans` tells where its parts stand: for each line of the file that it covers, in ascending order, the
    offset in `text`, and how many lines and columns behind `source` that stands. Without any it is `source`.
    """

    schema: ClassVar[dict[str, Any]] = {"type": "string"}

    text: str
    source: Source
    spans: tuple[tuple[int, int, int], ...] = ()

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text.strip())

    def __hash__(self) -> int:
        # Of all fields it would take ten times as long, and each prose is looked up again and again.
        return hash((self.text, self.source.line))

    def at(self, offset: int) -> Source:
        """Where in the file the character `offset` of `text` stands."""
        number = bisect_right(self.spans, offset, key=itemgetter(0))
        start, down, right = self.spans[number - 1] if number else (0, 0, 0)
        return Source(self.source.path, self.source.line + down, self.source.column + right + offset - start)

    @classmethod
    def accept(cls, value: object) -> Self:
        if isinstance(value, cls):
            return value
        if not isinstance(value, Scalar):
            raise PydanticCustomError("wrong-type", "text is expected here")
        made = cls(value.text, value.source, value.spans)
        made.validate()
        return made

    def validate(self) -> None:
        """Refuse what this type cannot be. Raises PydanticCustomError."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.accept)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return dict(cls.schema)


@dataclass(frozen=True, slots=True, eq=False)  # what Scalar has will do
class Text(Scalar):
    """Plain words on one line: a name, a title. Never Markdown."""

    schema: ClassVar[dict[str, Any]] = {"type": "string", "minLength": 1}

    def validate(self) -> None:
        if not self.text.strip():
            raise PydanticCustomError("empty-field", "this must not be empty")


@dataclass(frozen=True, slots=True, eq=False)
class Prose(Scalar):
    """Markdown. Every field in which an author may write it has this type, so that none is forgotten."""

    schema: ClassVar[dict[str, Any]] = {"type": "string", "minLength": 1}

    def validate(self) -> None:
        if not self.text.strip():
            raise PydanticCustomError("empty-field", "this must not be empty")


@dataclass(frozen=True, slots=True, eq=False)
class Ref(Scalar):
    """The id of a record, written in a field of its own."""

    schema: ClassVar[dict[str, Any]] = {
        "type": "string",
        "pattern": f"^{ID_PATTERN}$",
        "maxLength": ID_LENGTH,
    }

    @property
    def id(self) -> str:
        return self.text

    def validate(self) -> None:
        if why := why_not_an_id(self.text):
            raise PydanticCustomError("bad-id", "{why}", {"why": why})


@dataclass(frozen=True, slots=True, eq=False)
class Maker(Scalar):
    """Who made something: the id of an entity, or the plain name of one who has no page."""

    @property
    def id(self) -> str | None:
        return self.text if _ID.fullmatch(self.text) else None


@dataclass(frozen=True, slots=True, eq=False)
class Time(Scalar):
    """A moment of a video or a length of time, as `12:34` or `1:02:03`."""

    schema: ClassVar[dict[str, Any]] = {
        "type": "string",
        "pattern": "^([0-9]{1,2}:)?[0-9]{1,3}:[0-5][0-9]$",
    }

    def validate(self) -> None:
        if not _TIME.fullmatch(self.text):
            raise PydanticCustomError(
                "bad-time",
                "'{text}' is no time: write minutes and seconds, as in 12:34, or 1:02:03",
                {"text": self.text},
            )

    @property
    def seconds(self) -> int:
        found = _TIME.fullmatch(self.text)
        assert found
        hours, minutes, seconds = (int(part or 0) for part in found.groups())
        return hours * 3600 + minutes * 60 + seconds


@dataclass(frozen=True, slots=True, eq=False)
class Date(Scalar):
    """A day, a month or a year: `2018-10-11`, `2018-10`, `2018`. Years 1000 to 9999."""

    schema: ClassVar[dict[str, Any]] = {
        "type": "string",
        "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
    }

    def validate(self) -> None:
        found = _DATE.fullmatch(self.text)
        try:
            year, month, day = (int(part or 1) for part in found.groups()) if found else (0, 0, 0)
            date(year, month, day)
        except ValueError:
            found = None
        if not found:
            raise PydanticCustomError(
                "bad-date",
                "'{text}' is no date: write 2018-10-11, 2018-10 or 2018",
                {"text": self.text},
            )

    @property
    def first_day(self) -> date:
        """The first day it may mean; dates are put in order by it."""
        return date(int(self.text[:4]), int(self.text[5:7] or 1), int(self.text[8:] or 1))

    @property
    def last_day(self) -> date:
        """The last day it may mean."""
        first = self.first_day
        if len(self.text) == len("2018-10-11"):
            return first
        month = first.month if len(self.text) == len("2018-10") else 12
        return date(first.year, month, monthrange(first.year, month)[1])

    @property
    def year(self) -> int:
        return int(self.text[:4])

    @property
    def day_words(self) -> str:
        """The day in its year, as "October 11" or "October"; "" where only the year is known."""
        return _day_words(self.text)

    @property
    def words(self) -> str:
        """The date as people write it: "October 11, 2018", "October 2018", "2018"."""
        return date_words(self.text)


def date_words(text: str) -> str:
    """A date such as 2018-10-11, 2018-10 or 2018 as people write it."""
    day, year = _day_words(text), text[:4]
    return f"{day}{', ' if ' ' in day else ' '}{year}" if day else year


def _day_words(text: str) -> str:
    _, *rest = text.split("-")
    month = _MONTHS[int(rest[0]) - 1] if rest else ""
    return f"{month} {int(rest[1])}" if len(rest) > 1 else month


@dataclass(frozen=True, slots=True, eq=False)
class WebAddress(Scalar):
    """The address of a page elsewhere: `https:` or `http:` only, since anything else may run code."""

    schema: ClassVar[dict[str, Any]] = {"type": "string", "pattern": "^https?://"}

    def validate(self) -> None:
        if not re.fullmatch(r"https?://[^\s/?#\\]+[^\s\\]*", self.text, re.IGNORECASE):
            raise PydanticCustomError(
                "unsafe-address",
                "'{text}' is not accepted as an address: write one that begins with https://",
                {"text": self.text[:60]},
            )


def why_not_an_id(text: str) -> str:
    """Say what is wrong with `text` as an id; "" when nothing is."""
    if not _ID.fullmatch(text):
        shown = " ".join(text.split())[:60]
        return f"'{shown}' is no id: ids are small letters and digits, joined by single hyphens"
    if len(text) > ID_LENGTH:
        return f"this id has {len(text)} characters; at most {ID_LENGTH} are allowed"
    if text in RESERVED_IDS:
        return f"'{text}' cannot be an id: some systems cannot hold a file of that name"
    return ""
