"""Faults of the family *facts*, and what looks like them and is right."""

from tests.nursery.cases import (
    CORRECTIONS,
    DECK,
    ENTITIES,
    INSIGHTS,
    LECTURE,
    QUESTIONS,
    SECTIONS,
    SOURCES,
    TIMELINE,
    fault,
    right,
)

OVEN = "oven:\n  name: Oven\n  kind: tool\n  category: Tools\n  definition: A closed box that is hot inside.\n  year: 1790\n  developers: [Count Rumford]\n  sources: [src-book]"
REST = "c-rest:\n  said: Yeast is a gas\n  correct: |\n    Yeast is a fungus; it makes a gas.\n  where: rising\n  entities: [yeast]\n  sources: [src-book]\n"
HEARSAY = "src-hearsay:\n  title: What a baker heard\n  kind: paper\n  year: 2011\n  verified: no\n"
OLD = "src-old:\n  title: An old recipe\n  kind: book\n  year: 1700\n"
MIXER = (
    "mixer:\n  name: Mixer\n  kind: machine\n  category: Tools\n  definition: A machine that kneads dough.\n"
)
SLIDES = "notes: yes\nslides:\n  - section: rising\n"

FAULTS = [
    fault("a kind that needs a source has none", "missing-source", (ENTITIES, OVEN, "«oven:\n  name: Oven\n  kind: tool\n  category: Tools\n  definition: A closed box that is hot inside.")),
    fault("a correction has no source", "missing-source", (CORRECTIONS, REST, "«c-rest:\n  said: Yeast is a gas\n  correct: |\n    Yeast is a fungus; it makes a gas.\n")),
    fault("a moment is beyond the video's end", "moment-outside-video", (LECTURE, "at: 5:00", "at: «50:00")),
    fault("a moment is out of order", "moment-out-of-order", (LECTURE, "at: 0:00, title: Start, section: rising}", "at: 6:00, title: Start, section: rising}"), (LECTURE, "at: 5:00", "at: «5:00")),
    fault("a question's time is beyond the video's end", "moment-outside-video", (QUESTIONS, "  section: rising", "  section: rising\n  at: «10:01")),
    fault("an insight's time is beyond the video's end", "moment-outside-video", (INSIGHTS, "at: 1:30", "at: «1:01:30")),
    fault("a section is out of order", "moment-out-of-order", (SECTIONS, "  at: 0:00", "  at: 5:00"), (SECTIONS, "baking:\n  title: Baking\n  at: 5:00", "baking:\n  title: Baking\n  at: «5:00")),
    fault("a thing is introduced by a lecture that was held before it came", "told-before-its-year", (ENTITIES, "year: 1790", "year: «2024")),
    fault("a thing came a month after the lecture that introduces it", "told-before-its-year", (ENTITIES, "year: 1790", "year: «2020-03")),
    fault("a thing of an insight came after the lecture", "told-before-its-year", (ENTITIES, "  aliases: [baker's yeast]", "  aliases: [baker's yeast]\n  year: «2022"), (SECTIONS, "introduces: [yeast, gluten]", "introduces: [gluten]")),
    fault("a name in a section's text came after the lecture", "told-before-its-year", (ENTITIES, "ada:", MIXER + "  year: «2023\nada:"), (SECTIONS, "The oven sets the crumb.", "The oven sets the crumb. A mixer helps.")),
    fault("a name in a slide's point came after the lecture", "told-before-its-year", (ENTITIES, "ada:", MIXER + "  year: «2023\nada:"), (SECTIONS, "- Heat sets the crumb", "- The mixer rests")),
    fault("a lecture is older than most of what it tells of", "told-before-its-year", (LECTURE, "date: 2020-02-03", "date: «1920-02-03"), (ENTITIES, "  aliases: [baker's yeast]", "  aliases: [baker's yeast]\n  year: 1957"), (ENTITIES, "ada:", MIXER + "  year: 1950\npan:\n  name: Pan\n  kind: ware\n  category: Tools\n  definition: A flat dish of iron.\n  year: 1931\nrack:\n  name: Rack\n  kind: ware\n  category: Tools\n  definition: A grid for loaves.\n  year: 1940\nada:"), (SECTIONS, "introduces: [oven]", "introduces: [oven, mixer, pan, rack]")),
    fault("the only source of a thing is older than it", "source-too-old", (SOURCES, "year: 2010", "year: 1700"), (ENTITIES, OVEN, OVEN.replace("[src-book]", "[«src-book]")), (TIMELINE, "  entities: [oven]\n  sources: [src-book]\n", "  entities: [oven]\n")),
    fault("both sources of a thing are older than it", "source-too-old", (ENTITIES, OVEN, OVEN.replace("1790", "2015").replace("[src-book]", "[«src-book, src-old]")), (SOURCES, "src-book:", OLD + "src-book:"), (TIMELINE, "date: 1790\n  text: An iron oven is described\n  entities: [oven]\n  sources: [src-book]\n", "date: 2015\n  text: An iron oven is described\n  entities: [oven]\n")),
    fault("the source of an event is older than it", "source-too-old", (TIMELINE, "  entities: [yeast]\n", "  entities: [yeast]\n  sources: [«src-book]\n")),
    fault("the source of a relation is older than what it tells of", "source-too-old", (ENTITIES, "  aliases: [baker's yeast]", "  aliases: [baker's yeast]\n  year: 1857"), (ENTITIES, "to: ada}", "to: ada, source: «src-old}"), (SOURCES, "src-book:", OLD + "src-book:")),
    fault("a thing builds on one that came later", "relation-against-time", (ENTITIES, "ada:", MIXER + "  year: 1950\nada:"), (ENTITIES, "  sources: [src-book]\n  relations:", "  sources: [src-book]\n  year: 1857\n  relations:\n    - {type: builds_on, to: «mixer}")),
    fault("a thing is a variant of one that came later", "relation-against-time", (ENTITIES, "ada:", MIXER + "  year: 1776\n  relations: [{type: variant_of, to: «oven}]\nada:"), (SECTIONS, "Pass a slice around.", "Pass the mixer around.")),
    fault("a thing improves on one that came later", "relation-against-time", (ENTITIES, "ada:", MIXER + "  year: 1776-05-01\n  relations: [{type: improves_on, to: «oven, note: It is safer.}]\nada:"), (SECTIONS, "Pass a slice around.", "Pass the mixer around.")),
    fault("an event is dated before the thing that it is about", "event-before-its-thing", (TIMELINE, "date: 1790", "date: «1709")),
    fault("an event of a day is dated before the thing that it is about", "event-before-its-thing", (TIMELINE, "date: 2021-05", "date: «1785-12-31"), (TIMELINE, "entities: [yeast]", "entities: [yeast, oven]")),
    fault("a thing's year is before the year 1000", "year-out-of-range", (ENTITIES, "year: 1790", "year: «0790")),
    fault("a source's year is far behind the lecture", "year-out-of-range", (SOURCES, "year: 2010", "year: «2101")),
    fault("an event's year is far behind the lecture", "year-out-of-range", (TIMELINE, "date: 2021-05", "date: «2091-05")),
    fault("a thing's year is far behind the lecture", "year-out-of-range", (ENTITIES, "year: 1790", "year: «2970")),
    fault("a lecture is dated in another millennium", "year-out-of-range", (LECTURE, "date: 2020-02-03", "date: «0202-02-03")),
    fault("a source that nothing cites", "unused-source", (SOURCES, "src-book:", "«src-old:\n  title: An old recipe\n  kind: book\nsrc-book:")),
    fault("a source that is named in code only", "unused-source", (SOURCES, "src-book:", "«" + HEARSAY + "src-book:"), (SECTIONS, "Show a jar of starter.", "Show a jar of starter, `[[src-hearsay]]`.")),
    fault("a thing rests on an unverified source in silence", "unverified-source", (SOURCES, "src-book:", HEARSAY + "src-book:"), (ENTITIES, OVEN, OVEN.replace("[src-book]", "[src-book, «src-hearsay]"))),
    fault("an event rests on an unverified source in silence", "unverified-source", (SOURCES, "src-book:", HEARSAY + "src-book:"), (TIMELINE, "  entities: [oven]\n  sources: [src-book]\n", "  entities: [oven]\n  sources: [«src-hearsay]\n")),
    fault("a correction rests on an unverified source in silence", "unverified-source", (SOURCES, "src-book:", HEARSAY + "src-book:"), (CORRECTIONS, "sources: [src-book]", "sources: [«src-hearsay]")),
    fault("a lecture rests on an unverified source in silence", "unverified-source", (SOURCES, "src-book:", HEARSAY + "src-book:"), (LECTURE, "sources: [src-book]", "sources: [«src-hearsay]")),
    fault("the sections take longer than the recording", "minutes-do-not-add-up", (DECK, "minutes: 12\n", ""), (SECTIONS, "minutes: 4", "minutes: 7"), (LECTURE, "duration: 10:00", "duration: «10:00")),
    fault("the slides of a section take longer than the section", "minutes-do-not-add-up", (DECK, "minutes: 12\nnotes: yes\n", "minutes: 20\n" + SLIDES + "  - section: baking\n  - «code: knead()\n    minutes: 5\n")),
]  # fmt: skip

