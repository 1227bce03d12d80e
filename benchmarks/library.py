"""A library of any size, with prose that reads like prose: for what must stay quick when a library grows.

.venv/bin/python -m benchmarks.library FOLDER RECORDS
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.author import Author, id_of

# Of a hundred records, as the real content has them but for the sources, of which it has more.
SHARES = {"entity": 42, "term": 16, "source": 16, "date": 8, "question": 7, "section": 5, "insight": 3}
# Records in a file, as authors would keep them.
IN_A_FILE = 100
FIRST_FILE = "content/entities/000.yml"
# What prose made by chance may do now and then.
BY_CHANCE = dict.fromkeys(["unused-term", "circular-definition", "definitions-in-circle"], "off")
CONFIG = """\
site_name: A large library
site_url: https://example.org/large/
docs_dir: content/pages
theme: {name: material}
plugins: [search, site-builder]
"""


def write_library(folder: Path, records: int, seed: int = 1) -> None:
    """Write a project of about so many records and a deck; the same for the same seed."""
    author = Author(Random(seed), records)
    count = {kind: max(records * share // 100, 1) for kind, share in SHARES.items()}
    names = [author.name() for _ in range(count["entity"] + count["term"])]
    author.know(names)
    author.entities = [id_of(name) for name in names[: count["entity"]]]
    files: dict[str, Any] = {
        "content/library.yml": {"title": "A large library", "checks": BY_CHANCE},
        "slides/decks/deck-0.yml": {"title": "All of it", "lecture": "l-0", "minutes": "90"},
        **dict(_files("entities", author.entities_named(names[: count["entity"]], count["source"]))),
        **dict(_files("glossary", {id_of(name): author.term(name) for name in names[count["entity"] :]})),
        **dict(_files("sources", {f"s-{n}": author.source() for n in range(count["source"])})),
        **dict(_files("timeline", {f"d-{n}": author.event(n) for n in range(count["date"])})),
    }
    lectures = max(count["section"] // 10, 1)
    for number in range(lectures):
        part = {kind: range(number, count[kind], lectures) for kind in ("section", "question", "insight")}
        files |= author.lecture(f"l-{number}", part)
    for path, value in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("\n".join(_yaml(value)) + "\n", encoding="utf-8")
    (folder / "content/pages").mkdir(exist_ok=True)
    (folder / "content/pages/about.md").write_text("# About\n\nMade by a program.\n")
    (folder / "mkdocs.yml").write_text(CONFIG)


def first_entities(folder: Path) -> tuple[str, str]:
    """The ids of an entity and of another that is related to it."""
    first, second, *_ = re.findall(r"^([a-z0-9-]+):$", (folder / FIRST_FILE).read_text(), re.MULTILINE)
    return first, second


def change_definition(folder: Path, words: str) -> None:
    """Put other words at the end of the first entity's definition, which stays one sentence."""
    _change(folder, r'^  definition: "(?P<old>.*?)(?:, changed .*)?\.?"$', f'  definition: "{{}}, {words}."')


def change_name(folder: Path, words: str) -> None:
    """Put other words at the end of the first entity's name."""
    _change(folder, r'^  name: "(?P<old>.*?)(?: Changed .*)?"$', f'  name: "{{}} {words}"')


def _change(folder: Path, pattern: str, new: str) -> None:
    path = folder / FIRST_FILE
    text = path.read_text(encoding="utf-8")
    text = re.sub(pattern, lambda found: new.format(found["old"]), text, count=1, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")


def _files(kind: str, records: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    left = iter(records.items())
    number = 0
    while some := dict(islice(left, IN_A_FILE)):
        yield f"content/{kind}/{number:03}.yml", some
        number += 1


def _yaml(value: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    for name, inner in value.items():
        if isinstance(inner, dict):
            yield f"{indent}{name}:"
            yield from _yaml(inner, f"{indent}  ")
        elif inner not in (None, []):
            yield f"{indent}{name}: {json.dumps(inner)}"


if __name__ == "__main__":
    write_library(Path(sys.argv[1]), int(sys.argv[2]))
