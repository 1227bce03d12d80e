"""Where a record is mentioned: the sentence with its name marked, and the place it stands in."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from site_builder.model import Correction, Insight, Lecture, LecturePart, Question, Record
from site_builder.render.templates import Templates, escaped
from site_builder.render.writer import Item, Writer
from site_builder.resolve import Link

# The groups in the order in which a student would look.
_GROUPS = (
    ("section", "Sections"),
    ("insight", "Insights"),
    ("question", "Questions"),
    ("entity", "Entities"),
    ("term", "Glossary"),
    ("lecture", "Lectures"),
    ("correction", "Corrections"),
    ("date", "Timeline"),
)
SHOWN = 10  # of a group; the rest is folded


class Backlink(NamedTuple):
    """A place that mentions a record: links to it and to what it stands in, and the sentence."""

    origin: Markup
    sentence: Markup


@dataclass(frozen=True, slots=True)
class Backlinks:
    """The places of one kind: the first of them, and the rest, which is folded."""

    title: str
    count: int
    first: Sequence[Backlink]
    rest: Sequence[Backlink]


class Origins:
    """The links to where records are mentioned. They are the same on every page, so each is made once."""

    def __init__(self, writer: Writer, templates: Templates) -> None:
        self._writer, self._templates = writer, templates
        self._made: dict[str, Markup] = {}

    def of(self, name: str) -> Markup:
        """The link to the record of that id, with its time, and links to what it stands in."""
        if name not in self._made:
            origin = self._writer.library.records[name]
            values = self._writer.item(origin), _within(self._writer, origin)
            self._made[name] = self._templates.call("partials/macros.html.jinja", "origin", *values)
        return self._made[name]


def cited(record_id: str) -> str:
    """How a writer's `reads` note the sentences in which a record is mentioned, whosever they are."""
    return f"<{record_id}"


def backlinks(
    writer: Writer, origins: Origins, record: Record, elsewhere: Iterable[Record] = ()
) -> list[Backlinks]:
    """The mentions of a record in prose, grouped by kind. What the page shows `elsewhere` is left out."""
    library = writer.library
    writer.reads.add(cited(record.id.text))
    told = {record.id.id, *(other.id.id for other in elsewhere)}
    by_kind: defaultdict[str, list[Backlink]] = defaultdict(list)
    for link in library.backlinks.get(record.id.id, ()):
        if link.how == "field" or link.origin in told:
            continue
        told.add(link.origin)
        kind = library.records[link.origin].KIND
        by_kind[kind].append(Backlink(origins.of(link.origin), _marked(link)))
    return [
        Backlinks(title, len(found), found[:SHOWN], found[SHOWN:])
        for kind, title in _GROUPS
        if (found := by_kind[kind])
    ]


def _within(writer: Writer, origin: Record) -> list[Item]:
    """What a record stands in: its section, and its lecture where there is more than one."""
    records = writer.library.records
    above: list[Record | None] = []
    if isinstance(origin, Insight | Question) and origin.section:
        above.append(records.get(origin.section.id))
    if isinstance(origin, Correction) and origin.where:
        above.append(records.get(origin.where.id))
    if isinstance(origin, LecturePart) and len(writer.library.of(Lecture)) > 1:
        above.append(records.get(origin.lecture.id))
    return [writer.item(one) for one in above if one]


def _marked(link: Link) -> Markup:
    sentence, end = link.sentence, link.place + len(link.words)
    if escaped(sentence) is sentence:  # as most are
        before, words, behind = sentence[: link.place], sentence[link.place : end], sentence[end:]
        return Markup(f"{before}<mark>{words}</mark>{behind}")
    # Escaped in one go, with signs that no text has where the mark is to begin and to end.
    parts = f"{sentence[: link.place]}\0{sentence[link.place : end]}\0{sentence[end:]}"
    return Markup(str(escaped(parts)).replace("\0", "<mark>", 1).replace("\0", "</mark>", 1))
