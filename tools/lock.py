"""Lock what is installed: write the exact releases and their hashes into requirements/.

    make lock              # keep the locked releases; add or remove what pyproject.toml did
    make lock UPGRADE=1    # take the newest releases that are a week old

site.txt holds the project's dependencies, and build.txt what builds it. Each other file holds what an extra
of pyproject.toml needs beside these. They serve every system and every Python from the oldest supported one.
"""

import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "requirements"
# rcssmin and rjsmin bring no wheels for macOS and Windows, so setuptools builds them there. Since 70.1 it
# needs no other package for this.
BUILD = ["setuptools>=70.1"]
# uv makes these files, and is itself installed from one of them.
UV = ["uv>=0.9"]
# A release that steals passwords is usually found and removed within days.
AGE = "7 days"


def wanted() -> Mapping[str, Sequence[str]]:
    """Returns for each lock file, without its ending, the requirements that it must meet."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    project, build = settings["project"], [*settings["build-system"]["requires"], *BUILD]
    return {"site": project["dependencies"], "build": build, **project["optional-dependencies"], "uv": UV}


def main(*options: str) -> None:
    """Write all lock files. `options` are passed on to uv, such as `--upgrade`."""
    oldest = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]
    # A package that several files need has the same release in all of them.
    before: list[str] = []
    for name, requirements in wanted().items():
        file = str(FOLDER / f"{name}.txt")
        subprocess.run(
            [
                *(Path(sys.executable).with_name("uv"), "pip", "compile", "-", "--quiet"),
                *("--universal", "--python-version", oldest.removeprefix(">=")),
                *("--generate-hashes", "--no-build", "--exclude-newer", AGE),
                *("--custom-compile-command", "make lock", "--no-annotate"),
                *("--output-file", file, *before, *options),
            ],
            input="\n".join(requirements),
            text=True,
            check=True,
            cwd=ROOT,
        )
        before += ["--constraints", file]


if __name__ == "__main__":
    main(*sys.argv[1:])
