"""Which edits make a few pages anew, and which have all built: else all remembered builds could be whole."""

from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder import build, inputs
from site_builder.hosts.mkdocs.command import build_project
from tests.remembered.building import write
from tests.remembered.changes import Files
from tests.remembered.library import FILES
from tests.remembered.of_prose import OF_PROSE
from tests.remembered.of_records import OF_RECORDS

EDITS = {**OF_PROSE, **OF_RECORDS}
HOW = {
    "an entity's definition": "renewed",
    "an entity's summary": "renewed",
    "what is not verified of an entity": "renewed",
    "a term's body": "renewed",
    "a correction": "renewed",
    "a source's note": "renewed",
    "a line more in a prose": "renewed",
    "a comment before one entity": "renewed",
    "fields in another order": "renewed",
    # A slide shows it, which may have to be another one then.
    "a section's body": "whole",
    # Another page has a link back.
    "a definition that names another record": "whole",
    "an entity's name": "whole",
    "a term less": "whole",
    "a lecture's date": "whole",
    # There is something to tell.
    "an abbreviation explained no more": "whole",
    "a paragraph that stands elsewhere too": "whole",
    "raw HTML": "whole",
}

# What is wrong already, and how an edit is built then.
STANDING = {
    "an abbreviation nobody explains": {
        "an entity's definition": "renewed",
        "a term's body": "renewed",
        "an answer": "whole",  # it stands in the same file
    },
    "a paragraph that stands elsewhere too": {
        "a correction": "whole",  # of the two places one is told, and the other could be edited
    },
}


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Files], str]:
    """Build the project with these files; tells whether the site was "renewed", or the "whole" built."""
    monkeypatch.setattr(inputs, "_JUST_NOW", 0)  # else no file so young is known by its state
    load, loads = build.load, list[Path]()

    def counted(root: Path) -> build.Loaded:
        loads.append(root)
        return load(root)

    def built(files: Files) -> str:
        loads.clear()
        write(files, tmp_path)
        build_project(tmp_path, None, strict=False)
        return "whole" if loads else "renewed"

    monkeypatch.setattr(build, "load", counted)
    return built


def test_a_prose_that_is_in_order_and_on_no_slide_is_renewed(built: Callable[[Files], str]) -> None:
    found = {}
    for name in HOW:
        built(FILES)
        found[name] = built(EDITS[name](FILES))
    assert found == HOW


def test_an_edit_that_is_taken_back_is_renewed_too(built: Callable[[Files], str]) -> None:
    edits = [name for name, how in HOW.items() if how == "renewed"]
    built(FILES)
    assert {name: (built(EDITS[name](FILES)), built(FILES)) for name in edits} == dict.fromkeys(
        edits, ("renewed", "renewed")
    )


def test_what_is_wrong_in_files_that_were_not_edited_does_not_have_all_built(
    built: Callable[[Files], str],
) -> None:
    found: dict[str, dict[str, str]] = {}
    for wrong, edits in STANDING.items():
        found[wrong] = {}
        for name in edits:
            built(EDITS[wrong](FILES))
            found[wrong][name] = built(EDITS[name](EDITS[wrong](FILES)))
    assert found == STANDING
