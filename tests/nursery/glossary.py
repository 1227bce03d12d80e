"""Faults of the family *glossary*, and what looks like them and is right."""

from tests.nursery.cases import GLOSSARY, SECTIONS, fault, right

FAULTS = [
    fault("a term that is introduced is not defined", "undefined-term", (SECTIONS, "introduces: [oven]", "introduces: [oven, «steam]")),
    fault("a term to see as well is not defined", "undefined-term", (GLOSSARY, "see: [crumb]", "see: [«crust]")),
    fault("a name is used before it is introduced", "used-before-introduced", (SECTIONS, "  body: |\n    Yeast eats sugar", "  body: |\n    Before the\n    «oven, yeast eats sugar")),
    fault("a reference is used before it is introduced", "used-before-introduced", (SECTIONS, "- Yeast makes gas", "- Yeast makes gas in an [[«oven|iron box]]")),
]  # fmt: skip

RIGHT = [
    right("a name in the section that introduces it", "used-before-introduced", (SECTIONS, "The oven sets the crumb.", "In an oven, the [[oven]] sets the crumb.")),
]  # fmt: skip
