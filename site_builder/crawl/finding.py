"""Where in a file an address or a tag stands: line and column, looked up only for the few that are wrong."""

import re
from collections.abc import Iterator
from html import unescape

from site_builder.crawl.styles import placed_in

_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<tag>[a-zA-Z][^\s/>]*)(?P<rest>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>", re.DOTALL
)
_ATTRIBUTE = re.compile(r"[^\s=/>\"']+\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_RAW = ("script", "style", "textarea", "title", "xmp")


class Text:
    """A file as text, to be searched for what is wrong in it."""

    def __init__(self, data: bytes) -> None:
        self.text = _decoded(data)
        self._values: dict[str, int] | None = None
        self._is_markup = "<" in self.text[:1000]

    def address(self, written: str) -> tuple[int, int]:
        """Line and column at which an address first stands, from 1."""
        return self._place(self._offset(written))

    def tag(self, tag: str, line: int) -> tuple[int, int]:
        """Line and column at which the tag begins of which the parser says that it ends on `line`."""
        end = self._start_of(line + 1)
        begin = self.text.lower().rfind(f"<{tag}", 0, end) if tag else -1
        return self._place(begin) if begin >= 0 else (min(line, self.text.count("\n") + 1), 1)

    def _offset(self, written: str) -> int:
        if self._is_markup:
            if self._values is None:
                self._values = {}
                for offset, value in _values(self.text):
                    self._values.setdefault(value, offset)
            if (known := self._values.get(written)) is not None:
                return known
            for value, offset in self._values.items():
                if written in value:
                    return offset + value.index(written)
        for form in (written, written.replace("&", "&amp;"), written.replace("/", "\\/")):
            if (offset := self.text.find(form)) >= 0:
                return offset
        # In a style sheet any letter may be written as a number.
        return next((offset for offset, address in placed_in(self.text) if address == written), 0)

    def _place(self, offset: int) -> tuple[int, int]:
        before = self.text[:offset]
        return before.count("\n") + 1, offset - before.rfind("\n")

    def _start_of(self, line: int) -> int:
        place = 0
        for _ in range(line - 1):
            place = self.text.find("\n", place) + 1
            if not place:
                return len(self.text)
        return place


def _values(text: str) -> Iterator[tuple[int, str]]:
    """The values of all attributes, as a browser reads them, with their offsets."""
    place = 0
    while found := _TAG.search(text, place):
        place = found.end()
        if not (tag := found["tag"]):
            continue
        begin = found.start("rest")
        for attribute in _ATTRIBUTE.finditer(found["rest"]):
            group = attribute.lastindex or 0
            if group:
                value = attribute[group]
                yield begin + attribute.start(group), unescape(value) if "&" in value else value
        if (tag := tag.lower()) in _RAW:
            end = re.compile(f"</{re.escape(tag)}", re.IGNORECASE).search(text, place)
            if tag in ("style", "script"):
                yield place, text[place : end.start() if end else len(text)]
            place = end.end() if end else len(text)


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    text = data.decode("utf-8-sig", "surrogateescape")
    if re.search(r"[\udc80-\udcff]", text):
        named = re.search(rb"charset\s*=\s*[\"']?([\w-]+)", data[:2048])
        try:
            return data.decode(named[1].decode() if named else "cp1252", "replace")
        except LookupError:
            return data.decode("cp1252", "replace")
    return text
