"""Edits of all else that a record has: its name, dates, relations, id and place."""

from collections.abc import Mapping

from tests.remembered.changes import (
    Change,
    added,
    each,
    gone,
    moved,
    put,
    renamed,
    said,
    swapped,
    without,
)
from tests.remembered.of_prose import BREAD, CAKE, EVENING, GLOSSARY, PEOPLE, SOURCES, THINGS, TIMELINE

_COMMENT = "# so that all lines move\n"

OF_RECORDS: Mapping[str, Change] = {
    # Names, and what a name brings about elsewhere.
    "an entity's name": said(THINGS, "name: Oven", "name: Hearth"),
    "an entity's name that another text has": said(THINGS, "name: Mixer", "name: Kneading"),
    "a term's name": said(GLOSSARY, "term: crust", "term: rind"),
    "a section's title": said(f"{BREAD}/sections.yml", "title: Baking", "title: In the oven"),
    "a lecture's title": said(f"{BREAD}/lecture.yml", "How bread rises", "Why bread rises"),
    "a source's title": said(SOURCES, "title: On dough", "title: About dough"),
    "a source's authors": said(SOURCES, "[Ben Miller]", "[Aron Miller, Ben Miller]"),
    "a question": said(f"{BREAD}/questions.yml", "Does salt kill yeast?", "Will salt kill yeast?"),
    "what was said wrongly": said(f"{BREAD}/corrections.yml", "Yeast is a gas", "Yeast is a plant"),
    "a moment's title": said(f"{BREAD}/lecture.yml", "title: Into the oven", "title: To the oven"),
    "an alias that texts have": said(THINGS, "[baker's yeast]", "[baker's yeast, gas]"),
    "an alias less": said(THINGS, "  aliases: [starter]\n", ""),
    "an alias that goes from one to another": each(
        said(THINGS, "  aliases: [starter]\n", ""), said(THINGS, "[baker's yeast]", "[starter]")
    ),
    "a plural of its own": said(GLOSSARY, "plural: crumbs", "plural: crumben"),
    "capitals that do not count any more": said(THINGS, "case: exact", "case: any"),
    "a name that is linked only where marked": said(
        THINGS, "  aliases: [baker's yeast]\n", "  link: marked\n"
    ),
    # Facts.
    "an entity's kind": said(THINGS, "kind: powder", "kind: good"),
    "an entity's category": said(THINGS, "category: Goods", "category: Tools"),
    "an entity's year": said(THINGS, "year: 1908", "year: 1907"),
    "an entity's makers": said(THINGS, "developers: [ben]", "developers: [ben, Count Rumford]"),
    "an entity's sources": said(
        THINGS, "  developers: [ben]\n  sources: [src-paper]", "  developers: [ben]\n  sources: [src-book]"
    ),
    "an entity's links": said(THINGS, "title: Feeding", "title: How to feed"),
    "another type of relation": said(
        THINGS, "type: builds_on, to: yeast, note", "type: variant_of, to: yeast, note"
    ),
    "a relation to another record": said(
        THINGS, "{type: improves_on, to: oven}", "{type: improves_on, to: baking-powder}"
    ),
    "a relation less": said(THINGS, "  relations:\n    - {type: improves_on, to: oven}\n", ""),
    "a relation more": said(
        THINGS, "{type: improves_on, to: oven}", "{type: used_by, to: ada}\n    - {type: improves_on, to: oven}"
    ),
    "a term's see-also": said(GLOSSARY, "see: [crumb]\n  sources", "see: [crumb, oven]\n  sources"),
    "a source's year and month": said(SOURCES, "year: 2015-06", "year: 2014-07"),
    "a source's address": said(SOURCES, "books.example.org/bread", "books.example.org/loaf"),
    "a source not verified": said(SOURCES, "year: 2010\n", "year: 2010\n  verified: no\n"),
    "an event's day": said(TIMELINE, "1908-03-02", "1908-03-03"),
    "an event's month, which puts it elsewhere": said(TIMELINE, "2021-05", "1907-05"),
    "an event's day as a year alone": said(TIMELINE, "date: 1908-03-02", "date: 1908"),
    "an event's entities": said(TIMELINE, "entities: [yeast]", "entities: [yeast, sourdough]"),
    "a lecture's date": said(f"{CAKE}/lecture.yml", "2021-04", "2019-04"),
    "a lecture's speaker": said(f"{CAKE}/lecture.yml", "speaker: ben", "speaker: ada"),
    "a lecture's video": said(f"{BREAD}/lecture.yml", "abcdefghijk", "abcdefghijl"),
    "a lecture's topics": said(f"{BREAD}/lecture.yml", "[yeast, gluten]", "[gluten, heat]"),
    "a section's time": said(f"{BREAD}/sections.yml", "at: 5:00", "at: 5:10"),
    "a section's minutes": said(f"{BREAD}/sections.yml", "minutes: 4", "minutes: 3"),
    "what a section introduces": said(f"{BREAD}/sections.yml", "[oven, crumb]", "[crumb]"),
    "a section's insights": said(f"{BREAD}/sections.yml", "  insights: [insight-time]\n", ""),
    "a section's tags": said(f"{BREAD}/sections.yml", "tags: [heat]", "tags: [heat, oven]"),
    "a section's point more": said(f"{CAKE}/sections.yml", "    - Gas from", "    - Sugar\n    - Gas from"),
    "an insight's section": said(
        f"{BREAD}/insights.yml", "  section: baking\n  tags", "  section: rising\n  tags"
    ),
    "an insight's time": said(f"{BREAD}/insights.yml", "at: 1:30", "at: 1:40"),
    "an insight's entities": said(f"{BREAD}/insights.yml", "entities: [yeast]", "entities: [oven]"),
    "a question's section": said(f"{BREAD}/questions.yml", "  at: 6:00\n", "  section: baking\n"),
    "a correction's place": said(f"{BREAD}/corrections.yml", "where: baking", "where: rising"),
    # Ids, order and place.
    "a term's id": said(GLOSSARY, "crust:\n  term", "rind:\n  term"),
    "an entity's id, and all that refers to it": each(
        said(THINGS, "baking-powder:", "powder:"), said(f"{CAKE}/sections.yml", "baking-powder]", "powder]")
    ),
    "a source's id, and all that refers to it": each(
        *(
            said(path, "src-paper", "src-dough")
            for path in (THINGS, GLOSSARY, SOURCES, f"{BREAD}/corrections.yml")
        )
    ),
    "a section's id, and all that refers to it": each(
        said(f"{CAKE}/sections.yml", "foaming:", "foam:"),
        *(
            said(path, "section: foaming", "section: foam")
            for path in (f"{CAKE}/lecture.yml", f"{CAKE}/insights.yml", EVENING)
        ),
    ),
    "a term less": without(GLOSSARY, "crust"),
    "an insight less": without(f"{BREAD}/insights.yml", "insight-heat"),
    "a correction less": without(f"{BREAD}/corrections.yml", "c-first"),
    "an event less": without(TIMELINE, "date-mixer"),
    "a question less": without(f"{BREAD}/questions.yml", "question-salt"),
    "a term more, which texts name": added(
        GLOSSARY, "dough:\n  term: dough\n  definition: Flour and water before they are baked.\n"
    ),
    "an entity more": added(
        PEOPLE, "cid:\n  name: Cid\n  kind: person\n  category: People\n  definition: Eats crumbs.\n"
    ),
    "a source more": added(SOURCES, "src-new:\n  title: New\n  kind: page\n  url: https://new.example.org/\n"),
    "a section more": added(
        f"{BREAD}/sections.yml", "resting:\n  title: Resting\n  at: 9:00\n  body: The loaf cools.\n  points: [Wait]\n"
    ),
    "an event more": added(TIMELINE, "date-new:\n  date: 1950-07\n  text: Sourdough is named\n"),
    "two terms in each other's place": swapped(GLOSSARY, "gluten", "crust"),
    "two entities in each other's place": swapped(THINGS, "yeast", "mixer"),
    "two insights in each other's place": swapped(f"{BREAD}/insights.yml", "insight-time", "insight-heat"),
    "two events in each other's place": swapped(TIMELINE, "date-oven", "date-later"),
    "a comment before all terms": said(GLOSSARY, "# Words that", f"{_COMMENT}# Words that"),
    "a comment before one entity": said(THINGS, "oven:\n  name", f"{_COMMENT}oven:\n  name"),
    "a comment inside a section": said(f"{BREAD}/sections.yml", "  minutes: 4\n", "  # about\n  minutes: 4\n"),
    "fields in another order": said(THINGS, "  year: 1908\n  developers: [ben]\n", "  developers: [ben]\n  year: 1908\n"),
    "a value between quotes": said(PEOPLE, "A baker who teaches.", '"A baker who teaches."'),
    "an entity in another file": moved("oven", THINGS, PEOPLE),
    "an entity in a file of its own": moved("oven", THINGS, "content/entities/a-tools.yml"),
    "a term in a file of its own": moved("crust", GLOSSARY, "content/glossary/more.yml"),
    "an insight that goes to the other lecture": each(
        moved("insight-heat", f"{BREAD}/insights.yml", f"{CAKE}/insights.yml"),
        said(f"{CAKE}/insights.yml", "  section: baking\n", ""),
    ),
    "a file of another name": renamed(PEOPLE, "content/entities/zeta.yml"),
    "a file that ends in yaml": renamed(TIMELINE, "content/timeline.yaml"),
    "a file less": gone(f"{BREAD}/corrections.yml"),
    "a file more": put(f"{CAKE}/questions.yml", "question-egg:\n  question: Why eggs?\n  answer: They foam.\n"),
    "a file without records": put(f"{CAKE}/corrections.yml", "# none yet\n"),
    "a lecture less": each(gone(f"{CAKE}/insights.yml"), gone(f"{CAKE}/lecture.yml"),
                           gone(f"{CAKE}/sections.yml"), gone(EVENING)),
    "a lecture more": put(
        "content/lectures/apple/lecture.yml", "title: Apples\nspeaker: ben\ndate: 2022\nsummary: Of the crumb of a pie.\n"
    ),
    "a lecture by another id": each(
        renamed(CAKE, "content/lectures/a-cake"), said(EVENING, "lecture: cake", "lecture: a-cake")
    ),
}  # fmt: skip
