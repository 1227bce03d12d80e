"""Every code that can be printed is explained, and nothing else."""

import re
from pathlib import Path

from click.testing import CliRunner

from site_builder.cli import main
from site_builder.rules import FAMILIES, rules

PACKAGE = Path(__file__).parents[1] / "site_builder"
# Raised as pydantic's own kinds of error, not through `error(…)`.
_RAISED = re.compile(r'PydanticCustomError\(\s*"([a-z-]+)"|"([a-z]+-[a-z-]+)",\s*f?[\'"]')
_MADE = re.compile(r'(?:error|warning|_refuse)\((?:[^"]|"[^"]*"(?!,))*?"([a-z0-9]+(?:-[a-z0-9]+)+)",')


def test_every_code_in_the_program_is_explained_and_every_explained_code_is_in_the_program() -> None:
    text = "\n".join(p.read_text() for p in sorted(PACKAGE.rglob("*.py")))
    used = {code for code in rules() if f'"{code}"' in text}
    assert sorted(set(rules()) - used) == []
    fields = "\n".join(p.read_text() for folder in ("model", "read") for p in (PACKAGE / folder).glob("*.py"))
    made = {code for pair in _RAISED.findall(fields) for code in pair if code} | set(_MADE.findall(text))
    assert sorted(made - set(rules())) == []


def test_explain_prints_a_rule_with_a_passing_and_a_failing_example() -> None:
    done = CliRunner().invoke(main, ["explain", "bad-time"])
    assert (done.exit_code, done.output) == (
        0,
        "bad-time (error, of the family 'form')\n\n"
        "A time is minutes and seconds, or hours, minutes and seconds.\n\n"
        "Accepted:\n\n    at: 12:34\n\nRefused:\n\n    at: 12 min\n\n"
        "This rule cannot be turned off.\n",
    )


def test_explain_says_how_a_rule_is_turned_off() -> None:
    done = CliRunner().invoke(main, ["explain", "used-before-introduced"])
    assert done.output.endswith(
        "To turn it off, write in content/library.yml:\n\n    checks: {used-before-introduced: off}\n\n"
        "In place of 'off', 'error' makes it count as such.\n"
    )


def test_each_rule_is_of_a_known_family() -> None:
    assert {rule.family for rule in rules().values()} == set(FAMILIES)


def test_explain_of_a_code_that_there_is_not_names_the_nearest() -> None:
    done = CliRunner().invoke(main, ["explain", "bad-tine"])
    assert (done.exit_code, done.output) == (2, "There is no rule 'bad-tine': did you mean 'bad-time'?\n")


def test_explain_without_a_code_lists_all() -> None:
    done = CliRunner().invoke(main, ["explain"])
    assert done.output.split("\n")[0].split(maxsplit=3) == [
        "yaml-syntax",
        "form",
        "error",
        "The file is not YAML, so nothing behind this place could be read.",
    ]
