"""A library of every kind of record, on bread, small enough to be seen whole. It is without fault."""

LIBRARY = """\
title: Bread
description: What a baker says, and what it means.
needs_source: [tool]
"""

LECTURE = """\
title: How bread rises
speaker: ada
date: 2020-02-03
duration: 10:00
video: {youtube: abcdefghijk}
summary: |
  Why dough grows, from flour to oven.
topics: [yeast, gluten]
moments:
  - {id: moment-start, at: 0:00, title: Start, section: rising}
  - {id: moment-oven, at: 5:00, title: Into the oven, section: baking}
sources: [src-book]
"""

SECTIONS = """\
rising:
  title: Rising
  at: 0:00
  minutes: 5
  introduces: [yeast, gluten]
  insights: [insight-time]
  body: |
    Yeast eats sugar and breathes out gas. The gluten
    holds it, as [[src-book]] shows.
  points:
    - Yeast makes gas
    - Gluten holds it
  notes: |
    Show a jar of starter.
  sources: [src-book]
baking:
  title: Baking
  at: 5:00
  minutes: 4
  introduces: [oven]
  body: |
    The oven sets the crumb. Too hot, and the yeast dies at once.
  points:
    - Heat sets the crumb
  notes: |
    Pass a slice around.
"""

INSIGHTS = """\
insight-time:
  text: |
    Time does what kneading does: gluten forms by itself.
  section: rising
  at: 1:30
  entities: [yeast]
"""

QUESTIONS = """\
question-salt:
  question: Does salt kill yeast?
  answer: |
    Not in the amounts that a baker uses; it slows the yeast down.
  section: rising
"""

CORRECTIONS = """\
c-rest:
  said: Yeast is a gas
  correct: |
    Yeast is a fungus; it makes a gas.
  where: rising
  entities: [yeast]
  sources: [src-book]
"""

ENTITIES = """\
ada:
  name: Ada Baker
  kind: person
  category: People
  definition: A baker who teaches.
yeast:
  name: Yeast
  kind: organism
  category: Living things
  definition: A fungus that turns sugar into gas and alcohol.
  aliases: [baker's yeast]
  summary: |
    It lives in flour and in the air of an oven's kitchen.
  sources: [src-book]
  relations:
    - {type: used_by, to: ada}
oven:
  name: Oven
  kind: tool
  category: Tools
  definition: A closed box that is hot inside.
  year: 1790
  developers: [Count Rumford]
  sources: [src-book]
"""

GLOSSARY = """\
gluten:
  term: gluten
  definition: The net of protein that forms when flour and water meet.
  see: [crumb]
crumb:
  term: crumb
  definition: The inside of a loaf, held up by gluten.
"""

SOURCES = """\
src-book:
  title: The Book of Bread
  kind: book
  authors: [Ada Baker, Carl Miller]
  year: 2010
  url: https://books.example.org/bread
"""

TIMELINE = """\
date-oven:
  date: 1790
  text: An iron oven is described
  entities: [oven]
  sources: [src-book]
date-later:
  date: 2021-05
  text: A yeast is read letter by letter
  entities: [yeast]
"""

DECK = """\
title: How bread rises
lecture: bread
minutes: 12
notes: yes
"""

MKDOCS = """\
site_name: Bread
site_url: https://example.org/bread/
repo_url: https://git.example.org/bread
docs_dir: content/pages
theme: {name: material}
plugins: [search, site-builder]
"""

FILES = {
    "content/library.yml": LIBRARY,
    "content/lectures/bread/lecture.yml": LECTURE,
    "content/lectures/bread/sections.yml": SECTIONS,
    "content/lectures/bread/insights.yml": INSIGHTS,
    "content/lectures/bread/questions.yml": QUESTIONS,
    "content/lectures/bread/corrections.yml": CORRECTIONS,
    "content/entities/all.yml": ENTITIES,
    "content/glossary.yml": GLOSSARY,
    "content/sources.yml": SOURCES,
    "content/timeline.yml": TIMELINE,
    "content/pages/about.md": "# About\n\nSee the [oven](entities/oven/index.md).\n",
    "slides/decks/talk.yml": DECK,
    "mkdocs.yml": MKDOCS,
}
