"""The deck of the library as it was printed before any edit."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from site_builder.build import load, render
from site_builder.render.printed import mark_of, marked
from site_builder.routes import DECK_STYLE
from tests.remembered.building import write
from tests.remembered.library import FILES


@cache
def printed_talk() -> str:
    """A PDF that a site offers as long as the deck is as it was in FILES."""
    with TemporaryDirectory() as folder:
        write(FILES, Path(folder))
        outputs = {o.path: o.data for o in render(load(Path(folder)).library, Path(folder)).outputs}
    mark = mark_of(outputs["slides/talk/index.html"], outputs[DECK_STYLE])
    return marked(b"%PDF-1.4\n%%EOF\n", mark).decode()
