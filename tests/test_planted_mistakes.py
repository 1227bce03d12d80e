"""One mistake at a time in a faultless library: each gives one diagnostic, at its place, and nothing else.

In the text that is planted, `«` stands where the complaint must point.
"""

from pathlib import Path

import pytest

from site_builder.build import load
from tests.conftest import Write
from tests.small_library import FILES

ENTITIES, GLOSSARY = "content/entities/all.yml", "content/glossary.yml"
LECTURE = "content/lectures/bread/lecture.yml"
SECTIONS = "content/lectures/bread/sections.yml"
QUESTIONS = "content/lectures/bread/questions.yml"
CORRECTIONS = "content/lectures/bread/corrections.yml"
DECK = "slides/decks/talk.yml"

# a sentence, the file, what stands there, what is planted instead, the code
PLANTED = [
    ("a field is misspelt", ENTITIES, "  category: Tools", "  «categroy: Tools", "unknown-field"),
    ("a field is unknown", ENTITIES, "  year: 1790", "  «colour: red", "unknown-field"),
    ("a needed field is missing", ENTITIES, "oven:\n  name: Oven\n", "«oven:\n", "missing-field"),
    ("a field stands twice", ENTITIES, "  year: 1790", "  year: 1790\n  «year: 1791", "doubled-key"),
    ("a record stands twice in a file", GLOSSARY, "crumb:\n  term: crumb", "crumb:\n  term: crumb\n  definition: The inside of a loaf.\n«gluten:\n  term: glue", "doubled-key"),
    ("an id is taken by another kind", GLOSSARY, "crumb:\n  term: crumb", "crumb:\n  term: crumb\n  definition: The inside of a loaf.\n«oven:\n  term: hearth", "doubled-id"),
    ("an id has capitals", GLOSSARY, "crumb:\n  term: crumb", "crumb:\n  term: crumb\n  definition: The inside of a loaf.\n«Crust:\n  term: crust", "bad-id"),
    ("an id is a name no disk can hold", GLOSSARY, "crumb:\n  term: crumb", "crumb:\n  term: crumb\n  definition: The inside of a loaf.\n«con:\n  term: crust", "bad-id"),
    ("a reference in prose leads nowhere", SECTIONS, "as [[src-book]]", "as [[«src-bok]]", "unknown-ref"),
    ("a reference in a slide point leads nowhere", SECTIONS, "- Gluten holds it", "- Gluten holds it [[«glue]]", "unknown-ref"),
    ("a reference in the second line of a block leads nowhere", SECTIONS, "holds it, as [[src-book]] shows.", "holds it, as [[src-book]] and [[«nobody]] show.", "unknown-ref"),
    ("a relation leads nowhere", ENTITIES, "to: ada}", "to: «adda}", "unknown-ref"),
    ("a speaker is not an entity", LECTURE, "speaker: ada", "speaker: «gluten", "wrong-kind"),
    ("a source is not a source", SECTIONS, "  sources: [src-book]\nbaking", "  sources: [«yeast]\nbaking", "wrong-kind"),
    ("a term that is introduced is not defined", SECTIONS, "introduces: [oven]", "introduces: [oven, «steam]", "undefined-term"),
    ("a term to see as well is not defined", GLOSSARY, "see: [crumb]", "see: [«crust]", "undefined-term"),
    ("a definition is empty", ENTITIES, "  definition: A baker who teaches.", '  definition: «""', "empty-field"),
    ("two records share a spelling", GLOSSARY, "  term: crumb", "  term: crumb\n  aliases: [«Oven]", "doubled-spelling"),
    ("two records share a spelling but for a hyphen", GLOSSARY, "  term: crumb", "  term: crumb\n  aliases: [«baker's-yeast]", "doubled-spelling"),
    ("a kind that needs a source has none", ENTITIES, "oven:\n  name: Oven\n  kind: tool\n  category: Tools\n  definition: A closed box that is hot inside.\n  year: 1790\n  developers: [Count Rumford]\n  sources: [src-book]", "«oven:\n  name: Oven\n  kind: tool\n  category: Tools\n  definition: A closed box that is hot inside.", "missing-source"),
    ("a correction has no source", CORRECTIONS, "c-rest:\n  said: Yeast is a gas\n  correct: |\n    Yeast is a fungus; it makes a gas.\n  where: rising\n  entities: [yeast]\n  sources: [src-book]\n", "«c-rest:\n  said: Yeast is a gas\n  correct: |\n    Yeast is a fungus; it makes a gas.\n", "missing-source"),
    ("a moment is beyond the video's end", LECTURE, "at: 5:00", "at: «50:00", "moment-outside-video"),
    ("a moment is out of order", LECTURE, "at: 0:00, title: Start, section: rising}", "at: 6:00, title: Start, section: rising}", "moment-out-of-order"),
    ("a question's time is beyond the video's end", QUESTIONS, "  section: rising", "  section: rising\n  at: «10:01", "moment-outside-video"),
    ("a time is no time", LECTURE, "duration: 10:00", "duration: «ten minutes", "bad-time"),
    ("a date is no date", LECTURE, "date: 2020-02-03", "date: «2020-02-30", "bad-date"),
    ("a word is not among those known", ENTITIES, "type: used_by", "type: «usedby", "bad-value"),
    ("a list is a word", LECTURE, "topics: [yeast, gluten]", "topics: «yeast", "wrong-type"),
    ("text is a list", ENTITIES, "  name: Oven", "  name: «[Oven]", "wrong-type"),
    ("an address can run code", "content/sources.yml", "url: https://books.example.org/bread", "url: «javascript:alert(1)", "unsafe-address"),
    ("a link in prose can run code", SECTIONS, "The oven sets the crumb.", "The oven [sets](«javascript:alert(1)) the crumb.", "unsafe-address"),
    ("an image comes from another host", SECTIONS, "The oven sets the crumb.", "The oven «![an oven](https://example.org/oven.png) sets the crumb.", "unsafe-address"),
    ("an image has no words", SECTIONS, "The oven sets the crumb.", "The oven «![](/images/oven.png) sets the crumb.", "image-without-alt"),
    ("a colon stands in plain text", ENTITIES, "  definition: A baker who teaches.", "  definition: A baker«: one who teaches.", "yaml-syntax"),
    ("an anchor", ENTITIES, "  aliases: [baker's yeast]", "  aliases: «&names [baker's yeast]", "yaml-anchor"),
    ("a tag", ENTITIES, "  year: 1790", "  year: «!!int 1790", "yaml-tag"),
    ("a merge key", ENTITIES, "  year: 1790", "  «<<: {year: 1790}", "yaml-merge"),
    ("a second document", GLOSSARY, "crumb:\n  term", "«---\ncrumb:\n  term", "several-documents"),
    ("an invisible line separator", GLOSSARY, "flour and water", "flour«\u2028and water", "line-separator"),
    ("a control character", GLOSSARY, "flour and water", "flour«\u0007and water", "control-character"),
    ("a name is used before it is introduced", SECTIONS, "  body: |\n    Yeast eats sugar", "  body: |\n    Before the\n    «oven, yeast eats sugar", "used-before-introduced"),
    ("a reference is used before it is introduced", SECTIONS, "- Yeast makes gas", "- Yeast makes gas in an [[«oven|iron box]]", "used-before-introduced"),
    ("points that are too many for a slide", SECTIONS, "    - Gluten holds it", "    - Gluten holds it\n    - a\n    - b\n    - c\n    - d\n    - «e", "slide-too-full"),
    ("a point that is too long for a slide", SECTIONS, "- Gluten holds it", "- «" + "Gluten holds it " * 7, "slide-too-full"),
    ("code that is too wide for a slide", DECK, "notes: yes\n", "notes: yes\nslides:\n  - section: rising\n  - section: baking\n  - code: |\n      a = 1\n      «" + "b" * 77 + "\n", "slide-too-full"),
    ("a deck that takes too long", DECK, "title: How bread rises\nlecture: bread\nminutes: 12", "title: «How bread rises\nlecture: bread\nminutes: 9", "deck-too-long"),
    ("a slide of two kinds", DECK, "notes: yes\n", "notes: yes\nslides: [«{section: rising, insight: insight-time}, section: rising, section: baking]\n", "bad-slide"),
    ("a slide's image without words", DECK, "notes: yes\n", "notes: yes\nslides: [«{image: /images/loaf.png}, section: rising, section: baking]\n", "image-without-alt"),
    ("a section that no deck shows", DECK, "minutes: 12\n", "minutes: 12\nslides: [cover, section: rising, closing]\n", "section-not-shown"),
    ("a kind of slide that there is not", DECK, "minutes: 12\n", "minutes: 12\nslides: [cover, «colsing, section: rising, section: baking]\n", "unknown-field"),
]  # fmt: skip
# Where the complaint stands in text that was not planted.
ELSEWHERE = {
    "a moment is out of order": (LECTURE, "5:00"),
    "a section that no deck shows": (SECTIONS, "baking:"),
}


