"""The notation for references in prose: `[[id]]`, `[[id|words]]`, `[[|words]]` for words without a link."""

import re
from dataclasses import dataclass

# The words may run over a line break, as prose does; an id may not.
PATTERN = re.compile(r"\[\[[ \t]*([^\[\]|\n]*?)[ \t]*(?:\|([^\[\]]*))?\]\]")


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference as written: to which id, and in which words ("" when the record's own name is meant).

    Without an id the words are to stand as they are, whatever name they may be.
    """

    id: str
    words: str
    length: int


def reference_at(text: str, offset: int) -> Reference | None:
    """The reference that begins at `offset` of `text`, None when none does."""
    found = PATTERN.match(text, offset)
    if not found:
        return None
    words = " ".join((found[2] or "").split())
    return Reference(found[1], words, len(found[0]))
