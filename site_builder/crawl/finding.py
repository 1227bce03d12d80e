"""Where in a file an address or a tag stands: line and column, looked up only for the few that are wrong."""

import json
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from site_builder.crawl.srcset import candidates
from site_builder.crawl.styles import placed_in
from site_builder.crawl.tags import Attribute, Tag, tags_in, unescaped
from site_builder.crawl.text_encoding import decoded

Placed = Iterator[tuple[int, str]]

# The rest of the text is searched for so many addresses that none of the indexes holds.
_SEARCHES = 30
_TEXT = re.compile(r">\s*+(?:<!\[CDATA\[\s*+)?([^<>]++)")
_QUOTED = re.compile(r'"([^"\\]*+(?:\\.[^"\\]*+)*+)"', re.DOTALL)
_LISTED = re.compile(r"^[ \t]*+sitemap:\s*+(\S++)", re.IGNORECASE | re.MULTILINE)
_REFRESH = re.compile(r"[^=]*+=\s*+['\"]?+")


class Text:
    """A file as text, to be searched for what is wrong in it.

    Each index is made in one pass when it is first needed, so that many faults cost little more than one.
    """

    def __init__(self, data: bytes) -> None:
        self.text = decoded(data)
        self._is_markup = "<" in self.text[:1000]
        self._searches_left = _SEARCHES

    def address(self, written: str) -> tuple[int, int]:
        """Line and column at which an address first stands, from 1."""
        for index in (self._values, self._words) if self._is_markup else (self._words,):
            if (offset := index.get(written)) is not None:
                return self._place(offset)
        return self._place(self._searched(written))

    def tag(self, tag: str, line: int) -> tuple[int, int]:
        """Line and column at which the tag begins of which the parser says that it ends on `line`."""
        end = self._line_starts[line] if line < len(self._line_starts) else len(self.text)
        begins = self._tag_starts.get(tag.lower(), ())
        number = bisect_left(begins, end)
        return self._place(begins[number - 1]) if number else (min(line, len(self._line_starts)), 1)

    @cached_property
    def _tags(self) -> list[Tag]:
        return [*tags_in(self.text)]

    @cached_property
    def _values(self) -> dict[str, int]:
        """The offset at which each address in an attribute, a style or a script first stands."""
        return _first_offsets(placed for tag in self._tags for placed in _addresses_of(tag))

    @cached_property
    def _words(self) -> dict[str, int]:
        """The offset at which each address outside attributes first stands."""
        if self._is_markup:
            return _first_offsets(_between_tags(self.text))
        return _first_offsets(
            placed
            for some in (placed_in(self.text), _between_quotes(self.text), _listed(self.text))
            for placed in some
        )

    @cached_property
    def _tag_starts(self) -> dict[str, list[int]]:
        """The offsets of the tags of each name. An XML name counts with its prefix and without it."""
        starts: defaultdict[str, list[int]] = defaultdict(list)
        for tag in self._tags:
            for name in {tag.name, tag.name.rpartition(":")[2]}:
                starts[name].append(tag.offset)
        return starts

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def _searched(self, written: str) -> int:
        """The offset at which an address stands as it is; 0 if it does not, or after too many searches."""
        if not self._searches_left:
            return 0
        self._searches_left -= 1
        forms = (written, written.replace("&", "&amp;"), written.replace("/", "\\/"))
        return next((offset for form in forms if (offset := self.text.find(form)) >= 0), 0)

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_left(self._line_starts, offset + 1)
        return line, offset - self._line_starts[line - 1] + 1


def _first_offsets(placed: Placed) -> dict[str, int]:
    found: dict[str, int] = {}
    for offset, written in placed:
        found.setdefault(written, offset)
    return found


def _addresses_of(tag: Tag) -> Placed:
    for attribute in tag.attributes:
        yield from _addresses_in(attribute)
    if tag.name == "style":
        yield from _shifted(placed_in(tag.raw), tag.end)
    elif tag.name == "script":
        yield from _shifted(_between_quotes(tag.raw), tag.end)


def _addresses_in(attribute: Attribute) -> Placed:
    name, written, offset = attribute
    value = unescaped(written)
    yield offset, value
    yield offset, written
    if name == "style":
        yield from _shifted(placed_in(value), offset)
    elif name in ("srcset", "imagesrcset"):
        yield from _shifted(candidates(value), offset)
    elif name == "content" and (found := _REFRESH.match(value)):
        yield offset + found.end(), value[found.end() :].strip("'\" \t\n")
    elif value[:1].isspace():
        yield offset + len(value) - len(value.lstrip()), value.strip()


def _shifted(placed: Placed, by: int) -> Placed:
    return ((offset + by, written) for offset, written in placed)


def _between_tags(text: str) -> Placed:
    for found in _TEXT.finditer(text):
        yield found.start(1), unescaped(found[1].rstrip().removesuffix("]]").rstrip())


def _between_quotes(text: str) -> Placed:
    """Texts between double quotes, as JSON has them, each also without its fragment."""
    for found in _QUOTED.finditer(text):
        written = found[1]
        if "\\" in written:
            try:
                written = json.loads(found[0])
            except ValueError:
                continue
        yield found.start(1), written
        if "#" in written:
            yield found.start(1), written.partition("#")[0]


def _listed(text: str) -> Placed:
    """The addresses of sitemaps in robots.txt."""
    return ((found.start(1), found[1]) for found in _LISTED.finditer(text))
