"""What our pages hand over to their scripts → the addresses that these make of it.

Only sites of ours have these files. On others a file of such a name gives no address.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from site_builder.crawl.addresses import LONGEST
from site_builder.crawl.page import FILE, LISTED, Page

DATA = "data/"


def reader_of_data(path: str) -> Callable[[bytes], Page] | None:
    """What reads a file of data; None when nothing in it is an address."""
    return next((reader for begin, reader in _READERS.items() if path.startswith(begin)), None)


def read_search_names(data: bytes) -> Page:
    """The places that the site's own search leads to: see render/exports/search.py."""
    names = _handed_over(data)
    try:
        return _listing(_names_searched(names))
    except _UNLIKE:
        return Page()


def _names_searched(names: dict[str, Any]) -> Iterator[str]:
    ids = iter(_ids(names))
    for *_, place, count in names["runs"]:
        some = [*islice(ids, count)]
        if len(some) < count:
            raise ValueError("a run of more places than there are")
        for own in some:
            if len(own) > LONGEST:
                raise ValueError("an id that this program does not make")
            yield place.replace("*", own)


def read_cards(data: bytes) -> Page:
    """The pages that previews lead to: see render/exports/cards.py."""
    cards = _handed_over(data)
    listed = cards.values() if isinstance(cards, dict) else ()
    try:
        return _listing(
            card["u"] for card in listed if isinstance(card, dict) and isinstance(card.get("u"), str)
        )
    except _UNLIKE:
        return Page()


def read_entities(data: bytes) -> Page:
    """The pages that a filtered list leads to, and its files of definitions: see render/pages/filters.py."""
    rows = _handed_over(data)
    try:
        made = _listing([f"entities/{own}/" for own in _ids(rows)])
        made.add(FILE, [f"{DATA}{name}.js" for name, _ in rows["parts"]])
    except _UNLIKE:
        return Page()
    return made


def read_places(data: bytes) -> Page:
    """Where an overview sends old addresses on to: see `place_files` of render/pages/parts.py."""
    try:
        return _listing(f"{page}#{anchor}" for page, anchors in _handed_over(data) for anchor in anchors)
    except _UNLIKE:
        return Page()


def read_graph(data: bytes) -> Page:
    """The places that a search in the picture leads to: see `places_in` of render/pages/graph.py."""
    said = _handed_over(data)
    try:
        return _listing(f"{said['parts'][part]}#{own}" for _, _, own, part in said["entities"])
    except _UNLIKE:
        return Page()


# In a file of another make, which only bears the name.
_UNLIKE = (LookupError, TypeError, ValueError, AttributeError)
_READERS: dict[str, Callable[[bytes], Page]] = {
    "data/search.js": read_search_names,
    "data/search-titles.js": read_search_names,
    "data/cards-": read_cards,
    "data/entities.js": read_entities,
    "data/places-": read_places,
    "data/graph.js": read_graph,
}


def _ids(columns: dict[str, Any]) -> list[str]:
    """The id of each row, which is the slug of its title where it is left out."""
    # The import costs more than small sites.
    from site_builder.render.exports.words import slug

    return [own or slug(title) for own, title in zip(columns["ids"], columns["titles"], strict=True)]


def _listing(found: Iterable[str]) -> Page:
    """Addresses that are written from the root of the site. Raises ValueError if one is too long."""
    listed: dict[str, None] = {}
    for written in found:
        if len(written) > LONGEST:
            raise ValueError("an address that this program does not make")
        listed[written] = None
    return Page({LISTED: [*listed]} if listed else {}, base="../")


def _handed_over(data: bytes) -> Any:
    """What a file of data hands over; an empty mapping where it is of another make."""
    # The import costs more than small sites.
    from site_builder.render.data import value_in

    try:
        return value_in(data)
    except (ValueError, RecursionError):
        return {}
