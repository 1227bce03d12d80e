"""What hatchling does besides packing: see that the vendored slide engine is the one that was reviewed."""

import hashlib
import json
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class VendoredFilesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Refuses a build in which a file of slides/vendor/ was changed, added or lost. Fetches nothing."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        folder = Path(self.root, "slides", "vendor", "reveal")
        wanted = json.loads((folder / "VENDOR.json").read_text(encoding="utf-8"))["sha256"]
        found = {
            path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in folder.rglob("*")
            if path.is_file() and path.name != "VENDOR.json"
        }
        wrong = sorted(name for name in {*wanted, *found} if wanted.get(name) != found.get(name))
        if wrong:
            names = ", ".join(wrong)
            message = f"{folder}: {names} not as in VENDOR.json; run tools/vendor_reveal.py"
            raise RuntimeError(message)
