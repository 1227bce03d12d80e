"""Complaints as text: the caret stands under its words, whatever the line is made of."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from site_builder.diagnostics import Source, error, warning
from site_builder.report import on_a_screen, one_line, summary, text, wrapped
from site_builder.report.excerpt import excerpt


def shown(
    folder: Path, line: str | bytes, column: int, length: int = 0, hint: str = "", name: str = "a.yml"
) -> str:
    """What is shown of a complaint about the second line of a file."""
    data = line if isinstance(line, bytes) else line.encode()
    (folder / name).write_bytes(b"first\n" + data + b"\nlast\n")
    made = text([error(Source(name, 2, column), "bad-date", "no date", hint, length)], folder)
    head, _, rest = made.partition("\n")
    assert head == f"{name}:2:{column}: error[bad-date]: no date"
    return rest


@pytest.mark.parametrize(
    ("line", "column", "length", "rows"),
    [
        ("year: 2O18", 7, 4, ["year: 2O18", "      ^^^^"]),
        ("year: 2O18", 7, 0, ["year: 2O18", "      ^"]),
        ("\tyear:\t2O18", 8, 4, [" year: 2O18", "       ^^^^"]),
        ("name: 漢字 oops", 10, 4, ["name: 漢字 oops", "           ^^^^"]),
        ("name: 漢字 oops", 7, 2, ["name: 漢字 oops", "      ^^^^"]),
        ("name: cafe\u0301 oops", 13, 4, ["name: cafe\u0301 oops", "           ^^^^"]),
        ("name: 👩\u200d🔬 oops", 11, 4, ["name: 👩\u200d🔬 oops", "         ^^^^"]),
        ("year: 2O18\r", 7, 9, ["year: 2O18", "      ^^^^"]),
        (b"name: caf\xe9 oops", 12, 4, ["name: caf\ufffd oops", "           ^^^^"]),
        ("a: \x1b[2Jb \u202eevil", 9, 5, ["a: ·[2Jb ·evil", "        ^^^^^"]),
        ("year: 2018", 11, 0, ["year: 2018", "          ^"]),
        ("year: 2018", 99, 3, ["year: 2018", "          ^"]),
    ],
)
def test_the_caret_stands_under_the_words_that_are_meant(
    tmp_path: Path, line: str | bytes, column: int, length: int, rows: list[str]
) -> None:
    assert shown(tmp_path, line, column, length) == "".join(f"    | {row}\n" for row in rows)[:-1]


def test_a_long_line_is_cut_around_the_words_to_the_width_of_a_page(tmp_path: Path) -> None:
    line = "".join(f"<{n:04}>" for n in range(500_000))
    top, below = shown(tmp_path, line, line.index("<2000>") + 1, 6).split("\n")
    assert (len(top), top[:8], top[-2:]) == (100, "    | … ", " …")
    assert top[below.index("^") : below.rindex("^") + 1] == "<2000>"


def test_a_long_line_of_wide_characters_is_cut_by_what_they_fill(tmp_path: Path) -> None:
    line = "漢" * 300 + "字" + "漢" * 300
    top, below = shown(tmp_path, line, 301, 1).split("\n")
    before, _, after = top.partition("字")
    assert (before[:8], after[-2:], set(before[8:] + after[:-2])) == ("    | … ", " …", {"漢"})
    assert below == " " * 4 + "| " + " " * (2 + 2 * (len(before) - 8)) + "^^"
    assert 4 + 2 + 2 + 2 * (len(before) - 8) + 2 + 2 * (len(after) - 2) + 2 <= 100


def test_the_end_of_a_long_line_is_shown_with_as_much_before_it_as_fits(tmp_path: Path) -> None:
    top, below = shown(tmp_path, "x" * 300 + "end", 301, 3).split("\n")
    assert (top, below) == ("    | … " + "x" * 89 + "end", "    | " + " " * 91 + "^^^")


def test_a_combining_mark_is_not_cut_off_its_letter(tmp_path: Path) -> None:
    top, _ = shown(tmp_path, "e\u0301" * 200, 201, 1).split("\n")
    assert top.startswith("    | … e\u0301")


def test_a_lone_carriage_return_ends_a_line_of_yaml_but_not_of_html(tmp_path: Path) -> None:
    assert shown(tmp_path, "one", 1) == "    | one\n    | ^"
    (tmp_path / "a.yml").write_bytes(b"one\rtwo\r")
    assert text([error(Source("a.yml", 2, 1), "bad-date", "no")], tmp_path).split("\n")[1] == "    | two"
    (tmp_path / "a.html").write_bytes(b"one\rtwo\n<b>")
    assert text([error(Source("a.html", 2, 1), "bad-date", "no")], tmp_path).split("\n")[1] == "    | <b>"


def test_a_byte_order_mark_is_no_column(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes("year: 2O18".encode("utf-8-sig"))
    made = text([error(Source("a.yml", 1, 7), "bad-date", "no")], tmp_path)
    assert made == "a.yml:1:7: error[bad-date]: no\n    | year: 2O18\n    |       ^"


def test_a_hint_stands_beside_the_caret_where_it_fits_and_below_it_where_not(tmp_path: Path) -> None:
    assert (
        shown(tmp_path, "year: 2O18", 7, 4, "write 2018") == "    | year: 2O18\n    |       ^^^^ write 2018"
    )
    long = "a sentence that says at some length what the author of the file may do about it, and why; " * 2
    assert shown(tmp_path, "year: 2O18", 7, 4, long.strip()).split("\n") == [
        "    | year: 2O18",
        "    |       ^^^^",
        "    | a sentence that says at some length what the author of the file may do about it, and why; a",
        "    | sentence that says at some length what the author of the file may do about it, and why;",
    ]


def test_without_a_line_to_show_there_are_the_words_alone(tmp_path: Path) -> None:
    complaint = error(Source("none.yml", 3, 1), "missing-file", "it is not there", "make it")
    assert text([complaint], tmp_path) == "none.yml:3:1: error[missing-file]: it is not there\n    | make it"
    assert one_line(complaint) == "none.yml:3:1: error[missing-file]: it is not there (make it)"


def test_a_summary_counts_in_words() -> None:
    one, two = error(Source("a"), "x", "m"), warning(Source("a"), "x", "m")
    assert [summary(found) for found in ([], [one], [one, two, two])] == [
        "No complaints.",
        "1 error.",
        "1 error and 2 warnings.",
    ]


def test_what_fits_a_screen_is_shown_whole_in_the_order_of_reading(tmp_path: Path) -> None:
    found = [warning(Source("a.yml"), "unused", "w"), error(Source("b.yml"), "bad-date", "e")]
    assert on_a_screen(found, tmp_path, 80, 24, "How.") == (
        "a.yml:1:1: warning[unused]: w\nb.yml:1:1: error[bad-date]: e"
    )


def test_more_than_fits_a_screen_is_the_worst_and_a_table_of_how_many(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("year: 2O18\n" * 500, "utf-8")
    found = [warning(Source("a.yml", n, 1), "unused", f"w{n}") for n in range(1, 301)]
    found += [error(Source("a.yml", n, 7), "bad-date", f"e{n}", "write 2018", 4) for n in range(1, 101)]
    made = on_a_screen(found, tmp_path, 80, 24, "See all with --all.").split("\n")
    assert made[:3] == [
        "a.yml:1:7: error[bad-date]: e1",
        "    | year: 2O18",
        "    |       ^^^^ write 2018",
    ]
    assert made[-4:] == [
        "… and 395 more. See all with --all.",
        "",
        "   100  error[bad-date]                 first at a.yml:1:7",
        "   300  warning[unused]                 first at a.yml:1:1",
    ]
    assert len(made) == 19


def test_of_many_kinds_the_table_names_the_most_frequent_and_no_row_is_wider_than_the_screen(
    tmp_path: Path,
) -> None:
    found = [error(Source(f"{'deep/' * 20}a.yml", n), f"code-{n % 12}", "e") for n in range(1, 200)]
    made = on_a_screen(found, tmp_path, 60, 24, "See all with --all.").split("\n")
    table = made[made.index("") + 1 :]
    assert (len(table), table[-1], {len(row) <= 60 for row in table}) == (
        9,
        "    64  of 4 other kinds",
        {True},
    )


def test_the_first_of_each_kind_comes_before_the_second_of_any_and_lines_break_between_words(
    tmp_path: Path,
) -> None:
    found = [
        error(Source("a.yml", n), "bad-id", "these are words that do not fit one row") for n in range(1, 50)
    ]
    found += [error(Source("z.yml"), "yaml-syntax", "no YAML")]
    assert on_a_screen(found, tmp_path, 40, 14, "How.").split("\n") == [
        "a.yml:1:1: error[bad-id]: these are",
        "    words that do not fit one row",
        "z.yml:1:1: error[yaml-syntax]: no YAML",
        "a.yml:2:1: error[bad-id]: these are",
        "    words that do not fit one row",
        "… and 47 more. How.",
        "",
        "    49  error[bad-id]                  …",
        "     1  error[yaml-syntax]             …",
    ]


_LETTERS = st.text(st.sampled_from("ab 漢字e\u0301\u0300\t\x1b\u202e"), max_size=400)


@given(_LETTERS, st.integers(-3, 450), st.integers(0, 450), st.integers(20, 120))
def test_no_excerpt_is_wider_than_asked_for_and_its_caret_stands_in_or_just_behind_it(
    line: str, column: int, length: int, width: int
) -> None:
    shown = excerpt(line, column, length, width)
    if shown is None:
        assert not line.strip()
        return
    filled = cell_len(shown.line)
    assert (filled <= width, shown.length >= 1, shown.begin <= filled) == (True, True, True)
    assert shown.begin + shown.length <= max(filled, shown.begin + 1)


@given(st.text(st.sampled_from("ab 漢"), max_size=200), st.integers(8, 40))
def test_wrapped_rows_hold_all_words_and_are_too_wide_only_for_one_word(words: str, width: int) -> None:
    rows = wrapped(words, width, indent="  ")
    assert " ".join(rows).split() == words.split()
    assert [row for row in rows if cell_len(row) > width and len(row.split()) > 1] == []


@pytest.mark.parametrize("path", ["link.yml", "../outside.yml", "folder/outside.yml"])
def test_no_line_of_a_file_outside_the_project_is_shown(tmp_path: Path, path: str) -> None:
    root = tmp_path / "project"
    root.mkdir()
    (tmp_path / "outside.yml").write_text("secret\n")
    (root / "link.yml").symlink_to("../outside.yml")
    (root / "folder").symlink_to("..")
    made = text([error(Source(path), "bad-date", "no date")], root)
    assert made == f"{path}:1:1: error[bad-date]: no date"
