"""What hatchling does besides packing: see that what is vendored for the browser is what was reviewed."""

import hashlib
import json
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class VendoredFilesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Refuses a build in which a vendored file was changed, added or lost. Fetches nothing."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        for folder in ("slides/vendor/reveal", "themes/site/vendor/panzoom"):
            _see(Path(self.root, folder))


def _see(folder: Path) -> None:
    wanted = json.loads((folder / "VENDOR.json").read_text(encoding="utf-8"))["sha256"]
    found = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "VENDOR.json"
    }
    wrong = sorted(name for name in {*wanted, *found} if wanted.get(name) != found.get(name))
    if wrong:
        names = ", ".join(wrong)
        message = f"{folder}: {names} not as in VENDOR.json; run tools/vendor.py"
        raise RuntimeError(message)
