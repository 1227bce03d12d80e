"""No file name and no word of an author steers the terminal, the log or the summary that shows it."""

import json
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from site_builder.cli import main
from site_builder.diagnostics import Source, error
from site_builder.report import annotated, as_baseline, as_json, as_sarif, harmless_lines, text
from site_builder.report.harmless import harmless, harmless_json

HOSTILE = "a\x1b[2J\x07b\x9b31mc\u202ed\u2028e\u200bf\ufeffg"
SHOWN = "a·[2J·b·31mc·d·e·f·g"
FOUND = [error(Source(f"{HOSTILE}.yml"), "bad-date", HOSTILE, HOSTILE)]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (HOSTILE, SHOWN),
        ("one\r\ntwo\tthree", "one··two three"),
        ("\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\", "·]8;;https://evil.example·\\click·]8;;·\\"),
        ("soft\xadhyphen, tag \U000e0041", "soft·hyphen, tag ·"),
        ("##[error]x ##vso[task.x]y ##teamcity[z]", "#·[error]x #·vso[task.x]y #·teamcity[z]"),
        ("## a heading, #1 and [a link]", "## a heading, #1 and [a link]"),
        ("漢 é e\u0301 👩\u200d🔬 ❤\ufe0f שלום ن\u200cن", "漢 é e\u0301 👩\u200d🔬 ❤\ufe0f שלום ن\u200cن"),
    ],
)  # fmt: skip
def test_each_harmful_character_is_shown_as_a_dot_and_all_others_as_they_are(
    written: str, shown: str
) -> None:
    assert harmless(written) == shown


def test_no_line_that_is_printed_is_a_command_to_github() -> None:
    printed = "::error::x\n  ::stop-commands::y\na::b\n::"
    assert harmless_lines(printed) == "·:error::x\n  ·:stop-commands::y\na::b\n·:"


def test_text_holds_nothing_harmful(tmp_path: Path) -> None:
    (tmp_path / f"{HOSTILE}.yml").write_text(HOSTILE, "utf-8")
    assert text(FOUND, tmp_path) == (
        f"{SHOWN}.yml:1:1: error[bad-date]: {SHOWN}\n    | {SHOWN}\n    | ^ {SHOWN}"
    )


def test_commands_for_github_hold_nothing_harmful() -> None:
    assert annotated(FOUND, [f"note {HOSTILE}"]).commands == (
        f"::error file={SHOWN}.yml,line=1,col=1,title=bad-date::{SHOWN} ({SHOWN})\n::notice::note {SHOWN}"
    )


def test_the_table_for_github_holds_nothing_harmful_and_no_markdown() -> None:
    words = f"{HOSTILE}\r\n<img src=x>$x$"
    found = [error(Source(f"{HOSTILE}.yml"), "bad-date", words)] * 11
    shown = SHOWN.replace("[", "&#91;")
    assert annotated(found).table.split("\n")[-2] == (
        f"| {shown}.yml:1:1 | error | bad-date | {shown} &#60;img src=x&#62;&#36;x&#36; |"
    )


def test_json_keeps_the_exact_words_and_writes_what_is_harmful_as_its_number() -> None:
    made = as_json(FOUND)
    assert '"a\\u001b[2J\\u0007b\\u009b31mc\\u202ed\\u2028e\\u200bf\\ufeffg"' in made
    assert json.loads(made)[0]["message"] == HOSTILE


def test_a_program_reads_from_json_what_was_written_and_ci_reads_no_command() -> None:
    written = ["##[error]x", "é\x7f\U000e0041"]
    made = harmless_json(written)
    assert made == '["#\\u0023[error]x", "é\\u007f\\udb40\\udc41"]'
    assert json.loads(made) == written


def test_sarif_has_harmless_words_and_the_true_name_of_the_file() -> None:
    (result,) = json.loads(as_sarif(FOUND))["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert result["message"]["text"] == f"{SHOWN}. {SHOWN}"
    assert place == "a%1B%5B2J%07b%C2%9B31mc%E2%80%AEd%E2%80%A8e%E2%80%8Bf%EF%BB%BFg.yml"


@given(st.text())
def test_no_form_of_a_report_holds_a_control_character_but_line_feeds(words: str) -> None:
    found = [error(Source(f"x{words}"), "bad-date", words, words)] * 11
    made = annotated(found, [words])
    forms = [
        made.commands,
        made.table,
        as_json(found),
        as_sarif(found),
        as_baseline(found),
        text(found, Path()),
    ]
    categories = {unicodedata.category(c) for form in forms for c in form if c not in "\n\u200c\u200d"}
    assert categories & {"Cc", "Zl", "Zp"} == set()
    assert made.commands.count("\n") == 10


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_a_file_with_a_hostile_name_is_reported_without_harm(tmp_path: Path, form: str) -> None:
    name = "::error::\x1b[2J\x07\u202e\n::warning::x.html"
    (tmp_path / name).write_text('<html lang="en"><title>x</title><a href="none/">x</a>', "utf-8")
    done = CliRunner().invoke(main, ["crawl", str(tmp_path), "--format", form], env={"GITHUB_WORKSPACE": ""})
    printed = done.stdout + done.stderr
    assert [c for c in "\x1b\x07\u202e\r" if c in printed] == []
    commands = [line for line in printed.split("\n") if line.lstrip().startswith("::")]
    assert (done.exit_code, len(commands)) == (1, 1 if form == "github" else 0)
