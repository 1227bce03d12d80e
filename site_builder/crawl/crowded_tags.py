"""Pages with thousands of attributes on one tag, which the parser reads in quadratic time."""

from typing import Any

from lxml import etree

MOST = 2_000  # attributes on one tag
# A page of this size is read quickly even if all of it is one tag.
_SMALL = 16_000  # bytes
# Whatever the names, a tag with so many attributes is longer than two steps, and so covers one of the steps
# by which a page is looked through.
_STEP = MOST  # bytes
_QUOTES = (b'"', b"'")


def is_crowded(data: bytes, encoding: str) -> bool:
    """Returns whether a tag of a page has too many attributes to be read. Usual pages are quick."""
    if len(data) < _SMALL or not _may_be_crowded(data):
        return False
    try:
        counter: Any = _Counter()
        parser: Any = etree.HTMLParser(target=counter, encoding=encoding or None, huge_tree=True)
        return bool(etree.fromstring(data, parser) > MOST)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        return False


def _may_be_crowded(data: bytes) -> bool:
    """Returns whether a tag may be longer than a step: the step has no ">", or has it between quotes."""
    if b"\0" in data:  # Perhaps an encoding of two bytes each.
        return True
    begins_value = dict.fromkeys(_QUOTES, False)
    looked_at = 0
    for place in range(0, len(data) - _STEP + 1, _STEP):
        end = data.rfind(b">", place, place + _STEP)
        if end < 0:
            return True
        for quote in _QUOTES:
            # The last quote before the ">" stands around it only if it is the one that begins a value.
            if (last := data.rfind(quote, looked_at, end)) >= 0:
                begins_value[quote] = _follows_equals(data, last)
            if begins_value[quote]:
                return True
        looked_at = end
    return False


def _follows_equals(data: bytes, place: int) -> bool:
    before = place - 1
    while before >= 0 and data[before : before + 1].isspace():
        before -= 1
    return data[before : before + 1] == b"="


class _Counter:
    """Receives the tags of a page, without making a tree, and returns the largest number of attributes."""

    def __init__(self) -> None:
        self._most = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._most = max(self._most, len(attributes))

    def close(self) -> int:
        return self._most
