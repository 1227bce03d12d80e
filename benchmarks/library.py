"""A library of any size, with prose that reads like prose: for what must stay quick when a library grows.

.venv/bin/python -m benchmarks.library FOLDER RECORDS
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

from site_builder.build import load
from site_builder.model import texts

REAL = Path(__file__).parents[1]
# Of a hundred records, as the real content has them but for the sources, of which it has more.
SHARES = {"entity": 42, "term": 16, "source": 16, "date": 8, "question": 7, "section": 5, "insight": 3}
KINDS = ("model", "method", "task", "concept", "dataset", "framework", "architecture", "tool")
SYLLABLES = re.findall("..", "babebodadedokakekolalelomamemi" + "nanenorarerisasesotatetovave")
ENDINGS = ("net", "ron", "lex", "form", "gram", "sis", "tor", "ment", "ing", "al")
CONFIG = """\
site_name: A large library
site_url: https://example.org/large/
docs_dir: content/pages
theme: {name: material}
plugins: [search, site-builder]
"""


def write_library(folder: Path, records: int, seed: int = 1) -> None:
    """Write a project of about so many records; the same for the same seed."""
    author = Author(Random(seed), records)
    count = {kind: max(records * share // 100, 1) for kind, share in SHARES.items()}
    names = [author.name() for _ in range(count["entity"] + count["term"])]
    author.names = names
    author.entities = [_id(name) for name in names[: count["entity"]]]
    entities = {
        _id(name): author.entity(name, n, count["source"]) for n, name in enumerate(names[: count["entity"]])
    }
    terms = {_id(name): author.term(name) for name in names[count["entity"] :]}
    files: dict[str, Any] = {
        "content/library.yml": {"title": "A large library"},
        "content/entities/all.yml": entities,
        "content/glossary.yml": terms,
        "content/sources.yml": {f"s-{n}": author.source() for n in range(count["source"])},
        "content/timeline.yml": {f"d-{n}": author.event() for n in range(count["date"])},
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


class Author:
    """Writes records. Each word follows the one before as it does in the real content."""

    def __init__(self, random: Random, records: int) -> None:
        self.random = random
        self.names: Sequence[str] = ()
        self.entities: Sequence[str] = ()
        self.taken: set[str] = set()
        self.next: defaultdict[str, list[str]] = defaultdict(list)
        library = load(REAL).library
        for record in library.records.values():
            for _, prose in texts(record):
                words = re.findall(
                    r"[A-Za-z][A-Za-z'-]*[.,;]?", re.sub(r"\[\[.*?\]\]|\$.*?\$", "", prose.text)
                )
                for word, after in pairwise(words):
                    self.next[word].append(after)
        self.starts = [word for word in self.next if word[0].isupper() and word.isalpha()]
        # The rare words of a field: their number grows with the library.
        self.rare = [self._invented().lower() for _ in range(records * 2)]

    def name(self) -> str:
        """A name that no other record has."""
        while True:
            name = " ".join(self._invented() for _ in range(self.random.choice((1, 1, 2))))
            if name.lower() not in self.taken:
                self.taken.add(name.lower())
                return name

    def prose(self, words: int) -> str:
        """About so many words, in sentences."""
        made = [self.random.choice(self.starts)]
        while len(made) < words or not made[-1].endswith("."):
            chance = self.random.random()
            if chance < 0.03 and self.names:
                made.append(self.random.choice(self.names))
            elif chance < 0.08:
                # Of rare words too, a few are frequent.
                made.append(self.rare[int(len(self.rare) * self.random.random() ** 3)])
            after = self.next.get(made[-1]) or self.starts
            made.append(self.random.choice(after))
        return " ".join(made)

    def entity(self, name: str, number: int, sources: int) -> dict[str, Any]:
        initials = "".join(word[:2] for word in name.split()).upper() + str(number)
        return {
            "name": name,
            "kind": self.random.choice(KINDS),
            "category": "Software & Apps",
            "definition": self.prose(12),
            **({"aliases": [initials]} if number % 3 == 0 else {}),
            "year": str(self.random.randint(1950, 2024)),
            "summary": self.prose(40),
            "body": self.prose(self.random.randint(40, 200)),
            "sources": [f"s-{self.random.randrange(sources)}"],
            "relations": [{"type": "builds_on", "to": self.entities[self.random.randrange(number)]}]
            if number
            else [],
        }

    def term(self, name: str) -> dict[str, Any]:
        return {"term": name.lower(), "definition": self.prose(14), "body": self.prose(60)}

    def source(self) -> dict[str, Any]:
        authors = [f"{self._invented()} {self._invented()}" for _ in range(2)]
        year = str(self.random.randint(1950, 2024))
        return {"title": self._title(9), "kind": "paper", "authors": authors, "year": year}

    def event(self) -> dict[str, Any]:
        date = f"{self.random.randint(1950, 2024)}-{self.random.randint(1, 12):02}"
        return {"date": date, "text": self._title(12), "entities": [self.random.choice(self.entities)]}

    def lecture(self, name: str, part: Mapping[str, range]) -> dict[str, Any]:
        """The files of a lecture."""
        folder = f"content/lectures/{name}"
        sections = {
            f"sec-{n}": {
                "title": self._title(5),
                "body": self.prose(400),
                "points": [self._title(6) for _ in range(3)],
                "notes": self.prose(40),
            }
            for n in part["section"]
        }
        within = [*sections] or [None]
        questions = {
            f"q-{n}": {
                "question": f"{self._title(8)}?",
                "answer": self.prose(100),
                "section": within[n % len(within)],
            }
            for n in part["question"]
        }
        lecture = {
            "title": self._title(5),
            "speaker": self.entities[0],
            "date": "2020-01-01",
            "summary": self.prose(80),
        }
        return {
            f"{folder}/lecture.yml": lecture,
            f"{folder}/sections.yml": sections,
            f"{folder}/questions.yml": questions,
            f"{folder}/insights.yml": {f"i-{n}": {"text": self.prose(25)} for n in part["insight"]},
        }

    def _title(self, words: int) -> str:
        return " ".join(self.prose(words).split()[:words]).rstrip(".,;")

    def _invented(self) -> str:
        syllables = self.random.choices(SYLLABLES, k=self.random.randint(1, 3))
        return ("".join(syllables) + self.random.choice(ENDINGS)).capitalize()


def _id(name: str) -> str:
    return name.lower().replace(" ", "-")


def _yaml(value: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    for name, inner in value.items():
        if isinstance(inner, dict):
            yield f"{indent}{name}:"
            yield from _yaml(inner, f"{indent}  ")
        elif inner not in (None, []):
            yield f"{indent}{name}: {json.dumps(inner)}"


if __name__ == "__main__":
    write_library(Path(sys.argv[1]), int(sys.argv[2]))
