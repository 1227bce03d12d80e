"""Records joined: what is remembered from one round to the next."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from site_builder.build import load
from site_builder.model import Record
from site_builder.read import Content, read
from site_builder.remembering import Memory
from site_builder.resolve import Library, amended, resolve
from tests.conftest import Write
from tests.small_library import FILES

SECTIONS, ENTITIES = "content/lectures/bread/sections.yml", "content/entities/all.yml"


OWNERS = ["Yeast", "Oven", "Ada Baker"]
SPELLINGS = [
    *("Gas", "gas", "Heat", "the crumb", "Too hot", "sugar and breathes", "Book", "dough", "Dough grows"),
    *(
        "the",
        "A",
        "yeast\u2013sugar",
        "o'clock",
        "\u9eb5\u5305",
        "\u9eb5",
        "+sugar",
        "bak\u00ading",
        "src-book",
    ),
]


def made_again(root: Path, changed: dict[str, str]) -> int:
    """How many files are read, and proses parsed or searched for names, again after a change."""
    memory = Memory()
    load(root, memory)
    memory.begin_round()
    for path, text in changed.items():
        (root / path).write_text(text, encoding="utf-8")
    again, fresh = load(root, memory), load(root)
    assert again.diagnostics == fresh.diagnostics
    assert [*again.library.links] == [*fresh.library.links]
    return memory.made


def test_nothing_is_read_again_when_nothing_changed(project: Write) -> None:
    assert made_again(project({}), {}) == 0


def test_an_edit_to_one_prose_reads_that_one_again(project: Write) -> None:
    text = "# a line more, so that all others move\n" + FILES[SECTIONS].replace("Too hot", "Far too hot")
    assert made_again(project({}), {SECTIONS: text}) == 3  # its file read, it parsed, and searched for names


def test_a_changed_name_is_looked_for_where_it_may_stand(project: Write) -> None:
    text = FILES[ENTITIES].replace("name: Yeast", "name: Baker's yeast\n  plural: yeasts")
    assert made_again(project({}), {ENTITIES: text}) == 8  # the file, and seven proses that speak of yeast
    assert made_again(project({}), {ENTITIES: text.replace("name: Oven", "name: Athanor")}) == 11


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(OWNERS), st.sampled_from(SPELLINGS)), min_size=1, max_size=4))
def test_whatever_names_change_one_after_the_other_the_links_are_those_of_a_fresh_reading(
    project: Write, renamed: list[tuple[str, str]]
) -> None:
    root, memory = project({}), Memory()
    load(root, memory)
    for old, new in renamed:
        memory.begin_round()
        (root / ENTITIES).write_text(FILES[ENTITIES].replace(f"name: {old}", f"name: {json.dumps(new)}"))
        again, fresh = load(root, memory), load(root)
        assert [*again.library.links] == [*fresh.library.links]


GLOSSARY, QUESTIONS = "content/glossary.yml", "content/lectures/bread/questions.yml"
INSIGHTS, TIMELINE = "content/lectures/bread/insights.yml", "content/timeline.yml"
CORRECTIONS = "content/lectures/bread/corrections.yml"


def amended_by(root: Path, path: str, old: str, new: str) -> bool:
    """Whether a library can be amended by an edit; if so, it must be the same as one joined anew."""
    memory = Memory()
    before, _ = read(root, memory)
    library, _ = resolve(before, memory)
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")
    after, _ = read(root, memory)
    made = amended(library, pairs(before, after), memory)
    if made is not None:
        same_as_joined(made, after)
    return made is not None


def pairs(before: Content, after: Content) -> list[tuple[Record, Record]]:
    records = zip(before.records, after.records, strict=False)
    return [(old, new) for old, new in records if old is not new]


def same_as_joined(made: Library, content: Content) -> None:
    fresh, _ = resolve(content)
    assert (made.records, made.links_of, made.backlinks) == (fresh.records, fresh.links_of, fresh.backlinks)
    assert {prose: made.tokens[prose] for prose in fresh.tokens} == fresh.tokens
    assert made.spellings.called == fresh.spellings.called
    assert made.spellings.vocabulary.owners == fresh.spellings.vocabulary.owners
    assert made.spellings.key == fresh.spellings.key


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (SECTIONS, "Too hot", "With gluten, and too hot"),
        (SECTIONS, "  introduces: [oven]\n", ""),
        (SECTIONS, "rising:\n", "# a line more, so that all others move\nrising:\n"),
        (ENTITIES, "A closed box that is hot inside.", "A closed box, hot inside, in which yeast dies."),
        (ENTITIES, "to: ada}", "to: oven}"),
        (GLOSSARY, "see: [crumb]", "see: [crumb, yeast]"),
        (INSIGHTS, "gluten forms", "crumb forms"),
        (QUESTIONS, "yeast", "the oven"),
        (CORRECTIONS, "it makes a gas", "it eats the crumb"),
        (TIMELINE, "An iron oven", "An oven that makes a crumb"),
        (ENTITIES, "name: Oven", "name: Hearth"),
        (ENTITIES, "name: Oven", "name: Yeast"),
        (ENTITIES, "name: Yeast", "name: 'yeast: gas and heat'"),
        (ENTITIES, "aliases: [baker's yeast]", "aliases: [brewer's yeast, Gas]\n  case: exact"),
        (GLOSSARY, "crumb:\n  term: crumb", "crumb:\n  term: crumb\n  link: marked"),
    ],
)
def test_a_library_amended_by_an_edit_is_the_library_joined_anew(
    project: Write, path: str, old: str, new: str
) -> None:
    assert amended_by(project({}), path, old, new)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (
            GLOSSARY,
            "crumb:\n  term: crumb",
            "crumb:\n  term: crumb\n  definition: Soft.\ncrust:\n  term: crust",
        ),
        ("content/lectures/bread/lecture.yml", "Into the oven", "Into the heat"),
        ("slides/decks/talk.yml", "minutes: 12", "minutes: 13"),
    ],
)
def test_a_library_is_not_amended_where_records_come_or_go_or_hold_others(
    project: Write, path: str, old: str, new: str
) -> None:
    assert not amended_by(project({}), path, old, new)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(OWNERS), st.sampled_from(SPELLINGS), st.sampled_from(["", "\n"])),
        min_size=1,
        max_size=4,
    )
)
def test_a_library_amended_again_and_again_is_the_library_joined_anew(
    project: Write, renamed: list[tuple[str, str, str]]
) -> None:
    root, memory = project({}), Memory()
    (root / ENTITIES).write_text(FILES[ENTITIES])
    content, _ = read(root, memory)
    library, _ = resolve(content, memory)
    for old, new, line in renamed:
        text = FILES[ENTITIES].replace(f"name: {old}", f"name: {json.dumps(new)}{line}")
        (root / ENTITIES).write_text(text)
        after, _ = read(root, memory)
        made = amended(library, pairs(content, after), memory)
        assert made is not None
        same_as_joined(made, after)
        content, library = after, made
