"""Every address of the world in a library, with the place at which an author wrote it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

from site_builder.diagnostics import Source
from site_builder.disk.listing import list_files
from site_builder.disk.project_files import TEXT_BYTES, RefusedFileError, read_bytes
from site_builder.model import Lecture, Prose, Record, Scalar, SourceRecord, web_addresses
from site_builder.prose import Token, parse
from site_builder.resolve import Library
from site_builder.routes import arxiv_url, doi_url, youtube_url

_PAGES = "content/pages"


@dataclass(frozen=True, slots=True)
class Written:
    """An address as it is asked for, where it was written, and how many characters it has there."""

    address: str
    source: Source
    length: int


def written_addresses(library: Library, root: Path) -> list[Written]:
    """All addresses in fields, prose and hand-written pages, in reading order."""
    found: list[Written] = []
    for record in library.records.values():
        found += _in_fields(record)
    for prose, tokens in library.tokens.items():
        found += _in_prose(prose, tokens)
    for path in list_files(root, _PAGES)[0]:
        if path.endswith(".md"):
            found += _in_page(path, root)
    return sorted(set(found), key=lambda w: (w.source, w.address))


def host_of(address: str) -> str:
    """The host that answers for an address, with its port if it names one."""
    try:
        return urlsplit(address).netloc.rpartition("@")[2].lower()
    except ValueError:  # as for "http://[::1"
        return ""


def _in_fields(record: Record) -> Iterator[Written]:
    for address in web_addresses(record):
        yield _written(address.text, address)
    if isinstance(record, SourceRecord) and record.arxiv:
        yield _written(arxiv_url(record.arxiv.text), record.arxiv)
    if isinstance(record, SourceRecord) and record.doi:
        yield _written(doi_url(record.doi.text), record.doi)
    if isinstance(record, Lecture) and record.video and record.video.youtube:
        yield Written(youtube_url(record.video.youtube), record.source, len(record.id.text))


def _written(address: str, scalar: Scalar) -> Written:
    return Written(_asked(address), scalar.source, len(scalar.text))


def _in_page(path: str, root: Path) -> Iterator[Written]:
    try:
        data = read_bytes(root, path, TEXT_BYTES)
    except RefusedFileError:
        return  # which the build reports
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    starts = [0, *(place + 1 for place, character in enumerate(text) if character == "\n")]
    spans = tuple((start, number, 0) for number, start in enumerate(starts))
    yield from _in_prose(Prose(text, Source(path), spans), parse(text).tokens)


def _in_prose(prose: Prose, tokens: Sequence[Token]) -> Iterator[Written]:
    behind: defaultdict[str, int] = defaultdict(int)  # the same address may stand here more than once
    for token in _links(tokens):
        address = str(token.attrs.get("href") or "")
        if not address.lower().startswith(("http://", "https://")):
            continue
        # The parser percent-encodes what an author may have written as it is.
        spelled = "|".join(map(re.escape, dict.fromkeys([address, unquote(address)])))
        found = re.compile(rf"(?:{spelled})(?=[)>\s]|$)").search(prose.text, behind[address])
        if found:
            yield Written(_asked(address), prose.at(found.start()), len(found[0]))
            behind[address] = found.end()
        else:
            # As of the second [words][name], when the line that defines the name stands there but once.
            yield Written(_asked(address), prose.source, 0)


def _links(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.type == "link_open":
            yield token
        yield from _links(token.children or ())


def _asked(address: str) -> str:
    """An address without its fragment, which no server sees, in one spelling."""
    try:
        parts = urlsplit(urldefrag(address).url)
    except ValueError:
        return address
    scheme, host = parts.scheme.lower(), parts.netloc.lower()
    return parts._replace(scheme=scheme, netloc=host, path=parts.path or "/").geturl()
