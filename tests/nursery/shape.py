"""Faults of the family *shape*, and what looks like them and is right."""

from tests.nursery.cases import ENTITIES, GLOSSARY, TIMELINE, fault, right

FAULTS = [
    fault("two records share a spelling", "doubled-spelling", (GLOSSARY, "  term: crumb", "  term: crumb\n  aliases: [«Oven]")),
    fault("two records share a spelling but for a hyphen", "doubled-spelling", (GLOSSARY, "  term: crumb", "  term: crumb\n  aliases: [«baker's-yeast]")),
    fault("an entity that nothing leads to", "unlinked-record", (ENTITIES, "", "«peel:\n  name: Peel\n  kind: shovel\n  category: Tools\n  definition: A flat shovel for loaves.\n")),
    fault("two ids that differ by a hyphen", "look-alike-id", (GLOSSARY, "", "over-proof:\n  term: overproof\n  definition: Too long a rest.\n«overproof:\n  term: too-proved\n  definition: Of dough that has waited.\n"), (GLOSSARY, "see: [crumb]", "see: [crumb, over-proof, overproof]")),
    fault("two records share a spelling but for capitals and a dash", "doubled-spelling", (GLOSSARY, "  term: crumb", "  term: crumb\n  aliases: [«ADA\u2013Baker]")),
    fault("an alias is another record's name with another apostrophe", "doubled-spelling", (GLOSSARY, "  term: crumb", "  term: crumb\n  aliases: [«baker\u2019s yeast]")),
    fault("two pages that differ only in capitals", "colliding-address", ("content/pages/About.md", "", "# About\n"), ("content/pages/about.md", "# About", "«# About")),
    fault("two pages of one address", "colliding-address", ("content/pages/bread.md", "", "«# Bread\n"), ("content/pages/bread/index.md", "", "# Bread\n")),
    fault("two images that differ only in the form of an accent", "colliding-address", ("content/images/caf\u00e9.svg", "", "«<svg/>"), ("content/images/cafe\u0301.svg", "", "<svg/>")),
    fault("a page that differs from a generated one only in capitals", "colliding-address", ("content/pages/entities/Oven.md", "", "«# Oven\n")),
    fault("a page in the place of an entity's", "colliding-address", ("content/pages/entities/yeast.md", "", "«# Yeast\n")),
    fault("a page in the place of a section's", "colliding-address", ("content/pages/lectures/bread/rising/index.md", "", "«# Rising\n")),
    fault("a page in the place of an index", "colliding-address", ("content/pages/glossary/README.md", "", "«# Words\n")),
    fault("a page in the place of the home page", "colliding-address", ("content/pages/index.md", "", "«# Bread\n")),
    fault("a page in the place of a deck", "colliding-address", ("content/pages/slides/talk.md", "", "«# Talk\n")),
    fault("a page where a long glossary would have a part", "colliding-address", ("content/pages/glossary/_a.md", "", "«# A\n")),
    fault("a page where a long timeline would have a part, in capitals", "colliding-address", ("content/pages/Timeline/_2000/index.md", "", "«# 2000\n")),
    fault("two files of records that differ only in capitals", "colliding-address", ("content/entities/All.yml", "", "# None yet.\n"), (ENTITIES, "ada:\n", "«ada:\n")),
]  # fmt: skip

RIGHT = [
    right("two records of one spelling, one of them only where it is marked", "doubled-spelling", (GLOSSARY, "", "hearth:\n  term: oven\n  definition: An open place for a fire.\n  link: marked\n"), (GLOSSARY, "see: [crumb]", "see: [crumb, hearth]")),
    right("an entity that only the timeline leads to", "unlinked-record", (ENTITIES, "", "peel:\n  name: Peel\n  kind: shovel\n  category: Tools\n  definition: A flat shovel for loaves.\n"), (TIMELINE, "entities: [oven]", "entities: [oven, peel]")),
    right("pages beside generated ones, and images in folders", "colliding-address", ("content/pages/glossary/words.md", "", "# Words\n"), ("content/images/a/loaf.svg", "", "<svg/>"), ("content/images/b/Loaf.svg", "", "<svg/>"), ("content/pages/Loaf.svg", "", "<svg/>"), ("content/pages/glossary/_a/b.md", "", "# B\n"), ("content/pages/_a.md", "", "# A\n"), ("content/pages/glossary/_a.svg", "", "<svg/>")),
    right("ids that differ by a number", "look-alike-id", (GLOSSARY, "", "oven-2:\n  term: second oven\n  definition: Another box.\n"), (GLOSSARY, "see: [crumb]", "see: [crumb, oven-2]")),
]  # fmt: skip
