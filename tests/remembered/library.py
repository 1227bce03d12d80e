"""A library of each kind of record, setting, template and hand-written page, without fault, for edits of it.

It is richer than the small library: records name, reference and explain each other in each way that there is,
two lectures share the records, and the pages of each kind are more than those that a frame is proven by.
"""

from pathlib import Path

SHIPPED = Path(__file__).parents[2]

LIBRARY = """\
title: Bread and cake
language: en
description: What two bakers say, and what it means.
licence: CC BY 4.0
needs_source: [tool]
accepted_terms: [Ovenland]
"""

BREAD = """\
title: How bread rises
speaker: ada
date: 2020-02-03
event: Winter school of bakers
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

BREAD_SECTIONS = """\
rising:
  title: Rising
  at: 0:00
  minutes: 5
  introduces: [yeast, gluten, colony-forming-unit]
  insights: [insight-time]
  tags: [basics]
  body: |
    Yeast eats sugar and breathes out gas, as [[insight-time]] says of rest. The gluten
    holds it, as [[src-book]] shows. See 1:30.

    ## How much

    A gram of yeast holds ten billion colony-forming units (CFU), and $n = 2^t$ of them after a while.
    After an hour it is as much as the CFU of the sourdough in `starter.txt`.
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
  introduces: [oven, crumb]
  tags: [heat]
  body: |
    The oven sets the crumb. Too hot, and the yeast dies at once. A loaf is done
    when a third of it is water by mass (WBM).

    ![A loaf cut in half](/images/loaf.svg)
  points:
    - Heat sets the crumb
  notes: |
    Pass a slice around.
"""

BREAD_INSIGHTS = """\
insight-time:
  text: |
    Time does what kneading does: gluten forms by itself.
  section: rising
  at: 1:30
  entities: [yeast]
insight-heat:
  text: |
    An oven gives off heat long after the fire is out, as [[baking]] tells.
  section: baking
  tags: [heat]
"""

BREAD_QUESTIONS = """\
question-salt:
  question: Does salt kill yeast?
  answer: |
    Not in the amounts that a baker uses; it slows the yeast down.
  section: rising
question-steam:
  question: Why is there steam in the oven?
  answer: |
    It keeps the crust soft while the loaf grows and its WBM falls.
  at: 6:00
"""

BREAD_CORRECTIONS = """\
c-rest:
  said: Yeast is a gas
  correct: |
    Yeast is a fungus; it makes a gas.
  where: rising
  entities: [yeast]
  sources: [src-book]
c-first:
  said: Ovens were first made of iron
  correct: |
    The first ovens were made of clay, and the mixer came last.
  where: baking
  sources: [src-paper]
"""

CAKE = """\
title: How cake rises
speaker: ben
date: 2021-04
summary: |
  Cake needs no yeast: baking powder and a mixer will do.
topics: [powder]
moments:
  - {id: moment-foam, at: 0:30, title: Foam, section: foaming}
"""

CAKE_SECTIONS = """\
foaming:
  title: Foaming
  minutes: 3
  introduces: [mixer, baking-powder]
  body: |
    The mixer beats air into eggs. What [[rising|rises]] by yeast in bread is blown up by baking powder here.
  points:
    - Air from the mixer
    - Gas from the powder
  notes: |
    Let it run.
"""

CAKE_INSIGHTS = """\
insight-foam:
  text: |
    A foam is a crumb before its oven.
  section: foaming
"""

PEOPLE = """\
ada:
  name: Ada Baker
  kind: person
  category: People
  definition: A baker who teaches.
ben:
  name: Ben Miller
  kind: person
  category: People
  definition: A miller who bakes cakes with a mixer.
"""

THINGS = """\
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
sourdough:
  name: Sourdough
  kind: organism
  category: Living things
  definition: A dough in which wild yeast and its company live on.
  aliases: [starter]
  year: 1950
  body: |
    Bakers feed it with flour each day, and for that it gives them gas and acid as long as it lives.

    | day | grams |
    | --- | --- |
    | one | 50 |
    | two | 100, as [[src-paper]] has it |

    The crumb of such bread is sour[^1].

    [^1]: Of the acid that its company makes.
  relations:
    - {type: builds_on, to: yeast, note: Wild kinds of it.}
    - {type: used_by, to: ada}
  links:
    - {title: Feeding, url: "https://starter.example.org/feed"}
oven:
  name: Oven
  kind: tool
  category: Tools
  definition: A closed box that is hot inside.
  year: 1790
  developers: [Count Rumford]
  sources: [src-book]
  unverified: |
    It may have been older.
