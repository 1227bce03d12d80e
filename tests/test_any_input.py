"""Whatever an author, or a stranger, types: no exception, no script, and complaints that point into a file."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from site_builder.build import load, render
from site_builder.mentions import Name, Vocabulary, same_spelling
from site_builder.prose import Target, parse
from site_builder.prose import render as render_prose
from tests.conftest import Write
from tests.small_library import FILES

# Derandomized: a test tells the same on every machine and day.
thorough = settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
PIECES = [
    *(":", ": ", "- ", "? ", "[", "]", "{", "}", "|", ">", "&a", "*a", "!!int ", "<<: ", "---\n", "...\n", "%", "@", "`"),
    *("#", '"', "'", "\\", "\t", "\n", "\n  ", "\r", "\x00", "\x07", "\x85", "\u2028", "\ufeff", "\ud7ff", "é", "e\u0301"),
    *("İ", "[[", "]]", "[[yeast|", "$", "$$", "```\n", "<script>", "&lt;", "](javascript:x)", "![", "[^1]", "[^1]: ", "|a|\n|-|\n"),
    *("12:30", "no", "0123", "2026-02-30", "id", "yeast", "a" * 90, "con"),
]  # fmt: skip


@st.composite
def spoiled(draw: st.DrawFn) -> tuple[str, str]:
    """A file of the small library with some of its text cut out and something else put in."""
    path = draw(st.sampled_from(sorted(p for p in FILES if p.endswith(".yml") and p != "mkdocs.yml")))
    text = FILES[path]
    for _ in range(draw(st.integers(1, 3))):
        begin = draw(st.integers(0, len(text)))
        end = min(begin + draw(st.sampled_from([0, 0, 1, 2, 7, 40])), len(text))
        text = text[:begin] + "".join(draw(st.lists(st.sampled_from(PIECES), max_size=3))) + text[end:]
    return path, text


@thorough
@given(spoiled())
def test_a_spoiled_library_gives_complaints_that_point_into_its_files(
    project: Write, case: tuple[str, str]
) -> None:
    path, text = case
    root = project({path: text})
    loaded = load(root)
    for complaint in loaded.diagnostics:
        # A missing file is complained of where it should be.
        there = root / complaint.source.path
        lines = there.read_bytes().decode("utf-8", "replace").split("\n") if there.is_file() else [""]
        assert 1 <= complaint.source.line <= len(lines) + 1, complaint
        assert complaint.source.column >= 1, complaint
        assert "\n" not in complaint.message, complaint
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
