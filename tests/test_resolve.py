"""Records joined: what is remembered from one round to the next."""

from pathlib import Path

from site_builder.build import load
from site_builder.remembering import Memory
from tests.conftest import Write
from tests.small_library import FILES

SECTIONS, ENTITIES = "content/lectures/bread/sections.yml", "content/entities/all.yml"


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


def test_a_new_name_is_looked_for_everywhere(project: Write) -> None:
    text = FILES[ENTITIES].replace("name: Yeast", "name: Baker's yeast\n  plural: yeasts")
    assert made_again(project({}), {ENTITIES: text}) > 10
