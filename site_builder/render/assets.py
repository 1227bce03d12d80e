"""The files that pages and decks are shown with: styles, scripts, fonts, the slide engine."""

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from site_builder.diagnostics import Diagnostic
from site_builder.disk.listing import list_files
from site_builder.disk.project_files import FILE_BYTES, RefusedFileError, as_text, read_bytes
from site_builder.output import Output
from site_builder.render.bundles import bundle_deck, bundle_site
from site_builder.render.own_images import FOLDER, own_images
from site_builder.routes import DECK_ASSETS, SITE_ASSETS
from site_builder.shipped import shipped

# What pages and decks share stands with the site's assets.
_FOR_DECKS = ("data.js", "preview.js", "font.css", "code.css", "preview.css")
_NOT_PUBLISHED = frozenset(["VENDOR.json"])


def assets(root: Path, sizes: Mapping[str, int]) -> tuple[list[Output], list[Diagnostic]]:
    """Every asset. A file of the same name in the project's own folder replaces the shipped one.

    `sizes` tells the scripts into how many files the data of each sort is divided. What cannot be read is
    left out and reported.
    """
    found: list[Diagnostic] = []
    site = _merged(root, "themes/site/assets", found)
    deck = _merged(root, "slides/assets", found) | {
        f"reveal/{name}": data for name, data in _merged(root, "slides/vendor/reveal", found).items()
    }
    site["data.js"] += f"siteBuilder.sizes = {json.dumps(sizes)};\n".encode()
    deck |= {name: site[name] for name in _FOR_DECKS}
    panzoom = _merged(root, "themes/site/vendor/panzoom", found)
    site |= {f"panzoom/{name}": data for name, data in panzoom.items()}
    bundle_site(site)
    bundle_deck(deck)
    made = [
        *(Output(f"{SITE_ASSETS}{name}", data) for name, data in sorted(site.items())),
        *(Output(f"{DECK_ASSETS}{name}", data) for name, data in sorted(deck.items())),
    ]
    return made, found


def images(root: Path) -> tuple[list[Output], list[Diagnostic]]:
    """Returns the pictures of a project, and reports about what is no picture or may not be published."""
    found: list[Diagnostic] = []
    made, more = own_images(_files(root, FOLDER, found))
    return made, [*found, *more]


def _merged(root: Path, folder: str, found: list[Diagnostic]) -> dict[str, bytes]:
    made = dict(_files(shipped(folder), "", found))
    if os.path.realpath(root / folder) != os.path.realpath(shipped(folder)):
        made |= dict(_files(root, folder, found))
    return made


def _files(root: Path, folder: str, found: list[Diagnostic]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a folder by their paths inside it. Styles and scripts are UTF-8."""
    paths, refused = list_files(root, folder)
    found += refused
    for path in paths:
        if path.rpartition("/")[2] in _NOT_PUBLISHED:
            continue
        try:
            data = read_bytes(root, path, FILE_BYTES)
            if path.endswith((".css", ".js")):
                as_text(path, data)
            yield path.removeprefix(f"{folder}/"), data
        except RefusedFileError as cannot:
            found.append(cannot.diagnostic)
