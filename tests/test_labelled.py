"""Sentences of several fields with every link that a careful editor wants, written without the matcher.

`python -m pytest tests/test_labelled.py -rP` prints precision and recall for each field, and what went wrong.
In a sentence `[[id|words]]` is a link that must be found; `{{words}}` are kept from linking by the author.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from site_builder.mentions import Vocabulary, link_mentions
from site_builder.model import Term
from site_builder.prose import parse
from site_builder.read import fields, tree
from site_builder.resolve.names import links_itself, names_of

FILES = sorted((Path(__file__).parent / "labelled").glob("*.yml"))
LABEL = re.compile(r"\[\[([a-z0-9-]+)\|([^\]]*)\]\]")
Links = Counter[tuple[str, str]]


@dataclass
class Score:
    """How many links were found rightly, wrongly, and not at all."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed)


def vocabulary_of(names: tree.Mapping) -> Vocabulary:
    records = [*_terms(names)]
    return Vocabulary(name for name, record in names_of(records) if links_itself(record))


def _terms(names: tree.Mapping) -> Iterator[Term]:
    for key, fields_of_one in names.items():
        place = names.key_at(key)
        fields_of_one["term"] = fields_of_one.pop("name")
        fields_of_one["definition"] = fields_of_one["term"]
        identity = {"id": place, "source": place.source}
        made = fields.make(Term, fields_of_one, identity, key, place.source)
        assert made.record, made.mistakes
        yield made.record


def links_wanted(sentence: str) -> Links:
    return Counter((found[1], words(found[2])) for found in LABEL.finditer(sentence))


def links_found(sentence: str, vocabulary: Vocabulary) -> Links:
    text = re.sub(r"\{\{(.*?)\}\}", r"[[|\1]]", LABEL.sub(r"\2", sentence))
    found = link_mentions(parse(text).tokens, vocabulary, frozenset()).mentions
    return Counter((mention.id, words(mention.words)) for mention in found)


def words(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text.replace("*", "")).split())


def measured(path: Path) -> Score:
    made, mistakes = tree.parse(path.name, path.read_bytes())
    assert mistakes == []
    assert isinstance(made, tree.Mapping)
    vocabulary, score = vocabulary_of(made["names"]), Score()
    for sentence in made["sentences"]:
        wanted, found = links_wanted(sentence.text), links_found(sentence.text, vocabulary)
        score.right += (wanted & found).total()
        score.wrong += (found - wanted).total()
        score.missed += (wanted - found).total()
        if wanted != found:
            print(f"{sentence.source}: missed {[*(wanted - found)]}, wrong {[*(found - wanted)]}")
    told = f"precision {score.precision:.3f}, recall {score.recall:.3f}"
    print(f"{path.stem}: {len(made['sentences'])} sentences, {told}")
    return score


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_names_are_linked_as_an_editor_would(path: Path) -> None:
    score = measured(path)
    assert (score.precision >= 0.98, score.recall >= 0.98) == (True, True), score
