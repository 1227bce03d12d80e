"""What stood in files that were read before, so that the next check parses only what changed.

Kept under the hash of a file's bytes, in one file that may be deleted at any time. It is not trusted when it
was written by another version or is not whole.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

from lxml import etree

from site_builder.crawl.page import Fault, Page

Reader = Callable[[bytes], Page]


class Kept:
    """Pages by the hash of their files. `used` are those of this round; what it did not need is forgotten."""

    def __init__(self, known: dict[str, str] | None = None) -> None:
        self._known = known or {}
        self.used: dict[str, str] = {}
        self.parsed = 0

    def opened(self) -> "Kept":
        """The same, to be used for a part of the work."""
        return Kept(self._known)

    def closed(self) -> "Kept":
        """What this part of the work used, without what it could have used."""
        self._known = {}
        return self

    def take_in(self, part: "Kept") -> None:
        """Take over what a part of the work used."""
        self.used |= part.used
        self.parsed += part.parsed

    def recall(self, reader: Reader, data: bytes) -> Page:
        """What `reader` makes of `data`, from before if it is known."""
        key = f"{reader.__name__}:{hashlib.blake2b(data, digest_size=16).hexdigest()}"
        packed = self._known.get(key)
        if packed is None:
            page = reader(data)
            self.parsed += 1
            self.used[key] = _packed(page)
            return page
        self.used[key] = packed
        return _unpacked(packed)


def load(data: bytes | None) -> Kept:
    """What `saved` made; nothing where there is none, or none to trust."""
    head, _, body = (data or b"").partition(b"\n")
    if head != _head(body):
        return Kept()
    lines = (line.partition("\t") for line in body.decode("utf-8", "surrogatepass").split("\n"))
    return Kept({key: packed for key, _, packed in lines if packed})


def saved(kept: Kept) -> bytes:
    """What this round used, to be kept as a file."""
    lines = [f"{key}\t{packed}" for key, packed in sorted(kept.used.items())]
    body = "\n".join(lines).encode("utf-8", "surrogatepass")
    return _head(body) + b"\n" + body


def _head(body: bytes) -> bytes:
    """What must stand before the body: who wrote it, and its checksum."""
    return f"{_version()} {hashlib.blake2b(body, digest_size=16).hexdigest()}".encode()


def _version() -> str:
    made = hashlib.blake2b(repr(etree.LIBXML_VERSION + etree.LXML_VERSION).encode(), digest_size=16)
    for path in sorted(Path(__file__).parent.glob("*.py")):
        made.update(path.read_bytes())
    return made.hexdigest()


def _packed(page: Page) -> str:
    values = [getattr(page, field.name) for field in fields(Page)]
    values[_FAULTS] = [[f.code, f.about, f.line, f.tag, f.is_sure] for f in page.faults]
    return json.dumps(values, separators=(",", ":"))


def _unpacked(packed: str) -> Page:
    values = json.loads(packed)
    values[_FAULTS] = [Fault(*fault) for fault in values[_FAULTS]]
    return Page(*values)


_FAULTS = [field.name for field in fields(Page)].index("faults")
