"""All that is installed here is locked with hashes, and every action of others is pinned to a commit."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.lock import FOLDER, wanted

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PYTHONS = ["3.11.0", "3.11.9", "3.12.0", "3.13.0", "3.14.0"]
SYSTEMS = {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}
ENTRY = re.compile(r"([^\s#\\]+==[^\\\n]+?) \\\n((?: {4}--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)")


def locked(name: str) -> list[Requirement]:
    """The releases of a lock file, of which each has hashes and nothing stands between them."""
    text = (FOLDER / f"{name}.txt").read_text("utf-8")
    assert ENTRY.sub("", re.sub(r"(?m)^#.*\n", "", text)) == ""
    return [Requirement(release) for release, _ in ENTRY.findall(text)]


def test_each_extra_has_a_lock_file_and_no_other_file_lies_there() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {f"{name}.txt" for name in wanted()}


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("name", wanted())
def test_on_every_system_and_python_one_release_is_locked_that_pyproject_accepts(
    name: str, system: str, python: str
) -> None:
    here = {
        "sys_platform": system,
        "platform_system": SYSTEMS[system],
        "os_name": "nt" if system == "win32" else "",
    }
    here |= {"python_full_version": python, "python_version": python.rpartition(".")[0]}
    releases = {
        canonicalize_name(r.name): str(r.specifier).removeprefix("==")
        for r in locked(name)
        if not r.marker or r.marker.evaluate(here)
    }
    asked = [Requirement(line) for line in wanted()[name]]
    wrong = [str(r) for r in asked if not r.specifier.contains(releases.get(canonicalize_name(r.name), "0"))]
    assert wrong == []


def test_a_package_has_the_same_release_in_all_files() -> None:
    releases: dict[tuple[str, str], set[str]] = {}
    for requirement in (r for name in wanted() for r in locked(name)):
        releases.setdefault((requirement.name, str(requirement.marker)), set()).add(
            str(requirement.specifier)
        )
    assert {name: found for name, found in releases.items() if len(found) > 1} == {}


def scripts_of(path: Path) -> list[str]:
    """The lines of all shell scripts in a workflow or an action."""
    value: Any = yaml.safe_load(path.read_text("utf-8"))
    jobs = value["jobs"].values() if "jobs" in value else [value["runs"]]
    steps = [step for job in jobs for step in job["steps"]]
    return [line.strip() for step in steps for line in step.get("run", "").splitlines()]


def is_locked(line: str) -> bool:
    return bool(re.search(r"--no-build-isolation (--require-hashes|--no-deps) ", line))


def test_workflows_and_the_action_install_only_what_is_locked() -> None:
    lines = [line for path in [ROOT / "action.yml", *WORKFLOWS] for line in scripts_of(path)]
    installing = [
        line for line in lines if re.search(r"\binstall\b|\bpipx\b|\buvx?\b|\bnpx?\b|\bcurl\b|\bwget\b", line)
    ]
    assert (len(installing), [line for line in installing if not is_locked(line)]) == (4, [])


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
def test_make_installs_only_what_is_locked() -> None:
    command = ["make", "--dry-run", "--always-make", "site", "test", "lock"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    installing = [line for line in done.stdout.splitlines() if " pip install " in line]
    assert (len(installing), [line for line in installing if not is_locked(line)]) == (6, [])


@pytest.mark.parametrize("path", [ROOT / "action.yml", *WORKFLOWS], ids=lambda path: path.name)
def test_actions_of_others_are_pinned_to_a_commit_with_its_version(path: Path) -> None:
    uses = re.findall(r"uses: (\S.*)", path.read_text("utf-8"))
    loose = [use for use in uses if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use)]
    assert (bool(uses), [use for use in loose if use != "./"]) == (True, [])


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_job_that_may_write_runs_no_code_of_others_and_none_runs_with_secrets_for_a_pull_request(
    path: Path,
) -> None:
    workflow: Any = yaml.safe_load(path.read_text("utf-8"))
    assert workflow["permissions"] in ({}, {"contents": "read"})
    assert "pull_request_target" not in path.read_text("utf-8")
    for job in workflow["jobs"].values():
        if "write" in job.get("permissions", {}).values():
            lines = "\n".join(step.get("run", "") for step in job["steps"])
            assert re.search(r"\b(make|pip|python|uv)\b", lines) is None
