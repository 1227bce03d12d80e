"""The steps of action.yml, run as GitHub runs them."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

ACTION = Path(__file__).parents[2] / "action.yml"


def run_step(
    name: str, folder: Path, inputs: dict[str, str], **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the step `name` in `folder` with these inputs. The other inputs have their defaults.

    A step's own environment wins over `environment`, which is that of the job.
    """
    action: Any = yaml.safe_load(ACTION.read_text("utf-8"))
    given = {name: str(about["default"]) for name, about in action["inputs"].items()} | inputs
    (step,) = [step for step in action["runs"]["steps"] if step.get("name") == name]
    values = {
        n: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda m: given[m[1]], v) for n, v in step["env"].items()
    }
    assert "${{" not in step["run"] + "".join(values.values())
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
        env=os.environ | {"PATH": path} | environment | values,
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
