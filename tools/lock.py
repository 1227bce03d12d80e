"""Lock what is installed: write the exact releases and their hashes into requirements/.

    make lock              # keep the locked releases; add or remove what pyproject.toml did
    make lock UPGRADE=1    # take the newest releases that are a week old

site.txt holds the project's dependencies and its build backend. Each of the others holds what an extra of
pyproject.toml needs beside these. They serve every system and every Python from the oldest supported one.
"""

import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "requirements"
# uv makes these files, and is itself installed from one of them.
UV = ["uv>=0.9"]
# A release that steals passwords is usually found and removed within days.
AGE = "7 days"


def wanted() -> Mapping[str, Sequence[str]]:
    """Returns for each lock file, without its ending, the requirements that it must meet."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    project = settings["project"]
    site = [*project["dependencies"], *settings["build-system"]["requires"]]
    return {"site": site, **project["optional-dependencies"], "uv": UV}


def main(*options: str) -> None:
    """Write all lock files. `options` are passed on to uv, such as `--upgrade`."""
    oldest = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]
    for name, requirements in wanted().items():
        # The extras take the releases of site.txt where both need a package.
        beside = [] if name in ("site", "uv") else ["--constraints", str(FOLDER / "site.txt")]
        subprocess.run(
            [
                *(Path(sys.executable).with_name("uv"), "pip", "compile", "-", "--quiet"),
                *("--universal", "--python-version", oldest.removeprefix(">=")),
                *("--generate-hashes", "--no-build", "--exclude-newer", AGE),
                *("--custom-compile-command", "make lock", "--no-annotate"),
                *("--output-file", str(FOLDER / f"{name}.txt"), *beside, *options),
            ],
            input="\n".join(requirements),
            text=True,
            check=True,
            cwd=ROOT,
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