@pytest.mark.parametrize(
    ("path", "there", "planted", "code", "name"),
    [(*p[1:], p[0]) for p in PLANTED],
    ids=[p[0] for p in PLANTED],
)
def test_a_planted_mistake_gives_one_diagnostic_at_its_place(
    project: Write, path: str, there: str, planted: str, code: str, name: str
) -> None:
    original = FILES[path]
    assert original.count(there) >= 1, "the test must change something"
    text = original.replace(there, planted, 1)
    changed, place = (path, text.index("«")) if name not in ELSEWHERE else (path, -1)
    text = text.replace("«", "")
    root = project({changed: text})
    expected_path, before = (path, text[:place]) if place >= 0 else _before(name)
    found = [(d.source.path, d.source.line, d.source.column, d.code) for d in load(root).diagnostics]
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    assert found == [(expected_path, line, column, code)]


def _before(name: str) -> tuple[str, str]:
    path, words = ELSEWHERE[name]
    return path, FILES[path][: FILES[path].index(words)]


def test_the_small_library_is_without_fault(project: Write) -> None:
    assert load(project({})).diagnostics == []


def test_bytes_that_are_not_utf8_are_refused_at_their_place(project: Write) -> None:
    root = project({})
    path = root / GLOSSARY
    path.write_bytes(path.read_bytes() + b"# caf\xe9\n")
    found = load(root).diagnostics
    lines = FILES[GLOSSARY].count("\n") + 1
    assert [(d.source.line, d.source.column, d.code) for d in found] == [(lines, 6, "not-utf8")]


