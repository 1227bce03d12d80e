"""A file read again after an edit holds what a fresh reading of it finds, with every place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.read.again import read_again
from site_builder.read.file import read_file

PATH = "content/glossary.yml"
FILE = """\
# Words of bakers

gluten:
  term: gluten
  definition: "The net of protein
    that forms when flour and water meet."
  aliases: [the net, glue]
crumb:
  term: crumb
  definition: |
    The inside of a loaf.

    Held up by [[gluten]].

# What is outside
crust:
  term: crust
  definition: The outside.
"""
PIECES = [
    *(
        "\n",
        " ",
        "#",
        '"',
        "'",
        ": ",
        "- ",
        "|",
        " >\n",
        "...\n",
        "---\n",
        "%",
        "{",
        "}",
        "[",
        "]",
        ",",
        "\t",
    ),
    *(
        "\r\n",
        "\r",
        "é",
        "e\u0301",
        "\ufeff",
        "\u2028",
        "&a ",
        "*a",
        "!!t ",
        "zz:\n  ",
        "? ",
        "x",
        "crumb:\n",
    ),
    *("\n\n", "  \n", " |+\n", "a: b\n", '"\nb: "'),
]


def again(old: str, new: str) -> list[str] | None:
    """The ids of the records that were read again; None where the whole file must be read."""
    before, mistakes = read_file(PATH, old.encode())
    assert mistakes == []
    made = read_again(PATH, new.encode(), old.encode(), before)
    if made is None:
        return None
    assert (made, []) == read_file(PATH, new.encode())
    return [one.id.id for one in made.records if not any(one is known for known in before.records)]


@pytest.mark.parametrize(
    ("old", "new", "ids"),
    [
        ("The inside", "The soft inside", ["crumb"]),
        ("The outside.\n", "The outside.", ["crust"]),
        ("term: gluten", "term: Gluten", ["gluten"]),
        ("The inside", "The very\n    inside", ["crumb", "crust"]),
        ("# What is outside\n", "", ["crumb", "crust"]),
        ("    Held up by [[gluten]].\n\n#", "    Held up by [[gluten]].\n    #", ["crumb", "crust"]),
        ("crust:\n", "crust: # hard\n", ["crust"]),
    ],
)
def test_only_the_records_that_an_edit_changes_or_moves_are_read_again(
    old: str, new: str, ids: list[str]
) -> None:
    assert old in FILE
    assert again(FILE, FILE.replace(old, new)) == ids


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("crust:\n", "rind:\n"),
        ("crust:\n", "crumb:\n"),
        ("# Words", "---\n# Words"),
        ("    Held up by [[gluten]].\n", "    Held up by [[gluten]].\n..."),
        ('water meet."', "water meet."),
        ("definition: |\n", "definition: >\n"),
        ("definition: The outside.\n", "definition:\n"),
        ("definition: The outside.\n", "definition: \x07\n"),
        ("definition: The outside.\n", "definition: The outside # 3.\n"),
    ],
)
def test_the_whole_file_is_read_where_ids_change_and_where_the_end_of_a_record_is_not_sure(
    old: str, new: str
) -> None:
    assert old in FILE
    assert again(FILE, FILE.replace(old, new)) is None


@settings(max_examples=400, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, len(FILE)), st.integers(0, 6), st.sampled_from(PIECES)),
        min_size=1,
        max_size=2,
    )
)
def test_whatever_is_typed_the_records_are_those_of_a_fresh_reading(
    edits: list[tuple[int, int, str]],
) -> None:
    text = FILE
    for place, length, piece in edits:
        text = text[:place] + piece + text[place + length :]
    again(FILE, text)
