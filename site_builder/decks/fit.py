"""Whether what an author wrote fits its slide, reckoned before any browser starts."""

from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import east_asian_width

from site_builder.decks.layouts import LAYOUTS, Layout
from site_builder.decks.planned import Planned
from site_builder.diagnostics import Source
from site_builder.model import Insight, Prose
from site_builder.prose import plain
from site_builder.resolve import Library

TAB = 4  # columns, as deck.css has it
_SHORTER = "say it in fewer words; more has room in the notes"


@dataclass(frozen=True, slots=True)
class Excess:
    """What is too much on a slide: where it stands, in words, and what to do."""

    source: Source
    message: str
    hint: str


def excesses(slide: Planned, library: Library) -> Iterator[Excess]:
    """All that is too much for the layout of a slide."""
    layout = LAYOUTS[slide.layout]
    if len(slide.title) > layout.title:
        yield _too_long("title", slide, slide.title_source, len(slide.title), layout.title)
    if layout.points and len(slide.points) > layout.points:
        where = slide.points[layout.points].source
        words = f"{len(slide.points)} points are too many for a slide; {layout.points} fit"
        yield Excess(where, words, "leave some out, or write 'split: auto' at the slide's line of the deck")
    for point in slide.points if layout.point else ():
        length = len(_read(point, library))
        if length > layout.point:
            yield _too_long("point", slide, point.source, length, layout.point)
    yield from _text(slide, layout, library)
    yield from _code(slide, layout)
    if layout.columns and len(slide.records) > layout.columns and slide.spec and slide.spec.compare:
        where = slide.spec.compare[layout.columns].source
        yield Excess(
            where, f"{len(slide.records)} columns are too many; {layout.columns} fit", "compare fewer"
        )


def _text(slide: Planned, layout: Layout, library: Library) -> Iterator[Excess]:
    text = slide.text
    if isinstance(slide.record, Insight):
        text = slide.record.text
    elif slide.layout in ("entity", "term"):
        text = getattr(slide.record, "definition", None)
    elif slide.layout == "image" and slide.spec:
        text = slide.spec.caption
    if text and layout.text:
        length = len(_read(text, library))
        if length > layout.text:
            yield _too_long("text", slide, text.source, length, layout.text)


def _code(slide: Planned, layout: Layout) -> Iterator[Excess]:
    code = slide.spec.code if slide.spec else None
    if code is None:
        return
    lines = code.text.rstrip("\n").split("\n")
    if len(lines) > layout.rows:
        place = code.at(sum(len(line) + 1 for line in lines[: layout.rows]))
        yield Excess(
            place, f"{len(lines)} lines of code are too many; {layout.rows} fit", "show what matters"
        )
    start = 0
    for line in lines:
        width = _columns(line)
        if width > layout.columns:
            words = f"a line of {width} columns of code is too wide; {layout.columns} fit"
            yield Excess(code.at(start), words, "break the line")
        start += len(line) + 1


def _columns(line: str) -> int:
    """The width of a line of code; Chinese, Japanese and Korean signs take two columns (Unicode, UAX 11)."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in line.expandtabs(TAB))


def _too_long(part: str, slide: Planned, where: Source, length: int, most: int) -> Excess:
    words = f"this {part} of {length} characters is too long for the slide '{slide.id}'; {most} fit"
    return Excess(where, words, _SHORTER)


def _read(prose: Prose, library: Library) -> str:
    return plain(library.tokens[prose])
