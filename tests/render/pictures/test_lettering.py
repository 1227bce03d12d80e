"""How wide words are, and how a name is set in lines."""

import pytest

from site_builder.render.pictures.lettering import in_lines, width_of


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Bread", ("Bread",)),
        ("The history of bread", ("The history", "of bread")),
        ("Encoder-decoder architecture", ("Encoder-decoder", "architecture")),
        ("Massachusetts Institute of Technology", ("Massachusetts", "Institute of Techn…")),
        ("Donaudampfschifffahrtsgesellschaft", ("Donaudampfschif…",)),
        ("機械学習における注意機構", ("機械学習にお", "ける注意機構")),
        ("   ", ("",)),
    ],
)
def test_a_name_is_set_evenly_and_cut_where_it_is_too_long(name: str, lines: tuple[str, ...]) -> None:
    assert in_lines(name, 13, 110) == lines


def test_no_line_is_wider_than_its_room() -> None:
    for name in ("a", "W" * 300, "a b " * 200, "e\u0301" * 50, "🍞" * 40):
        assert all(width_of(line, 13) <= 110 for line in in_lines(name, 13, 110))


def test_signs_that_take_no_room_are_not_counted() -> None:
    assert width_of("e\u0301", 10) == width_of("e", 10)
