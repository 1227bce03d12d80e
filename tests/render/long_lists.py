"""A library whose entities, sources and events are too many for one page each."""

from pathlib import Path

from tests.small_library import FILES

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def long_lists(count: int) -> dict[str, str]:
    """The files of the small library with so many more entities, sources and events."""
    entities, sources, events = [], [], []
    for n in range(count):
        letter, year = LETTERS[n % 26], 2000 + n % 20
        entities.append(
            f"e{n}:\n  name: {letter.upper()}thing {n}\n  kind: {'tool' if n % 3 else 'game'}\n"
            f"  category: Things\n  definition: It has the number {n}.\n  year: {year}\n  sources: [s{n}]\n"
        )
        sources.append(
            f"s{n}:\n  title: Book {n}\n  kind: book\n  authors: [Ada {letter.upper()}man]\n  year: {year}\n"
        )
        events.append(f"d{n}:\n  date: {year}\n  text: The number {n} is read\n  entities: [e{n}]\n")
    return FILES | {
        "content/entities/long.yml": "".join(entities),
        "content/sources.yml": FILES["content/sources.yml"] + "".join(sources),
        "content/timeline.yml": FILES["content/timeline.yml"] + "".join(events),
    }


def write_long(root: Path, count: int) -> None:
    """Write that library into a folder."""
    for path, text in long_lists(count).items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
