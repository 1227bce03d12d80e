"""Kinds of files that a site may publish, by the ending of their names: pictures, and downloads."""

from pathlib import PurePosixPath

from site_builder.diagnostics import Diagnostic, Source, error, warning
from site_builder.markup import Dropped, NotSvgError, filter_svg

# What each kind of picture begins with; of "RIFF" and the boxes of AVIF, some bytes later.
_SIGNATURES: dict[str, tuple[int, tuple[bytes, ...]]] = {
    "png": (0, (b"\x89PNG\r\n\x1a\n",)),
    "jpg": (0, (b"\xff\xd8\xff",)),
    "jpeg": (0, (b"\xff\xd8\xff",)),
    "gif": (0, (b"GIF87a", b"GIF89a")),
    "webp": (8, (b"WEBP",)),
    "avif": (4, (b"ftypavif", b"ftypavis", b"ftypmif1", b"ftypmsf1")),
    "ico": (0, (b"\0\0\1\0",)),
}
_SVG = "svg"
PICTURES = frozenset([*_SIGNATURES, _SVG])
# No kind among these can run code in a reader's browser.
DOWNLOADS = frozenset(
    [
        *("pdf", "csv", "zip", "ipynb", "py", "txt", "tex", "bib", "mp3", "ogg", "mp4", "webm", "vtt"),
        *("doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp"),
    ]
)


def ending(path: str) -> str:
    """Returns the ending of a file's name in small letters, without the point."""
    return PurePosixPath(path).suffix[1:].lower()


def is_picture(path: str) -> bool:
    """Returns whether a file is called like a picture."""
    return ending(path) in PICTURES


def is_download(path: str) -> bool:
    """Returns whether a file is called like something that readers may download."""
    return ending(path) in DOWNLOADS


def published_picture(path: str, data: bytes) -> tuple[bytes | None, list[Diagnostic]]:
    """Returns what is published of a picture at `path`, and reports about it.

    SVG is published without what could run or load anything. The result is None if the file is no picture.
    """
    kind = ending(path)
    if kind == _SVG:
        return _published_svg(path, data)
    begin, signatures = _SIGNATURES[kind]
    if data.startswith(signatures, begin):
        return data, []
    words = f"this file is no {kind.upper()} picture, whatever its name says, and is not published"
    return None, [
        error(Source(path), "not-a-picture", words, "save the picture again, or take the file away")
    ]


def _published_svg(path: str, data: bytes) -> tuple[bytes | None, list[Diagnostic]]:
    try:
        filtered = filter_svg(data)
    except NotSvgError as problem:
        words = f"this file is no SVG picture, and is not published: {problem}"
        where = Source(path, problem.line, problem.column)
        return None, [error(where, "not-a-picture", words, "save the picture again as plain SVG")]
    return filtered.data, [_reported(Source(path, line), part) for line, part in filtered.dropped]


def _reported(where: Source, part: Dropped) -> Diagnostic:
    if part.is_dangerous:
        words = f"a picture may not hold {part}"
        return error(where, "unsafe-markup", words, "take it out, or save the picture as plain SVG")
    words = f"{part} was left out of the picture"
    return warning(where, "dropped-markup", words, "take it out, or save the picture as plain SVG")
