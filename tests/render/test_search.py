"""The index of the search: whole for the small library, and the words that it is made of."""

import json
from pathlib import Path
from typing import Any

import pytest

from site_builder.build import Built, load, render
from site_builder.hosts.mkdocs.index import entries_by_hand
from site_builder.output import Output
from site_builder.render.exports.entries import SearchEntry
from site_builder.render.exports.search import search_files, word_index
from site_builder.render.exports.words import key, slug, words
from tests.conftest import Write
from tests.small_library import FILES

SECTIONS = "content/lectures/bread/sections.yml"
ENTITIES = "content/entities/all.yml"


def built(root: Path) -> Built:
    return render(load(root).library, root)


def values(outputs: list[Output]) -> dict[str, Any]:
    """What each file hands over, by its name."""
    return {
        o.path.removeprefix("data/").removesuffix(".js"): json.loads(o.data[o.data.index(b",") + 1 : -3])
        for o in outputs
    }


def test_the_small_library_has_this_index(project: Write) -> None:
    made = values(search_files(built(project({})).entries))
    assert sorted(made) == ["search", "search-texts-0", "search-titles", "search-words-0"]
    assert made["search"] == {
        "texts": [0],
        "words": ["1"],
        "runs": [
            [0, "organism", "entities/*/", 1],
            [0, "person", "entities/*/", 1],
            [0, "term", "glossary/*/", 2],
            [0, "tool", "entities/*/", 1],
            [2, "overview", "*", 8],
        ],
        "ids": [
            *("", "ada", "", "", ""),
            *("./", "corrections/", "entities/", "glossary/", "graph/", "slides/", "sources/", "timeline/"),
        ],
        "titles": [
            *("Yeast", "Ada Baker", "Crumb", "Gluten", "Oven"),
            *("Bread", "Corrections", "Entities", "Glossary", "Graph", "Slides", "Sources", "Timeline"),
        ],
        "spellings": ["+s\tbaker's yeast\t+s", "", "+s", "+s", "+s", *[""] * 8],
    }
    assert made["search-titles"] == {
        "runs": [
            [1, "insight", "lectures/bread/#*", 1],
            [1, "lecture", "lectures/*/", 1],
            [1, "question", "lectures/bread/rising/#*", 1],
            [1, "section", "lectures/bread/*/", 2],
            [2, "correction", "corrections/#*", 1],
            [2, "date", "timeline/#*", 2],
            [2, "moment", "lectures/bread/#*", 2],
            [2, "slides", "slides/*/", 1],
            [2, "source", "sources/#*", 1],
        ],
        "ids": [
            *("insight-time", "bread", "question-salt", "", "", "c-rest", "date-later", "date-oven"),
            *("moment-oven", "moment-start", "talk", "src-book"),
        ],
        "titles": [
            "Time does what kneading does: gluten forms by itself.",
            "How bread rises",
            "Does salt kill yeast?",
            "Baking",
            "Rising",
            "“Yeast is a gas”",
            "A yeast is read letter by letter",
            "An iron oven is described",
            "Into the oven",
            "Start",
            "How bread rises",
            "The Book of Bread",
        ],
        "spellings": [*[""] * 11, "Baker and Miller, 2010"],
    }
    assert [made["search-texts-0"][n] for n in (0, 4, 14, 17, 19, 21, 23, 24)] == [
        "A fungus that turns sugar into gas and alcohol. It lives in flour and in the air "
        "of an oven's kitchen. Living things",
        "A closed box that is hot inside. Tools. 1790. Count Rumford",
        "Why dough grows, from flour to oven. Ada Baker. February 3, 2020. yeast, gluten",
        "Yeast eats sugar and breathes out gas. The gluten holds it, as (Baker and Miller, 2010) shows. "
        "Yeast makes gas. Gluten holds it.",
        "A yeast is read letter by letter. May 2021",
        "At 5:00 in the video of How bread rises",
        "Slides of How bread rises",
        "Ada Baker, Carl Miller. 2010",
    ]
    assert {word: made["search-words-0"][word] for word in ("dough", "kitchen", "oven", "ovens")} == {
        "dough": "fD",
        "kitchen": "1C",
        "oven": "1C4GaD2D4G1H",
        "ovens": "1C4G",
    }


def test_what_a_speaker_has_noted_is_not_found(project: Write) -> None:
    notes = FILES[SECTIONS].replace("Show a jar of starter.", "Show a xylophone.")
    assert notes != FILES[SECTIONS]
    files = search_files(built(project({SECTIONS: notes})).entries)
    assert not any(b"xylophone" in file.data.lower() for file in files)


