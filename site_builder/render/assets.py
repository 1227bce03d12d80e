"""The files that pages and decks are shown with: styles, scripts, fonts, the slide engine."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from site_builder.diagnostics import Diagnostic
from site_builder.output import Output
from site_builder.render.bundles import bundle_deck, bundle_site
from site_builder.render.own_images import FOLDER, own_images
from site_builder.routes import DECK_ASSETS, SITE_ASSETS
from site_builder.shipped import shipped

# What pages and decks share stands with the site's assets.
_FOR_DECKS = ("data.js", "preview.js", "font.css", "code.css", "preview.css")
_NOT_PUBLISHED = frozenset(["VENDOR.json"])


def assets(root: Path, sizes: Mapping[str, int]) -> list[Output]:
    """Every asset. A file of the same name in the project's own folder replaces the shipped one.

    `sizes` tells the scripts into how many files the data of each sort is divided.
    """
    site = _merged(root, "themes/site/assets")
    deck = _merged(root, "slides/assets") | {
        f"reveal/{name}": data for name, data in _merged(root, "slides/vendor/reveal").items()
    }
    site["data.js"] += f"siteBuilder.sizes = {json.dumps(sizes)};\n".encode()
    deck |= {name: site[name] for name in _FOR_DECKS}
    site |= {f"panzoom/{name}": data for name, data in _merged(root, "themes/site/vendor/panzoom").items()}
    bundle_site(site)
    bundle_deck(deck)
    return [
        *(Output(f"{SITE_ASSETS}{name}", data) for name, data in sorted(site.items())),
        *(Output(f"{DECK_ASSETS}{name}", data) for name, data in sorted(deck.items())),
    ]


def images(root: Path) -> tuple[list[Output], list[Diagnostic]]:
    """Returns the pictures of a project, and reports about what is no picture or may not be published."""
    return own_images(_files(root / FOLDER))


def _merged(root: Path, folder: str) -> dict[str, bytes]:
    made = dict(_files(shipped(folder)))
    if (root / folder).resolve() != shipped(folder).resolve():
        made |= dict(_files(root / folder))
    return made


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    if not folder.is_dir():
        return
    for path in sorted(folder.rglob("*")):
        # A link could publish what stands outside the project.
        if (
            path.is_file()
            and path.name not in _NOT_PUBLISHED
            and path.resolve().is_relative_to(folder.resolve())
        ):
            yield path.relative_to(folder).as_posix(), path.read_bytes()
