"""Faults of the family *references*, and what looks like them and is right."""

from tests.nursery.cases import ENTITIES, GLOSSARY, LECTURE, SECTIONS, fault, right

FAULTS = [
    fault("an id is taken by another kind", "doubled-id", (GLOSSARY, "crumb:\n  term: crumb", "crumb:\n  term: crumb\n  definition: The inside of a loaf.\n«oven:\n  term: hearth")),
    fault("a reference in prose leads nowhere", "unknown-ref", (SECTIONS, "as [[src-book]]", "as [[«src-bok]]")),
    fault("a reference in a slide point leads nowhere", "unknown-ref", (SECTIONS, "- Gluten holds it", "- Gluten holds it [[«glue]]")),
    fault("a reference in the second line of a block leads nowhere", "unknown-ref", (SECTIONS, "holds it, as [[src-book]] shows.", "holds it, as [[src-book]] and [[«nobody]] show.")),
    fault("a relation leads nowhere", "unknown-ref", (ENTITIES, "to: ada}", "to: «adda}")),
    fault("a speaker is not an entity", "wrong-kind", (LECTURE, "speaker: ada", "speaker: «gluten")),
    fault("a source is not a source", "wrong-kind", (SECTIONS, "  sources: [src-book]\nbaking", "  sources: [«yeast]\nbaking")),
]  # fmt: skip

RIGHT = [
    right("a reference in code, and one across a line", "unknown-ref", (SECTIONS, "The oven sets the crumb.", "The `[[ofen]]` sets [[oven|the\n    iron box]] hot.")),
    right("a section introduces a term and an entity", "wrong-kind undefined-term", (SECTIONS, "introduces: [yeast, gluten]", "introduces: [yeast, gluten, crumb]")),
    right("ids that begin alike", "doubled-id", (GLOSSARY, "", "oven-2:\n  term: second oven\n  definition: Another box.\n"), (GLOSSARY, "see: [crumb]", "see: [crumb, oven-2]")),
]  # fmt: skip
