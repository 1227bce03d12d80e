"""Complaints as SARIF, held to the schema.

`sarif-2.1.0-rtm.5.json` is the schema of SARIF 2.1.0 as it stands in @microsoft/jest-sarif 1.0.0 (MIT).
"""

import json
from pathlib import Path
from typing import Any

import jsonschema

from site_builder.diagnostics import Diagnostic, Source, error, warning
from site_builder.report import as_sarif
from site_builder.rules import rules

SCHEMA = json.loads((Path(__file__).parent / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))


def run_of(found: list[Diagnostic], has_run: bool = True) -> dict[str, Any]:
    """The one run of a log that keeps to the schema."""
    log = json.loads(as_sarif(found, has_run))
    validator = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    assert [mistake.message for mistake in validator.iter_errors(log)] == []
    (run,) = log["runs"]
    made: dict[str, Any] = run
    return made


def test_the_schema_refuses_what_is_no_log() -> None:
    validator = jsonschema.Draft4Validator(SCHEMA)
    assert not validator.is_valid({"version": "2.1.0", "runs": [{"results": []}]})


def test_a_complaint_is_a_result_with_its_place_in_the_repository() -> None:
    found = [error(Source("content/a b/ü:1.yml", 3, 7), "bad-date", "'x' is no date", "write 2018", 4)]
    (result,) = run_of(found)["results"]
    known_by = result.pop("partialFingerprints")
    assert result == {
        "ruleId": "bad-date",
        "ruleIndex": list(rules()).index("bad-date"),
        "level": "error",
        "message": {"text": "'x' is no date. write 2018"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "content/a%20b/%C3%BC%3A1.yml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 3, "startColumn": 7, "endColumn": 11},
                }
            }
        ],
    }
    assert [*known_by] == ["siteBuilder/v1"]


def test_a_place_without_words_and_outside_the_project_is_a_result_too() -> None:
    (result,) = run_of([warning(Source("/tmp/site/x.html"), "missing-page", "gone")])["results"]
    assert (result["level"], result["locations"][0]["physicalLocation"]) == (
        "warning",
        {
            "artifactLocation": {"uri": "file:///tmp/site/x.html"},
            "region": {"startLine": 1, "startColumn": 1},
        },
    )


def test_every_rule_is_described_in_words_and_with_both_examples() -> None:
    driver = run_of([])["tool"]["driver"]
    assert [rule["id"] for rule in driver["rules"]] == list(rules())
    described = next(rule for rule in driver["rules"] if rule["id"] == "bad-time")
    assert described == {
        "id": "bad-time",
        "shortDescription": {"text": "A time is minutes and seconds, or hours, minutes and seconds."},
        "fullDescription": {"text": "A time is minutes and seconds, or hours, minutes and seconds."},
        "help": {
            "text": "bad-time (error, of the family 'form')\n\n"
            "A time is minutes and seconds, or hours, minutes and seconds.\n\n"
            "Accepted:\n\n    at: 12:34\n\nRefused:\n\n    at: 12 min\n\nThis rule cannot be turned off.",
            "markdown": "A time is minutes and seconds, or hours, minutes and seconds.\n\n"
            "Accepted:\n\n```yaml\nat: 12:34\n```\n\nRefused:\n\n```yaml\nat: 12 min\n```",
        },
    }


def fingerprints(*found: Diagnostic) -> list[str]:
    return [result["partialFingerprints"]["siteBuilder/v1"] for result in run_of(list(found))["results"]]


def test_a_complaint_is_known_again_when_lines_have_moved() -> None:
    words = "'bank' is also a spelling of the term 'river-bank' at content/glossary.yml:{}:3"
    before = error(Source("a.yml", 3, 1), "doubled-spelling", words.format(10))
    after = error(Source("a.yml", 90, 1), "doubled-spelling", words.format(15))
    assert fingerprints(before) == fingerprints(after)


def test_complaints_of_other_words_files_or_numbers_are_not_the_same() -> None:
    one = error(Source("a.yml", 3, 1), "bad-date", "m")
    others = [
        error(Source("a.yml", 4, 1), "bad-date", "m"),
        error(Source("b.yml", 3, 1), "bad-date", "m"),
        error(Source("a.yml", 3, 1), "bad-time", "m"),
        error(Source("a.yml", 3, 1), "bad-date", "n"),
    ]
    assert len(set(fingerprints(one, *others))) == 5


def test_a_check_that_could_not_be_made_says_so() -> None:
    assert run_of([], has_run=False)["invocations"] == [{"executionSuccessful": False}]
