"""How wide words are in the site's font, and how to set a name in few lines: no browser is there to ask."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

# Advance widths of Source Sans 3 at weight 600, in thousandths of the type size, rounded to 20. Labels are
# set at 400 to 600; the heavier one leaves room for a font that a project puts in its place.
_WIDTHS = {
    sign: width
    for width, signs in (
        (200, " "),
        (260, "ij|"),
        (280, "',.:;Il"),
        (320, "!()-[]f{}"),
        (340, "/\\"),
        (360, "t"),
        (380, "r"),
        (440, "*?sz"),
        (460, "c"),
        (480, '"x'),
        (500, "JLY_evy"),
        (520, "#$+0123456789<=>F^agk~"),
        (540, "ESTVXZ`o"),
        (560, "Abdhnpqu"),
        (580, "CP"),
        (600, "BKR"),
        (620, "DG"),
        (640, "&"),
        (660, "HNU"),
        (680, "OQ"),
        (740, "Mw"),
        (800, "W"),
        (840, "%m"),
        (880, "@"),
    )
    for sign in signs
}
_LETTER, _WIDE = 640, 1000
_LONGEST = 200  # signs of a name that are looked at
_CUT = "…"


def width_of(text: str, size: float) -> float:
    """How wide a text is at a type size, in the same unit. Too wide rather than too narrow."""
    return _units(text) * size / 1000


@lru_cache(maxsize=20_000)
def _units(text: str) -> int:
    return sum([_WIDTHS.get(sign) or _other(sign) for sign in text])


def in_lines(text: str, size: float, room: float, lines: int = 2) -> tuple[str, ...]:
    """Set a name in as few lines as fit in `room`, evenly; what is still too long ends in an ellipsis.

    >>> in_lines("Bread", 13, 100)
    ('Bread',)
    >>> in_lines("The history of bread in the north", 13, 110)
    ('The history of', 'bread in the north')
    """
    whole = " ".join(text.split())[:_LONGEST]
    if width_of(whole.strip(), size) <= room:
        return (whole.strip(),)
    words = _parts(whole)
    for count in range(2, lines + 1):
        made = _evenly(words, size, count)
        if max(width_of(line, size) for line in made) <= room:
            return made
    return tuple(_shortened(line, size, room) for line in _filled(words, size, room, lines))


def _evenly(words: Sequence[str], size: float, count: int) -> tuple[str, ...]:
    """Break into at most `count` lines at the width at which the widest is narrowest."""
    if count == 1 or len(words) == 1:
        return ("".join(words).strip(),)
    best: tuple[str, ...] = ("".join(words).strip(),)
    for place in range(1, len(words)):
        head = "".join(words[:place]).strip()
        made = (head, *_evenly(words[place:], size, count - 1))
        if _widest(made, size) < _widest(best, size):
            best = made
    return best


def _filled(words: Sequence[str], size: float, room: float, count: int) -> list[str]:
    """Fill line after line; the last one takes all that is left."""
    made = [""]
    for word in words:
        if made[-1] and len(made) < count and width_of((made[-1] + word).strip(), size) > room:
            made.append("")
        made[-1] += word
    return [line.strip() for line in made]


def _shortened(line: str, size: float, room: float) -> str:
    if width_of(line, size) <= room:
        return line
    while line and width_of(line + _CUT, size) > room:
        line = line[:-1]
    return line.rstrip(" -,") + _CUT


def _widest(lines: Sequence[str], size: float) -> float:
    return max(width_of(line, size) for line in lines)


def _parts(text: str) -> list[str]:
    """A text in the parts between which a line may end: after spaces, hyphens, and wide letters."""
    made = [""]
    for sign in text:
        made[-1] += sign
        if sign in " -/" or (sign not in _WIDTHS and _other(sign) == _WIDE):
            made.append("")
    return [part for part in made if part] or [text]


def _other(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) == "Cf":
        return 0
    return _WIDE if unicodedata.east_asian_width(sign) in "FW" else _LETTER
