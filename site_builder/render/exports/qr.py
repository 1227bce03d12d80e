"""The pages of slides as QR codes, for an audience with phones. The only door to segno."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from site_builder.output import Output
from site_builder.render.data import data_file
from site_builder.render.slides import Slide

# All eight masks give a code that every reader reads; to weigh them takes five times as long as the rest.
_MASK = 3
_BORDER = 2  # modules of quiet around it; the sheet around is light as well


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code as a drawing: a square of `size` units, and the path of its dark parts, one unit wide."""

    url: str
    size: int
    path: str


def code_of(url: str) -> Code:
    """The QR code of an address, with a medium level of error correction."""
    import segno  # with it come libraries for the network, which nothing else here needs

    made = segno.make(url, error="m", micro=False, mask=_MASK)
    drawing = made.svg_inline(border=_BORDER, omitsize=True)
    path = re.search(r' d="([^"]+)"', drawing)
    assert path
    return Code(url, int(made.symbol_size(border=_BORDER)[0]), path[1])


def code_file(deck: str, slides: Sequence[Slide], site_url: str) -> list[Output]:
    """The file `data/qr-<deck>.js`: slide id → place among the codes, and these as [url, size, path].

    None where the site has no address of its own.
    """
    if not site_url:
        return []
    urls = {slide.id: f"{site_url.rstrip('/')}{slide.page}" for slide in slides}
    codes = [code_of(url) for url in dict.fromkeys(urls.values())]
    places = {code.url: number for number, code in enumerate(codes)}
    value: list[Any] = [
        {slide: places[url] for slide, url in urls.items()},
        [[code.url, code.size, code.path] for code in codes],
    ]
    return [data_file(f"qr-{deck}", value)]
