"""Faults of the family *shape*, and what looks like them and is right."""

from tests.nursery.cases import ENTITIES, GLOSSARY, TIMELINE, fault, right

FAULTS = [
    fault("two records share a spelling", "doubled-spelling", (GLOSSARY, "  term: crumb", "  term: crumb\n  aliases: [«Oven]")),
    fault("two records share a spelling but for a hyphen", "doubled-spelling", (GLOSSARY, "  term: crumb", "  term: crumb\n  aliases: [«baker's-yeast]")),
    fault("an entity that nothing leads to", "unlinked-record", (ENTITIES, "", "«peel:\n  name: Peel\n  kind: shovel\n  category: Tools\n  definition: A flat shovel for loaves.\n")),
    fault("two ids that differ by a hyphen", "look-alike-id", (GLOSSARY, "", "over-proof:\n  term: overproof\n  definition: Too long a rest.\n«overproof:\n  term: too-proved\n  definition: Of dough that has waited.\n"), (GLOSSARY, "see: [crumb]", "see: [crumb, over-proof, overproof]")),
    fault("two records share a spelling but for capitals and a dash", "doubled-spelling", (GLOSSARY, "  term: crumb", "  term: crumb\n  aliases: [«ADA\u2013Baker]")),
    fault("an alias is another record's name with another apostrophe", "doubled-spelling", (GLOSSARY, "  term: crumb", "  term: crumb\n  aliases: [«baker\u2019s yeast]")),
]  # fmt: skip

RIGHT = [
    right("two records of one spelling, one of them only where it is marked", "doubled-spelling", (GLOSSARY, "", "hearth:\n  term: oven\n  definition: An open place for a fire.\n  link: marked\n"), (GLOSSARY, "see: [crumb]", "see: [crumb, hearth]")),
    right("an entity that only the timeline leads to", "unlinked-record", (ENTITIES, "", "peel:\n  name: Peel\n  kind: shovel\n  category: Tools\n  definition: A flat shovel for loaves.\n"), (TIMELINE, "entities: [oven]", "entities: [oven, peel]")),
    right("ids that differ by a number", "look-alike-id", (GLOSSARY, "", "oven-2:\n  term: second oven\n  definition: Another box.\n"), (GLOSSARY, "see: [crumb]", "see: [crumb, oven-2]")),
]  # fmt: skip
