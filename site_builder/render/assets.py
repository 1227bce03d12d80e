"""The files that pages and decks are shown with: styles, scripts, fonts, the slide engine, images."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from site_builder.output import Output
from site_builder.routes import DECK_ASSETS, IMAGES, SITE_ASSETS
from site_builder.shipped import shipped

# Few requests: what every page or every deck needs is one style and one script.
_SITE_BUNDLES = {
    "site.bundle.css": ("font.css", "site.css", "code.css", "preview.css", "video.css", "search.css"),
    "site.bundle.js": ("data.js", "preview.js", "filters.js", "video.js", "search.js"),
    "search.bundle.js": ("words.js", "find.js", "results.js"),  # asked for by search.js when it is used
}
# What pages and decks share stands with the site's assets.
_FOR_DECKS = ("data.js", "preview.js", "font.css", "code.css", "preview.css")
# What only the pages with a large picture need.
_PICTURE_BUNDLES = {"pictures.bundle.js": ("panzoom/panzoom.js", "picture.js", "graph.js")}
_DECK_BUNDLES = {
    "deck.bundle.css": (
        "reveal/reset.css",
        "reveal/reveal.css",
        "font.css",
        "code.css",
        "preview.css",
        "deck.css",
    ),
    "deck.bundle.js": (
        *("data.js", "preview.js"),
        *("reveal/reveal.js", "deck.js"),
    ),
}
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
    _bundle(site, _SITE_BUNDLES)
    _bundle(site, _PICTURE_BUNDLES)
    _bundle(deck, _DECK_BUNDLES)
    return [
        *(Output(f"{SITE_ASSETS}{name}", data) for name, data in sorted(site.items())),
        *(Output(f"{DECK_ASSETS}{name}", data) for name, data in sorted(deck.items())),
        *(Output(f"{IMAGES}{name}", data) for name, data in _files(root / "content" / "images")),
    ]


def _bundle(files: dict[str, bytes], bundles: Mapping[str, Sequence[str]]) -> None:
    for bundle, parts in bundles.items():
        files[bundle] = b"\n".join(files.pop(part) for part in parts)


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
