"""A style sheet as the addresses in it, read as a browser reads it: no comment, no text between quotes."""

import re
from collections.abc import Iterator

# Each repetition is possessive: what one attempt has read, no other way of reading it tries again. A text
# without an end is read to the end of its line, as browsers do, so that no later attempt begins inside it.
_TOKEN = re.compile(
    r"""/\*.*?(?:\*/|\Z)
    | \b(?:url|src)\(\s*+(?:"(?P<double>[^"\\]*+(?:\\.[^"\\]*+)*+)"|'(?P<single>[^'\\]*+(?:\\.[^'\\]*+)*+)'
        | (?P<bare>(?:[^"'()\\\s]++|\\[0-9a-fA-F]{1,6}+\s?+|\\.)*+))\s*+\)
    | \btype\(\s*+(?:"[^"]*+"|'[^']*+')\s*+\)
    | "(?P<text>[^"\\\n]*+(?:\\.[^"\\\n]*+)*+)" | '(?P<quoted>[^'\\\n]*+(?:\\.[^'\\\n]*+)*+)'
    | "[^"\\\n]*+(?:\\.[^"\\\n]*+)*+ | '[^'\\\n]*+(?:\\.[^'\\\n]*+)*+
    | (?P<word>@import|@namespace|@charset|image-set\() | (?P<end>[;{}])""",
    re.DOTALL | re.VERBOSE | re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(\n)|(.))")
# Pieces of a language that is made into CSS first.
_UNFINISHED = ("#{", "${", "{{", "var(", "@{")


def addresses_in(css: str) -> Iterator[str]:
    """The addresses of a style sheet, in order. Places on the same page, as a drawing has them, are none."""
    return (written for _, written in placed_in(css))


def placed_in(css: str) -> Iterator[tuple[int, str]]:
    """The same, each with its offset."""
    within = ""
    for token in _TOKEN.finditer(css):
        if token["word"]:
            within = token["word"].lower()
        elif token["end"]:
            within = ""
        elif within not in ("@namespace", "@charset"):
            names = ("double", "single", "bare", *(("text", "quoted") if within else ()))
            name = next((name for name in names if token[name]), "")
            if within == "@import":
                within = ""
            if name and not token[name].startswith("#") and not _is_unfinished(token[name]):
                yield token.start(name), _ESCAPE.sub(_unescaped, token[name])


def _is_unfinished(written: str) -> bool:
    return any(piece in written for piece in _UNFINISHED)


def _unescaped(found: re.Match[str]) -> str:
    if found[1]:
        number = int(found[1], 16)
        return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
    return found[3] or ""
