"""Cut the font that pages and slides bring: the weights in use, and the letters of most pages for themselves.

    python -m pip install fonttools brotli
    python tools/font.py source-sans-3-latin-wght-normal.woff2 source-sans-3-latin-wght-italic.woff2

The two come from the npm package @fontsource-variable/source-sans-3 (SIL OFL 1.1). Each is cut into a core,
which every page of English loads, and the rest, which a browser loads when a page has a letter of it
(`unicode-range` in themes/site/assets/font.css).
"""

import sys
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FOLDER = Path(__file__).parents[1] / "slides" / "assets" / "font"
CORE = {
    *range(0x20, 0x7F),
    *range(0x2010, 0x2015),
    *range(0x2018, 0x201E),
    0xA0,
    0xD7,
    0x2022,
    0x2026,
    0x2212,
}
FEATURES = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "tnum"]


def main(upright: str, italic: str) -> None:
    """Write the four files."""
    for path, name, weights in (
        (upright, "source-sans-3", {"wght": (400, 700)}),
        (italic, "source-sans-3-italic", {"wght": 400}),
    ):
        whole = BytesIO()
        font = instancer.instantiateVariableFont(TTFont(path), weights)
        font.flavor = None
        font.save(whole)
        letters = set(font.getBestCmap())
        _cut(whole, letters & CORE, FOLDER / f"{name}-core.woff2")
        _cut(whole, letters - CORE, FOLDER / f"{name}-more.woff2")


def _cut(whole: BytesIO, letters: set[int], target: Path) -> None:
    whole.seek(0)
    font = TTFont(whole)
    options = subset.Options(layout_features=FEATURES, hinting=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=letters)
    cutter.subset(font)
    font.flavor = "woff2"
    font.save(target)
    print(f"{target.name}: {target.stat().st_size:,} bytes, {len(letters)} letters")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