RIGHT = [
    right("a moment at the very end of the video", "moment-outside-video moment-out-of-order", (LECTURE, "at: 5:00", "at: 10:00")),
    right("a kind that needs no source has none", "missing-source", (ENTITIES, "  summary: |\n    It lives in flour and in the air of an oven's kitchen.\n  sources: [src-book]\n", "")),
    right("a thing of the year of the lecture, though perhaps of a later day", "told-before-its-year", (ENTITIES, OVEN, OVEN.replace("1790", "2020").replace("[src-book]", "[src-book, src-new]")), (SOURCES, "src-book:", "src-new: {title: A new oven, kind: news, year: 2020}\nsrc-book:"), (TIMELINE, "date: 1790", "date: 2020"), (TIMELINE, "sources: [src-book]", "sources: [src-new]")),
    right("a sentence says that a thing came later", "told-before-its-year", (ENTITIES, "ada:", MIXER + "  year: 2023\nada:"), (SECTIONS, "The oven sets the crumb.", "The oven sets the crumb. In 2023 a mixer was built.")),
    right("notes and answers tell of what came later", "told-before-its-year", (ENTITIES, "ada:", MIXER + "  year: 2023\nada:"), (SECTIONS, "Pass a slice around.", "The mixer is shown."), (QUESTIONS, "it slows the yeast down", "a mixer does not")),
    right("a lecture of only a year", "told-before-its-year event-before-its-thing", (LECTURE, "date: 2020-02-03", "date: 2020"), (ENTITIES, "ada:", MIXER + "  year: 2020-11\nada:"), (SECTIONS, "The oven sets the crumb.", "The oven sets the crumb. A mixer helps.")),
    right("one of two sources is older than the thing", "source-too-old", (ENTITIES, OVEN, OVEN.replace("[src-book]", "[src-old, src-book]")), (SOURCES, "src-book:", OLD + "src-book:")),
    right("a source that goes on being written is older than the thing", "source-too-old", (SOURCES, "kind: book", "kind: web page"), (SOURCES, "year: 2010", "year: 1700")),
    right("a source without a year", "source-too-old", (SOURCES, "  year: 2010\n", "")),
    right("a source of the year of the thing, which has a day", "source-too-old", (TIMELINE, "  entities: [yeast]\n", "  entities: [yeast]\n  sources: [src-new]\n"), (SOURCES, "src-book:", "src-new: {title: A yeast, kind: news, year: 2021}\nsrc-book:")),
    right("a thing rests on a version of one from a little later", "relation-against-time", (ENTITIES, "ada:", MIXER + "  year: 1788\n  relations: [{type: builds_on, to: oven}]\nada:"), (SECTIONS, "Pass a slice around.", "Pass the mixer around.")),
    right("a thing is used by one that came much later", "relation-against-time", (ENTITIES, "ada:", MIXER + "  year: 1950\nada:"), (ENTITIES, "  developers: [Count Rumford]", "  developers: [Count Rumford]\n  relations: [{type: used_by, to: mixer}]")),
    right("an event two years before the thing that came of it", "event-before-its-thing", (TIMELINE, "date: 1790", "date: 1788")),
    right("an event long after its thing", "event-before-its-thing", (TIMELINE, "date: 1790", "date: 1991")),
    right("a year of long ago, and a forecast", "year-out-of-range", (ENTITIES, "year: 1790", "year: 1066"), (TIMELINE, "date: 2021-05", "date: 2050")),
    right("years that follow an old lecture step by step", "year-out-of-range", (LECTURE, "date: 2020-02-03", "date: 1949-02-03"), (TIMELINE, "date: 1790", "date: 1985"), (SOURCES, "year: 2010", "year: 2019")),
    right("a source that only a text cites", "unused-source", (SOURCES, "src-book:", OLD + "src-book:"), (SECTIONS, "Show a jar of starter.", "Show a jar of starter [[src-old]].")),
    right("an unverified source, and a line that says so", "unverified-source", (SOURCES, "src-book:", HEARSAY + "src-book:"), (ENTITIES, OVEN, OVEN.replace("[src-book]", "[src-hearsay]") + "\n  unverified: The year is hearsay.")),
    right("a talk that takes longer than the recording", "minutes-do-not-add-up", (SECTIONS, "minutes: 4", "minutes: 14"), (DECK, "minutes: 12", "minutes: 45")),
    right("slides that take as long as their section", "minutes-do-not-add-up", (DECK, "minutes: 12\nnotes: yes\n", "minutes: 20\n" + SLIDES + "  - section: baking\n  - question: question-salt\n    minutes: 4\n")),
]  # fmt: skip
