"""What entities can be filtered by, and the data with which a browser filters a list of several pages."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from site_builder.model import Entity, Lecture, Record
from site_builder.output import Output
from site_builder.render.data import data_file, data_path, value_in
from site_builder.render.exports.words import slug
from site_builder.render.parts import Part
from site_builder.render.writer import Writer
from site_builder.resolve import Library


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter: its name, its label, and the choices as (word, title, how many entities have it)."""

    name: str
    label: str
    choices: Sequence[tuple[str, str, int]]


def filters_of(library: Library) -> list[Filter]:
    """The filters by kind, category, year and lecture."""
    entities, lectures = library.of(Entity), library.lectures_with
    titles = {lecture.id.id: lecture.title for lecture in library.of(Lecture)}
    return [
        _filter("kind", "Kind", (entity.kind.text for entity in entities)),
        _filter("category", "Category", (entity.category.text for entity in entities)),
        _filter("year", "Year", map(year_of, entities), by_name=True),
        _filter("lecture", "Lecture", (one for e in entities for one in lectures.get(e.id.id, ())), titles),
    ]


def year_of(entity: Entity) -> str:
    """The year of an entity as a word to choose; "" where it has none."""
    return str(entity.year.year) if entity.year else ""


def filter_files(writer: Writer) -> list[Output]:
    """For a list of several pages: `data/entities.js`, and the definitions of each part in a file of its own.

    `parts` are their names and numbers of rows; the rest are columns with a value for each row. An id is ""
    where it is the slug of the title. Of a filter, `words` are its choices, and a row has the number of one
    of them, a list of such numbers, or -1.
    """
    index = writer.indexes.entities
    if not index.parts:
        return []
    library = writer.library
    lectures = library.lectures_with
    entities = [e for part in index.parts for e in _of(part, library)]
    columns: dict[str, Iterable[Sequence[str]]] = {
        "kind": ([e.kind.text] for e in entities),
        "category": ([e.category.text] for e in entities),
        "year": ([year_of(e)] for e in entities),
        "lecture": (sorted(lectures.get(e.id.id, ())) for e in entities),
    }
    rows = {
        "parts": [[_name(part), len(part.ids)] for part in index.parts],
        "titles": [e.title for e in entities],
        "ids": ["" if e.id.id == slug(e.title) else e.id.id for e in entities],
        "source": "".join("1" if e.sources else "0" for e in entities),
        "filters": {name: _column(column) for name, column in columns.items()},
    }
    told = [
        data_file(_name(part), [writer.words(entity.definition, entity) for entity in _of(part, library)])
        for part in index.parts
    ]
    return [data_file("entities", rows), *told]


def amended_filters(read: Callable[[str], bytes], writer: Writer, records: Iterable[Record]) -> list[Output]:
    """The files with definitions of these records, which alone have changed since `read` gives them."""
    index, files = writer.indexes.entities, dict[str, list[str]]()
    parts = {part.path: part for part in index.parts}
    for record in records:
        if isinstance(record, Entity) and index.parts:
            part = parts[index.part_of[record.id.id]]
            told = files.setdefault(_name(part), value_in(read(data_path(_name(part)))))
            told[part.ids.index(record.id.id)] = writer.words(record.definition, record)
    return [data_file(name, told) for name, told in files.items()]


def _name(part: Part) -> str:
    """The name of the file with the definitions of a part: entities/_b/ has entities_b."""
    return part.path.replace("/", "")


def _of(part: Part, library: Library) -> list[Entity]:
    records = (library.records[name] for name in part.ids)
    return [record for record in records if isinstance(record, Entity)]


def _column(values: Iterable[Sequence[str]]) -> dict[str, Any]:
    numbers: dict[str, int] = {}
    of: list[int | list[int]] = []
    for words in values:
        found = [numbers.setdefault(word, len(numbers)) for word in words if word]
        of.append(found[0] if len(found) == 1 else found or -1)
    return {"words": [*numbers], "of": of}


def _filter(
    name: str,
    label: str,
    words: Iterable[str],
    titles: Mapping[str, str] | None = None,
    by_name: bool = False,
) -> Filter:
    counts = Counter(word for word in words if word)
    order = sorted(counts, key=lambda word: (0 if by_name else -counts[word], word))
    return Filter(name, label, [(word, (titles or {}).get(word, word), counts[word]) for word in order])
