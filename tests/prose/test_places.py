"""Each sign that a reader sees is found where an author wrote it."""

import pytest

from site_builder.prose import NO_WORD, blocks, parse


def written(text: str) -> list[tuple[str, str]]:
    """The words of each block, and the signs that stand at their places in the text."""
    found = [*blocks(text, parse(text).tokens)]
    return [(b.words, "".join(text[b.at(n)] for n in range(len(b.words)))) for b in found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("one *two* **three** _four_", "one two three four"),
        ("one\n   two  \nthree", "one\ntwo\nthree"),
        ("> one\n> two", "one\ntwo"),
        ("- one\n  two", "one\ntwo"),
        ("[*one* two](<http://x.y/(a)> 't') three", "one two three"),
        ("[one](http://x.y/a_(b)) a", "one a"),
        ("[one][a] [two] a\n\n[a]: http://x.y\n[two]: http://x.y", "one two a"),
        ("<http://x.y/a/>,\nor <http://a.b> a", "http://x.y/a/,\nor http://a.b a"),
        ("[[a|one two]] [[|three]] a", "one two three a"),
        ("one[^a] a\n\n[^a]: two", "one a"),
    ],
)
def test_each_sign_stands_where_it_was_written(text: str, words: str) -> None:
    assert written(text)[0] == (words, words)


@pytest.mark.parametrize(
    ("text", "words", "signs"),
    [
        ("one `two\none` a", f"one {NO_WORD} a", "one ` a"),
        ("one ``two ` a`` a", f"one {NO_WORD} a", "one ` a"),
        ("one $a_b$ a", f"one {NO_WORD} a", "one $ a"),
        ("one\r\ntwo", "one\ntwo", "one\rtwo"),
        ("![a [b]](/images/a.png 'b') a", f"{NO_WORD} a", "! a"),
        ("[[a]] a", f"{NO_WORD} a", "[ a"),
        (r"\*a\* &amp; &lt;b&gt; a", "*a* & <b> a", r"\a\ & &b& a"),
    ],
)
def test_what_is_no_word_or_escaped_stands_where_it_begins(text: str, words: str, signs: str) -> None:
    assert written(text)[0] == (words, signs)


def test_cells_are_told_apart_though_they_are_alike() -> None:
    text = "| ab | b |\n|----|---|\n| c  | c |"
    places = [block.at(0) for block in blocks(text, parse(text).tokens)]
    assert places == [2, 7, 24, 29]


def test_a_link_has_its_words_its_begin_and_its_address() -> None:
    text = "see *[here](http://x.y)* or <http://a.b>"
    (block,) = blocks(text, parse(text).tokens)
    ends = [
        start for child, start in zip(block.children, block.starts, strict=True) if child.type == "link_close"
    ]
    assert (block.links, ends) == ([(4, 8, 5), (12, 22, 28)], [12, 29])


def test_a_heading_has_its_level_and_a_quotation_is_told() -> None:
    text = "### one\n\n> two"
    assert [(b.level, b.is_quoted, b.words) for b in blocks(text, parse(text).tokens)] == [
        (3, False, "one"),
        (0, True, "two"),
    ]
