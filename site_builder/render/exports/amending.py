"""An edit of some entries → the files of the search that change, made from those that were there before.

The files are all that has to be kept: they hold each text, each name and each list of a word. So an edit in a
library of any size reads and makes a few of them, and looks at no other text.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from site_builder.output import Output
from site_builder.render.data import data_file, data_path, value_in
from site_builder.render.exports.entries import SearchEntry
from site_builder.render.exports.pieces import (
    TEXTS_A_BLOCK,
    spans,
    text_files,
    text_name,
    word_cuts,
    word_file,
    word_name,
)
from site_builder.render.exports.places import amended, as_browsers_compare, length_sign
from site_builder.render.exports.search import columns_of, counted, place_in_run, run_of, shown, size_of
from site_builder.render.exports.words import slug

Read = Callable[[str], bytes | None]
# How often a word stood and stands, by the numbers of the entries edited, by the word.
_Counts = Mapping[str, Mapping[int, tuple[int, int]]]


@dataclass(frozen=True)
class Amended:
    """What an edit does to the files of the search: which to write, and the paths of those to remove."""

    outputs: list[Output]
    removed: list[str]


def amend_search(read: Read, edited: Iterable[SearchEntry]) -> Amended | None:
    """What `search_files` makes otherwise than before, when these entries alone have changed.

    `read` gives the files as it made them before, by path; whether they still are that, the caller must know.
    None where all must be made anew: a file is missing; an entry is new or gone, or has another place in the
    order of names; a word was too common to have a list, and no longer is.
    """
    try:
        return _amend(_Files(read), [*{entry.url: entry for entry in edited}.values()])
    except _AnewError:
        return None


class _AnewError(Exception):
    """All files must be made anew."""


class _Files:
    """The files as they were, each read once."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._data: dict[str, bytes] = {}

    def data(self, path: str) -> bytes:
        if path not in self._data:
            data = self._read(path)
            if data is None:
                raise _AnewError
            self._data[path] = data
        return self._data[path]

    def value(self, name: str) -> Any:
        return value_in(self.data(data_path(name)))


def _amend(files: _Files, edited: Sequence[SearchEntry]) -> Amended:
    named, titled = files.value("search"), files.value("search-titles")
    texts, counts = _edit(files, named, titled, edited)
    before = {*_paths(named)}
    named["texts"], made = _texts(files, named["texts"], texts)
    named["words"], more = _words(files, named["words"], counts, len(titled["lengths"]))
    made += (*more, data_file("search", named), data_file("search-titles", titled))
    return Amended(
        [output for output in made if output.path not in before or output.data != files.data(output.path)],
        sorted(before.difference(_paths(named))),
    )


def _paths(named: Mapping[str, Any]) -> Iterator[str]:
    names = "search", "search-titles", *map(text_name, named["texts"]), *map(word_name, named["words"])
    return map(data_path, names)


def _edit(
    files: _Files, named: dict[str, Any], titled: dict[str, Any], edited: Sequence[SearchEntry]
) -> tuple[dict[int, str], _Counts]:
    """The new texts by the numbers of their entries, and what words came and went. Edits the columns."""
    lengths = [*titled["lengths"]]
    texts: dict[int, str] = {}
    counts: defaultdict[str, dict[int, tuple[int, int]]] = defaultdict(dict)
    for entry in edited:
        columns = _Columns(named if entry.is_at_hand else titled)
        row = columns.row(entry)
        number = row if entry.is_at_hand else row + len(named["ids"])
        before, text, names = _text(files, named["texts"], number), entry.told(), columns_of(entry)
        old = Counter(counted("" if before[:1] == " " else before, *columns.names(row)))
        new = Counter(counted(text, *names[1:]))
        for word in old.keys() | new.keys():
            if old[word] != new[word]:
                counts[word][number] = old[word], new[word]
        columns.put(row, names)
        lengths[number], texts[number] = length_sign(new.total()), shown(text, entry)
    titled["lengths"] = "".join(lengths)
    return texts, counts


