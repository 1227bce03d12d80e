"""Faults of the family *glossary*, and what looks like them and is right."""

from tests.nursery.cases import ENTITIES, GLOSSARY, INSIGHTS, LIBRARY, QUESTIONS, SECTIONS, fault, right

FAULTS = [
    fault("a term that is introduced is not defined", "undefined-term", (SECTIONS, "introduces: [oven]", "introduces: [oven, «steam]")),
    fault("a term to see as well is not defined", "undefined-term", (GLOSSARY, "see: [crumb]", "see: [«crust]")),
    fault("a name is used before it is introduced", "used-before-introduced", (SECTIONS, "  body: |\n    Yeast eats sugar", "  body: |\n    Before the\n    «oven, yeast eats sugar")),
    fault("a reference is used before it is introduced", "used-before-introduced", (SECTIONS, "- Yeast makes gas", "- Yeast makes gas in an [[«oven|iron box]]")),
    fault("an abbreviation that nothing is called", "never-defined", (SECTIONS, "The oven sets the crumb.", "The oven, says the «FAO, sets the crumb. So says the FAO.")),
    fault("a name of two words that nothing is called", "never-defined", (SECTIONS, "The oven sets the crumb.", "The oven sets the crumb, says «Carla Jones.")),
    fault("a name with an accent on its capital", "never-defined", (SECTIONS, "The oven sets the crumb.", "The oven sets the crumb, says «Émile Zola.")),
    fault("a name that runs over a line", "never-defined", (SECTIONS, "The oven sets the crumb.", "The oven sets the crumb, says «Carla\n    Jones.")),
    fault("a name with a capital inside", "never-defined", (QUESTIONS, "it slows the yeast", "it slows, in «BreadNet, the yeast")),
    fault("a name with a number behind a hyphen", "never-defined", (INSIGHTS, "gluten forms by itself.", "gluten forms by itself, in a «TX-65 flour.")),
    fault("words in strong type that nothing is called", "never-defined", (SECTIONS, "The oven sets the crumb.", "The oven sets the **«open crust**.")),
    fault("a term in a definition that nothing is called", "never-defined", (ENTITIES, "definition: A baker who teaches.", "definition: A baker who teaches at the «CIA.")),
    fault("a name in a point of a slide that nothing is called", "never-defined", (SECTIONS, "- Heat sets the crumb", "- Heat sets the crumb at the «MIT kitchen")),
    fault("a name that begins with one that is known", "never-defined", (SECTIONS, "The oven sets the crumb.", "The oven sets the crumb, in the words of Ada Baker «Brown Smith.")),
    fault("an abbreviation in brackets that is not that of the words before", "never-defined", (SECTIONS, "The oven sets the crumb.", "The oven sets the crumb at full heat («BTU).")),
    fault("a term that nothing mentions", "unused-term", (GLOSSARY, "", "«proof:\n  term: proof\n  definition: The last rest of a loaf.\n")),
    fault("a term that only its own prose mentions", "unused-term", (GLOSSARY, "", "«proof:\n  term: proof\n  definition: The last rest of a loaf.\n  body: |\n    A proof takes an hour.\n")),
    fault("a term that is another in the plural", "defined-twice", (GLOSSARY, "", "crumbs:\n  term: «crumbs\n  definition: What falls from a loaf.\n"), (GLOSSARY, "see: [crumb]", "see: [crumb, crumbs]")),
    fault("a definition of nothing but the word", "circular-definition", (GLOSSARY, "definition: The inside of a loaf, held up by gluten.", "definition: «This is what a crumb is.")),
    fault("a definition of nothing but the plural", "circular-definition", (ENTITIES, "definition: A closed box that is hot inside.", "definition: «One of the ovens.")),
    fault("two definitions by each other", "definitions-in-circle", (GLOSSARY, "when flour and water meet.", "in the crumb."), (GLOSSARY, "held up by gluten.", "held up by «gluten.")),
    fault("two definitions by each other, one by a reference", "definitions-in-circle", (GLOSSARY, "when flour and water meet.", "in the crumb."), (GLOSSARY, "held up by gluten.", "held up by [[«gluten|a net]].")),
    fault("three definitions by each other", "definitions-in-circle", (GLOSSARY, "when flour and water meet.", "in the crumb."), (GLOSSARY, "held up by gluten.", "in a peel."), (GLOSSARY, "", "peel:\n  term: peel\n  definition: What pulls the «gluten.\n")),
    fault("a definition of two sentences", "long-definition", (ENTITIES, "definition: A closed box that is hot inside.", "definition: «A closed box. It is hot inside.")),
    fault("a definition of two paragraphs", "long-definition", (GLOSSARY, "definition: The inside of a loaf, held up by gluten.", "definition: «|\n    The inside of a loaf\n\n    held up by gluten\n")),
    fault("a name in the points of an early section", "used-before-introduced", (SECTIONS, "- Gluten holds it", "- Gluten holds it\n    - Then the «oven\n    - Then the oven")),
]  # fmt: skip

