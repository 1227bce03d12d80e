"""What the preview of a link shows: name, kind, year, definition, neighbours. In pieces, asked for singly."""

from collections.abc import Callable, Iterable
from typing import Any

from site_builder.model import Entity, Record, Term
from site_builder.output import Output
from site_builder.render.data import data_file, data_path, value_in
from site_builder.render.relations import relations
from site_builder.render.writer import Writer
from site_builder.resolve import Library

RECORDS_A_PIECE = 100  # about 8 kB when sent
NEIGHBOURS = 5


def pieces_of(library: Library) -> int:
    """Into how many files the cards of a library go."""
    count = len(library.of(Entity)) + len(library.of(Term))
    return max(1, -(-count // RECORDS_A_PIECE))


def card_files(writer: Writer) -> list[Output]:
    """The files `data/cards-<n>.js`: id → card. A record stands in the file that `piece_of` tells."""
    records: list[Entity | Term] = [*writer.library.of(Entity), *writer.library.of(Term)]
    files: list[dict[str, Any]] = [{} for _ in range(pieces_of(writer.library))]
    for record in records:
        files[piece_of(record.id.id, len(files))][record.id.id] = _card(writer, record)
    return [data_file(f"cards-{n}", cards) for n, cards in enumerate(files)]


def amended_cards(read: Callable[[str], bytes], writer: Writer, records: Iterable[Record]) -> list[Output]:
    """The files in which these records have their cards, which alone have changed since `read` gives them."""
    count, files = pieces_of(writer.library), dict[str, dict[str, Any]]()
    for record in records:
        if isinstance(record, Entity | Term):
            name = f"cards-{piece_of(record.id.id, count)}"
            cards = files.setdefault(name, value_in(read(data_path(name))))
            cards[record.id.id] = _card(writer, record)
    return [data_file(name, cards) for name, cards in files.items()]


def piece_of(record_id: str, count: int) -> int:
    """Which of `count` files holds a record; the scripts reckon the same."""
    return sum(map(ord, record_id)) % count


def _card(writer: Writer, record: Entity | Term) -> dict[str, Any]:
    card: dict[str, Any] = {
        "n": record.title,
        "u": writer.url(record)[1:],
        "d": writer.words(record.definition, record),
    }
    if isinstance(record, Entity):
        card |= {"k": record.kind.text, "y": str(record.year.year) if record.year else ""}
        card["r"] = [*_neighbours(writer, record)]
    else:
        card |= {"k": "term"}
    return card


def _neighbours(writer: Writer, entity: Entity) -> Iterable[tuple[str, str]]:
    found = [
        (group.title.lower(), str(item.title)) for group in relations(writer, entity) for item in group.items
    ]
    return found[:NEIGHBOURS]
