"""PDFs of decks that were printed earlier: the site offers one as long as it shows the deck as it is now.

`site-builder deck pdf` needs a browser, a build does not; so a build takes over what was printed, and each
PDF carries a mark of the deck that it was printed from.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from site_builder.diagnostics import Diagnostic, warning
from site_builder.disk.project_files import FILE_BYTES, RefusedFileError, is_file, read_bytes
from site_builder.inputs import PRINTED
from site_builder.model import Deck
from site_builder.output import Output
from site_builder.resolve import Library
from site_builder.routes import DECK_STYLE, page_of

_MARK = b"%printed-from-deck:"
_ADDRESS = re.compile(rb'<link rel="canonical"[^>]*>\s*')


def mark_of(html: bytes, style: bytes) -> bytes:
    """What tells one state of a deck from another: its page and its style, wherever the site is served."""
    return hashlib.sha256(_ADDRESS.sub(b"", html) + style).hexdigest().encode()


def marked(pdf: bytes, mark: bytes) -> bytes:
    """A PDF with a mark behind its end, where readers of PDFs expect comments."""
    return pdf.rstrip() + b"\n" + _MARK + mark + b"\n"


def is_marked(pdf: bytes) -> bool:
    """Whether a PDF carries the mark of any deck, so that it was printed by us."""
    return _MARK in pdf


def printed(
    root: Path, decks: Mapping[str, Output], assets: Sequence[Output], library: Library
) -> tuple[dict[str, Output], list[Diagnostic]]:
    """The PDFs to publish, by the ids of their decks; complaints about those of an older state."""
    style = next(output.data for output in assets if output.path == DECK_STYLE)
    made: dict[str, Output] = {}
    found: list[Diagnostic] = []
    for name in decks:
        file = f"{PRINTED}/{name}.pdf"
        if not is_file(root, file):
            continue
        try:
            data = read_bytes(root, file, FILE_BYTES)
        except RefusedFileError as refused:
            found.append(refused.diagnostic)
            continue
        deck = library.records[name]
        assert isinstance(deck, Deck)
        if data.endswith(_MARK + mark_of(decks[name].data, style) + b"\n"):
            made[name] = Output(f"{page_of(deck)}{name}.pdf", data)
        else:
            words = f"{file} shows an older state of this deck, so the site does not offer it"
            hint = f"print it anew with: site-builder deck pdf {name}"
            found.append(warning(deck.title_.source, "pdf-out-of-date", words, hint))
    return made, found
