"""Complaints as GitHub takes them: commands in the log, and a table in the summary of the step."""

from pathlib import Path

from site_builder.diagnostics import Source, error, warning
from site_builder.report import annotated, seen_from


def test_a_complaint_is_a_command_with_its_place() -> None:
    found = [error(Source("content/a.yml", 3, 7), "bad-date", "'x' is no date", "write 2018", 4)]
    assert annotated(found).commands == (
        "::error file=content/a.yml,line=3,col=7,endColumn=11,title=bad-date::'x' is no date (write 2018)"
    )


def test_what_would_end_a_command_or_begin_another_is_escaped() -> None:
    found = [warning(Source("a,b:c%.yml"), "bad-date", "50 % of\r\n::error::fake")]
    assert annotated(found).commands == (
        "::warning file=a%2Cb%3Ac%25.yml,line=1,col=1,title=bad-date::50 %25 of%0A::error::fake"
    )


def test_the_worst_ten_are_annotations_and_the_rest_is_a_table() -> None:
    found = [warning(Source("a.yml", n), "unused", f"w{n}") for n in range(1, 10)]
    found += [error(Source("b.yml", n), "bad-date", f"e{n}") for n in range(1, 4)]
    made = annotated(found, ["2 addresses gave no answer."])
    assert [line.partition("::")[2].partition(",")[0] for line in made.commands.split("\n")] == [
        *["error file=b.yml"] * 3,
        *["warning file=a.yml"] * 7,
        "notice::2 addresses gave no answer.",
    ]
    assert made.table == (
        "### Site Builder\n\n"
        "Not annotated, since GitHub shows only 10: 2 warnings.\n\n"
        "| place | severity | code | message |\n"
        "| --- | --- | --- | --- |\n"
        "| a.yml:8:1 | warning | unused | w8 |\n"
        "| a.yml:9:1 | warning | unused | w9 |\n"
    )


def test_ten_complaints_need_no_table() -> None:
    assert annotated([error(Source("a.yml", n), "bad-date", "e") for n in range(10)]).table == ""


def test_words_of_authors_are_no_markdown_in_the_table() -> None:
    found = [error(Source("a.yml"), "bad-date", "<b>|`x`\n| @all [y](z) #1 & c")] * 11
    assert annotated(found).table.split("\n")[-2] == (
        "| a.yml:1:1 | error | bad-date | &#60;b&#62;&#124;&#96;x&#96; &#124; &#64;all "
        "&#91;y&#93;(z) &#35;1 &#38; c |"
    )


def test_a_table_is_cut_before_github_refuses_it() -> None:
    made = annotated([error(Source("a.yml"), "bad-date", "ü" * 500)] * 1010).table
    assert (len(made.encode()) < 1_000_000, made.count("| error |"), made[-18:]) == (
        True,
        868,
        "\n\n… and 132 more.\n",
    )


def test_paths_are_those_of_the_repository_that_holds_the_project(tmp_path: Path) -> None:
    project = tmp_path / "docs" / "course"
    project.mkdir(parents=True)
    found = [error(Source("content/a.yml", 2, 3), "x", "m"), error(Source("/elsewhere/b.html"), "x", "m")]
    assert [str(d.source) for d in seen_from(found, project, tmp_path)] == [
        "docs/course/content/a.yml:2:3",
        "/elsewhere/b.html:1:1",
    ]
    assert seen_from(found, tmp_path, project) == found
