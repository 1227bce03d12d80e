"""What is too much for a slide is told at its line before any browser starts."""

import pytest

from site_builder.build import load
from tests.conftest import Write
from tests.small_library import FILES

DECK, SECTIONS = "slides/decks/talk.yml", "content/lectures/bread/sections.yml"
ENTITIES, INSIGHTS = "content/entities/all.yml", "content/lectures/bread/insights.yml"
QUESTIONS = "content/lectures/bread/questions.yml"
WHOLE = "slides:\n  - section: rising\n  - section: baking\n"
WORDS = "Dough rests and rises slowly. "


def deck(*lines: str) -> dict[str, str]:
    """The small library's deck with more slides at its end."""
    return {DECK: FILES[DECK] + WHOLE + "".join(f"  - {line}\n" for line in lines)}


def changed(path: str, there: str, new: str, *lines: str) -> dict[str, str]:
    assert there in FILES[path]
    return {path: FILES[path].replace(there, new, 1), **(deck(*lines) if lines else {})}


# What is planted (« stands where the complaint must point), by what it is.
TOO_MUCH = {
    "a seventh point": changed(SECTIONS, "    - Gluten holds it", "    - b\n" * 5 + "    - «seventh"),
    "a long point": changed(SECTIONS, "    - Gluten holds it", f"    - «{WORDS * 4}"),
    "a long title": changed(SECTIONS, "title: Rising", f"title: «{'Rising and resting ' * 4}"),
    "a long title of the deck": changed(DECK, "title: How bread rises", f"title: «{'How bread rises ' * 5}"),
    "a long insight": changed(INSIGHTS, "  text: |\n    Time", f"  text: «|\n    {WORDS * 10}\n    Time"),
    "a long question": changed(QUESTIONS, "question: Does salt", f"question: «{WORDS * 4} Does salt"),
    "a long definition": changed(
        ENTITIES, "definition: A closed box", f"definition: «{WORDS * 8} A closed box", "entity: oven"
    ),
    "a long quotation": deck(f"quote: «{WORDS * 9}"),
    "a long free slide": deck(f"markdown: «{WORDS * 22}"),
    "a long caption": deck(f"{{image: /images/a.png, alt: A loaf, caption: «{WORDS * 5}}}"),
    "too many lines of code": deck("code: |\n      " + "x = 1\n      " * 16 + "«y = 2"),
    "a wide line of code": deck(f"code: |\n      x = 1\n      «{'x' * 77}"),
    "a fifth column": deck("compare: [ada, yeast, oven, ada, «oven]"),
    "a long point of a slide's own": deck(f"{{section: rising, points: [«{WORDS * 4}]}}"),
    "a long title of a slide's own": deck(f"{{section: rising, title: «{WORDS * 3}}}"),
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_what_is_too_much_for_a_slide_is_told_at_its_line(project: Write, name: str) -> None:
    files = TOO_MUCH[name]
    ((path, text),) = [(p, t) for p, t in files.items() if "«" in t]
    before = text[: text.index("«")]
    found = load(project({p: t.replace("«", "") for p, t in files.items()})).diagnostics
    places = {(d.source.path, d.source.line, d.source.column, d.code) for d in found}
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    # A definition too long for a slide is too long for a glossary as well.
    assert places - {(path, line, column, "long-definition")} == {(path, line, column, "slide-too-full")}


def test_too_many_points_are_divided_where_the_author_says_so(project: Write) -> None:
    files = changed(SECTIONS, "    - Gluten holds it", "    - b\n" * 7, "{section: rising, split: auto}")
    files[DECK] = files[DECK].replace("  - section: rising\n", "", 1)
    loaded = load(project(files))
    assert loaded.diagnostics == []