def test_all_spellings_are_there_once(project: Write) -> None:
    changed = FILES[ENTITIES].replace(
        "aliases: [baker's yeast]",
        "aliases: [Hefe, HEFE, levure à pain]\n  misheard: [east]\n  plural: yeasties",
    )
    entry = next(e for e in built(project({ENTITIES: changed})).entries if e.id == "yeast")
    assert (entry.spellings, entry.misheard) == (
        ("yeasties", "Hefe", "Hefes", "levure à pain", "levure à pains"),
        ("east",),
    )


def test_a_word_is_kept_with_the_entries_it_stands_in_and_its_weight_there() -> None:
    entries = [
        SearchEntry("a/", "Salt", "page", text="A white thing from the sea"),
        SearchEntry("b/", "Bread", "page", text="Salt and bread. Bread and salt."),
        SearchEntry("c/", "Butter", "page", text="On bread"),
    ]
    index = word_index(entries)
    # Salt: the title of the first, in the text of the second. Bread: in the second and the third.
    assert {word: index[word] for word in ("salt", "bread", "butter", "sea")} == {
        "salt": "1G1F",
        "bread": "2H1E",
        "butter": "3G",
        "sea": "1D",
    }


def test_a_word_of_nearly_all_entries_has_no_list() -> None:
    entries = [SearchEntry(f"{n}/", f"page {n}", "page", text="the" if n % 2 else "a") for n in range(2000)]
    index = word_index(entries)
    assert (index["page"], index["the"], index["a"], index["7"]) == ("*", "*", "*", "8G")


def test_a_large_library_is_divided() -> None:
    text = " ".join(f"word{n}" for n in range(500))
    entries = [SearchEntry(f"{n}/", f"Page {n}", "page", text=f"{text} own{n}") for n in range(40)]
    made = values(search_files(entries))
    firsts, starts = made["search"]["words"], made["search"]["texts"]
    pieces = {name: value for name, value in made.items() if name[-1].isdigit()}
    assert max(len(json.dumps(piece)) for piece in pieces.values()) < 40_000
    assert firsts == sorted(firsts)
    for n, first in enumerate(firsts):
        assert next(iter(made[f"search-words-{n}"])) == first
    assert sum(len(made[f"search-texts-{n}"]) for n in range(len(starts))) == 40
    for n, start in enumerate(starts):
        assert made[f"search-texts-{n}"][0].split()[-1] == f"own{made['search-titles']['titles'][start][5:]}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fine-Tuning", ["fine", "tuning", "finetuning"]),
        ("the baker's bread", ["the", "bakers", "bread", "baker"]),
        ("the baker\u2019s bread", ["the", "bakers", "bread", "baker"]),
        ("Café Großmeister Øre", ["cafe", "grossmeister", "ore"]),
        ("GPT-4.5 costs 1,000", ["gpt", "4", "5", "costs", "1", "000", "gpt4"]),
        ("non\u2011breaking builds_on", ["non", "breaking", "builds", "on", "nonbreaking"]),
        ("深度学习 is AI学", ["深度", "度学", "学习", "is", "ai", "学"]),
        ("мой Ёж", ["мои", "еж"]),
        ("", []),
    ],
)
def test_a_text_has_these_words(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_case_accents_hyphens_spaces_and_apostrophes_do_not_matter_in_a_name() -> None:
    spellings = ("finetuning", "fine tuning", "Fine-Tuning", "FINE\u2010TUNING", "fi\u0301ne\u00a0tuning")
    assert {key(spelling) for spelling in spellings} == {"finetuning"}
    assert slug("Dijkstra's Fine Tuning (GPT-2)") == "dijkstras-fine-tuning-gpt-2"


def test_pages_written_by_hand_are_found_as_the_search_plugin_found_them(tmp_path: Path) -> None:
    docs = [{"location": "about/#why", "title": "A &amp; B", "text": "<p>1 &lt; 2,</p> <p>it is</p>"}]
    assert entries_by_hand(tmp_path, marked_up=True) == []
    (tmp_path / "search").mkdir()
    (tmp_path / "search/search_index.json").write_text(json.dumps({"docs": docs}))
    assert entries_by_hand(tmp_path, marked_up=True) == [
        SearchEntry("about/#why", "A & B", "page", text="1 < 2, it is")
    ]
    assert entries_by_hand(tmp_path, marked_up=False) == [
        SearchEntry("about/#why", "A &amp; B", "page", text="<p>1 &lt; 2,</p> <p>it is</p>")
    ]
