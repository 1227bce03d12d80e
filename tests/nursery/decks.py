"""Faults of the family *decks*, and what looks like them and is right."""

from tests.nursery.cases import DECK, INSIGHTS, SECTIONS, fault, right

FAULTS = [
    fault("points that are too many for a slide", "slide-too-full", (SECTIONS, "    - Gluten holds it", "    - Gluten holds it\n    - a\n    - b\n    - c\n    - d\n    - «e")),
    fault("a point that is too long for a slide", "slide-too-full", (SECTIONS, "- Gluten holds it", "- «" + "Gluten holds it " * 7)),
    fault("code that is too wide for a slide", "slide-too-full", (DECK, "notes: yes\n", "notes: yes\nslides:\n  - section: rising\n  - section: baking\n  - code: |\n      a = 1\n      «" + "b" * 77 + "\n")),
    fault("a deck that takes too long", "deck-too-long", (DECK, "title: How bread rises\nlecture: bread\nminutes: 12", "title: «How bread rises\nlecture: bread\nminutes: 9")),
    fault("a slide of two kinds", "bad-slide", (DECK, "notes: yes\n", "notes: yes\nslides: [«{section: rising, insight: insight-time}, section: rising, section: baking]\n")),
    fault("a section that no deck shows", "section-not-shown", (DECK, "minutes: 12\n", "minutes: 12\nslides: [cover, section: rising, closing]\n"), (SECTIONS, "baking:", "«baking:")),
    fault("an insight that no deck shows", "insight-not-shown", (SECTIONS, "  insights: [insight-time]\n", ""), (DECK, "notes: yes\n", "notes: yes\nslides: [section: rising, section: baking]\n"), (INSIGHTS, "insight-time:", "«insight-time:")),
]  # fmt: skip

RIGHT = [
    right("as many minutes as the deck has", "deck-too-long", (DECK, "minutes: 12", "minutes: 11")),
    right("six points", "slide-too-full", (SECTIONS, "    - Gluten holds it", "    - Gluten holds it\n    - a\n    - b\n    - c\n    - d")),
    right("an insight that its section shows, and a slide in one word", "section-not-shown insight-not-shown bad-slide", (DECK, "notes: yes\n", "notes: yes\nslides: [cover, section: baking, section: rising, closing]\n")),
]  # fmt: skip
