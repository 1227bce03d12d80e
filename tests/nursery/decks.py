"""Faults of the family *decks*, and what looks like them and is right."""

from tests.nursery.cases import DECK, INSIGHTS, SECTIONS, fault, right

SLIDES = "notes: yes\nslides:\n  - section: rising\n  - section: baking\n"

FAULTS = [
    fault("points that are too many for a slide", "slide-too-full", (SECTIONS, "    - Gluten holds it", "    - Gluten holds it\n    - a\n    - b\n    - c\n    - d\n    - «e")),
    fault("a point that is too long for a slide", "slide-too-full", (SECTIONS, "- Gluten holds it", "- «" + "Gluten holds it " * 7)),
    fault("code that is too wide for a slide", "slide-too-full", (DECK, "notes: yes\n", "notes: yes\nslides:\n  - section: rising\n  - section: baking\n  - code: |\n      a = 1\n      «" + "b" * 77 + "\n")),
    fault("a deck that takes too long", "deck-too-long", (DECK, "title: How bread rises\nlecture: bread\nminutes: 12", "title: «How bread rises\nlecture: bread\nminutes: 9")),
    fault("a slide of two kinds", "bad-slide", (DECK, "notes: yes\n", "notes: yes\nslides: [«{section: rising, insight: insight-time}, section: rising, section: baking]\n")),
    fault("a section that no deck shows", "section-not-shown", (DECK, "minutes: 12\n", "minutes: 12\nslides: [cover, section: rising, closing]\n"), (SECTIONS, "baking:", "«baking:")),
    fault("an insight that no deck shows", "insight-not-shown", (SECTIONS, "  insights: [insight-time]\n", ""), (DECK, "notes: yes\n", "notes: yes\nslides: [section: rising, section: baking]\n"), (INSIGHTS, "insight-time:", "«insight-time:")),
    fault("a slide's title is too long", "slide-too-full", (SECTIONS, "title: Baking", "title: «Baking " + "and resting " * 5)),
    fault("an insight is too long for its slide", "slide-too-full", (INSIGHTS, "text: |", "text: «|"), (INSIGHTS, "Time does what", "Time and again, time does what time does. " * 8 + "Time does what")),
    fault("more columns than a slide holds", "slide-too-full", (DECK, "notes: yes\n", SLIDES + "  - compare: [ada, yeast, oven, ada, «yeast]\n")),
    fault("a section's slide without notes", "missing-notes", (SECTIONS, "  notes: |\n    Pass a slice around.\n", ""), (SECTIONS, "baking:", "«baking:")),
    fault("a section's slide of a list without notes", "missing-notes", (DECK, "notes: yes\n", SLIDES), (SECTIONS, "rising:", "«rising:"), (SECTIONS, "  notes: |\n    Show a jar of starter.\n", "")),
    fault("code that stands before all sections", "slide-without-page", (DECK, "notes: yes\n", "notes: yes\nslides:\n  - cover\n  - «code: knead()\n  - section: rising\n  - section: baking\n")),
    fault("a text that stands behind the sources", "slide-without-page", (DECK, "notes: yes\n", SLIDES + "  - sources\n  - «markdown: Bread is read.\n    title: Bread\n")),
    fault("a line shows an entity as an insight", "wrong-kind", (DECK, "notes: yes\n", SLIDES + "  - insight: «yeast\n")),
    fault("a line asks for the graph of a term", "wrong-kind", (DECK, "notes: yes\n", SLIDES + "  - graph: «crumb\n")),
    fault("a line compares a term", "wrong-kind", (DECK, "notes: yes\n", SLIDES + "  - compare: [yeast, «crumb]\n")),
]  # fmt: skip

RIGHT = [
    right("as many minutes as the deck has", "deck-too-long", (DECK, "minutes: 12", "minutes: 11")),
    right("six points", "slide-too-full", (SECTIONS, "    - Gluten holds it", "    - Gluten holds it\n    - a\n    - b\n    - c\n    - d")),
    right("an insight that its section shows, and a slide in one word", "section-not-shown insight-not-shown bad-slide", (DECK, "notes: yes\n", "notes: yes\nslides: [cover, section: baking, section: rising, closing]\n")),
    right("notes that only the line of the deck has", "missing-notes", (SECTIONS, "  notes: |\n    Pass a slice around.\n", ""), (DECK, "notes: yes\n", "notes: yes\nslides:\n  - section: rising\n  - section: baking\n    notes: Pass a slice.\n")),
    right("code in its section, and a motto before all", "slide-without-page", (DECK, "notes: yes\n", "notes: yes\nslides:\n  - quote: Give us bread\n    by: Everybody\n  - section: rising\n  - code: knead()\n  - section: baking\n")),
    right("a term as an entity, and an entity as a term", "wrong-kind", (DECK, "notes: yes\n", SLIDES + "  - entity: crumb\n  - term: oven\n")),
]  # fmt: skip