RIGHT = [
    right("a name in the section that introduces it", "used-before-introduced", (SECTIONS, "The oven sets the crumb.", "In an oven, the [[oven]] sets the crumb.")),
    right("an abbreviation behind its words", "never-defined", (SECTIONS, "The oven sets the crumb.", "The *farm aid office* (FAO) knows. The FAO does, and so do local oven inspectors (LOI).")),
    right("names that are accepted", "never-defined", (LIBRARY, "", "accepted_terms: [FAO, Carla Jones, BreadNet]\n"), (SECTIONS, "The oven sets the crumb.", "The oven, says Carla Jones of the FAO, sets the crumb, and Carla  Jones's BreadNet.")),
    right("names of authors, makers and records, in the plural and possessive", "never-defined", (SECTIONS, "The oven sets the crumb.", "In Carl Miller's book, Count Rumford and Ada Baker watch Ada Baker\u2019s yeasts, as Ada said.")),
    right("capitals where a sentence begins", "never-defined", (SECTIONS, "The oven sets the crumb.", "The crumb: Ada Baker waits. In January Ada says: “Heat Sets All.” Yes. On Monday I bake. In part XIV, I do.\n\n    - Bread\n    - Heat Sets.")),
    right("names in code, formulas, headings, quotations, addresses and titles", "never-defined", (SECTIONS, "The oven sets the crumb.", "## An FAO Heading\n\n    The `FAO` oven and $ABC$ in [the FAO](https://fao.example.org/FAO), after *The Book of Loaves*.\n\n    > The FAO says so.\n\n    [[|FAO]] sets www.FAO.org.")),
    right("capitals that shout, and a name of a program's", "never-defined", (SECTIONS, "The oven sets the crumb.", "DO NOT OPEN THE DOOR, says the oven, which reads OVEN_TIME.")),
    right("strong type that is no term", "never-defined", (SECTIONS, "The oven sets the crumb.", "**Never** open the **oven**. **First.** It is **not** done, **this is a whole clause of words**; **1790**.")),
    right("a term that is only named under see, and one that is only marked", "unused-term", (GLOSSARY, "see: [crumb]", "see: [crumb, proof]"), (GLOSSARY, "", "proof:\n  term: proof\n  definition: The last [[peel|rest]] of a loaf.\npeel:\n  term: peel\n  link: marked\n  definition: A flat shovel.\n")),
    right("a plural that is only linked where it is marked", "defined-twice", (GLOSSARY, "", "crumbs:\n  term: crumbs\n  link: marked\n  definition: What falls from a loaf.\n"), (GLOSSARY, "see: [crumb]", "see: [crumb, crumbs]")),
    right("a term of two words, one of which is in its definition", "circular-definition", (GLOSSARY, "term: crumb\n  definition: The inside of a loaf, held up by gluten.", "term: crumb wall\n  definition: A wall of gluten."), (SECTIONS, "The oven sets the crumb.", "The oven sets the crumb wall.")),
    right("a definition by a term that is not defined by it", "definitions-in-circle", (GLOSSARY, "when flour and water meet.", "in flour.\n  body: |\n    The crumb shows it.")),
    right("a definition with points that end no sentence", "long-definition", (ENTITIES, "definition: A closed box that is hot inside.", "definition: A box, e.g. A. B. Smith's of No. 4 vs. Dr. Baker's (approx. 3.5 m, i.e. 3 to 4), hot inside.")),
    right("rules of taste that are turned off", "never-defined unused-term circular-definition long-definition definitions-in-circle defined-twice used-before-introduced", (LIBRARY, "", "checks: {never-defined: off, unused-term: off, circular-definition: off, long-definition: off, definitions-in-circle: off, defined-twice: off, used-before-introduced: off}\n"), (GLOSSARY, "", "crumbs:\n  term: crumbs\n  definition: These are crumbs.\nproof:\n  term: proof\n  definition: FAO. See.\n"), (GLOSSARY, "when flour and water meet.", "in the crumb."), (SECTIONS, "Yeast eats", "In the oven, yeast eats")),
]  # fmt: skip
