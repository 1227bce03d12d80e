"""Where words and links that were found in parsed prose stand in the file."""

import re

from site_builder.diagnostics import Source
from site_builder.model import Prose
from site_builder.resolve import Link

# Code, formulas, references and addresses: no words that a check speaks of.
_PASSED_OVER = re.compile(
    r"```.*?```|`[^`\n]*`|\$\$.*?\$\$|\$[^$\n]+\$|\[\[[^\[\]]*\]\]|\]\([^)\s]{0,500}\)|^#{1,6} .*?$|^>.*?$",
    re.DOTALL | re.MULTILINE,
)


def place_of(words: str, prose: Prose) -> Source | None:
    """Where `words` stand first in a prose, which may break a line between them; None where they do not."""
    text = _PASSED_OVER.sub(lambda found: "\0" * len(found[0]), prose.text)
    found = re.search(rf"(?<!\w){_across_lines(words)}(?!\w)", text) or re.search(_across_lines(words), text)
    return prose.at(found.start()) if found else None


def place_of_link(link: Link, prose: Prose) -> Source | None:
    """Where the words of a link stand in its prose, or its id when it is a reference."""
    if link.how != "reference":
        return place_of(link.words, prose)
    found = re.search(rf"\[\[[ \t]*{re.escape(link.target)}[ \t]*[|\]]", prose.text)
    return prose.at(found.start() + 2) if found else None


def _across_lines(words: str) -> str:
    return r"\W{0,4}?\s\W{0,4}?".join(map(re.escape, words.split()))