class _Columns(NamedTuple):
    """What a file has of all names, by the rows of the entries."""

    file: Mapping[str, Any]

    def row(self, entry: SearchEntry) -> int:
        """That of an entry. Raises _AnewError where it has none, or would have another one now."""
        begin, run, wanted = 0, run_of(entry), entry.id or entry.url or "./"
        for *other, count in self.file["runs"]:
            rows = range(begin, begin + count)
            found = (
                next((row for row in rows if self._own(row) == wanted), None) if run == (*other,) else None
            )
            if found is not None and self._is_between(rows, found, entry):
                return found
            begin += count
        raise _AnewError

    def names(self, row: int) -> tuple[str, str]:
        return self.file["titles"][row], self.file["spellings"][row]

    def put(self, row: int, names: tuple[str, str, str]) -> None:
        for column, name in zip(("ids", "titles", "spellings"), names, strict=True):
            self.file[column][row] = name

    def _own(self, row: int) -> str:
        own: str = self.file["ids"][row]
        return own or slug(self.file["titles"][row])

    def _is_between(self, rows: range, row: int, entry: SearchEntry) -> bool:
        _, kind, place = run_of(entry)
        around = [
            place_in_run(kind, self.file["titles"][n], place.replace("*", self._own(n)).removeprefix("./"))
            for n in (row - 1, row + 1)
            if n in rows
        ]
        here = place_in_run(kind, entry.title, entry.url)
        return [*around[: row > rows[0]], here, *around[row > rows[0] :]] == sorted([*around, here])


def _text(files: _Files, starts: Sequence[int], number: int) -> str:
    start = starts[bisect_right(starts, number) - 1]
    text: str = files.value(text_name(start))[number - start]
    return text


def _texts(files: _Files, starts: Sequence[int], edited: Mapping[int, str]) -> tuple[list[int], list[Output]]:
    """Where pieces begin with these texts in them, and the files of all blocks that have one."""
    blocks = {number // TEXTS_A_BLOCK * TEXTS_A_BLOCK for number in edited}
    new, made = [start for start in starts if start // TEXTS_A_BLOCK * TEXTS_A_BLOCK not in blocks], []
    for block in blocks:
        own = [start for start in starts if start // TEXTS_A_BLOCK * TEXTS_A_BLOCK == block]
        texts = [text for start in own for text in files.value(text_name(start))]
        cut = [*text_files(block, [edited.get(n, text) for n, text in enumerate(texts, block)])]
        new += [start for start, _ in cut]
        made += [output for _, output in cut]
    return sorted(new), made


class _Row(NamedTuple):
    """A word with its list; or a whole piece, by its first word, of which no list has changed."""

    word: str
    size: int
    text: str | None


def _words(
    files: _Files, firsts: Sequence[str], counts: _Counts, count: int
) -> tuple[list[str], list[Output]]:
    """Where pieces begin with these words changed, and the files that may have changed."""
    opened = _opened(files, firsts, counts, count)
    rows: list[_Row] = []
    for number, first in enumerate(firsts):
        if number in opened:
            lists = ((word, f"{word} {packed}") for word, packed in opened[number].items())
            rows += [_Row(word, size_of(row), row) for word, row in lists]
        else:
            whole = len(files.data(data_path(word_name(first)))) - len(word_file(first, "").data) + 1
            rows.append(_Row(first, whole, None))
    new, made = [], []
    cuts = word_cuts([row.word for row in rows], [row.size for row in rows])
    for low, high in spans(cuts, len(rows)):
        first = rows[low].word if low else ""
        new.append(first)
        if [row.text for row in rows[low:high]] != [None] or rows[low].word != first:
            parts = [row.text or files.value(word_name(row.word)) for row in rows[low:high]]
            made.append(word_file(first, " ".join(parts)))
    return new, made


def _opened(files: _Files, firsts: Sequence[str], counts: _Counts, count: int) -> dict[int, dict[str, str]]:
    """The pieces, by number, of which a list has changed: each word with its list now, in their order."""
    keys = [as_browsers_compare(first) for first in firsts]
    opened: dict[int, dict[str, str]] = {}
    for word, changes in counts.items():
        number = bisect_right(keys, as_browsers_compare(word)) - 1
        piece = _open(files, firsts, number, opened)
        packed = amended(piece.pop(word, ""), changes, count)
        if packed is None:
            raise _AnewError
        if packed:
            piece[word] = packed
        elif word == firsts[number]:
            # No cut is here any more, so the next best may be within the piece before.
            _open(files, firsts, number - 1, opened)
    return {
        number: dict(sorted(piece.items(), key=lambda item: as_browsers_compare(item[0])))
        for number, piece in opened.items()
    }


def _open(
    files: _Files, firsts: Sequence[str], number: int, opened: dict[int, dict[str, str]]
) -> dict[str, str]:
    if number not in opened:
        parts = files.value(word_name(firsts[number])).split(" ")
        opened[number] = dict(zip(parts[::2], parts[1::2], strict=False))
    return opened[number]
