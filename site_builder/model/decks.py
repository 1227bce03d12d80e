"""Decks: which slides they have, in which order, and how long they take."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from site_builder.model.parts import Part, Record, Whole, YesOrNo
from site_builder.model.values import Ref, Scalar, Text


def _one_word(value: object) -> object:
    # `- cover` is short for `- cover: yes`.
    return {value.text: Scalar("yes", value.source, value.spans)} if isinstance(value, Scalar) else value


class SlideSpec(Part):
    """A line of a deck's list: one kind of slide, and which record it shows."""

    cover: YesOrNo = False
    agenda: YesOrNo = False
    section: Ref | None = None
    insight: Ref | None = None
    question: Ref | None = None
    sources: YesOrNo = False
    closing: YesOrNo = False


class Deck(Record):
    """A lecture as slides. Without a list of slides the whole lecture is told."""

    KIND = "deck"

    title_: Annotated[Text, Field(alias="title")]
    lecture: Ref
    minutes: Whole | None = None
    notes: YesOrNo = True
    steps: YesOrNo = False
    slides: tuple[Annotated[SlideSpec, BeforeValidator(_one_word)], ...] | None = None

    @property
    def title(self) -> str:
        return self.title_.text
