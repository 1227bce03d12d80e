"""Fetch reveal.js into slides/vendor/reveal/, for whoever maintains this project.

    python tools/vendor_reveal.py [VERSION]

The package is fetched from the npm registry and must have the checksum that the registry published for it; of
its files only the few that a deck needs are kept. VENDOR.json then says what they are, and `hatch_build.py`
refuses to build a wheel from others. The banner of reveal.js 6 has no version, so that file is the record.
"""

import base64
import hashlib
import io
import json
import sys
import tarfile
import urllib.request
from pathlib import Path

VERSION = "6.0.2"
# Published by the registry as `dist.integrity`; a new version needs its own, looked at by a person.
INTEGRITY = {
    "6.0.2": (
        "sha512-JYIg5D9aoxoaLeb84O+OvAwsKWdIavVgEDScxtYEXFCT6t6TQrhNtSgogcjdCpdLsWglhJn3zyE3fUOwiH5KEg=="
    ),
}
KEPT = {
    "dist/reveal.js": "reveal.js",
    "dist/reveal.css": "reveal.css",
    "dist/reset.css": "reset.css",
    "dist/plugin/notes.js": "plugin/notes.js",
    "dist/plugin/search.js": "plugin/search.js",
    "dist/plugin/zoom.js": "plugin/zoom.js",
    "LICENSE": "LICENSE",
}
FOLDER = Path(__file__).parents[1] / "slides" / "vendor" / "reveal"


def main(version: str = VERSION) -> None:
    """Fetch, verify, write."""
    address = f"https://registry.npmjs.org/reveal.js/-/reveal.js-{version}.tgz"
    with urllib.request.urlopen(address) as answer:
        package = answer.read()
    digest = base64.b64encode(hashlib.sha512(package).digest()).decode()
    if f"sha512-{digest}" != INTEGRITY.get(version):
        sys.exit(f"reveal.js {version} is not the package it should be: sha512-{digest}")
    files = _unpack(package)
    for name, data in files.items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    record = {
        "name": "reveal.js",
        "version": version,
        "licence": "MIT; plugin/notes.js also holds marked, MIT",
        "address": address,
        "integrity": INTEGRITY[version],
        "sha256": {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())},
    }
    (FOLDER / "VENDOR.json").write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


def _unpack(package: bytes) -> dict[str, bytes]:
    made = {}
    with tarfile.open(fileobj=io.BytesIO(package), mode="r:gz") as archive:
        for name, kept in KEPT.items():
            member = archive.extractfile(f"package/{name}")
            assert member, name
            made[kept] = member.read()
    return made


if __name__ == "__main__":
    main(*sys.argv[1:])
