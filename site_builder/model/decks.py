"""Decks: which slides they have, in which order, and how long they take."""

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, InstanceOf, model_validator
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from site_builder.diagnostics import Source
from site_builder.model.parts import Part, Record, Whole, YesOrNo, plain
from site_builder.model.values import Date, Prose, Ref, Scalar, Text

# These need nothing but their word: `- cover`, or `- cover:` with more below it.
WORDS_ALONE = ("cover", "agenda", "timeline", "sources", "closing")
# What a line of the list may be.
SLIDE_KINDS = (
    *("cover", "agenda", "section", "insight", "entity", "term", "compare", "timeline", "graph"),
    *("question", "moment", "code", "image", "quote", "markdown", "sources", "closing"),
)
Split = Annotated[Literal["auto", "no"], BeforeValidator(plain)]


def _one_word(value: object) -> object:
    if isinstance(value, Scalar):
        return {value.text: Scalar("yes", value.source, value.spans), "source": value.source}
    return value


class TimelineSpec(Part):
    """A part of the timeline: from when, until when, and of which categories. Nothing given means all."""

    begin: Annotated[Date | None, Field(alias="from")] = None
    end: Annotated[Date | None, Field(alias="to")] = None
    categories: tuple[Text, ...] = ()


def _whole_timeline(value: object) -> object:
    return {} if isinstance(value, Scalar) else value


class SlideSpec(Part):
    """A line of a deck's list: one kind of slide, what it shows, and what is said otherwise than usual."""

    source: SkipJsonSchema[InstanceOf[Source]]

    cover: YesOrNo = False
    agenda: YesOrNo = False
    section: Ref | None = None
    insight: Ref | None = None
    entity: Ref | None = None
    term: Ref | None = None
    compare: tuple[Ref, ...] = ()
    timeline: Annotated[TimelineSpec | None, BeforeValidator(_whole_timeline)] = None
    graph: Ref | None = None
    question: Ref | None = None
    moment: Ref | None = None
    code: Text | None = None
    image: Text | None = None
    quote: Prose | None = None
    markdown: Prose | None = None
    sources: YesOrNo = False
    closing: YesOrNo = False

    id: Ref | None = None
    title: Text | None = None
    points: tuple[Prose, ...] = ()
    notes: Prose | None = None
    minutes: Whole | None = None
    steps: YesOrNo | None = None
    split: Split = "no"
    language: Text | None = None
    alt: Text | None = None
    by: Text | None = None
    caption: Prose | None = None

    @model_validator(mode="after")
    def _is_of_one_kind(self) -> Self:
        kinds = [name for name in SLIDE_KINDS if getattr(self, name)]
        if self.timeline is not None and "timeline" not in kinds:
            kinds.append("timeline")
        if len(kinds) != 1:
            message = "a slide must be of one kind: {kinds}"
            raise PydanticCustomError("bad-slide", message, {"kinds": ", ".join(kinds or SLIDE_KINDS)})
        if self.image and not (self.alt and self.alt.text.strip()):
            raise PydanticCustomError("image-without-alt", "this image has no 'alt'")
        return self

    @property
    def kind(self) -> str:
        """Which of SLIDE_KINDS it is."""
        return next(n for n in SLIDE_KINDS if getattr(self, n) or (n == "timeline" and self.timeline))


class Only(Part):
    """An excerpt: the slides of these sections, and of what carries one of these tags."""

    sections: tuple[Ref, ...] = ()
    tags: tuple[Text, ...] = ()


class Deck(Record):
    """A lecture as slides. Without a list of slides the whole lecture is told."""

    KIND = "deck"

    title_: Annotated[Text, Field(alias="title")]
    lecture: Ref
    audience: Text | None = None
    minutes: Whole | None = None
    notes: YesOrNo = False
    steps: YesOrNo = False
    only: Only | None = None
    slides: tuple[Annotated[SlideSpec, BeforeValidator(_one_word)], ...] | None = None

    @property
    def title(self) -> str:
        return self.title_.text
