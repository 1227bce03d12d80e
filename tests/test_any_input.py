"""Whatever an author, or a stranger, types: no exception, no script, and complaints that point into a file."""

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from site_builder.build import load, render
from site_builder.mentions import Name, Vocabulary, same_spelling
from site_builder.prose import Target, blocks, parse
from site_builder.prose import render as render_prose
from tests.conftest import Write
from tests.fuzz import hold_to_account
from tests.small_library import FILES
from tests.spoiling import PIECES, spoiled

# Derandomized: a test tells the same on every machine and day.
INPUTS = 700  # spoiled files; they take about a minute
thorough = settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@thorough
@given(spoiled())
def test_a_spoiled_library_gives_complaints_that_point_into_its_files(
    project: Write, case: tuple[str, str]
) -> None:
    path, text = case
    root = project({path: text})
    loaded = load(root)
    hold_to_account(loaded, root)
    # The preview shows a broken library too, as far as it can be read.
    render(loaded.library, root)


@thorough
@given(
    st.lists(
        st.sampled_from([*PIECES, "word ", "*", "**", "> ", "(", ")", "<img src=x onerror=x>"]), max_size=12
    )
)
def test_no_prose_becomes_a_script_or_an_unsafe_address(pieces: list[str]) -> None:
    made = render_prose(parse("".join(pieces)).tokens, lambda i: Target(f"/{i}/", i, "entity"), "own").html
    for element in lxml_html.fragment_fromstring(made, create_parent="div").iter():
        assert element.tag not in ("script", "iframe", "object", "embed", "style", "base", "form"), made
        for name, value in element.items():
            assert not name.startswith("on"), made
            assert name not in ("href", "src") or not value.lower().startswith(
                ("javascript", "data", "//")
            ), made


@thorough
@given(
    st.lists(
        st.sampled_from([*PIECES, "word ", "*", "**", "> ", "(", ")", "![a](/images/a.png)"]), max_size=12
    )
)
def test_each_sign_that_a_reader_sees_has_a_place_in_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    for block in blocks(text, parse(text).tokens):
        places = [block.at(number) for number in range(len(block.words))]
        assert all(0 <= place < len(text) for place in (*places, *(start for _, _, start in block.links)))


words = st.text(alphabet="ab-c+'é 4.", min_size=1, max_size=8).map(str.strip).filter(bool)


@thorough
@given(
    st.lists(words, min_size=1, max_size=6, unique_by=same_spelling),
    st.text(alphabet="ab-c+'é 4.\n", max_size=40),
)
def test_names_found_do_not_overlap_and_are_what_was_written(names: list[str], text: str) -> None:
    vocabulary = Vocabulary(Name(name, f"id-{n}", exact=False) for n, name in enumerate(names))
    found = list(vocabulary.find(text))
    assert all(end <= start for (_, end, _), (start, _, _) in pairwise(found))
    for start, end, owner in found:
        assert same_spelling(text[start:end]) == same_spelling(names[int(owner[3:])])


@pytest.mark.parametrize(
    "data", [b"\x00", b"\xff" * 9, b"[" * 90_000, b"a: &b [*b]", b'"\\ud800"', b"? [", b"%YAML 9.9\n---"]
)
def test_hostile_bytes_are_refused_and_nothing_else_happens(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "glossary.yml").write_bytes(data)
    assert load(tmp_path).is_broken


def test_a_message_is_one_line_whatever_it_quotes(project: Write) -> None:
    path = "content/entities/all.yml"
    root = project({path: FILES[path].replace("sources: [src-book]", "sources: [src\n\n    book]", 1)})
    assert [d.message for d in load(root).diagnostics] == [
        "'src book' is no id: ids are small letters and digits, joined by single hyphens"
    ]


def test_the_real_content_spoiled_byte_by_byte_is_built_or_complained_of() -> None:
    command = [sys.executable, "-m", "tests.fuzz", "600", "1", str(INPUTS)]
    done = subprocess.run(command, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