mixer:
  name: Mixer
  kind: tool
  category: Tools
  definition: A machine that beats dough, as a baker would by hand.
  year: 1908
  developers: [ben]
  sources: [src-paper]
  relations:
    - {type: improves_on, to: oven}
baking-powder:
  name: baking powder
  kind: powder
  category: Goods
  definition: A powder that gives off gas when it is wet and warm.
  case: exact
"""

GLOSSARY = """\
# Words that no entity is called by.
gluten:
  term: gluten
  definition: The net of protein that forms when flour and water meet.
  see: [crumb]
crumb:
  term: crumb
  definition: The inside of a loaf, held up by gluten.
  plural: crumbs
crust:
  term: crust
  definition: The outside of a loaf, made by heat.
  body: |
    It is what an oven adds to the crumb.
    Its color comes from sugar.
  see: [crumb]
  sources: [src-paper]
colony-forming-unit:
  term: colony-forming unit
  definition: What grows into a colony of yeast.
  aliases: [CFU]
"""

SOURCES = """\
src-book:
  title: The Book of Bread
  kind: book
  authors: [Ada Baker, Carl Miller]
  year: 2010
  url: https://books.example.org/bread
src-paper:
  title: On dough
  kind: paper
  authors: [Ben Miller]
  year: 2015-06
  doi: 10.1000/182
  note: |
    Seen in print.
"""

TIMELINE = """\
date-oven:
  date: 1790
  text: An iron oven is described
  entities: [oven]
  sources: [src-book]
date-mixer:
  date: 1908-03-02
  text: A mixer is sold to a bakery
  entities: [mixer]
date-later:
  date: 2021-05
  text: A yeast is read letter by letter
  entities: [yeast]
"""

TALK = """\
title: How bread rises
lecture: bread
minutes: 13
notes: yes
"""

EVENING = """\
title: An evening on dough
lecture: cake
audience: For guests
minutes: 15
slides:
  - cover
  - agenda
  - section: foaming
    steps: yes
  - insight: insight-foam
  - entity: mixer
  - term: crumb
  - compare: [yeast, sourdough]
  - graph: sourdough
  - timeline
  - question: question-steam
  - moment: moment-oven
  - image: /images/loaf.svg
    alt: A loaf cut in half
    id: a-loaf
    title: A loaf
  - quote: |
      Yeast is patient, and so is the oven.
    by: Ada Baker
    id: a-word
  - code: |
      print("flour" + "water")
    language: python
    id: a-recipe
    title: A recipe
  - markdown: |
      The *crumb* is $x^2$ of [[gluten]].
    id: a-formula
    title: A formula
  - sources
  - closing
"""

ABOUT = """\
# About

See the [oven](entities/oven/index.md), and *what* is written in `mkdocs.yml`.

## Who

Two bakers.
"""

LOAF = """\
<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="tan"/></svg>
"""

MKDOCS = """\
site_name: Bread
site_url: !ENV [BREAD_URL, "https://example.org/bread/"]
repo_url: https://git.example.org/bread
docs_dir: content/pages
theme: {name: material}
plugins: [search, site-builder]
"""

# What an author's program finds in a project, by path.
FILES = {
    "content/library.yml": LIBRARY,
    "content/lectures/bread/lecture.yml": BREAD,
    "content/lectures/bread/sections.yml": BREAD_SECTIONS,
    "content/lectures/bread/insights.yml": BREAD_INSIGHTS,
    "content/lectures/bread/questions.yml": BREAD_QUESTIONS,
    "content/lectures/bread/corrections.yml": BREAD_CORRECTIONS,
    "content/lectures/cake/lecture.yml": CAKE,
    "content/lectures/cake/sections.yml": CAKE_SECTIONS,
    "content/lectures/cake/insights.yml": CAKE_INSIGHTS,
    "content/entities/people.yml": PEOPLE,
    "content/entities/things.yml": THINGS,
    "content/glossary.yml": GLOSSARY,
    "content/sources.yml": SOURCES,
    "content/timeline.yml": TIMELINE,
    "content/images/loaf.svg": LOAF,
    "content/pages/about.md": ABOUT,
    "content/pages/more/visit.md": "# Visit us\n\nBack to [about](../about.md).\n",
    "slides/decks/talk.yml": TALK,
    "slides/decks/evening.yml": EVENING,
    "mkdocs.yml": MKDOCS,
}
