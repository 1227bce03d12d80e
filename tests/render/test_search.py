"""The index of the search: whole for the small library, and the words that it is made of."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from site_builder.build import Built, load, render
from site_builder.hosts.mkdocs.index import entries_by_hand
from site_builder.output import Output
from site_builder.render.data import data_file, texts_file, value_in
from site_builder.render.exports.entries import SearchEntry
from site_builder.render.exports.places import Places, amended, length_sign, unpacked
from site_builder.render.exports.search import search_files
from site_builder.render.exports.words import key, slug, words
from tests.conftest import Write
from tests.small_library import FILES

SECTIONS = "content/lectures/bread/sections.yml"
ENTITIES = "content/entities/all.yml"


def built(root: Path) -> Built:
    return render(load(root).library, root)


def values(outputs: Iterable[Output]) -> dict[str, Any]:
    """What each file hands over, by its name."""
    return {o.path.removeprefix("data/").removesuffix(".js"): value_in(o.data) for o in outputs}


def lists(made: dict[str, Any]) -> dict[str, str]:
    """Each word of all texts with its list."""
    parts = " ".join(piece for name, piece in made.items() if name.startswith("search-words")).split(" ")
    return dict(zip(parts[::2], parts[1::2], strict=True))


def test_the_small_library_has_this_index(project: Write) -> None:
    made = values(search_files(built(project({})).entries()))
    assert sorted(made) == ["search", "search-texts-0", "search-titles", "search-words"]
    assert made["search"] == {
        "texts": [0],
        "words": [""],
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
        "lengths": "-*+++*+++,++)-,,,,,-,)&)-",
    }
    assert [made["search-texts-0"][n] for n in (0, 4, 14, 17, 19, 21, 23, 24)] == [
        "A fungus that turns sugar into gas and alcohol. It lives in flour and in the air "
        "of an oven's kitchen. Living things",
        "A closed box that is hot inside. Tools. 1790. Count Rumford",
        "Why dough grows, from flour to oven. Ada Baker. February 3, 2020. yeast, gluten",
        "Yeast eats sugar and breathes out gas. The gluten holds it, as (Baker and Miller, 2010) shows. "
        "Yeast makes gas. Gluten holds it.",
        "A yeast is read letter by letter. May 2021",
        " At 5:00 in the video of How bread rises",
        " Slides of How bread rises",
        "Ada Baker, Carl Miller. 2010",
    ]
    found = lists(made)
    assert {word: unpacked(found[word]) for word in ("dough", "kitchen", "oven", "ovens")} == {
        "dough": {14: 1},
        "kitchen": {0: 1},
        "oven": {0: 1, 4: 3, 14: 1, 16: 1, 20: 4, 21: 3},
        "ovens": {0: 1, 4: 3},
    }


def test_what_a_speaker_has_noted_is_not_found(project: Write) -> None:
    notes = FILES[SECTIONS].replace("Show a jar of starter.", "Show a xylophone.")
    assert notes != FILES[SECTIONS]
    files = search_files(built(project({SECTIONS: notes})).entries())
    assert not any(b"xylophone" in file.data.lower() for file in files)


def test_all_spellings_are_there_once(project: Write) -> None:
    changed = FILES[ENTITIES].replace(
        "aliases: [baker's yeast]",
        "aliases: [Hefe, HEFE, levure à pain]\n  misheard: [east]\n  plural: yeasties",
    )
    entry = next(e for e in built(project({ENTITIES: changed})).entries() if e.id == "yeast")
    assert (entry.spellings, entry.misheard) == (
        ("yeasties", "Hefe", "Hefes", "levure à pain", "levure à pains"),
        ("east",),
    )


def test_a_word_is_kept_with_the_entries_it_stands_in_and_how_often() -> None:
    entries = [
        SearchEntry("a/", "Salt", "page", text="A white thing from the sea"),
        SearchEntry("b/", "Bread", "page", text="Salt and bread. Bread and salt."),
        SearchEntry("c/", "Butter", "page", text=lambda: "On bread"),
    ]
    made = values(search_files(entries))
    # A sign for the distance from the entry before, "$" for one; one for each time more. Bread is 0.
    # What stands in a name counts three times.
    assert made["search-titles"]["titles"] == ["Bread", "Butter", "Salt"]
    found = lists(made)
    assert {word: found[word] for word in ("salt", "bread", "butter", "sea")} == {
        "salt": "$#%##",
        "bread": "$!#$",
        "butter": "%##",
        "sea": "&",
    }
    assert unpacked("$!#$") == {0: 5, 1: 1}
    assert made["search-titles"]["lengths"] == ")()" == "".join(map(length_sign, (9, 5, 9)))


def test_every_distance_has_a_sign_that_is_read_again() -> None:
    count = 70_000
    numbers = [0, 56, 113, 171, 2_300, 57_560, 57_561, 69_999]
    places = Places()
    for number in numbers:
        places.add(number, ["bread", "bread"])
    [(_, packed)] = places.packed(count)
    assert unpacked(packed) == dict.fromkeys(numbers, 2)
    assert "\\" not in packed
    assert packed.encode().decode() == packed
    assert amended(packed, {56: (2, 0), 57: (0, 2)}, count) != packed
    assert amended(packed, {56: (2, 2)}, count) == packed


def test_a_word_of_nearly_all_entries_has_no_list() -> None:
    entries = [SearchEntry(f"{n}/", f"page {n}", "page", text="the" if n % 2 else "a") for n in range(2000)]
    found = lists(values(search_files(entries)))
    assert (found["page"], found["the"], found["a"]) == ("!2000", "!1000", "!1000")
    assert [*unpacked(found["7"])] == [1667]


def test_a_large_library_is_divided() -> None:
    text = " ".join(f"word{n}" for n in range(500))
    entries = [SearchEntry(f"{n}/", f"Page {n}", "page", text=f"{text} own{n}") for n in range(80)]
    made = values(search_files(entries))
    firsts, starts = made["search"]["words"], made["search"]["texts"]
    assert max(len(json.dumps(piece, ensure_ascii=False)) for piece in made.values()) < 30_000
    assert (firsts[0], firsts) == ("", sorted(firsts))
    assert len(firsts) > 1
    for first in firsts[1:]:
        assert made[f"search-words-{first}"].startswith(f"{first} ")
    assert len(lists(made)) == 500 + 2 * 80 + 1
    assert sum(len(made[f"search-texts-{start}"]) for start in starts) == 80
    for start in starts:
        assert (
            made[f"search-texts-{start}"][0].split()[-1] == f"own{made['search-titles']['titles'][start][5:]}"
        )


@pytest.mark.parametrize("text", ["", "plain", 'a "b"', "a\\b", "two\nlines", "\t", "\x7f\u2028é\x00"])
def test_a_list_of_texts_is_the_same_file_however_it_is_made(text: str) -> None:
    for texts in ([], [text], ["before", text], [text, "", "after"]):
        assert texts_file("name", texts) == data_file("name", texts)


def test_a_piece_whose_first_word_is_in_another_script_has_a_name_for_any_disk() -> None:
    text = " ".join(chr(code) * 2 for code in range(0x4E00, 0x6000))
    made = values(search_files([SearchEntry("a/", "A", "page", text=text)]))
    firsts = made["search"]["words"][1:]
    assert firsts
    for first in firsts:
        assert made[f"search-words-_{ord(first[0]):x}__{ord(first[1]):x}_"].startswith(f"{first} ")


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
