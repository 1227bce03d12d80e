"""The bytes of a file as text, or the place from which on they are none that an author could see."""

import unicodedata
from dataclasses import dataclass

from site_builder.diagnostics import Diagnostic, Source, error
from site_builder.disk.project_files import RefusedFileError, as_text

_LINE_SEPARATORS = {"\u2028": "U+2028", "\u2029": "U+2029", "\x85": "U+0085"}


@dataclass(frozen=True, slots=True)
class RefusedError(Exception):
    """A file that cannot be read from a place on, with what to tell its author."""

    diagnostic: Diagnostic


def decode(path: str, data: bytes) -> str:
    """The text of a file. Raises RefusedError."""
    try:
        text = as_text(path, data)
    except RefusedFileError as refused:
        raise RefusedError(refused.diagnostic) from None
    for place, character in enumerate(text) if _suspicious(text) else ():
        name = _LINE_SEPARATORS.get(character)
        if character == "\r" and text[place + 1 : place + 2] != "\n":
            name = "U+000D"
        if name:
            raise RefusedError(
                error(
                    _place(path, text[:place]),
                    "line-separator",
                    f"an invisible line separator ({name}) stands here; YAML would end the line",
                    "delete it, or type a normal line break",
                )
            )
        if unicodedata.category(character) == "Cc" and character not in "\t\n\r":
            raise RefusedError(
                error(
                    _place(path, text[:place]),
                    "control-character",
                    f"an invisible control character (U+{ord(character):04X}) stands here",
                    "delete it",
                )
            )
    return text


def _suspicious(text: str) -> bool:
    return any(separator in text for separator in _LINE_SEPARATORS) or not all(
        line.isprintable() for line in text.replace("\t", "").replace("\r\n", "\n").split("\n")
    )


def _place(path: str, before: str) -> Source:
    line_start = before.rfind("\n") + 1
    return Source(path, before.count("\n") + 1, len(before) - line_start + 1)


def composed(text: str) -> str:
    """One spelling for one word, or "é" and "e" with an accent would be two names."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", text)
