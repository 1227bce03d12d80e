"""Where something stands in a file of the author that only MkDocs and its theme read."""

import re
from pathlib import Path

from site_builder.diagnostics import Source, told_path
from site_builder.disk.project_files import TEXT_BYTES, RefusedFileError, read_bytes
from site_builder.inputs import CONFIG, base_of


def place_of_word(word: str, root: Path) -> Source | None:
    """Where the configuration has a word such as the name of a file; None where it has not."""
    return place_of_word_in(root / CONFIG, word, root)


def place_of_word_in(file: Path, word: str, root: Path) -> Source | None:
    """Where a file has a word that is no part of another; None where it has not."""
    return _place(file, rf"(?<![\w/-]){re.escape(word)}(?![\w/-])", root) if word else None


def place_in(file: Path, text: str, root: Path) -> Source | None:
    """Where a file has a text, be it within a word; None where it has not."""
    return _place(file, re.escape(text), root)


def text_of(file: Path, root: Path) -> str:
    """Return the text of a file, or "" if it does not exist or must not be read."""
    base, path = base_of(root, file)
    try:
        return read_bytes(base, path, TEXT_BYTES).decode("utf-8", "replace")
    except RefusedFileError:
        return ""


def _place(file: Path, pattern: str, root: Path) -> Source | None:
    lines = text_of(file, root).split("\n")
    found = ((number, match) for number, line in enumerate(lines, 1) if (match := re.search(pattern, line)))
    path = told_path(file, root)
    return next((Source(path, number, match.start() + 1) for number, match in found), None)
