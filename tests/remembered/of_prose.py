"""Edits of what a prose says, which change one record's page and what quotes, counts or links to it."""

import re
from collections.abc import Mapping, Sequence

from tests.remembered.changes import Change, Files, each, said
from tests.remembered.library import FILES

BREAD = "content/lectures/bread"
CAKE = "content/lectures/cake"
THINGS, PEOPLE = "content/entities/things.yml", "content/entities/people.yml"
GLOSSARY, SOURCES, TIMELINE = "content/glossary.yml", "content/sources.yml", "content/timeline.yml"
TALK, EVENING = "slides/decks/talk.yml", "slides/decks/evening.yml"

_FEED = "Bakers feed it with flour each day, and for that it gives them gas and acid as long as it lives."

OF_PROSE: Mapping[str, Change] = {
    # Of each kind of record.
    "an entity's definition": said(THINGS, "hot inside", "warm inside"),
    "an entity's summary": said(THINGS, "It lives in flour", "It dwells in flour"),
    "an entity's body": said(THINGS, "is sour[^1]", "is very sour[^1]"),
    "an entity's body in a table": said(THINGS, "| one | 50 |", "| one | 60 |"),
    "what is not verified of an entity": said(THINGS, "have been older", "have been younger"),
    "the note of a relation": said(THINGS, "Wild kinds of it", "Tame kinds of it"),
    "a term's definition": said(GLOSSARY, "The inside of a loaf", "The heart of a loaf"),
    "a term's body": said(GLOSSARY, "Its color comes", "Its brown comes"),
    "a section's body": said(f"{BREAD}/sections.yml", "Too hot", "Much too hot"),
    "a section's point": said(f"{BREAD}/sections.yml", "- Yeast makes gas", "- Yeast makes the gas"),
    "a section's notes": said(f"{BREAD}/sections.yml", "Pass a slice around", "Pass a loaf around"),
    "a section of the other lecture": said(f"{CAKE}/sections.yml", "beats air", "whips air"),
    "an insight": said(f"{BREAD}/insights.yml", "forms by itself", "forms alone"),
    "an insight of the other lecture": said(f"{CAKE}/insights.yml", "before its oven", "without its oven"),
    "an answer": said(f"{BREAD}/questions.yml", "slows the yeast", "slows all yeast"),
    "an answer that belongs to no section": said(f"{BREAD}/questions.yml", "crust soft", "crust moist"),
    "a correction": said(f"{BREAD}/corrections.yml", "it makes a gas", "it breathes a gas"),
    "a lecture's summary": said(f"{BREAD}/lecture.yml", "Why dough grows", "How dough grows"),
    "an event": said(TIMELINE, "oven is described", "oven is drawn"),
    "a source's note": said(SOURCES, "Seen in print", "Read in print"),
    "a deck's quotation": said(EVENING, "Yeast is patient", "Yeast is eager"),
    "a deck's own Markdown": said(EVENING, "$x^2$ of", "$x^3$ of"),
    # Names and references.
    "a definition that names another record": said(THINGS, "box that is hot inside", "box in which yeast dies"),
    "a definition that names it no more": said(PEOPLE, "cakes with a mixer", "cakes by hand alone"),
    "a body that names what it did not": said(GLOSSARY, "Its color", "Its CFU of sourdough and its color"),
    "a name that stands earlier now": said(f"{BREAD}/sections.yml", "Yeast eats sugar", "The crumb? Yeast eats sugar"),
    "a name by its alias": said(f"{BREAD}/sections.yml", "and the yeast dies", "and the baker’s yeast dies"),
    "a name across the end of a line": said(f"{CAKE}/sections.yml", "by baking powder here", "by baking\n    powder here"),
    "a name in the plural": said(f"{BREAD}/questions.yml", "while the loaf", "and the crumbs and mixers wet while the loaf"),
    "a name in capitals that count": said(f"{CAKE}/sections.yml", "by baking powder here", "by Baking Powder here"),
    "a reference with words of its own": said(THINGS, "an oven's kitchen", "[[crumb|old crumbs]] near an oven"),
    "a reference instead of a name": said(f"{BREAD}/sections.yml", "The gluten\n", "The [[gluten]]\n"),
    "a reference that goes": said(THINGS, "100, as [[src-paper]] has it", "100"),
    "a reference that is the first to a record": said(GLOSSARY, "adds to the crumb", "adds to the crumb, says [[ben]]"),
    "a reference to an insight that goes": said(f"{BREAD}/sections.yml", ", as [[insight-time]] says of rest", ""),
    "a reference to a section, from an event": said(TIMELINE, "to a bakery", "to a bakery, see [[foaming]]"),
    "a reference to a source in a lecture": said(f"{CAKE}/lecture.yml", "will do", "will do, as [[src-book]] has it"),
    "a name that must not become a link": said(f"{BREAD}/sections.yml", "the yeast dies", "the [[|yeast]] dies"),
    "a name in a heading and in code": said(f"{BREAD}/sections.yml", "## How much", "## How much yeast in `gluten`"),
    "a time of the recording": said(f"{BREAD}/sections.yml", "See 1:30", "See 2:45"),
    # What checks compare between records.
    "an abbreviation explained no more": said(f"{BREAD}/sections.yml", "water by mass (WBM)", "water by mass"),
    "an abbreviation nobody explains": said(f"{BREAD}/questions.yml", "its WBM falls", "its TBM falls"),
    "a term that only one text used": said(f"{BREAD}/sections.yml", "colony-forming units (CFU)", "germs"),
    "a paragraph that stands elsewhere too": said(
        GLOSSARY, "It is what an oven adds to the crumb.\n    Its color comes from sugar.", _FEED
    ),
    "a definition that leads to one that leads back": said(GLOSSARY, "when flour and water meet", "in a crumb"),
    "two definitions in a circle": said(THINGS, "turns sugar into gas", "lives in sourdough and makes gas"),
    "a definition of many words": said(GLOSSARY, "made by heat", "made by heat" + ", by more heat and then by heat" * 9),
    # Markup, and mistakes in it.
    "a word twice": said(f"{BREAD}/sections.yml", "dies at once", "dies dies at once"),
    "a heading two levels down": said(f"{BREAD}/sections.yml", "## How much", "#### How much"),
    "a heading more": said(THINGS, "    | day | grams |", "    ## Table of days\n\n    | day | grams |"),
    "raw HTML": said(GLOSSARY, "Its color", "<b>Its</b> color"),
    "a link that says only here": said(GLOSSARY, "comes from sugar", "comes from [here](https://sugar.example.org)"),
    "a code block": said(f"{CAKE}/sections.yml", "    The mixer beats", "    ```python\n    yeast = 1\n    ```\n\n    The mixer beats"),
    "a code block without an end": said(GLOSSARY, "    It is what an oven", "    ```\n    It is what an oven"),
    "a formula that cannot be read": said(f"{BREAD}/sections.yml", "$n = 2^t$", "$n = \\frac{2$"),
    "a formula of several lines": said(f"{CAKE}/insights.yml", "before its oven.", "before its oven.\n\n    $$\\sum_i x_i$$"),
    "a footnote without its text": said(THINGS, "    [^1]: Of the acid that its company makes.\n", ""),
    "a star alone": said(TIMELINE, "text: An iron oven", "text: An **iron oven"),
    "an image that is not there": said(f"{BREAD}/sections.yml", "/images/loaf.svg", "/images/no-loaf.svg"),
    "letters of other scripts": said(THINGS, "A dough in which", "A dough (面团, pâte) in which"),
    "a placeholder": said(f"{CAKE}/sections.yml", "Let it run.", "TODO"),
    # Where lines move, and several at once.
    "a line more in a prose": said(THINGS, "    It lives in flour", "    Small.\n    It lives in flour"),
    "a paragraph less": said(f"{BREAD}/sections.yml", "\n    ![A loaf cut in half](/images/loaf.svg)\n", ""),
    "texts of several records and files": each(
        said(THINGS, "turns sugar into gas", "turns sugar into crumb"),
        said(THINGS, "beats dough", "beats eggs"),
        said(f"{BREAD}/insights.yml", "after the fire", "behind the fire"),
        said(GLOSSARY, "The net of protein", "The mesh of protein"),
    ),
}  # fmt: skip

