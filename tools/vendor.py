"""Fetch what is vendored for the browser, for whoever maintains this project.

    python tools/vendor.py [NAME]

A package is fetched from the npm registry and must have the checksum that the registry published for it; of
its files only the few that are needed are kept. VENDOR.json beside them says what they are, and
`hatch_build.py` refuses to build a wheel from others. A file need not say its version itself, so VENDOR.json
is the record.
"""

import base64
import hashlib
import io
import json
import sys
import tarfile
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Package:
    """A package of the registry: what is kept of it, under which names, and in which folder.

    `integrity` is what the registry publishes as `dist.integrity`; a new version needs its own, looked at by
    a person.
    """

    name: str
    version: str
    licence: str
    integrity: str
    folder: str
    kept: Mapping[str, str]

    @property
    def address(self) -> str:
        file = f"{self.name.rpartition('/')[2]}-{self.version}.tgz"
        return f"https://registry.npmjs.org/{self.name}/-/{file}"


PACKAGES = {
    "reveal": Package(
        name="reveal.js",
        version="6.0.2",
        licence="MIT; plugin/notes.js also holds marked, MIT",
        integrity=(
            "sha512-JYIg5D9aoxoaLeb84O+OvAwsKWdIavVgEDScxtYEXFCT6t6TQrhNtSgogcjdCpdLsWglhJn3zyE3fUOwiH5KEg=="
        ),
        folder="slides/vendor/reveal",
        kept={
            "dist/reveal.js": "reveal.js",
            "dist/reveal.css": "reveal.css",
            "dist/reset.css": "reset.css",
            "dist/plugin/notes.js": "plugin/notes.js",
            "dist/plugin/search.js": "plugin/search.js",
            "dist/plugin/zoom.js": "plugin/zoom.js",
            "LICENSE": "LICENSE",
        },
    ),
    "panzoom": Package(
        name="@panzoom/panzoom",
        version="4.6.2",
        licence="MIT",
        integrity=(
            "sha512-Zn3B5/hwa6eYIPRSKX0xf2clv8nviTX8AnAU5kU/EugiTDhG41ya2wlBqYrZJYCWQROr/5XkWObZhIkepi89qw=="
        ),
        folder="themes/site/vendor/panzoom",
        kept={"dist/panzoom.min.js": "panzoom.js", "MIT-License.txt": "LICENSE"},
    ),
}


def main(*names: str) -> None:
    """Fetch, verify, write: the packages of those names, or all."""
    for name in names or PACKAGES:
        _vendor(PACKAGES[name])


def _vendor(package: Package) -> None:
    with urllib.request.urlopen(package.address) as answer:
        packed = answer.read()
    digest = base64.b64encode(hashlib.sha512(packed).digest()).decode()
    if f"sha512-{digest}" != package.integrity:
        sys.exit(f"{package.name} {package.version} is not the package it should be: sha512-{digest}")
    files = _unpack(packed, package.kept)
    for name, data in files.items():
        path = ROOT / package.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    record = {
        "name": package.name,
        "version": package.version,
        "licence": package.licence,
        "address": package.address,
        "integrity": package.integrity,
        "sha256": {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())},
    }
    path = ROOT / package.folder / "VENDOR.json"
    path.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


def _unpack(packed: bytes, kept: Mapping[str, str]) -> dict[str, bytes]:
    made = {}
    with tarfile.open(fileobj=io.BytesIO(packed), mode="r:gz") as archive:
        for name, new_name in kept.items():
            member = archive.extractfile(f"package/{name}")
            assert member, name
            made[new_name] = member.read()
    return made


if __name__ == "__main__":
    main(*sys.argv[1:])
