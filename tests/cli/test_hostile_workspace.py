"""The step for GitHub runs nothing that a pull request may bring: here every file of the folder is a trap."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.action_steps import run_step
from tests.conftest import Write

pytestmark = pytest.mark.skipif(not shutil.which("bash"), reason="the steps are written for bash")

MODULES = [
    "click",
    "hatchling",
    "json",
    "multiprocessing",
    "pip",
    "site_builder",
    "sitecustomize",
    "usercustomize",
]
MODULES += ["encodings", "mkdocs", "pydantic", "rich", "yaml"]
# What a build runs, but a check of the content does not.
CODE_OF_THE_PROJECT = {
    "hook.py": "TRAP",
    "mkdocs.yml": (
        "site_name: x\nhooks: [hook.py]\nplugins: [search, site-builder]\n"
        "extra: {x: !!python/object/apply:exec ['TRAP']}\n"
    ),
    "themes/site/templates/entity.html.jinja": "{{ x.__class__ }} {% include 'none' %}",
    "slides/templates/deck.html.jinja": "{{ x.__class__ }} {% include 'none' %}",
}
SETTINGS = {
    "pip.conf": "[global]\nrequire-virtualenv = yes\n",
    "pyproject.toml": '[build-system]\nrequires = []\nbuild-backend = "pip"\nbackend-path = ["."]\n',
    "setup.py": "TRAP",
    "lychee.toml": "this is = no TOML",
}


def hostile(project: Write, **more: str) -> tuple[Path, Path]:
    """A project full of traps, and the file that a trap writes if it runs."""
    files = {f"{name}.py": "TRAP" for name in MODULES} | SETTINGS | more
    root = project({})
    mark = root / "a-trap-ran"
    trap = f'open({str(mark)!r}, "a").write(__name__ + " ")'
    project({path: text.replace("TRAP", trap.replace("'", '"')) for path, text in files.items()})
    return root, mark


def check(root: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the step that checks. Even the job's own path of imports begins in the workspace."""
    return run_step("Check", root, inputs, PYTHONPATH=str(root), GITHUB_WORKSPACE=str(root))


def test_the_traps_work(project: Write) -> None:
    root, mark = hostile(project)
    subprocess.run([sys.executable, "-m", "pip", "--version"], cwd=root, check=False)
    subprocess.run([sys.executable, "-m", "site_builder"], cwd=root, check=False)
    assert mark.read_text() == "__main__ __main__ "


def test_a_check_of_the_content_runs_nothing_of_the_project(project: Write) -> None:
    root, mark = hostile(project, **CODE_OF_THE_PROJECT)
    done = check(root, strict="true", **{"content-only": "true"})
    assert (done.returncode, done.stdout, done.stderr, mark.exists()) == (0, "", "No complaints.\n", False)


def test_a_check_of_the_site_too_imports_nothing_that_lies_in_the_workspace(project: Write) -> None:
    root, mark = hostile(project)
    done = check(root)
    assert (done.returncode, done.stderr, mark.exists()) == (0, "No complaints.\n", False)


def test_the_traps_in_what_the_readme_calls_code_work(project: Write) -> None:
    root, mark = hostile(project, **CODE_OF_THE_PROJECT)
    check(root)
    assert mark.exists()


PREVIEW = """
import threading
from pathlib import Path
from site_builder.serve import Checker

if __name__ == "__main__":
    answered = threading.Event()
    Checker(Path(), lambda number, found: answered.set()).ask(1)
    assert answered.wait(60)
"""


def test_the_process_that_checks_beside_a_preview_imports_nothing_from_the_current_folder(
    project: Write, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root, mark = hostile(project)
    script = tmp_path_factory.mktemp("bin") / "preview.py"
    script.write_text(PREVIEW)
    done = subprocess.run([sys.executable, script], cwd=root, capture_output=True, text=True, check=False)
    assert (done.returncode, mark.exists()) == (0, False), done.stderr


@pytest.mark.parametrize("external", ["true", "false"])
def test_installing_runs_nothing_of_the_workspace(project: Write, tmp_path: Path, external: str) -> None:
    root, mark = hostile(project, **CODE_OF_THE_PROJECT)
    ours = tmp_path / "the action"
    (ours / "requirements").mkdir(parents=True)
    for name in ("build", "site", "external"):
        (ours / "requirements" / f"{name}.txt").touch()
    (ours / "one.py").touch()
    (ours / "pyproject.toml").write_text(
        '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n'
        '[project]\nname = "one"\nversion = "1"\n'
    )
    alone = {"PIP_DRY_RUN": "1", "PIP_NO_INDEX": "1", "GITHUB_ACTION_PATH": str(ours)}
    done = run_step("Install", root, {"external": external}, PYTHONPATH=str(root), **alone)
    assert (done.returncode, mark.exists()) == (0, False), done.stderr
