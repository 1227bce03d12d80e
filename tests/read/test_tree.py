"""YAML stays text, and every value knows its place."""

from site_builder.model import Prose, Scalar
from site_builder.read.tree import Items, Mapping, Tree, parse


def tree(text: str) -> Tree:
    made, found = parse("f.yml", text.encode())
    assert found == []
    return made


def plain(made: Tree) -> object:
    if isinstance(made, Mapping):
        return {key: plain(value) for key, value in made.items()}
    if isinstance(made, Items):
        return [plain(item) for item in made]
    return made.text if isinstance(made, Scalar) else made


def test_every_scalar_stays_text() -> None:
    text = "at: 12:34\nname: no\nid: 0123\nversion: 1.10\ndate: 2026-02-30\nnothing: ~\non: off\n"
    assert plain(tree(text)) == {
        "at": "12:34",
        "name": "no",
        "id": "0123",
        "version": "1.10",
        "date": "2026-02-30",
        "nothing": None,
        "on": "off",
    }


def place_of(text: str, key: str, words: str) -> str:
    """The rest of the line at which `words` of a value is said to stand."""
    made = tree(text)
    assert isinstance(made, Mapping)
    value = made[key]
    source = value.at(value.text.index(words))
    return text.split("\n")[source.line - 1][source.column - 1 :]


def test_a_word_in_a_literal_block_has_its_line_and_column() -> None:
    assert place_of("a: 1\nb: |\n    one\n\n    two three\nc: 2\n", "b", "three") == "three"


def test_a_word_in_a_literal_block_with_deeper_lines_has_its_place() -> None:
    assert place_of("b: |\n  - one\n    - two\n", "b", "two") == "two"


def test_a_word_in_a_folded_block_has_its_place() -> None:
    assert place_of("b: >\n  one two\n  three four\n", "b", "four") == "four"


def test_a_word_in_plain_text_over_two_lines_has_its_place() -> None:
    assert place_of("b: one two\n  three four\n", "b", "four") == "four"


def test_a_word_in_quotes_has_its_place() -> None:
    assert place_of('b: "one two"\n', "b", "two") == 'two"'


def test_accents_are_composed() -> None:
    assert plain(tree("a: cafe\u0301\n")) == {"a": "caf\u00e9"}


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    assert plain(parse("f.yml", b"\xef\xbb\xbfa: 1\n")[0]) == {"a": "1"}


def test_windows_line_ends_are_line_ends() -> None:
    assert place_of("b: |\r\n  one\r\n  two\r\n".replace("\r\n", "\r\n"), "b", "two").rstrip("\r") == "two"


def test_a_prose_says_where_each_of_its_characters_stands() -> None:
    made = tree("b: |\n  one\n  two\n")
    assert isinstance(made, Mapping)
    prose = Prose(made["b"].text, made["b"].source, made["b"].spans)
    assert [str(prose.at(n)) for n in (0, 4, 6)] == ["f.yml:2:3", "f.yml:3:3", "f.yml:3:5"]


def test_a_text_that_goes_on_below_a_comment_has_a_hint_about_the_comment() -> None:
    _, found = parse("f.yml", b"a: one # two\n  three\n")
    assert [(str(d.source), d.code, d.hint) for d in found] == [
        (
            "f.yml:2:3",
            "yaml-syntax",
            'the comment in the line before it ends the text; put the text between "quotes"',
        )
    ]


def test_a_key_without_a_value_at_the_end_of_a_file_may_have_a_comment() -> None:
    assert plain(tree("a: b\n? c # d")) == {"a": "b", "c": None}


def test_a_folded_block_that_repeats_the_line_above_it_has_its_place() -> None:
    assert place_of("b: >\n  one b: >\n  two\n", "b", "b: >") == "b: >"
