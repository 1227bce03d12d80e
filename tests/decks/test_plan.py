"""Which slides a deck has, in which order, and how long each takes."""

import re

import pytest

from site_builder.build import load, render
from site_builder.decks import Planned, plan, total
from site_builder.model import Deck
from tests.conftest import Write
from tests.small_library import FILES

DECK, SECTIONS = "slides/decks/talk.yml", "content/lectures/bread/sections.yml"
HEAD = FILES[DECK]


def planned(project: Write, more: str, **files: str) -> list[Planned]:
    library = load(project({DECK: HEAD + more} | files)).library
    return plan(library.of(Deck)[0], library)


def outline(slides: list[Planned]) -> list[str]:
    return [f"{slide.id}: {slide.layout}" for slide in slides]


def test_without_a_list_the_whole_lecture_is_told(project: Write) -> None:
    slides = planned(project, "")
    assert [(s.id, s.layout, s.kicker, s.minutes) for s in slides] == [
        ("bread", "cover", "", 1.0),
        ("agenda", "agenda", "", 0.5),
        ("rising", "divider", "Section 1 of 2", 0.25),
        ("rising-points", "points", "Section 1 of 2", 4.0),
        ("insight-time", "insight", "Rising", 0.75),
        ("baking", "divider", "Section 2 of 2", 0.25),
        ("baking-points", "points", "Section 2 of 2", 3.75),
        ("question-salt", "question", "Rising", 0.0),
        ("sources", "sources", "", 0.0),
        ("closing", "closing", "To go on", 0.5),
    ]
    assert total(slides) == 11.0


def test_every_kind_of_slide_has_its_place_and_its_id(project: Write) -> None:
    slides = planned(
        project,
        """\
slides:
  - cover
  - section: rising
  - insight: insight-time
  - entity: yeast
  - graph: yeast
  - term: gluten
  - compare: [yeast, oven]
  - timeline
  - question: question-salt
  - section: baking
  - moment: moment-oven
  - {code: "x = 1", title: A line of code}
  - {image: /images/loaf.png, alt: A loaf}
  - {quote: Bread is life, by: Nobody}
  - {markdown: "**Flour**, water, salt", id: recipe}
  - sources
  - closing
""",
    )
    assert outline(slides) == [
        "bread: cover",
        "rising: divider",
        "rising-points: points",
        "insight-time: insight",
        "yeast: entity",
        "yeast-graph: graph",
        "gluten: term",
        "yeast-or-oven: compare",
        "timeline: timeline",
        "question-salt: question",
        "baking: divider",
        "baking-points: points",
        "moment-oven: moment",
        "a-line-of-code: code",
        "image: image",
        "quote: quote",
        "recipe: markdown",
        "sources: sources",
        "closing: closing",
    ]


def test_a_line_may_say_title_points_notes_and_minutes_otherwise(project: Write) -> None:
    slides = planned(
        project,
        "slides:\n  - {section: rising, title: Up, points: [one], notes: Say this., minutes: 9, steps: yes}\n"
        "  - section: baking\n",
    )
    points = slides[1]
    assert (points.title, [p.text for p in points.points], points.notes and points.notes.text) == (
        "Up",
        ["one"],
        "Say this.",
    )
    assert ([s.minutes for s in slides[:3]], points.steps) == ([0.25, 8.0, 0.75], True)


def test_points_are_divided_as_evenly_as_may_be(project: Write) -> None:
    points = ", ".join("abcdefghi")
    slides = planned(
        project,
        f"slides:\n  - {{section: rising, points: [{points}], split: auto}}\n  - section: baking\n",
    )
    assert [(s.id, s.title, len(s.points)) for s in slides if s.layout == "points"][:2] == [
        ("rising-points", "Rising (1/2)", 4),
        ("rising-points-2", "Rising (2/2)", 5),
    ]


def test_an_excerpt_tells_the_sections_and_what_carries_its_tags(project: Write) -> None:
    sections = FILES["content/lectures/bread/sections.yml"].replace(
        "  at: 5:00", "  at: 5:00\n  tags: [heat]"
    )
    slides = planned(project, "only: {tags: [heat]}\n", **{"content/lectures/bread/sections.yml": sections})
    assert outline(slides) == [
        "bread: cover",
        "agenda: agenda",
        "baking: divider",
        "baking-points: points",
        "sources: sources",
        "closing: closing",
    ]


def test_what_the_list_itself_holds_is_on_no_page(project: Write) -> None:
    slides = planned(project, "slides: [cover, section: rising, {quote: Bread is life, id: life}, sources]\n")
    assert [slide.id for slide in slides if slide.is_in_deck_alone] == ["life"]


@pytest.mark.parametrize(
    ("line", "kind", "wanted"),
    [
        ("insight: yeast", "entity", "insight"),
        ("question: yeast", "entity", "question"),
        ("moment: yeast", "entity", "moment"),
        ("entity: src-book", "source", "entity or term"),
        ("term: rising", "section", "entity or term"),
        ("graph: crumb", "term", "entity"),
        ("compare: [yeast, crumb]", "term", "entity"),
    ],
)
def test_a_line_that_shows_a_record_of_another_kind_is_told_and_left_out(
    project: Write, line: str, kind: str, wanted: str
) -> None:
    root = project({DECK: f"{HEAD}slides: [section: rising, section: baking, {line}]\n"})
    loaded = load(root)
    field, name = line.rstrip("]").split(": ")[0], line.rstrip("]").split()[-1]
    message = f"'{name}' is a {kind}; 'slides.{field}' needs the id of a {wanted}"
    assert [(d.code, d.message) for d in loaded.diagnostics] == [("wrong-kind", message)]
    render(loaded.library, root)


def test_a_section_of_another_lecture_has_its_number_there(project: Write) -> None:
    folder = "content/lectures/bread/"
    names = ("lecture.yml", "sections.yml", "insights.yml")
    words = re.compile("rising|baking|moment-start|moment-oven|insight-time")
    rolls = {f"content/lectures/rolls/{n}": words.sub(r"\g<0>-rolls", FILES[folder + n]) for n in names}
    slides = "slides: [agenda, section: rising, section: baking, section: baking-rolls]\n"
    library = FILES["content/library.yml"] + "checks: {copied-prose: off}\n"
    root = project(
        rolls | {"content/library.yml": library, DECK: HEAD.replace("minutes: 12", "minutes: 30") + slides}
    )
    loaded = load(root)
    assert loaded.diagnostics == []
    made = render(loaded.library, root).outputs
    deck = next(o.data.decode() for o in made if o.path == "slides/talk/index.html")
    assert re.findall(r'<span class="place">(\d)</span>', deck) == ["1", "2", "2"]
