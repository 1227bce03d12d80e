"""Faults of the family *shape*, and what looks like them and is right."""

from tests.nursery.cases import GLOSSARY, fault, right

FAULTS = [
    fault("two records share a spelling", "doubled-spelling", (GLOSSARY, "  term: crumb", "  term: crumb\n  aliases: [«Oven]")),
    fault("two records share a spelling but for a hyphen", "doubled-spelling", (GLOSSARY, "  term: crumb", "  term: crumb\n  aliases: [«baker's-yeast]")),
]  # fmt: skip

RIGHT = [
    right("two records of one spelling, one of them only where it is marked", "doubled-spelling", (GLOSSARY, "", "hearth:\n  term: oven\n  definition: An open place for a fire.\n  link: marked\n"), (GLOSSARY, "see: [crumb]", "see: [crumb, hearth]")),
]  # fmt: skip
