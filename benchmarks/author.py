"""Who writes the records of a generated library: prose that reads like the real content's."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

from site_builder.build import load
from site_builder.model import texts

REAL = Path(__file__).parents[1]
KINDS = ("model", "method", "task", "concept", "dataset", "framework", "architecture", "tool")
SYLLABLES = re.findall("..", "babebodadedokakekolalelomamemi" + "nanenorarerisasesotatetovave")
ENDINGS = ("net", "ron", "lex", "form", "gram", "sis", "tor", "ment", "ing", "al")
# Of a hundred words, how many are names and how many rare words. It gives eight links a page by mention.
NAMES, RARE = 4, 5
LAST_YEAR = 2019  # the lectures are of the next


class Author:
    """Writes records. Each word follows the one before as it does in the real content."""

    def __init__(self, random: Random, records: int) -> None:
        self.random = random
        self.know(())
        self.entities: Sequence[str] = ()
        self.next: defaultdict[str, list[str]] = defaultdict(list)
        library = load(REAL).library
        for record in library.records.values():
            for _, prose in texts(record):
                words = re.findall(
                    r"[A-Za-z][A-Za-z'-]*[.,;]?", re.sub(r"\[\[.*?\]\]|\$.*?\$", "", prose.text)
                )
                for word, after in pairwise(words):
                    self.next[word].append(after)
        self.starts = [word for word in self.next if word.istitle() and word.isalpha()]
        # The rare words of a field: their number grows with the library.
        self.rare = [self._invented().lower() for _ in range(records * 2)]
        # No word that is written anyway is a name, else its record were mentioned everywhere.
        self.taken = {word.rstrip(".,;").lower() for word in self.next} | set(self.rare)

    def know(self, names: Sequence[str]) -> None:
        """Use these names in what is written from now on."""
        self.names = names
        self._words_of_names = frozenset(" ".join(names).split())

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
            if len(made) > words + 10:
                made[-1] = f"{made[-1].rstrip('.,;')}."
                break
            chance = 100 * self.random.random()
            if chance < NAMES and self.names:
                made.append(self.random.choice(self.names))
            elif chance < NAMES + RARE:
                # Of rare words too, a few are frequent.
                made.append(self.rare[int(len(self.rare) * self.random.random() ** 3)])
            after = self.random.choice(self.next.get(made[-1]) or self.starts)
            begins = made[-1].endswith(".")
            word = after.capitalize() if begins else after.lower()
            # The same word twice, or a capital within a sentence, is what the checks look for.
            if word.rstrip(".,;").lower() != made[-1].rstrip(".,;").lower():
                made.append(word)
        return " ".join(made)

    def sentence(self, words: int) -> str:
        """One sentence of about so many words."""
        first, *rest = re.sub(r"[.;]", "", self.prose(words)).split()
        known = self._words_of_names
        return " ".join([first, *(word if word in known else word.lower() for word in rest)]) + "."

    def entities_named(self, names: Sequence[str], sources: int) -> dict[str, dict[str, Any]]:
        return {id_of(name): self.entity(name, number, sources) for number, name in enumerate(names)}

    def entity(self, name: str, number: int, sources: int) -> dict[str, Any]:
        year = self.year_of(number)
        initials = "".join(word[:2] for word in name.split()).upper() + str(number)
        return {
            "name": name,
            "kind": self.random.choice(KINDS),
            "category": "Software & Apps",
            "definition": self.sentence(12),
            **({"aliases": [initials]} if number % 3 == 0 else {}),
            "year": str(year),
            "summary": self.prose(40),
            "body": self.prose(self.random.randint(40, 200)),
            "sources": [f"s-{number % sources}"],
            "relations": self._relations(number),
        }

    def _relations(self, number: int) -> list[dict[str, str]]:
        """To an earlier entity, and to the one before, so that none is without a link."""
        earlier = {number - 1: "improves_on", self.random.randrange(number): "builds_on"} if number else {}
        return [{"type": sort, "to": self.entities[n]} for n, sort in earlier.items()]

    def term(self, name: str) -> dict[str, Any]:
        return {"term": name.lower(), "definition": self.sentence(14), "body": self.prose(60)}

    def source(self) -> dict[str, Any]:
        authors = [f"{self._invented()} {self._invented()}" for _ in range(2)]
        year = str(self.random.randint(LAST_YEAR, 2024))
        return {"title": self._title(9), "kind": "paper", "authors": authors, "year": year}

    def event(self, number: int) -> dict[str, Any]:
        """Something about an entity, the last one first: nothing builds on that."""
        number = len(self.entities) - 1 - number % len(self.entities)
        year = self.random.randint(self.year_of(number), 2024)
        date = f"{year}-{self.random.randint(1, 12):02}"
        return {"date": date, "text": self._title(12), "entities": [self.entities[number]]}

    def year_of(self, number: int) -> int:
        """The year of an entity: each builds on earlier ones, and the lectures can tell of all."""
        return 1950 + number * (LAST_YEAR - 1950) // len(self.entities)

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
        within: list[str | None] = [*sections] or [None]
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


def id_of(name: str) -> str:
    """The id of a record of that name."""
    return name.lower().replace(" ", "-")
