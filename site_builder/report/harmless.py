"""Shows any text as it is, so that it cannot steer the terminal or the CI log that prints it.

A message quotes file names and content, and both may come from strangers.
"""

import json
import re
from typing import Any

# C0 and C1 controls move the cursor, ring the bell and open links. Direction marks show a line in another
# order than its own. Line separators begin a new line. The others are invisible.
_CONTROLS = r"\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
_INVISIBLE = r"\xad\u034f\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
# GitHub, Azure and TeamCity run what follows "##[", "##vso[" or "##teamcity[" anywhere in a line of a log.
_COMMAND = r"(?<=#)#(?=[a-z]*\[)"
_HARMFUL = re.compile(f"[{_CONTROLS}{_INVISIBLE}]|{_COMMAND}")
# GitHub also runs what follows "::" at the beginning of a line.
_LINE_COMMAND = re.compile(r"^(\s*):(?=:)")


def harmless(text: str) -> str:
    """Returns `text` on one line, with a "·" for each control, direction mark and invisible character.

    A tab becomes a space. The number of characters stays the same.
    """
    return _HARMFUL.sub("·", text.replace("\t", " "))


def harmless_lines(text: str) -> str:
    """Returns `text` with each line harmless and the line ends kept. No line is a command to a CI service."""
    return "\n".join(_LINE_COMMAND.sub(r"\1·", harmless(line)) for line in text.split("\n"))


def harmless_json(value: Any, indent: int | None = None) -> str:
    """Returns `value` as JSON, in which harmful characters are escapes.

    A program reads the exact value. A terminal and a log show harmless text.
    """
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    return "\n".join(_HARMFUL.sub(_escaped, line) for line in text.split("\n"))


def _escaped(found: re.Match[str]) -> str:
    # The slice leaves out the quotation marks.
    return json.dumps(found[0])[1:-1] if found[0] != "#" else r"\u0023"