# Prose that may be anything: a file, and a field with all that stands in it.
FIELDS: Sequence[tuple[str, str]] = [
    (THINGS, "  definition: A closed box that is hot inside.\n"),
    (THINGS, "  summary: |\n    It lives in flour and in the air of an oven's kitchen.\n"),
    (THINGS, "  definition: A dough in which wild yeast and its company live on.\n"),
    (PEOPLE, "  definition: A baker who teaches.\n"),
    (GLOSSARY, "  body: |\n    It is what an oven adds to the crumb.\n    Its color comes from sugar.\n"),
    (GLOSSARY, "  definition: The inside of a loaf, held up by gluten.\n"),
    (f"{CAKE}/insights.yml", "  text: |\n    A foam is a crumb before its oven.\n"),
    (f"{CAKE}/sections.yml", "  notes: |\n    Let it run.\n"),
    (
        f"{CAKE}/sections.yml",
        re.findall(r"  body: \|\n(?:    .*\n|\n)+", FILES[f"{CAKE}/sections.yml"])[0],
    ),
    (f"{BREAD}/sections.yml", re.findall(r"  body: \|\n(?:    .*\n|\n)+", FILES[f"{BREAD}/sections.yml"])[0]),
    (f"{BREAD}/questions.yml", "  answer: |\n    It keeps the crust soft while the loaf grows and its WBM falls.\n"),
    (f"{BREAD}/corrections.yml", "  correct: |\n    Yeast is a fungus; it makes a gas.\n"),
    (f"{BREAD}/lecture.yml", "summary: |\n  Why dough grows, from flour to oven.\n"),
    (TIMELINE, "  text: A mixer is sold to a bakery\n"),
    (SOURCES, "  note: |\n    Seen in print.\n"),
    (EVENING, "  - markdown: |\n      The *crumb* is $x^2$ of [[gluten]].\n"),
]  # fmt: skip

