"""A time must lie within the video, the moments must follow each other, and minutes must add up.

Accepted:

    duration: 46:25
    moments:
      - {at: 0:00, title: Introduction}
      - {at: 2:00, title: Language}

Refused: a moment at 47:00, one at 1:00 behind one at 2:00, or sections of 50 minutes.
"""

from collections.abc import Iterator
from itertools import pairwise

from site_builder.diagnostics import Diagnostic, error, warning
from site_builder.model import Correction, Insight, Lecture, Question, Section, Time
from site_builder.resolve import Library


def check_times(library: Library) -> Iterator[Diagnostic]:
    """Complain of times beyond the video's end or out of order, and of minutes that do not add up."""
    for lecture in library.of(Lecture):
        name = lecture.id.id
        ordered: list[list[Time]] = [
            [moment.at for moment in lecture.moments],
            [section.at for section in library.in_lecture(Section, name) if section.at],
        ]
        for row in ordered:
            yield from _out_of_order(row)
        parts: list[Insight | Question | Correction] = [
            *library.in_lecture(Insight, name),
            *library.in_lecture(Question, name),
            *library.in_lecture(Correction, name),
        ]
        times = [part.at for part in parts if part.at]
        yield from _outside(lecture, [*ordered[0], *ordered[1], *times])
        yield from _minutes(library, lecture)


def _out_of_order(times: list[Time]) -> Iterator[Diagnostic]:
    for before, after in pairwise(times):
        if after.seconds <= before.seconds:
            yield error(
                after.source,
                "moment-out-of-order",
                f"{after} stands behind {before}, but is not later",
                "put them in the order of the video",
                len(after.text),
            )


def _outside(lecture: Lecture, times: list[Time]) -> Iterator[Diagnostic]:
    for at in times:
        if lecture.duration and at.seconds > lecture.duration.seconds:
            yield error(
                at.source,
                "moment-outside-video",
                f"{at} is beyond the end of the video at {lecture.duration}",
                "correct the time, or the lecture's duration",
                len(at.text),
            )


def _minutes(library: Library, lecture: Lecture) -> Iterator[Diagnostic]:
    # A deck with minutes of its own may take longer than the recording; then it is held to these.
    if not lecture.duration or any(deck.minutes for deck in library.decks_of(lecture.id.id)):
        return
    minutes = sum(section.minutes or 0 for section in library.in_lecture(Section, lecture.id.id))
    if minutes * 60 > lecture.duration.seconds + 59:
        words = f"the sections take {minutes} minutes, the recording {lecture.duration}"
        hint = "correct the minutes or the duration, or give a deck 'minutes' of its own"
        yield warning(
            lecture.duration.source, "minutes-do-not-add-up", words, hint, len(lecture.duration.text)
        )
