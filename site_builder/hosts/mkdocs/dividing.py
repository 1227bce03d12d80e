"""The pages of a site, framed and written by several processes where that was asked for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from site_builder.build import Built
from site_builder.diagnostics import Source
from site_builder.hosts.mkdocs.framing import Framer
from site_builder.output import Output, Part, Replacement
from site_builder.render.page import Page
from site_builder.routes import PagePath, file_of
from site_builder.workers import CAN_FORK, shared_out

_FIRST = 20  # pages of a folder, made before it is divided: by then its frames are known


@dataclass(frozen=True)
class _Done:
    """What a worker did: the files it made, what its pages read, and the pages that have no frame yet."""

    part: Part
    reads: dict[PagePath, tuple[Source, Sequence[str]]]
    unframed: list[Page] = field(default_factory=list)


@contextmanager
def divided(
    built: Built, paths: Sequence[PagePath], framer: Framer, new: Replacement, jobs: int
) -> Iterator[Sequence[PagePath]]:
    """Make pages of records part of a site by as many processes as there are `jobs`, this one among them.

    The pages that are left to the caller are made in the block, and whatever needs no others. Afterwards all
    pages are made. Raises BadTemplateError, and OSError also when a worker was killed.
    """
    first, shared = _shares(built, paths) if jobs > 1 and CAN_FORK and not framer.is_whole else ([], [])
    if not shared:
        yield paths
        return
    new.put(framed(built, framer, first))
    taken = {*first, *shared}
    with shared_out(shared, jobs - 1, lambda some: _work(built, framer, new, some)) as rest:
        yield [path for path in paths if path not in taken]
        own, others = rest()
    unframed = list(own.unframed)
    for done in others:
        new.join(done.part)
        built.reads.update(done.reads)
        unframed += done.unframed
    places = {path: place for place, path in enumerate(shared)}
    unframed.sort(key=lambda page: places[page.path])
    new.put(Output(file_of(page.path), framer.frame(page).encode()) for page in unframed)


def framed(built: Built, framer: Framer, paths: Iterable[PagePath]) -> Iterator[Output]:
    """Pages as they stand in the site, one by one. Raises BadTemplateError."""
    for path in paths:
        yield Output(file_of(path), framer.frame(built.make(path)).encode())


def _shares(built: Built, paths: Sequence[PagePath]) -> tuple[list[PagePath], list[PagePath]]:
    """The pages of records that are made first, and those that can be made by anyone then."""
    by_folder: defaultdict[str, list[PagePath]] = defaultdict(list)
    for path in paths:
        if path in built.of_records:
            by_folder[path.rstrip("/").rpartition("/")[0]].append(path)
    large = [pages for pages in by_folder.values() if len(pages) > _FIRST]
    first = [path for pages in large for path in pages[:_FIRST]]
    return first, [path for pages in large for path in pages[_FIRST:]]


def _work(built: Built, framer: Framer, new: Replacement, paths: Iterable[PagePath]) -> _Done:
    """Make some pages part of the site, but for those that have no frame yet."""
    unframed: list[Page] = []
    made: list[PagePath] = []

    def outputs() -> Iterator[Output]:
        for path in paths:
            page = built.make(path)
            made.append(path)
            html = framer.hung(page)
            if html is None:
                unframed.append(page)
            else:
                yield Output(file_of(path), html.encode())

    part = new.part(outputs())
    return _Done(part, {path: built.reads[path] for path in made}, unframed)
