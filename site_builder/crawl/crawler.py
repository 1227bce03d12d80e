"""Finished HTML → links and anchors that lead nowhere, in any static site.

The links that the library knows were judged before a page was made. This reads what was really written, the
host's frame, hand-written pages, styles and decks included, and so is a second witness.
"""

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from pathlib import Path

from site_builder.crawl.addresses import Resolver
from site_builder.crawl.bearings import take_bearings
from site_builder.crawl.complaints import Complaint, singly, without_manners
from site_builder.crawl.files import Files
from site_builder.crawl.finding import Text
from site_builder.crawl.following import Found, Site, follow, note_unread
from site_builder.crawl.indexes import reader_of
from site_builder.crawl.kept import Kept
from site_builder.crawl.page import Page, UnreadableError
from site_builder.crawl.sharing import shared
from site_builder.crawl.whole import judge_whole
from site_builder.diagnostics import Diagnostic, Source, in_reading_order

_MANY = 400  # files from which on a second process pays
_EACH = 4_000  # a file costs as much by itself as so many bytes of it


@dataclass(frozen=True, slots=True)
class Finding:
    """A complaint about a file, the wrong address as it is written, and how many files have it."""

    diagnostic: Diagnostic
    address: str
    files: int


def crawl(
    folder: Path, base: str | None = None, site_url: str = "", is_own: bool = False, processes: int = 0
) -> list[Diagnostic]:
    """Follow every link of the site in `folder`; see `findings`."""
    found = findings(folder, base, site_url, is_own, processes=processes)
    return in_reading_order(finding.diagnostic for finding in found)


def findings(
    folder: Path,
    base: str | None = None,
    site_url: str = "",
    is_own: bool = False,
    kept: Kept | None = None,
    processes: int = 0,
) -> list[Finding]:
    """Follow every link of the site in `folder`.

    `base` is the path under which it is served, None where nobody knows; absolute addresses that begin with
    `site_url` are its own. `is_own` says that this program made the site: then every rule holds, else only
    what is wrong on any site. `kept` saves parsing what was parsed before. `processes` 0 decides by itself.

    Places are files of the folder. What the same mistake on many pages gives is told once, with a count.
    """
    files = Files(folder)
    bearings = take_bearings(files, base, site_url)
    resolver = Resolver(bearings)
    site = Site(files, bearings, resolver, resolver.for_own_addresses(), is_own)
    readable = sorted(path for path in files.paths if reader_of(path))
    found = Found()

    def survey(paths: Sequence[str]) -> tuple[Found, Kept | None]:
        made = Found()
        mine = kept.opened() if kept is not None else None
        for path in paths:
            try:
                page = _read(files, path, mine)
            except (OSError, UnreadableError) as problem:
                if path not in files.dangling:
                    note_unread(made, path, problem)
                continue
            if page:
                follow(path, page, site, made)
        return made, mine.closed() if mine is not None else None

    for made, mine in shared(survey, _halves(files, readable, processes)):
        found.take_in(made)
        if kept is not None and mine is not None:
            kept.take_in(mine)
    complaints = judge_whole(site, found)
    if not is_own:
        complaints = without_manners(complaints, len(found.places))
    return [*_placed(files, complaints)]


def _halves(files: Files, paths: Sequence[str], processes: int) -> list[Sequence[str]]:
    """The files in one part or in two of about as many bytes, in order."""
    if processes == 1 or (not processes and len(paths) < _MANY):
        return [paths]
    sums = [*accumulate(files.size(path) + _EACH for path in paths)]
    half = bisect(sums, sums[-1] // 2) if sums else 0
    return [paths[:half], paths[half:]]


def _read(files: Files, path: str, kept: Kept | None) -> Page | None:
    """Returns the text of a file, or None if it holds no text. Raises OSError or UnreadableError."""
    reader = reader_of(path)
    assert reader
    data = files.read(path)
    try:
        return kept.recall(reader, data) if kept is not None else reader(data)
    except ValueError:
        # Bytes that are no text in any encoding: no browser makes addresses of them either.
        return None


def _placed(files: Files, complaints: Iterable[Complaint]) -> Iterator[Finding]:
    """Complaints with their lines and columns, looked up only now: few of many links are wrong."""
    ordered = sorted((one for some in complaints for one in singly(some)), key=lambda c: c.path)
    for path, some in groupby(ordered, key=lambda c: c.path):
        try:
            text = Text(files.read(path))
        except (OSError, UnreadableError):
            text = Text(b"")
        for complaint in some:
            if complaint.about:
                line, column = text.address(complaint.about)
            else:
                line, column = text.tag(complaint.tag, complaint.line or 1)
            source = Source(path, line, column)
            words = (
                complaint.severity,
                complaint.code,
                complaint.message,
                complaint.hint,
                len(complaint.about),
            )
            yield Finding(Diagnostic(source, *words), complaint.about, complaint.files)
