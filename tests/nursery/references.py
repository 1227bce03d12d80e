"""Faults of the family *references*, and what looks like them and is right."""

from tests.nursery.cases import DECK, ENTITIES, GLOSSARY, LECTURE, SECTIONS, fault, right

HEARTHS = """\
hearth:
  term: fire place
  definition: Where a house has its fire.
  link: marked
grate:
  term: fireplace grate
  aliases: [fire-place]
  definition: What the logs lie on.
  link: marked
"""
KNEADING = """\
kneading:
  name: Kneading
  kind: method
  category: Work
  definition: Pressing dough again and again.
"""
FOLDING = """\
folding:
  name: Folding
  kind: method
  category: Work
  definition: Laying dough over itself.
"""

FAULTS = [
    fault("an id is taken by another kind", "doubled-id", (GLOSSARY, "crumb:\n  term: crumb", "crumb:\n  term: crumb\n  definition: The inside of a loaf.\n«oven:\n  term: hearth")),
    fault("a reference in prose leads nowhere", "unknown-ref", (SECTIONS, "as [[src-book]]", "as [[«src-bok]]")),
    fault("a reference in a slide point leads nowhere", "unknown-ref", (SECTIONS, "- Gluten holds it", "- Gluten holds it [[«glue]]")),
    fault("a reference in the second line of a block leads nowhere", "unknown-ref", (SECTIONS, "holds it, as [[src-book]] shows.", "holds it, as [[src-book]] and [[«nobody]] show.")),
    fault("a relation leads nowhere", "unknown-ref", (ENTITIES, "to: ada}", "to: «adda}")),
    fault("a speaker is not an entity", "wrong-kind", (LECTURE, "speaker: ada", "speaker: «gluten")),
    fault("a source is not a source", "wrong-kind", (SECTIONS, "  sources: [src-book]\nbaking", "  sources: [«yeast]\nbaking")),
    fault("a reference by name has no id", "unknown-ref", (SECTIONS, "The oven sets the crumb.", "The [[«baker's yeast]] sets the crumb.")),
    fault("the maker of a thing is not there", "unknown-ref", (ENTITIES, "developers: [Count Rumford]", "developers: [«rumford]")),
    fault("the deck of a lecture that is not there", "unknown-ref", (DECK, "lecture: bread", "lecture: «bred"), (DECK, "minutes: 12\n", "minutes: 12\nslides: [cover]\n")),
    fault("a section where an insight is needed", "wrong-kind", (SECTIONS, "insights: [insight-time]", "insights: [insight-time, «baking]")),
    fault("a reference that two records could be", "ambiguous-ref", (GLOSSARY, "", HEARTHS), (SECTIONS, "The oven sets the crumb.", "The [[«fire place]] sets the crumb; see [[hearth]], [[grate]].")),
    fault("a term that says to see itself", "self-reference", (GLOSSARY, "see: [crumb]", "see: [crumb, «gluten]")),
    fault("a relation to itself", "self-reference", (ENTITIES, "to: ada}", "to: ada}\n    - {type: builds_on, to: «yeast}")),
    fault("a record's own prose refers to it", "self-reference", (ENTITIES, "It lives in flour", "The [[«yeast|fungus]] lives in flour")),
    fault("a source stands twice", "doubled-reference", (ENTITIES, "  developers: [Count Rumford]\n  sources: [src-book]", "  developers: [Count Rumford]\n  sources: [src-book, «src-book]")),
    fault("a section introduces a term twice", "doubled-reference", (SECTIONS, "introduces: [yeast, gluten]", "introduces: [yeast, gluten, «yeast]")),
    fault("a relation is told twice", "doubled-reference", (ENTITIES, "to: ada}", "to: ada}\n    - {type: used_by, to: «ada, note: at home}")),
    fault("a maker is named twice", "doubled-reference", (ENTITIES, "[Count Rumford]", "[Count Rumford, «Count Rumford]")),
    fault("a maker is written by name and has a page", "maker-by-name", (ENTITIES, "[Count Rumford]", "[Count Rumford, «Ada Baker]")),
    fault("a maker is written by name with other capitals", "maker-by-name", (ENTITIES, "[Count Rumford]", "[«ADA baker]")),
    fault("a tool that is developed by a method", "wrong-relation", (ENTITIES, "", KNEADING), (ENTITIES, "  developers: [Count Rumford]", "  developers: [Count Rumford]\n  relations: [{type: developed_by, to: «kneading}]")),
    fault("a person who is part of a method", "wrong-relation", (ENTITIES, "", KNEADING), (ENTITIES, "  definition: A baker who teaches.", "  definition: A baker who teaches.\n  relations: [{type: part_of, to: «kneading}]")),
    fault("a tool that defeats a task", "wrong-relation", (ENTITIES, "", KNEADING.replace("kind: method", "kind: task")), (ENTITIES, "  developers: [Count Rumford]", "  developers: [Count Rumford]\n  relations: [{type: defeats, to: «kneading}]")),
    fault("a person who was evaluated on a person", "wrong-relation", (ENTITIES, "  definition: A baker who teaches.", "  definition: A baker who teaches.\n  relations: [{type: evaluated_on, to: «bob}]"), (ENTITIES, "", "bob:\n  name: Bob\n  kind: person\n  category: People\n  definition: A miller.\n")),
    fault("a person who is a variant", "wrong-relation", (ENTITIES, "  definition: A baker who teaches.", "  definition: A baker who teaches.\n  relations: [{type: variant_of, to: «oven}]")),
    fault("two things that build on each other", "contradicting-relations", (ENTITIES, "to: ada}", "to: ada}\n    - {type: builds_on, to: kneading}"), (ENTITIES, "", KNEADING + "  relations: [{type: builds_on, to: «yeast}]\n")),
    fault("a variant that its origin builds on", "contradicting-relations", (ENTITIES, "to: ada}", "to: ada}\n    - {type: variant_of, to: kneading}"), (ENTITIES, "", KNEADING + "  relations: [{type: improves_on, to: «yeast}]\n")),
    fault("two things that are parts of each other", "contradicting-relations", (ENTITIES, "to: ada}", "to: ada}\n    - {type: part_of, to: kneading}"), (ENTITIES, "", KNEADING + "  relations: [{type: part_of, to: «yeast}]\n")),
    fault("three things that are parts of each other", "circular-relation", (ENTITIES, "to: ada}", "to: ada}\n    - {type: part_of, to: kneading}"), (ENTITIES, "", KNEADING + "  relations: [{type: part_of, to: folding}]\n" + FOLDING + "  relations: [{type: part_of, to: «yeast}]\n")),
    fault("three things that build on, vary and improve each other", "circular-relation", (ENTITIES, "to: ada}", "to: ada}\n    - {type: builds_on, to: kneading}"), (ENTITIES, "", KNEADING + "  relations: [{type: variant_of, to: folding}]\n" + FOLDING + "  relations: [{type: improves_on, to: «yeast}]\n")),
]  # fmt: skip

