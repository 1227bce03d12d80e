"""The hook for pre-commit and the step for GitHub: they call what there is."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from site_builder.cli import main
from tests.cli.action_steps import run_step
from tests.conftest import Write
from tests.small_library import ENTITIES

ROOT = Path(__file__).parents[2]
WRONG = {"content/entities/all.yml": ENTITIES.replace("year: 1790", "year: 179O")}


def loaded(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text("utf-8"))


def test_the_hook_checks_a_project_and_looks_only_when_its_files_change(project: Write) -> None:
    (hook,) = loaded(".pre-commit-hooks.yaml")
    program, *command = hook["entry"].split()
    done = CliRunner().invoke(main, [*command, "--project", str(project(WRONG))])
    assert (program, done.exit_code, done.stderr) == ("site-builder", 1, "1 error.\n")
    names = ["content/a.yml", "course/slides/decks/b.yml", "mkdocs.yml", "README.md", "my-content/a.yml"]
    assert [name for name in names if re.search(hook["files"], name)] == names[:3]


@pytest.mark.skipif(not shutil.which("bash"), reason="the step is written for bash")
def test_the_step_annotates_what_is_wrong_and_leaves_sarif_for_code_scanning(
    project: Write, tmp_path: Path
) -> None:
    root = project(WRONG)
    inputs = {"project": str(root), "strict": "true", "sarif": "true", "content-only": "true"}
    done = run_step("Check", ROOT, inputs, RUNNER_TEMP=str(tmp_path), GITHUB_WORKSPACE=str(root.parent))
    assert (done.returncode, done.stdout.split("::")[1]) == (
        1,
        f"error file={root.name}/content/entities/all.yml,line=22,col=9,endColumn=13,title=bad-date",
    )
    assert (tmp_path / "site-builder.sarif").exists()
