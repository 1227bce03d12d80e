"""Each fault of the nursery gives one diagnostic, at its place; what is right there gives none."""

import os
import shutil
from collections import Counter
from pathlib import Path

import pytest

from site_builder.build import load
from site_builder.rules import rules
from tests.conftest import Write
from tests.nursery import decks, facts, form, glossary, references, shape, text
from tests.nursery.cases import DECK, ENTITIES, GLOSSARY, INSIGHTS, LECTURE, LIBRARY, SECTIONS, Case
from tests.small_library import FILES

FAMILIES = {
    "form": form,
    "references": references,
    "glossary": glossary,
    "facts": facts,
    "text": text,
    "decks": decks,
    "shape": shape,
}
FAULTS = [case for family in FAMILIES.values() for case in family.FAULTS]
RIGHT = [case for family in FAMILIES.values() for case in family.RIGHT]


@pytest.mark.parametrize("case", FAULTS, ids=[case.sentence for case in FAULTS])
def test_a_fault_gives_one_diagnostic_at_its_place(project: Write, case: Case) -> None:
    found = load(project(case.files)).diagnostics
    assert [(d.source.path, d.source.line, d.source.column, d.code) for d in found] == [
        (*case.place, case.codes[0])
    ]
    assert found[0].severity is rules()[case.codes[0]].severity


@pytest.mark.parametrize("case", RIGHT, ids=[case.sentence for case in RIGHT])
def test_what_is_right_gives_no_diagnostic(project: Write, case: Case) -> None:
    assert load(project(case.files)).diagnostics == []


def test_the_small_library_is_without_fault(project: Write) -> None:
    assert load(project({})).diagnostics == []


@pytest.mark.parametrize("family", FAMILIES)
def test_each_rule_has_a_failing_and_a_passing_example(family: str) -> None:
    own = {code for code, rule in rules().items() if rule.family == family} - ELSEWHERE
    failing = {code for case in FAULTS for code in case.codes}
    passing = {code for case in RIGHT for code in case.codes}
    assert (sorted(own - failing), sorted(own - passing)) == ([], [])


def test_each_case_has_its_own_sentence_and_known_codes() -> None:
    sentences = Counter(case.sentence for case in (*FAULTS, *RIGHT))
    assert [sentence for sentence, times in sentences.items() if times > 1] == []
    assert {code for case in (*FAULTS, *RIGHT) for code in case.codes} <= set(rules())


# What no text in a file can show; the tests below do.
ELSEWHERE = frozenset(
    ["bad-file-name", "circular-link", "not-a-file", "outside-project", "too-large", "unreadable-file"]
)


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


@pytest.mark.parametrize(
    "folder",
    [
        *(
            "content/images",
            "content/lectures",
            "slides",
            "slides/assets",
            "slides/decks",
            "slides/templates",
        ),
        *("themes", "themes/site/assets", "themes/site/templates", "printed"),
    ],
)
def test_no_folder_of_a_project_may_be_a_link_that_leads_out(
    project: Write, tmp_path_factory: pytest.TempPathFactory, folder: str
) -> None:
    root = project({})
    shutil.rmtree(root / folder, ignore_errors=True)
    (root / folder).parent.mkdir(parents=True, exist_ok=True)
    (root / folder).symlink_to(tmp_path_factory.mktemp("outside"))
    found = [(d.source.path, d.code) for d in load(root).diagnostics]
    assert [place for place in found if place[1] == "outside-project"] == [(folder, "outside-project")]