RIGHT = [
    right("a reference in code, and one across a line", "unknown-ref", (SECTIONS, "The oven sets the crumb.", "The `[[ofen]]` sets [[oven|the\n    iron box]] hot.")),
    right("a section introduces a term and an entity", "wrong-kind undefined-term", (SECTIONS, "introduces: [yeast, gluten]", "introduces: [yeast, gluten, crumb]")),
    right("ids that begin alike", "doubled-id", (GLOSSARY, "", "oven-2:\n  term: second oven\n  definition: Another box.\n"), (GLOSSARY, "see: [crumb]", "see: [crumb, oven-2]")),
    right("terms that say to see each other", "circular-relation self-reference", (GLOSSARY, "held up by gluten.", "held up by gluten.\n  see: [gluten]")),
    right("a reference to one of two records of a spelling", "ambiguous-ref", (GLOSSARY, "", HEARTHS), (SECTIONS, "The oven sets the crumb.", "The [[hearth|fire place]], or [[grate|fire place]], sets the crumb.")),
    right("one record in several lists, and in relations of several types", "doubled-reference", (ENTITIES, "to: ada}", "to: ada, source: src-book}\n    - {type: trained_with, to: oven, source: src-book}\n    - {type: builds_on, to: oven, source: src-book}")),
    right("a maker whose name is a part of an entity's", "maker-by-name", (ENTITIES, "[Count Rumford]", "[Ada, Ada Baker & Sons, ada]")),
    right("a kind of the library's own in every relation", "wrong-relation", (ENTITIES, "to: ada}", "to: ada}\n    - {type: developed_by, to: oven}\n    - {type: part_of, to: oven}\n    - {type: defeats, to: ada}\n    - {type: evaluated_on, to: ada}"), (ENTITIES, "kind: person", "kind: baker"), (ENTITIES, "kind: tool", "kind: furniture")),
    right("two that defeat each other", "contradicting-relations wrong-relation", (ENTITIES, "  definition: A baker who teaches.", "  definition: A baker who teaches.\n  relations: [{type: defeats, to: oven}]"), (ENTITIES, "  developers: [Count Rumford]", "  developers: [Count Rumford]\n  relations: [{type: defeats, to: ada}]")),
    right("what is used by what builds on it", "contradicting-relations circular-relation", (ENTITIES, "to: ada}", "to: ada}\n    - {type: used_by, to: oven}\n    - {type: part_of, to: oven}"), (ENTITIES, "  developers: [Count Rumford]", "  developers: [Count Rumford]\n  relations: [{type: builds_on, to: yeast}, {type: evaluated_on, to: kneading}]"), (ENTITIES, "", KNEADING.replace("kind: method", "kind: task") + "  relations: [{type: used_by, to: yeast}]\n")),
    right("two ways to the same place", "circular-relation", (ENTITIES, "to: ada}", "to: ada}\n    - {type: builds_on, to: kneading}\n    - {type: builds_on, to: folding}"), (ENTITIES, "", KNEADING + "  relations: [{type: builds_on, to: folding}]\n" + FOLDING)),
]  # fmt: skip
