"""Deck → its slides in order, as its list says or, without a list, as the lecture goes.

Slide ids are record ids, so that the address of a slide survives any new order.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from site_builder.decks.layouts import SECTIONS_A_SLIDE, SOURCES_A_SLIDE, split_points
from site_builder.decks.pace import paced
from site_builder.decks.planned import Planned
from site_builder.model import (
    Deck,
    Entity,
    Insight,
    Lecture,
    Moment,
    Question,
    Record,
    Ref,
    Section,
    SlideSpec,
    SourceRecord,
    Term,
    Text,
)
from site_builder.resolve import Library

# What a line that names one record may show; of another kind it is complained of, and left out.
_SHOWN: Mapping[str, tuple[type[Record], ...]] = {
    "insight": (Insight,),
    "question": (Question,),
    "moment": (Moment,),
    "entity": (Entity, Term),
    "term": (Entity, Term),
    "graph": (Entity,),
}


def plan(deck: Deck, library: Library) -> list[Planned]:
    """The slides of a deck; none for an unknown lecture. A line that names nothing known is left out."""
    lecture = library.records.get(deck.lecture.id)
    if not isinstance(lecture, Lecture):
        return []
    teller = _Teller(deck, lecture, library)
    return paced([*teller.slides()])


class _Teller:
    """Makes the slides of one deck, each by the kind of its line."""

    def __init__(self, deck: Deck, lecture: Lecture, library: Library) -> None:
        self.deck, self.lecture, self.library = deck, lecture, library
        self.specs = list(deck.slides) if deck.slides is not None else list(self._whole())
        self.sections = [s for spec in self.specs if isinstance(s := self._of(spec.section), Section)]
        # An insight that has a line of its own is not told with its section.
        self.told = {spec.insight.id for spec in self.specs if spec.insight}
        self.section: Section | None = None
        self.ids: dict[str, int] = {}
        self.by_kind: Mapping[str, Callable[[SlideSpec], Iterator[Planned]]] = {
            "cover": self._cover,
            "agenda": self._agenda,
            "section": self._section,
            "sources": self._sources,
            "closing": self._closing,
        }

    def slides(self) -> Iterator[Planned]:
        """Each line's slides, under ids that are unique in the deck."""
        for spec in self.specs:
            make = self.by_kind.get(spec.kind, self._single)
            for slide in make(spec):
                count = self.ids[slide.id] = self.ids.get(slide.id, 0) + 1
                yield replace(slide, id=f"{slide.id}-{count}") if count > 1 else slide

    def _whole(self) -> Iterator[SlideSpec]:
        """The whole lecture as a list, or the excerpt that the deck asks for."""
        name = self.lecture.id.id
        sections = [s for s in self.library.in_lecture(Section, name) if self._is_wanted(s)]
        insights = [i for i in self.library.in_lecture(Insight, name) if self._is_wanted(i)]
        questions = [q for q in self.library.in_lecture(Question, name) if self._is_wanted(q)]
        with_section = {ref.id for section in sections for ref in section.insights}
        yield SlideSpec(source=self.deck.source, cover=True)
        yield SlideSpec(source=self.deck.source, agenda=True)
        yield from (SlideSpec(source=self.deck.source, section=s.id) for s in sections)
        for insight in insights:
            if insight.id.id not in with_section:
                yield SlideSpec(source=self.deck.source, insight=insight.id)
        yield from (SlideSpec(source=self.deck.source, question=q.id) for q in questions)
        yield SlideSpec(source=self.deck.source, sources=True)
        yield SlideSpec(source=self.deck.source, closing=True)

    def _is_wanted(self, record: Section | Insight | Question) -> bool:
        only = self.deck.only
        if only is None:
            return True
        section = record.id if isinstance(record, Section) else record.section
        tags = {tag.text for tag in only.tags} & {tag.text for tag in record.tags}
        return bool(tags) or (section is not None and section.id in {ref.id for ref in only.sections})

    def _slide(self, spec: SlideSpec, name: str, layout: str, usual: Text | str, **more: Any) -> Planned:
        title = spec.title or usual
        words, place = (title.text, title.source) if isinstance(title, Text) else (title, spec.source)
        made = Planned(
            name, layout, words, spec.source, place, self.deck, section=self.section,
            spec=spec, notes=spec.notes, minutes=spec.minutes,
            steps=self.deck.steps if spec.steps is None else spec.steps,
        )  # fmt: skip
        return replace(made, **more)

    def _cover(self, spec: SlideSpec) -> Iterator[Planned]:
        yield self._slide(
            spec, self.lecture.id.id, "cover", self.deck.title_, owner=self.lecture, record=self.lecture,
            notes=spec.notes or self.lecture.summary,
        )  # fmt: skip

    def _agenda(self, spec: SlideSpec) -> Iterator[Planned]:
        for run in _runs(self.sections, SECTIONS_A_SLIDE):
            yield self._slide(spec, "agenda", "agenda", "What comes", records=tuple(run))

    def _section(self, spec: SlideSpec) -> Iterator[Planned]:
        section = self._of(spec.section)
        if not isinstance(section, Section):
            return
        self.section = section
        place = f"Section {self.sections.index(section) + 1} of {len(self.sections)}"
        common = {"owner": section, "record": section, "kicker": place}
        name = section.id.id
        yield self._slide(
            spec, name, "divider", section.title_, **common, text=section.body, minutes=None, notes=None
        )
        points = self._slide(
            spec, f"{name}-points", "points", section.title_, **common,
            points=spec.points or section.points, notes=spec.notes or section.notes,
            minutes=spec.minutes or section.minutes,
        )  # fmt: skip
        yield from split_points(points) if spec.split == "auto" else [points]
        for ref in section.insights:
            if ref.id not in self.told:
                self.told.add(ref.id)
                told_with = SlideSpec(source=spec.source, insight=ref, steps=spec.steps)
                yield from self._single(told_with)

    def _sources(self, spec: SlideSpec) -> Iterator[Planned]:
        refs = [*self.lecture.sources, *(ref for section in self.sections for ref in section.sources)]
        records = [self.library.records.get(name) for name in dict.fromkeys(ref.id for ref in refs)]
        self.section = None
        for run in _runs([r for r in records if isinstance(r, SourceRecord)], SOURCES_A_SLIDE):
            yield self._slide(spec, "sources", "sources", "Sources", records=tuple(run))

    def _closing(self, spec: SlideSpec) -> Iterator[Planned]:
        self.section = None
        yield self._slide(spec, "closing", "closing", "Look it up", kicker="To go on")

    def _single(self, spec: SlideSpec) -> Iterator[Planned]:
        """A slide for one record, or one that the line itself holds."""
        kind = spec.kind
        named = getattr(spec, kind)
        record = self._of(named) if isinstance(named, Ref) else None
        if isinstance(named, Ref) and not isinstance(record, _SHOWN[kind]):
            return
        if isinstance(record, Question | Insight) and not self._is_told_here(record):
            self.section = None
        name = f"{record.id}-graph" if kind == "graph" and record else record.id.id if record else ""
        compared = [r for ref in spec.compare if isinstance(r := self._of(ref), Entity)]
        yield self._slide(
            spec,
            spec.id.id if spec.id else name or self._free_id(spec, compared),
            kind,
            _title_of(record) if record else "",
            owner=record if record and kind != "graph" else self.deck,
            record=record,
            kicker=self._kicker(kind, record),
            text=spec.markdown or spec.quote,
            points=spec.points,
            records=tuple(compared),
        )

    def _is_told_here(self, record: Question | Insight) -> bool:
        """Whether a record belongs to the section being told; an author's list decides for the rest."""
        if self.section is None or record.section is None:
            return self.deck.slides is not None
        return record.section.id == self.section.id.id

    def _kicker(self, kind: str, record: Record | None) -> str:
        if isinstance(record, Question | Insight | Moment) and self.section is None and record.section:
            above = self._of(record.section)
            return above.title if isinstance(above, Section) else ""
        return self.section.title if self.section else ""

    def _free_id(self, spec: SlideSpec, compared: Sequence[Record]) -> str:
        """An id for a slide that shows no single record: from its title, else from what it is."""
        if compared:
            return "-or-".join(record.id.id for record in compared)[:80].strip("-")
        words = re.sub(r"[^a-z0-9]+", "-", spec.title.text.lower()).strip("-") if spec.title else ""
        return (words or spec.kind)[:80].strip("-")

    def _of(self, ref: Ref | None) -> Record | None:
        return self.library.records.get(ref.id) if ref else None


def _title_of(record: Record) -> Text | str:
    """The title of a record with its place in the file, where it has one."""
    for name in ("title_", "question", "name", "term"):
        if isinstance(words := getattr(record, name, None), Text):
            return words
    return "Key insight"


def _runs(items: Sequence[Record], length: int) -> Iterator[Sequence[Record]]:
    return (items[start : start + length] for start in range(0, len(items), length))
