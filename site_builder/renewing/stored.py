"""The records of a project as its files hold them, each read by itself when it is asked for."""

from collections.abc import Callable, Mapping

from site_builder.model import Lecture, Record, Settings
from site_builder.read import read_faultless, read_part
from site_builder.renewing.notes import Held
from site_builder.resolve import Lazily

SETTINGS = "content/library.yml"


class DoubtError(Exception):
    """It is not sure that a whole build would give the same."""


def stored(
    files: Mapping[str, Held], moments: Mapping[str, str], read: Callable[[str], bytes]
) -> Mapping[str, Record]:
    """The records of files by their ids; `moments` are in which lecture, `read` gives the bytes of a file.

    What is read of it raises DoubtError and OSError.
    """
    places = {name: (path, number) for path, one in files.items() for number, name in enumerate(one.ids)}
    places |= {moment: places[lecture] for moment, lecture in moments.items()}
    whole = Lazily(files, lambda path: _whole(path, read(path)))

    def record(name: str) -> Record:
        path, number = places[name]
        return _part(path, files[path], number, read(path)) or whole[path][name]

    return Lazily(places, record)


def settings_in(read: Callable[[str], bytes]) -> Settings:
    """The settings of a library. Raises DoubtError, OSError."""
    content = read_faultless(SETTINGS, read(SETTINGS))
    if content is None or content.settings is None:
        raise DoubtError
    return content.settings


def _part(path: str, held: Held, number: int, data: bytes) -> Record | None:
    """One record of a file, read without the others; None where that is not sure."""
    if not held.places:
        return None
    part = data[held.places[number] : held.places[number + 1] if number + 1 < len(held.places) else None]
    made = read_part(path, part, held.lines[number] - 1)
    return made[0] if made and [one.id.id for one in made] == [held.ids[number]] else None


def _whole(path: str, data: bytes) -> Mapping[str, Record]:
    content = read_faultless(path, data)
    if content is None:
        raise DoubtError
    records = {record.id.id: record for record in content.records}
    for record in content.records:
        if isinstance(record, Lecture):
            records |= {moment.id.id: moment for moment in record.moments}
    return records
