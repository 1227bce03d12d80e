"""The small library, whole: the pages' own part and the deck, as reviewed in the diff.

`pytest tests/test_golden.py --update-golden` writes what is made now; the diff of it is part of a change.
"""

import re
from pathlib import Path

import pytest

from site_builder.build import load, render
from site_builder.routes import file_of
from tests.conftest import Write

GOLDEN = Path(__file__).parent / "golden" / "bread"


def made(root: Path) -> dict[str, str]:
    built = render(load(root).library, root, "https://example.org/bread/")
    pages = {file_of(page.path): page.html for page in built.pages}
    decks = {o.path: o.data.decode() for o in built.outputs if o.path.endswith(".html")}
    return {path: re.sub(r"\n\s*\n+", "\n", text).strip() + "\n" for path, text in (pages | decks).items()}


def test_pages_and_deck_are_as_reviewed(project: Write, request: pytest.FixtureRequest) -> None:
    now = made(project({}))
    if request.config.getoption("--update-golden"):
        for old in GOLDEN.rglob("*.html"):
            old.unlink()
        for path, text in now.items():
            (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / path).write_text(text, encoding="utf-8")
    reviewed = {p.relative_to(GOLDEN).as_posix(): p.read_text("utf-8") for p in GOLDEN.rglob("*.html")}
    assert sorted(now) == sorted(reviewed)
    for path, text in now.items():
        assert text == reviewed[path], path
