"""Times of a recording: when a record was told, and where to watch that."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from site_builder.model import Lecture, LecturePart, Moment, Record, Time
from site_builder.resolve import Library
from site_builder.routes import youtube_url


@dataclass(frozen=True, slots=True)
class Watch:
    """A time of a recording. `url` opens it on the site that shows it, "" where there is no recording.

    `video` is the id by which the page itself can play it from `seconds` on, "" where it cannot.
    """

    text: str
    url: str = ""
    video: str = ""
    seconds: int = 0


def watch(lecture: Lecture | None, at: Time | None) -> Watch | None:
    """A time of a lecture's recording; None when no time is given."""
    if at is None:
        return None
    return Watch(at.text, video_url(lecture, at.seconds), video_id(lecture), at.seconds)


def watch_of(library: Library, record: Record) -> Watch | None:
    """When a record is told in its lecture; None where that is not known."""
    at = getattr(record, "at", None)
    if not isinstance(at, Time):
        return None
    name = record.lecture.id if isinstance(record, LecturePart) else ""
    if isinstance(record, Moment):
        name = library.lecture_of_moment.get(record.id.id, "")
    lecture = library.records.get(name)
    return watch(lecture if isinstance(lecture, Lecture) else None, at)


def time_links(library: Library, record: Record) -> Callable[[str], str] | None:
    """What makes links of the times in the prose of a record; None where no recording can be meant."""
    lectures = library.of(Lecture)
    lecture: Record | None = lectures[0] if len(lectures) == 1 else None
    if isinstance(record, LecturePart):
        lecture = library.records.get(record.lecture.id)
    if not isinstance(lecture, Lecture) or not video_url(lecture):
        return None
    last = lecture.duration.seconds if lecture.duration else 0

    def link(text: str) -> str:
        minutes, seconds = (int(part) for part in text.split(":"))
        start = minutes * 60 + seconds
        if last and start > last:
            return text
        video = (
            f' data-video="{escape(video_id(lecture))}" data-seconds="{start}"' if video_id(lecture) else ""
        )
        return (
            f'<a class="at" href="{escape(video_url(lecture, start))}" rel="noopener"{video}'
            f' aria-label="Watch from {text}">{text}</a>'
        )

    return link


def video_url(lecture: Lecture | None, seconds: int = 0) -> str:
    """Where the recording can be watched from a second on; "" when there is none."""
    video = lecture.video if lecture else None
    if video and video.youtube:
        return youtube_url(video.youtube) + (f"&t={seconds}s" if seconds else "")
    return video.url.text if video and video.url else ""


def video_id(lecture: Lecture | None) -> str:
    """The id by which a page can play the recording of a lecture; "" when it cannot."""
    return (lecture.video.youtube or "") if lecture and lecture.video else ""
