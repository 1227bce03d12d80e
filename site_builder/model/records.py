"""The records: one class per kind of thing an author writes, and the fields it may have."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from site_builder.model.parts import LecturePart, Part, Record, Whole, YesOrNo, plain
from site_builder.model.values import Date, Maker, Prose, Ref, Text, Time, WebAddress

Case = Annotated[Literal["smart", "exact", "any"], BeforeValidator(plain)]
LinkMode = Annotated[Literal["auto", "marked"], BeforeValidator(plain)]
RelationType = Annotated[
    Literal[
        "builds_on",
        "part_of",
        "developed_by",
        "used_by",
        "evaluated_on",
        "defeats",
        "variant_of",
        "trained_with",
        "improves_on",
    ],
    BeforeValidator(plain),
]


class Relation(Part):
    """How an entity stands to another, and who says so."""

    type: RelationType
    to: Ref
    source: Ref | None = None
    note: Prose | None = None


class Link(Part):
    """A page elsewhere on the web."""

    title: Text
    url: WebAddress


class Entity(Record):
    """Something with a name: a model, a method, a data set, a person, a company."""

    KIND = "entity"

    name: Text
    kind: Text
    category: Text
    definition: Prose
    aliases: tuple[Text, ...] = ()
    misheard: tuple[Text, ...] = ()
    plural: Text | None = None
    case: Case = "smart"
    link: LinkMode = "auto"
    year: Date | None = None
    developers: tuple[Maker, ...] = ()
    summary: Prose | None = None
    body: Prose | None = None
    unverified: Prose | None = None
    sources: tuple[Ref, ...] = ()
    relations: tuple[Relation, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def title(self) -> str:
        return self.name.text


class Term(Record):
    """A word a reader must know, that is not the name of an entity."""

    KIND = "term"

    term: Text
    definition: Prose
    aliases: tuple[Text, ...] = ()
    plural: Text | None = None
    case: Case = "smart"
    link: LinkMode = "auto"
    body: Prose | None = None
    see: tuple[Ref, ...] = ()
    sources: tuple[Ref, ...] = ()

    @property
    def name(self) -> Text:
        return self.term

    @property
    def title(self) -> str:
        return self.term.text[:1].upper() + self.term.text[1:]


class SourceRecord(Record):
    """What a statement rests on: a paper, a page, a video."""

    KIND = "source"

    title_: Annotated[Text, Field(alias="title")]
    kind: Text
    organization: Text | None = None
    authors: tuple[Text, ...] = ()
    others: YesOrNo = False
    year: Date | None = None
    venue: Text | None = None
    arxiv: Text | None = None
    doi: Text | None = None
    url: WebAddress | None = None
    seen: Text | None = None
    verified: YesOrNo = True
    note: Prose | None = None

    @property
    def title(self) -> str:
        return self.title_.text


class Video(Part):
    """Where the recording is: a YouTube id, or the address of a page."""

    youtube: Annotated[str, BeforeValidator(plain), Field(pattern=r"^[\w-]{6,20}$")] | None = None
    url: WebAddress | None = None


class Moment(Record):
    """A chapter of the video."""

    KIND = "moment"

    at: Time
    title_: Annotated[Text, Field(alias="title")]
    section: Ref | None = None

    @property
    def title(self) -> str:
        return self.title_.text


class Lecture(Record):
    """A lecture: who, when, where to see it, and its moments."""

    KIND = "lecture"

    title_: Annotated[Text, Field(alias="title")]
    speaker: Ref
    date: Date
    event: Text | None = None
    duration: Time | None = None
    video: Video | None = None
    summary: Prose
    topics: tuple[Text, ...] = ()
    unverified: Prose | None = None
    moments: tuple[Moment, ...] = ()
    sources: tuple[Ref, ...] = ()

    @property
    def title(self) -> str:
        return self.title_.text


class Insight(LecturePart):
    """What a listener should take home, in one or two sentences."""

    KIND = "insight"

    text: Prose
    section: Ref | None = None
    tags: tuple[Text, ...] = ()
    at: Time | None = None
    sources: tuple[Ref, ...] = ()
    entities: tuple[Ref, ...] = ()


class Section(LecturePart):
    """A part of the lecture: a page on the site, a divider and points in the deck."""

    KIND = "section"

    title_: Annotated[Text, Field(alias="title")]
    body: Prose
    points: Annotated[tuple[Prose, ...], Field(min_length=1)]
    notes: Prose | None = None
    tags: tuple[Text, ...] = ()
    at: Time | None = None
    minutes: Whole | None = None
    insights: tuple[Ref, ...] = ()
    introduces: tuple[Ref, ...] = ()
    sources: tuple[Ref, ...] = ()

    @property
    def title(self) -> str:
        return self.title_.text


class Question(LecturePart):
    """What a student would ask, and the answer."""

    KIND = "question"

    question: Text
    answer: Prose
    tags: tuple[Text, ...] = ()
    at: Time | None = None
    section: Ref | None = None

    @property
    def title(self) -> str:
        return self.question.text


class Correction(LecturePart):
    """What was said, or written about the lecture, and what is right."""

    KIND = "correction"

    said: Text
    correct: Prose
    where: Ref | None = None
    why: Prose | None = None
    at: Time | None = None
    entities: tuple[Ref, ...] = ()
    sources: tuple[Ref, ...] = ()
    unverified: Prose | None = None


class Event(Record):
    """Something that happened on a date: a line of the timeline."""

    KIND = "date"

    date: Date
    text: Prose
    entities: tuple[Ref, ...] = ()
    sources: tuple[Ref, ...] = ()
    unverified: Prose | None = None


def _level(value: object) -> object:
    text = plain(value)
    if not isinstance(text, str) or text not in ("off", "warning", "error"):
        shown = f"'{text[:40]}'" if isinstance(text, str) else "this"
        raise PydanticCustomError("bad-value", "{shown} is not off, warning or error", {"shown": shown})
    return text


class Choice(Part):
    """What a library wants of a rule: nothing of it, or its complaints as warnings or as errors."""

    code: Text
    level: Annotated[Literal["off", "warning", "error"], BeforeValidator(_level)]


class Settings(Part):
    """What a library says of itself, in `content/library.yml`, and what its checks demand."""

    title: Text
    language: Annotated[str, BeforeValidator(plain), Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$")] = "en"
    description: Text | None = None
    licence: Text | None = None
    needs_source: tuple[Text, ...] = ()
    # Words that look like terms and need no definition here.
    accepted_terms: tuple[Text, ...] = ()
    # Written as a mapping, `checks: {code: level}`.
    checks: tuple[Choice, ...] = ()
