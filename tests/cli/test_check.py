"""`check` and `crawl` as they are typed: what is printed where, and the exit code."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from site_builder.cli import main
from tests.conftest import Write
from tests.small_library import ENTITIES, SECTIONS

WRONG = ENTITIES.replace("year: 1790", "year: 179O")
TWICE_WRONG = WRONG.replace("kind: person", "kind: person\n  year: old")


def check(root: Path, *options: str, content_only: bool = True, **environment: str) -> Result:
    more = ["--content-only"] if content_only else []
    env = {"CI": "", "GITHUB_WORKSPACE": "", "GITHUB_STEP_SUMMARY": "", **environment}
    return CliRunner().invoke(main, ["check", "--project", str(root), *more, *options], env=env)


def test_content_without_fault_is_no_complaint_in_any_format(project: Write) -> None:
    root = project({})
    done = check(root)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "No complaints.\n")
    assert [check(root, "--format", form).stdout for form in ("json", "github")] == ["[]\n", ""]
    assert json.loads(check(root, "--format", "sarif").stdout)["runs"][0]["results"] == []


def test_a_fault_is_told_with_its_line_and_the_count_goes_beside_the_pipe(project: Write) -> None:
    done = check(project({"content/entities/all.yml": WRONG}))
    assert (done.exit_code, done.stderr) == (1, "1 error.\n")
    assert done.stdout == (
        "content/entities/all.yml:22:9: error[bad-date]: "
        "'179O' is no date: write 2018-10-11, 2018-10 or 2018\n"
        "    |   year: 179O\n    |         ^^^^\n"
    )


def test_json_is_a_list_of_objects(project: Write) -> None:
    done = check(project({"content/entities/all.yml": WRONG}), "--format", "json")
    assert (done.exit_code, json.loads(done.stdout)) == (
        1,
        [
            {
                "path": "content/entities/all.yml",
                "line": 22,
                "column": 9,
                "severity": "error",
                "code": "bad-date",
                "message": "'179O' is no date: write 2018-10-11, 2018-10 or 2018",
                "hint": "",
            }
        ],
    )


def test_on_github_paths_are_those_of_the_repository_and_the_rest_goes_to_the_summary(
    project: Write, tmp_path: Path
) -> None:
    dates = "".join(f"e{n}: {{date: {n}, text: T}}\n" for n in range(12))
    root = project({"content/timeline.yml": dates})
    file = tmp_path / "summary.md"
    done = check(root, "--format", "github", GITHUB_WORKSPACE=str(root.parent), GITHUB_STEP_SUMMARY=str(file))
    assert (done.exit_code, done.stderr, done.stdout.count("\n")) == (1, "12 errors.\n", 10)
    assert done.stdout.split("\n")[0] == (
        f"::error file={root.name}/content/timeline.yml,line=1,col=12,endColumn=13,title=bad-date::"
        "'0' is no date: write 2018-10-11, 2018-10 or 2018"
    )
    rows = file.read_text("utf-8").split("\n")
    name = root.name.replace("_", "&#95;")
    assert [row.split(" | ")[0] for row in rows if "| error |" in row] == [
        f"| {name}/content/timeline.yml:11:13",
        f"| {name}/content/timeline.yml:12:13",
    ]
    assert "### Site Builder" in check(root, "--format", "github").stdout


def test_warnings_are_complaints_only_when_strict(project: Write) -> None:
    early = SECTIONS.replace("Yeast eats sugar", "In the oven, yeast eats sugar")
    root = project({"content/lectures/bread/sections.yml": early})
    assert [check(root, *options).exit_code for options in ([], ["--strict"])] == [0, 1]
    assert check(root).stderr == "1 warning.\n"


def test_a_project_without_content_could_not_be_checked(tmp_path: Path) -> None:
    done = check(tmp_path, "--format", "sarif")
    assert (done.exit_code, json.loads(done.stdout)["runs"][0]["invocations"]) == (
        2,
        [{"executionSuccessful": False}],
    )


def test_a_baseline_is_begun_by_its_first_use_and_then_only_what_is_new_is_told(project: Write) -> None:
    root = project({"content/entities/all.yml": WRONG})
    file = root / "baseline.json"
    begun = check(root, "--baseline", str(file))
    assert (begun.exit_code, begun.stdout, begun.stderr) == (
        0,
        "",
        f"1 complaint written to {file}: with '--baseline {file}' only others are told.\nNo complaints.\n",
    )
    again = check(root, "--baseline", str(file))
    assert (again.exit_code, again.stderr) == (0, "1 complaint of the baseline is left.\nNo complaints.\n")
    project({"content/entities/all.yml": f"\n\n{TWICE_WRONG}"})
    more = check(root, "--baseline", str(file), "--format", "json")
    assert (more.exit_code, [d["message"][:5] for d in json.loads(more.stdout)]) == (1, ["'old'"])


def test_what_is_gone_from_a_baseline_is_told_after_a_check_of_all(project: Write) -> None:
    root = project({"content/entities/all.yml": WRONG})
    file = root / "baseline.json"
    check(root, "--write-baseline", str(file))
    project({"content/entities/all.yml": ENTITIES})
    assert check(root, "--baseline", str(file)).stderr == "No complaints.\n"
    whole = check(root, "--baseline", str(file), content_only=False)
    assert (whole.exit_code, whole.stderr) == (
        0,
        "1 complaint of the baseline is gone. Write it anew with --write-baseline.\nNo complaints.\n",
    )


def test_a_broken_baseline_is_told_and_nothing_is_checked(project: Write) -> None:
    root = project({"content/entities/all.yml": WRONG, "baseline.json": "<<<<<<< HEAD\n"})
    done = check(root, "--baseline", str(root / "baseline.json"))
    assert (done.exit_code, done.stdout.split(": ", 1)[1].split("\n")[0]) == (
        2,
        "error[bad-baseline]: the baseline is not JSON: Expecting value",
    )


def test_a_run_in_ci_does_not_begin_a_baseline(project: Write) -> None:
    root = project({"content/entities/all.yml": WRONG})
    done = check(root, "--baseline", str(root / "none.json"), CI="true")
    assert (done.exit_code, (root / "none.json").exists()) == (2, False)
    assert "there is no baseline here" in done.stdout


def test_content_that_could_not_be_read_is_no_baseline(tmp_path: Path) -> None:
    done = check(tmp_path, "--write-baseline", str(tmp_path / "baseline.json"))
    assert (done.exit_code, (tmp_path / "baseline.json").exists()) == (2, False)


def test_crawl_has_the_same_formats_and_baselines(tmp_path: Path) -> None:
    site, file = tmp_path / "site", tmp_path / "baseline.json"
    site.mkdir()
    (site / "index.html").write_text('<html lang="en"><title>x</title>\n<a href="none/">x</a>', "utf-8")
    crawl = ["crawl", str(site), "--format", "json"]
    done = CliRunner().invoke(main, crawl)
    assert (done.exit_code, [(d["path"], d["line"], d["code"]) for d in json.loads(done.stdout)]) == (
        1,
        [("index.html", 2, "missing-page")],
    )
    CliRunner().invoke(main, [*crawl, "--write-baseline", str(file)])
    done = CliRunner().invoke(main, [*crawl, "--baseline", str(file)])
    assert (done.exit_code, done.stdout) == (0, "[]\n")


def test_a_file_name_that_is_not_utf_8_does_not_stop_a_report(tmp_path: Path) -> None:
    name = b"caf\xe9.html".decode("utf-8", "surrogateescape")
    try:
        (tmp_path / name).write_text('<html lang="en"><title>x</title><a href="none/">x</a>', "utf-8")
    except OSError:
        pytest.skip("this system cannot hold such a name")
    for form in ("text", "json", "github", "sarif"):
        done = CliRunner().invoke(main, ["crawl", str(tmp_path), "--format", form])
        assert (done.exit_code, done.exception is None or isinstance(done.exception, SystemExit)) == (1, True)


def test_sarif_is_written_beside_another_format_or_it_is_said_why_not(project: Write) -> None:
    root = project({"content/entities/all.yml": WRONG})
    file = root / "out" / "log.sarif"
    done = check(root, "--sarif", str(file), "--format", "json")
    assert (done.exit_code, len(json.loads(done.stdout))) == (1, 1)
    assert json.loads(file.read_text("utf-8"))["runs"][0]["results"][0]["ruleId"] == "bad-date"
    failed = check(root, "--sarif", str(root / "mkdocs.yml" / "log.sarif"))
    assert (failed.exit_code, "error[cannot-write]: this cannot be written: " in failed.stdout) == (2, True)


@pytest.mark.parametrize("option", ["--write-baseline", "--sarif"])
def test_nothing_is_written_through_a_link(project: Write, tmp_path: Path, option: str) -> None:
    root = project({"content/entities/all.yml": WRONG})
    (root / "mine").write_text("mine")
    (root / "report.json").symlink_to("mine")
    done = check(root, option, str(root / "report.json"))
    words = "this cannot be written: it is a link; name the file that it leads to"
    assert (done.exit_code, words in done.stdout, (root / "mine").read_text()) == (2, True, "mine")
