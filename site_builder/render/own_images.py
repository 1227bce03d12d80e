"""The pictures in `content/images`, and whatever else lies there and is not published."""

from collections.abc import Iterable

from site_builder.diagnostics import Diagnostic, Source, warning
from site_builder.file_kinds import PICTURES, is_picture, published_picture
from site_builder.output import Output
from site_builder.routes import IMAGES

FOLDER = "content/images"


def own_images(files: Iterable[tuple[str, bytes]]) -> tuple[list[Output], list[Diagnostic]]:
    """Returns the pictures among files of the folder, given by their paths in it, and reports about all."""
    made: list[Output] = []
    found: list[Diagnostic] = []
    for name, data in files:
        path = f"{FOLDER}/{name}"
        if not is_picture(name):
            words = "this file is no picture, so it is not published"
            hint = f"take it away; pictures end in {', '.join(sorted(PICTURES))}"
            found.append(warning(Source(path), "not-published", words, hint))
            continue
        shown, reports = published_picture(path, data)
        found += reports
        if shown is not None:
            made.append(Output(f"{IMAGES}{name}", shown))
    return made, found
