"""A list of candidates, as images have it → the addresses in it."""

import re
from collections.abc import Iterator

_NO_SPACE = re.compile(r"[^\s,]\S*")


def candidates(text: str) -> Iterator[tuple[int, str]]:
    """The addresses of the candidates with their offsets. A comma inside an address does not end it."""
    place = 0
    while found := _NO_SPACE.search(text, place):
        written, place = found[0].rstrip(","), found.end()
        if written == found[0]:
            comma = text.find(",", place)
            place = comma + 1 if comma >= 0 else len(text)
        if written:
            yield found.start(), written
