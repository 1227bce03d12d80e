"""Escapes between double quotes that were hardly meant: YAML makes a tab of the `\\t` in `\\theta`."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from site_builder.diagnostics import Diagnostic, Source, error

# A line break is no mistake: authors write it as \n.
_ESCAPE = re.compile(r"\\(?:(?P<control>[0abtvferN]|x[0189].|u00[0189].|U000000[0189].)|.)")
_HINT = "put the text between 'single quotes', or write two backslashes for one"


def control_escapes(path: str, lines: Sequence[str], scalar: Any) -> Iterator[Diagnostic]:
    """Report each escape that makes a control character. `scalar` is the parser's event for the text."""
    first, last = scalar.start_mark, scalar.end_mark
    for number in range(first.line, last.line + 1):
        begin = first.column if number == first.line else 0
        end = last.column if number == last.line else len(lines[number])
        for escape in _ESCAPE.finditer(lines[number], begin, end):
            if escape["control"]:
                place = Source(path, number + 1, escape.start() + 1)
                words = f"{escape[0]} makes an invisible control character between double quotes"
                yield error(place, "control-character", words, _HINT, len(escape[0]))
