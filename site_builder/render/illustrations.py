"""Slides that are pictures: an entity among its neighbors, a part of the timeline."""

from collections.abc import Sequence
from dataclasses import replace

from site_builder.decks import Planned
from site_builder.model import Entity, Lecture, TimelineSpec
from site_builder.render.pictures.neighborhood import neighborhood
from site_builder.render.pictures.network import Network
from site_builder.render.pictures.timeline import Happening, happenings, timeline_picture
from site_builder.render.relations import relations
from site_builder.render.slides import Slide
from site_builder.render.writer import Writer


def illustrated(planned: Planned, slide: Slide, lecture: Lecture, writer: Writer, network: Network) -> Slide:
    """A slide with its picture, where its layout is one; as it is where there is nothing to draw."""
    if planned.layout == "graph" and isinstance(planned.record, Entity):
        picture = neighborhood(planned.record, relations(writer, planned.record), network)
        return replace(slide, picture=picture, page_label="Read on")
    if planned.layout == "timeline" and planned.spec and planned.spec.timeline:
        some = _of(happenings(writer, lecture), planned.spec.timeline)
        title = slide.title or "What happened when"
        # A line for the lecture, unless that lies outside.
        inside = any(event.start.year == lecture.date.year for event in some)
        drawn = timeline_picture(some, lecture if inside else None, network.categories)
        return replace(slide, title=title, picture=drawn, page="/timeline/", page_label="The whole timeline")
    return slide


def _of(events: Sequence[Happening], wanted: TimelineSpec) -> list[Happening]:
    """The events of a stretch of time and of some categories."""
    categories = {category.text for category in wanted.categories}
    begin = wanted.begin.first_day if wanted.begin else None
    made = []
    for event in events:
        when = event.when
        # "to: 2018" means all of that year.
        too_late = wanted.end is not None and when.text[: len(wanted.end.text)] > wanted.end.text
        too_early = begin is not None and when.first_day < begin
        if not too_early and not too_late and (not categories or event.lane in categories):
            made.append(event)
    return made
