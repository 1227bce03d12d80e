"""The hook for pre-commit and the step for GitHub: they call what there is, and pin what they use."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from site_builder.cli import main
from tests.conftest import Write
from tests.small_library import ENTITIES

ROOT = Path(__file__).parents[2]
WRONG = {"content/entities/all.yml": ENTITIES.replace("year: 1790", "year: 179O")}


def loaded(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text("utf-8"))


@pytest.mark.parametrize("path", ["action.yml", ".github/workflows/check.yml", ".github/workflows/pages.yml"])
def test_actions_of_others_are_pinned_to_a_commit_with_its_version(path: str) -> None:
    uses = re.findall(r"uses: (\S.*)", (ROOT / path).read_text("utf-8"))
    loose = [use for use in uses if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use)]
    assert (bool(uses), [use for use in loose if use != "./"]) == (True, [])


def test_the_hook_checks_a_project_and_looks_only_when_its_files_change(project: Write) -> None:
    (hook,) = loaded(".pre-commit-hooks.yaml")
    program, *command = hook["entry"].split()
    done = CliRunner().invoke(main, [*command, "--project", str(project(WRONG))])
    assert (program, done.exit_code, done.stderr) == ("site-builder", 1, "1 error.\n")
    names = ["content/a.yml", "course/slides/decks/b.yml", "mkdocs.yml", "README.md", "my-content/a.yml"]
    assert [name for name in names if re.search(hook["files"], name)] == names[:3]


def check_step(**inputs: str) -> tuple[str, dict[str, str]]:
    """The script of the step that checks, and its environment with these inputs, the others as they are."""
    action = loaded("action.yml")
    given = {name: str(about["default"]) for name, about in action["inputs"].items()} | inputs
    (step,) = [step for step in action["runs"]["steps"] if step.get("name") == "Check"]
    values = {
        n: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda m: given[m[1]], v) for n, v in step["env"].items()
    }
    assert "${{" not in step["run"] + "".join(values.values())
    return step["run"], values


@pytest.mark.skipif(not shutil.which("bash"), reason="the step is written for bash")
def test_the_step_annotates_what_is_wrong_and_leaves_sarif_for_code_scanning(
    project: Write, tmp_path: Path
) -> None:
    root = project(WRONG)
    script, inputs = check_step(project=str(root), strict="true", sarif="true", **{"content-only": "true"})
    beside = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    given = {"PATH": beside, "RUNNER_TEMP": str(tmp_path), "GITHUB_WORKSPACE": str(root.parent), **inputs}
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script],
        env=os.environ | given, cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout.split("::")[1]) == (
        1,
        f"error file={root.name}/content/entities/all.yml,line=22,col=9,endColumn=13,title=bad-date",
    )
    assert (tmp_path / "site-builder.sarif").exists()