# Words that bring no complaint, in most fields, and words that may.
CALM = [
    *("Yeast", "yeasts", "the oven", "an Oven's heat", "crumb", "crumbs", "water by mass (WBM)", "baker’s yeast"),
    *("baker's\nyeast", "baking powder", "Ada Baker", "a mixer", "starter", "rising", "[[gluten]]", "[[src-book]]"),
    *("[[crust|the outside]]", "[[|yeast]]", "[[insight-time]]", "[[rising]]", "[[ben]]", "1:30", "`yeast`", "is"),
    *("**gluten**", "$x^2$", "of", ".", "\n> yeast and oven\n\n", "\n\n", "\n\n- crumb\n- crust\n\n", "é", "中文"),
    *("\n\n```\nyeast\n```\n\n", "\n\n|a|b|\n|-|-|\n|yeast|oven|\n\n", "&amp;", '"mixer"', "Ovenland"),
    *("![A loaf](/images/loaf.svg)", "https://example.org/"),
]  # fmt: skip
WILD = [
    *(*CALM, "CFU", "WBM", "TBM", "Baking Powder", "9:59", "*", "**", "$x", "the the", "Winter School", "'", _FEED),
    *("\n\n## Oven\n\n", "\n\n```\n", "[^1]", "\n\n[^1]: Of gluten.\n\n", "<b>oven</b>", "[here](https://example.org/)"),
]  # fmt: skip


def written(field: int, words: Sequence[str]) -> Change:
    """A field of FIELDS with other words in it."""
    path, old = FIELDS[field]
    head = old.partition(":")[0]
    indent = " " * (len(head) - len(head.lstrip(" -")) + 2)
    lines = [line.strip() for line in " ".join(words).strip().split("\n")]
    text = "\n".join(f"{indent}{line}" if line else "" for line in lines)
    return _once(path, old, f"{head}: |\n{text if text.strip() else f'{indent}Bread.'}\n")


def _once(path: str, old: str, new: str) -> Change:
    def change(files: Files) -> Files:
        assert path not in files or old in files[path]
        return said(path, old, new)(files)

    return change
