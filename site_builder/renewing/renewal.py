"""A build after a small edit: a few pages and files are made anew, the others stay as they are.

It is made only where a whole build would surely give the same and have nothing to tell: where only prose was
edited, which is in order and on no slide, and no name or link has come or gone. In any doubt all is built.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from site_builder.checks.of_prose import is_in_order, paragraphs_of
from site_builder.disk.project_files import TEXT_BYTES, read_bytes
from site_builder.model import Deck
from site_builder.output import Output
from site_builder.render.decks import Shown
from site_builder.render.exports.amending import amend_search
from site_builder.render.exports.cards import amended_cards
from site_builder.render.exports.entries import record_entries
from site_builder.render.page import Page
from site_builder.render.pages import page_of_many, page_of_record
from site_builder.render.pages.backlinks import cited
from site_builder.render.pages.desk import Desk
from site_builder.render.pages.filters import amended_filters
from site_builder.render.templates import BadTemplateError, Templates
from site_builder.render.writer import Writer
from site_builder.renewing.edits import Edits
from site_builder.renewing.notes import Notes
from site_builder.renewing.stored import DoubtError, settings_in, stored
from site_builder.resolve import Lazily, Library, mistakes_in, recalled
from site_builder.routes import PagePath, Url, file_of

# To make more pages than these, or than this part of all, a whole build takes not much longer.
_FEW, _MANY = 50, 0.1


@dataclass(frozen=True)
class Renewal:
    """What an edit changes in a site: files to write, files to remove, and the notes for the next build."""

    outputs: Sequence[Output]
    removed: Sequence[str]
    notes: Notes


def renewal(root: Path, site: Path, notes: Notes, edits: Edits) -> Renewal | None:
    """What `edits` change in a finished site that left `notes`; None where that is not sure."""
    with suppress(DoubtError, BadTemplateError, OSError):
        return _renewal(root, site, notes, edits)
    return None


def _renewal(root: Path, site: Path, notes: Notes, edits: Edits) -> Renewal:
    before, after = _libraries(root, notes, edits)
    changed = [new for _, new in edits.pairs]
    _be_sure(before, after, notes, edits)
    desk = _desk(root, after, notes)
    touched = sorted(_touched(after, notes, edits))
    pages = {number: _page(desk, PagePath(notes.pages[number][0])) for number in touched}
    outputs = [Output(file_of(page.path), _framed(notes, page)) for page, _ in pages.values()]

    def read(path: str) -> bytes:
        return (site / path).read_bytes()

    search = amend_search(read, record_entries(desk.writer, changed))
    if search is None:
        raise DoubtError
    outputs += amended_cards(read, desk.writer, changed)
    outputs += amended_filters(read, desk.writer, changed)
    outputs += search.outputs
    paragraphs = _paragraphs(before, after, notes, edits)
    return Renewal(outputs, search.removed, _renewed(notes, edits, paragraphs, pages))


def _libraries(root: Path, notes: Notes, edits: Edits) -> tuple[Library, Library]:
    """The library as it was and as it is."""

    @cache
    def read(path: str) -> bytes:
        return read_bytes(root, path, TEXT_BYTES)

    settings, moments = settings_in(read), notes.outline.lecture_of_moment
    records = stored({**notes.files, **edits.held}, moments, read)
    one, other = (
        recalled(settings, records, own, notes.outline, notes.spellings, notes.origins, notes.paths)
        for own in (edits.before, edits.after)
    )
    return one, other


def _be_sure(before: Library, after: Library, notes: Notes, edits: Edits) -> None:
    """Raise DoubtError unless nothing but the words of some prose has changed, and these are in order."""
    for _, new in edits.pairs:
        name = new.id.id
        are_linked_alike = _ties(before, name) == _ties(after, name)
        if not are_linked_alike or name in notes.on_slides or mistakes_in(after, new):
            raise DoubtError
    if not is_in_order(before, after, edits.pairs, notes.surveyed):
        raise DoubtError


def _ties(library: Library, name: str) -> list[tuple[str, str, str]]:
    return [(link.target, link.how, link.field) for link in library.links_of[name]]


def _touched(library: Library, notes: Notes, edits: Edits) -> set[int]:
    """The numbers of the pages that show what was edited, or the line at which it begins."""
    names = {new.id.id for _, new in edits.pairs}
    names |= {cited(link.target) for name in names for link in library.links_of[name]}
    touched = {number for name in names for number in notes.readers.get(name, ())}
    if any("place" in frame.parts[1::2] for frame in notes.frames.proven.values()):
        touched |= {
            number
            for number, (_, path, line) in enumerate(notes.pages)
            if _line_now(edits, path, line) != line
        }
    if len(touched) > max(_MANY * len(notes.pages), _FEW):
        raise DoubtError
    return touched


def _desk(root: Path, library: Library, notes: Notes) -> Desk:
    def shown(name: str) -> list[Shown]:
        places = ((library.records[deck], number, Url(url)) for deck, number, url in notes.shown[name])
        return [Shown(deck, number, url) for deck, number, url in places if isinstance(deck, Deck)]

    writer = Writer(library, notes.indexes)
    return Desk(writer, Templates(root, "themes/site"), Lazily(notes.shown, shown), notes.graph, notes.order)


def _page(desk: Desk, path: PagePath) -> tuple[Page, Iterable[str]]:
    """A page, and whose prose it reads."""
    desk.writer.reads = set()
    page = page_of_record(desk, path) or page_of_many(desk, path)
    if page is None:
        raise DoubtError
    return page, desk.writer.reads


def _framed(notes: Notes, page: Page) -> bytes:
    html = notes.frames.hang(page)
    if html is None:
        raise DoubtError
    return html.encode()


def _paragraphs(before: Library, after: Library, notes: Notes, edits: Edits) -> Iterable[str]:
    """The digests of all paragraphs as they are now: each stands once, so those that were here are gone."""
    gone = paragraphs_of(before, [old for old, _ in edits.pairs])
    return notes.surveyed.paragraphs - gone | paragraphs_of(after, [new for _, new in edits.pairs])


def _renewed(
    notes: Notes,
    edits: Edits,
    paragraphs: Iterable[str],
    pages: Mapping[int, tuple[Page, Iterable[str]]],
) -> Notes:
    """The notes of the site as it is now. Who reads a page no more is forgotten by the next whole build."""
    readers = {**notes.readers}
    for number, (_, names) in pages.items():
        for name in names:
            if number not in readers.get(name, ()):
                readers[name] = [*readers.get(name, ()), number]
    return notes.with_more(
        files={**notes.data["files"], **edits.held},
        pages=[(page, path, _line_now(edits, path, line)) for page, path, line in notes.pages],
        readers=readers,
        paragraphs=[*paragraphs],
    )


def _line_now(edits: Edits, path: str, line: int) -> int:
    """At which line a record begins that began at this one."""
    return edits.lines.get(path, {}).get(line, line)
