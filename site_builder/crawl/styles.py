"""A style sheet as the addresses in it, read as a browser reads it: no comment, no text between quotes."""

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"""/\*.*?(?:\*/|\Z)
    | \b(?:url|src)\(\s*(?:"(?P<double>(?:\\.|[^"\\])*)"|'(?P<single>(?:\\.|[^'\\])*)'
        | (?P<bare>(?:\\.|[^"'()\\\s])*))\s*
    | \btype\(\s*(?:"[^"]*"|'[^']*')\s*\)
    | "(?P<text>(?:\\.|[^"\\\n])*)" | '(?P<quoted>(?:\\.|[^'\\\n])*)'
    | (?P<word>@import|@namespace|@charset|image-set\() | (?P<end>[;{}])""",
    re.DOTALL | re.VERBOSE | re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(\n)|(.))")
# Pieces of a language that is made into CSS first.
_UNFINISHED = ("#{", "${", "{{", "var(", "@{")


def addresses_in(css: str) -> Iterator[str]:
    """The addresses of a style sheet, in order. Places on the same page, as a drawing has them, are none."""
    within = ""
    for token in _TOKEN.finditer(css):
        if token["word"]:
            within = token["word"].lower()
        elif token["end"]:
            within = ""
        elif within not in ("@namespace", "@charset"):
            texts = [token["text"], token["quoted"]] if within else []
            written = next((t for t in (token["double"], token["single"], token["bare"], *texts) if t), "")
            if within == "@import":
                within = ""
            if written and not written.startswith("#") and not any(piece in written for piece in _UNFINISHED):
                yield _ESCAPE.sub(_unescaped, written) if "\\" in written else written


def _unescaped(found: re.Match[str]) -> str:
    if found[1]:
        number = int(found[1], 16)
        return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
    return found[3] or ""
