"""One talk of 30 text slides, written for each deck maker in its own notation.

Points on 19 slides, code on 6, tables on 5; notes on all. Each maker is given its default theme and what it
needs to come without web fonts, nothing else.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.author import Author

SLIDES = 30
_KINDS = ("points", "points", "code", "points", "table", "points", "points", "code", "points", "points")
_CODE = """\
def attend(query, keys, values):
    scores = [dot(query, key) for key in keys]
    # Shares that add up to one.
    shares = softmax(scores, scale={number})
    return sum(s * v for s, v in zip(shares, values))
"""


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide: its title, and points, code, or the rows of a table, the first of which is its head."""

    title: str
    notes: str
    points: Sequence[str] = ()
    code: str = ""
    rows: Sequence[Sequence[str]] = ()


def talk(seed: int = 1) -> list[Slide]:
    """The 30 slides; the same for the same seed."""
    author = Author(Random(seed), 30)

    def words(count: int) -> str:
        return " ".join(author.prose(count).split()[:count]).rstrip(".,;")

    def slide(number: int) -> Slide:
        title, notes = f"Slide {number + 1}: {words(3)}", author.prose(45)
        match "table" if number in {15, 25} else _KINDS[number % len(_KINDS)]:
            case "code":
                return Slide(title, notes, code=_CODE.format(number=number))
            case "table":
                return Slide(title, notes, rows=[[words(2) for _ in range(3)] for _ in range(5)])
        return Slide(title, notes, points=[words(9) for _ in range(4)])

    return [slide(number) for number in range(SLIDES)]


def write_project(folder: Path, slides: Sequence[Slide]) -> None:
    """A project of this product: a lecture and a deck that lists the slides."""
    quoted = json.dumps
    deck = ["title: A talk", "lecture: on-slides", "notes: yes", "slides:"]
    for number, slide in enumerate(slides):
        body = {"code": slide.code, "language": "python"} if slide.code else {"markdown": _markdown(slide)}
        fields = {**body, "id": f"slide-{number + 1}", "title": slide.title, "notes": slide.notes}
        deck += [f"  {'-' if not n else ' '} {k}: {quoted(v)}" for n, (k, v) in enumerate(fields.items())]
    lecture = 'title: A talk\nspeaker: ada\ndate: 2020-01-01\nsummary: "What it costs to show slides."\n'
    speaker = 'ada: {name: Ada, kind: person, category: People, definition: "She speaks."}\n'
    config = "site_name: Talks\ndocs_dir: content/pages\ntheme: {name: material}\n"
    config += "plugins: [search, site-builder]\n"
    files = {
        "content/library.yml": "title: Talks\n",
        "content/lectures/on-slides/lecture.yml": lecture,
        "content/entities/people.yml": speaker,
        "content/pages/about.md": "# About\n",
        "slides/decks/talk.yml": "\n".join(deck) + "\n",
        "mkdocs.yml": config,
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def slidev(slides: Sequence[Slide]) -> str:
    """Slidev: what stands in a comment at a slide's end is its notes."""
    head = "---\ntheme: default\nrouterMode: hash\nfonts: {provider: none}\n---\n\n"
    return head + "\n\n---\n\n".join(f"{_titled(s)}\n\n<!-- {s.notes} -->" for s in slides) + "\n"


def marp(slides: Sequence[Slide]) -> str:
    """Marp: comments are notes."""
    return "---\nmarp: true\n---\n\n" + "\n\n---\n\n".join(
        f"{_titled(s)}\n\n<!-- {s.notes} -->" for s in slides
    )


def mkslides(slides: Sequence[Slide]) -> str:
    """mkslides: reveal.js's own Markdown."""
    return "\n\n---\n\n".join(f"{_titled(s)}\n\nNotes: {s.notes}" for s in slides) + "\n"


def restructured(slides: Sequence[Slide]) -> str:
    """sphinx-revealjs: the first slide is the document's title, each other one a section of it."""
    return "\n".join(
        line for number, slide in enumerate(slides) for line in _section(slide, "-" if number else "=")
    )


def _titled(slide: Slide) -> str:
    body = f"```python\n{slide.code}```" if slide.code else _markdown(slide)
    return f"# {slide.title}\n\n{body}"


def _markdown(slide: Slide) -> str:
    if not slide.rows:
        return "\n".join(f"- {point}" for point in slide.points)
    head, *rows = (f"| {' | '.join(row)} |" for row in slide.rows)
    return "\n".join([head, "|" + " --- |" * len(slide.rows[0]), *rows])


def _section(slide: Slide, line: str) -> Iterator[str]:
    yield from ("", slide.title, line * len(slide.title), "")
    yield from (f"* {point}" for point in slide.points)
    if slide.code:
        yield from (".. code-block:: python", "", *(f"   {code}" for code in slide.code.splitlines()))
    if slide.rows:
        yield from (".. list-table::", "   :header-rows: 1", "")
        yield from (f"   {' ' if n else '*'} - {cell}" for row in slide.rows for n, cell in enumerate(row))
    yield from ("", ".. revealjs-notes::", "", f"   {slide.notes}")
