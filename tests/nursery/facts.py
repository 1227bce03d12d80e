"""Faults of the family *facts*, and what looks like them and is right."""

from tests.nursery.cases import CORRECTIONS, ENTITIES, LECTURE, QUESTIONS, fault, right

FAULTS = [
    fault("a kind that needs a source has none", "missing-source", (ENTITIES, "oven:\n  name: Oven\n  kind: tool\n  category: Tools\n  definition: A closed box that is hot inside.\n  year: 1790\n  developers: [Count Rumford]\n  sources: [src-book]", "«oven:\n  name: Oven\n  kind: tool\n  category: Tools\n  definition: A closed box that is hot inside.")),
    fault("a correction has no source", "missing-source", (CORRECTIONS, "c-rest:\n  said: Yeast is a gas\n  correct: |\n    Yeast is a fungus; it makes a gas.\n  where: rising\n  entities: [yeast]\n  sources: [src-book]\n", "«c-rest:\n  said: Yeast is a gas\n  correct: |\n    Yeast is a fungus; it makes a gas.\n")),
    fault("a moment is beyond the video's end", "moment-outside-video", (LECTURE, "at: 5:00", "at: «50:00")),
    fault("a moment is out of order", "moment-out-of-order", (LECTURE, "at: 0:00, title: Start, section: rising}", "at: 6:00, title: Start, section: rising}"), (LECTURE, "at: 5:00", "at: «5:00")),
    fault("a question's time is beyond the video's end", "moment-outside-video", (QUESTIONS, "  section: rising", "  section: rising\n  at: «10:01")),
]  # fmt: skip

RIGHT = [
    right("a moment at the very end of the video", "moment-outside-video moment-out-of-order", (LECTURE, "at: 5:00", "at: 10:00")),
    right("a kind that needs no source has none", "missing-source", (ENTITIES, "  summary: |\n    It lives in flour and in the air of an oven's kitchen.\n  sources: [src-book]\n", "")),
]  # fmt: skip
