"""Entries → the files of the search, each of which is sent when a query needs it, and not before.

`search` holds the names of entities and terms, and where the pieces below begin; `search-titles` the titles
of everything else. `search-words-<first>` hold the words of all texts in the order of the alphabet, each with
the entries in which it stands; `search-texts-<number>` the texts, of which a result shows what was found.

An entry's number does not depend on its text, and no list of a word on the texts of others, so that an edit
changes a few files: `amending` makes those alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from site_builder.output import Output
from site_builder.render.data import data_file
from site_builder.render.exports.entries import SearchEntry
from site_builder.render.exports.pieces import TEXTS_A_BLOCK, spans, text_files, word_cuts, word_file
from site_builder.render.exports.places import Places, length_sign
from site_builder.render.exports.words import fold, slug, words

_IN_NAME = 3  # as often as this a word of a name is counted in the text
# Their titles are the beginnings of their texts.
_NAMELESS = frozenset(["insight", "date", "correction"])


def search_files(entries: Iterable[SearchEntry]) -> Iterator[Output]:
    """All files of the search, one by one. The same address twice: the first entry is kept."""
    ordered = sorted({entry.url: entry for entry in reversed([*entries])}.values(), key=_place)
    at_hand = sum(entry.is_at_hand for entry in ordered)
    named, titled = name_columns(ordered[:at_hand]), name_columns(ordered[at_hand:])
    names = zip(named["titles"] + titled["titles"], named["spellings"] + titled["spellings"], strict=True)
    places, starts, lengths = Places(), [], []
    for block in range(0, max(len(ordered), 1), TEXTS_A_BLOCK):
        texts = []
        for number, entry in enumerate(ordered[block : block + TEXTS_A_BLOCK], block):
            text = entry.told()
            found = counted(text, *next(names))
            places.add(number, found)
            lengths.append(length_sign(len(found)))
            texts.append(shown(text, entry))
        for start, output in text_files(block, texts):
            starts.append(start)
            yield output
    firsts = []
    for first, piece in _word_pieces(places.packed(len(ordered))):
        firsts.append(first)
        yield word_file(first, piece)
    yield data_file("search", {"texts": starts, "words": firsts, **named})
    yield data_file("search-titles", {**titled, "lengths": "".join(lengths)})


def name_columns(entries: Sequence[SearchEntry]) -> dict[str, Any]:
    """All names, column by column, which packs better than row by row.

    A run is a number of entries of one sort and kind whose addresses differ in the id alone, at the `*`. An
    id is "" where it is the slug of the title.
    """
    rows = [columns_of(entry) for entry in entries]
    return {
        "runs": [[*run, len([*some])] for run, some in groupby(entries, key=run_of)],
        "ids": [own for own, _, _ in rows],
        "titles": [title for _, title, _ in rows],
        "spellings": [spellings for _, _, spellings in rows],
    }


def columns_of(entry: SearchEntry) -> tuple[str, str, str]:
    """What the columns have of an entry: its id, its title and its spellings."""
    own = entry.id or entry.url or "./"  # the home page
    spellings = "\t".join(_shortened(entry)) if entry.spellings or entry.misheard else ""
    return "" if own == slug(entry.title) else own, entry.title, spellings


def counted(text: str, title: str, spellings: str) -> list[str]:
    """The words by which an entry is found, each as often as it counts."""
    names = {*words(" ".join((title, *_whole(title, spellings))))}
    return words(text) + [*names] * _IN_NAME


def shown(text: str, entry: SearchEntry) -> str:
    """What stands in the file of texts. What begins with a space is shown, and not looked up."""
    return text.lstrip() or f" {entry.within}"


def place_in_run(kind: str, title: str, url: str) -> tuple[str, str]:
    """Where an entry stands among those of its run."""
    return "" if kind in _NAMELESS else fold(title), url


def run_of(entry: SearchEntry) -> tuple[int, str, str]:
    """What an entry has in common with those of its run: sort, kind, and the address around its id."""
    before, own, after = entry.url.rpartition(entry.id) if entry.id else ("", "", "")
    return entry.sort, entry.kind, f"{before}*{after}" if own else "*"


def _place(entry: SearchEntry) -> tuple[Any, ...]:
    return not entry.is_at_hand, *run_of(entry), *place_in_run(entry.kind, entry.title, entry.url)


def _shortened(entry: SearchEntry) -> Iterator[str]:
    """The further spellings; "+s" is an ending to the last whole one, "~" begins what was misheard."""
    whole = entry.title
    for spelling in entry.spellings:
        ending = spelling[len(whole) :]
        if ending and len(ending) < 3 and spelling[: len(whole)].lower() == whole.lower():
            yield f"+{ending}"
        else:
            whole = spelling
            yield spelling
    yield from (f"~{spelling}" for spelling in entry.misheard)


def _whole(title: str, shortened: str) -> Iterator[str]:
    """The spellings again, as far as their words go."""
    whole = title
    for spelling in shortened.split("\t") if shortened else ():
        if spelling[0] == "+":
            yield whole + spelling[1:]
        elif spelling[0] == "~":
            yield spelling[1:]
        else:
            whole = spelling
            yield spelling


def _word_pieces(lists: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Each piece with the word from which on it has them."""
    found, rows = [], []
    for word, packed in lists:
        found.append(word)
        rows.append(f"{word} {packed}")
    for low, high in spans(word_cuts(found, map(size_of, rows)), len(rows)):
        yield found[low] if low else "", " ".join(rows[low:high])


def size_of(row: str) -> int:
    """How many bytes a word and its list take in a piece."""
    return len(row.encode()) + 1