def test_nesting_that_kills_the_c_parser_is_refused(project: Write) -> None:
    found = load(project({"content/glossary/deep.yml": "a: " + "[" * 30_000})).diagnostics
    assert [d.code for d in found] == ["too-deep"]


def test_a_link_out_of_the_project_is_not_read(
    project: Write, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside: Path = tmp_path_factory.mktemp("outside") / "secret.yml"
    outside.write_text("secret: {term: secret, definition: Not to be read.}\n")
    root = project({})
    (root / "content/glossary").mkdir()
    (root / "content/glossary/secret.yml").symlink_to(outside)
    found = load(root).diagnostics
    assert [(d.source.path, d.code) for d in found] == [("content/glossary/secret.yml", "outside-project")]


def test_an_insight_that_no_deck_shows_is_told(project: Write) -> None:
    root = project(
        {
            SECTIONS: FILES[SECTIONS].replace("  insights: [insight-time]\n", ""),
            DECK: f"{FILES[DECK]}slides: [cover, section: rising, section: baking]\n",
        }
    )
    found = [(str(d.source), d.code) for d in load(root).diagnostics]
    assert found == [("content/lectures/bread/insights.yml:1:1", "insight-not-shown")]


def test_all_mistakes_of_a_library_are_told_in_one_run(project: Write) -> None:
    root = project(
        {
            ENTITIES: FILES[ENTITIES].replace("to: ada", "to: adda").replace("kind: tool", "kimd: tool"),
            GLOSSARY: FILES[GLOSSARY].replace("[crumb]", "[crust]"),
            LECTURE: FILES[LECTURE].replace("5:00", "55:00"),
        }
    )
    codes = [d.code for d in load(root).diagnostics]
    assert codes == ["unknown-ref", "unknown-field", "undefined-term", "moment-outside-video"]


SLIDES = """\
slides:
  - section: rising
    titel: Up
  - {entity: ovn, notes: "As [[nobody]] says"}
  - colsing
  - {graph: yeats}
"""


def test_references_of_a_deck_with_a_misspelt_field_are_told_in_the_same_run(project: Write) -> None:
    found = load(project({DECK: f"{FILES[DECK]}{SLIDES}"})).diagnostics
    assert [(d.source.line, d.code) for d in found] == [
        (7, "unknown-field"),
        (8, "unknown-ref"),
        (8, "unknown-ref"),
        (9, "unknown-field"),
        (10, "unknown-ref"),
    ]


@pytest.mark.parametrize(
    ("word", "hint"),
    [("colsing", "did you mean 'closing'?"), ("{cover: yes, titel: Up}", "did you mean 'title'?")],
)
def test_a_misspelt_word_in_a_list_of_slides_has_a_hint(project: Write, word: str, hint: str) -> None:
    root = project({DECK: f"{FILES[DECK]}slides: [section: rising, section: baking, {word}]\n"})
    assert [(d.code, d.hint) for d in load(root).diagnostics] == [("unknown-field", hint)]