def test_content_itself_may_not_be_a_link_that_leads_out(
    project: Write, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = project({})
    outside = tmp_path_factory.mktemp("outside") / "content"
    (root / "content").rename(outside)
    (root / "content").symlink_to(outside)
    found = [(d.source.path, d.code) for d in load(root).diagnostics]
    assert found[0] == ("content", "outside-project")


def test_a_link_to_a_folder_of_the_same_project_is_followed(project: Write) -> None:
    root = project({})
    (root / "content/entities").rename(root / "people")
    (root / "content/entities").symlink_to("../people")
    assert load(root).diagnostics == []


def test_a_named_pipe_among_the_content_is_named(project: Write) -> None:
    root = project({})
    (root / "content/timeline.yml").unlink()
    os.mkfifo(root / "content/timeline.yml")
    found = load(root).diagnostics
    assert [(str(d.source), d.code) for d in found] == [("content/timeline.yml:1:1", "not-a-file")]


def test_a_link_in_a_circle_is_named_once(project: Write) -> None:
    root = project({})
    for name in ("one", "two"):
        (root / "content" / name).symlink_to(".")
    found = load(root).diagnostics
    assert [(d.source.path, d.code) for d in found] == [
        ("content/one", "circular-link"),
        ("content/two", "circular-link"),
    ]


def test_a_file_name_that_nobody_can_see_is_named(project: Write) -> None:
    root = project({"content/images/a\tb.png": ""})
    found = load(root).diagnostics
    assert [(d.source.path, d.code) for d in found] == [("content/images/a\tb.png", "bad-file-name")]


def test_hidden_files_of_editors_and_systems_are_not_read(project: Write) -> None:
    hidden = {".glossary.yml.swp": "{", "._glossary.yml": "{", ".git/config.yml": "{"}
    root = project({f"content/{path}": text for path, text in hidden.items()})
    (root / "content/.#glossary.yml").symlink_to("me@here.1234")  # a lock of Emacs
    assert load(root).diagnostics == []


def test_a_picture_that_no_site_can_hold_is_named(project: Write) -> None:
    root = project({"content/images/huge.png": ""})
    os.truncate(root / "content/images/huge.png", 100_000_001)
    found = load(root).diagnostics
    assert [(d.source.path, d.code) for d in found] == [("content/images/huge.png", "too-large")]


def test_nesting_that_kills_the_c_parser_is_refused(project: Write) -> None:
    found = load(project({"content/glossary/deep.yml": "a: " + "[" * 30_000})).diagnostics
    assert [d.code for d in found] == ["too-deep"]


def test_a_file_that_no_author_edits_is_not_read(project: Write) -> None:
    found = load(project({"content/glossary/huge.yml": "# " + "x" * 8_000_000})).diagnostics
    assert [(str(d.source), d.code) for d in found] == [("content/glossary/huge.yml:1:1", "too-large")]


def test_a_file_that_cannot_be_read_is_named(project: Write) -> None:
    root = project({})
    (root / "content/glossary").mkdir()
    (root / "content/glossary/gone.yml").symlink_to("nowhere.yml")
    found = load(root).diagnostics
    assert [(str(d.source), d.code) for d in found] == [("content/glossary/gone.yml:1:1", "unreadable-file")]


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


@pytest.mark.parametrize(("level", "told"), [("off", []), ("warning", ["warning"]), ("error", ["error"])])
def test_a_library_chooses_how_much_a_rule_counts(project: Write, level: str, told: list[str]) -> None:
    root = project(
        {
            LIBRARY: f"{FILES[LIBRARY]}checks: {{insight-not-shown: {level}}}\n",
            SECTIONS: FILES[SECTIONS].replace("  insights: [insight-time]\n", ""),
            DECK: f"{FILES[DECK]}slides: [cover, section: rising, section: baking]\n",
        }
    )
    found = load(root).diagnostics
    assert [str(d.severity) for d in found] == told
    assert all(d.source.path == INSIGHTS for d in found)


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("used-before-introducd", "did you mean 'used-before-introduced'?"),
        ("taste", "'site-builder explain' lists all rules"),
        ("unknown-ref", "'site-builder explain unknown-ref' says why it is there"),
    ],
)
def test_a_choice_that_there_is_not_has_a_hint(project: Write, code: str, hint: str) -> None:
    root = project({LIBRARY: f"{FILES[LIBRARY]}checks: {{{code}: off}}\n"})
    assert [d.hint for d in load(root).diagnostics] == [hint]
