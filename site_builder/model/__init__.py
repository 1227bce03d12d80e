"""What authors write: the records, and the values they are made of."""

from collections.abc import Mapping

from site_builder.model.decks import SLIDE_KINDS, WORDS_ALONE, Deck, SlideSpec, TimelineSpec
from site_builder.model.fields import references, says_the_same, texts, web_addresses
from site_builder.model.parts import LecturePart, Part, Record
from site_builder.model.records import (
    Choice,
    Correction,
    Entity,
    Event,
    Insight,
    Lecture,
    Link,
    Moment,
    Question,
    Relation,
    Section,
    Settings,
    SourceRecord,
    Term,
    Video,
)
from site_builder.model.values import (
    Date,
    Maker,
    Prose,
    Ref,
    Scalar,
    Text,
    Time,
    WebAddress,
    date_words,
    why_not_an_id,
)

_KINDS = (Entity, Term, SourceRecord, Event, Lecture, Moment, Section, Insight, Question, Correction, Deck)
KINDS: Mapping[str, type[Record]] = {kind.KIND: kind for kind in _KINDS}
# Records of which a change reaches no other record by itself. Other kinds hold further records, or decide
# what slides there are.
STANDING_ALONE = (Correction, Entity, Event, Insight, Question, Section, SourceRecord, Term)

__all__ = [
    "KINDS",
    "SLIDE_KINDS",
    "STANDING_ALONE",
    "WORDS_ALONE",
    "Choice",
    "Correction",
    "Date",
    "Deck",
    "Entity",
    "Event",
    "Insight",
    "Lecture",
    "LecturePart",
    "Link",
    "Maker",
    "Moment",
    "Part",
    "Prose",
    "Question",
    "Record",
    "Ref",
    "Relation",
    "Scalar",
    "Section",
    "Settings",
    "SlideSpec",
    "SourceRecord",
    "Term",
    "Text",
    "Time",
    "TimelineSpec",
    "Video",
    "WebAddress",
    "date_words",
    "references",
    "says_the_same",
    "texts",
    "web_addresses",
    "why_not_an_id",
]
