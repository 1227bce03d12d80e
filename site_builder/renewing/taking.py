"""A whole build → the notes that it leaves for the next."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from site_builder.build import Built
from site_builder.checks.of_prose import surveyed
from site_builder.diagnostics import Source
from site_builder.disk.project_files import TEXT_BYTES, read_bytes
from site_builder.frames import Frames
from site_builder.model import Moment
from site_builder.read import places_of
from site_builder.renewing.notes import Held, Notes, frames_data, graph_data, indexes_data, outline_data
from site_builder.resolve import Library, order_of


def notes_of(built: Built, frames: Frames, root: Path) -> Notes:
    """Note what was made of many records. Raises OSError where a file is gone meanwhile."""
    stage = built.stage
    library, order, survey = stage.library, order_of(stage.library), surveyed(stage.library)
    return Notes(
        {
            "files": _files(library, root),
            "paths": library.files,
            **outline_data(library.outline),
            "names": library.spellings.vocabulary.notes,
            "called": library.spellings.called,
            "origins": {
                name: [*dict.fromkeys(link.origin for link in links)]
                for name, links in library.backlinks.items()
            },
            "introduced": order.introduced,
            "needs": order.needs,
            "shown": {
                name: [(place.deck.id.id, place.number, place.url) for place in places]
                for name, places in stage.shown.items()
            },
            **indexes_data(stage.writer.indexes),
            **graph_data(stage.graph),
            "pages": [(path, source.path, source.line) for path, (source, _) in built.reads.items()],
            "readers": _readers(names for _, names in built.reads.values()),
            "on_slides": [*built.on_slides],
            "spelled": [*survey.spellings],
            "paragraphs": [*survey.paragraphs],
            **frames_data(frames),
        }
    )


def _files(library: Library, root: Path) -> Mapping[str, Held]:
    """Each file with its records."""
    sources: defaultdict[str, dict[str, Source]] = defaultdict(dict)
    for name, record in library.records.items():
        if not isinstance(record, Moment):
            sources[record.source.path][name] = record.source
    return {path: _held(read_bytes(root, path, TEXT_BYTES), some) for path, some in sources.items()}


def _held(data: bytes, sources: Mapping[str, Source]) -> Held:
    places = places_of(data, [*sources.values()])
    return Held([*sources], [source.line for source in sources.values()], places)


def _readers(reads: Iterable[Iterable[str]]) -> Mapping[str, Sequence[int]]:
    made: defaultdict[str, list[int]] = defaultdict(list)
    for number, names in enumerate(reads):
        for name in names:
            made[name].append(number)
    return made
