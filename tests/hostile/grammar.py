"""Random Markdown and formulas from a grammar, rendered, parsed back, and held to a list of what is harmless.

python -m tests.hostile.grammar COUNT [SEED]

renders COUNT inputs as prose and COUNT as hand-written pages, and prints a tally.
"""

import html
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import NamedTuple

import markdown

from site_builder.markup import PAGE, filter_html
from site_builder.prose import Target, opening, parse, plain, render, render_inline
from tests.hostile.harmless import faults_of_page, faults_of_prose
from tests.hostile.pieces import (
    ADDRESSES_TRIED,
    ATTRIBUTES_TRIED,
    BREAKS,
    COMMANDS_TRIED,
    ELEMENTS_TRIED,
    ENVIRONMENTS_TRIED,
    LANGUAGES_TRIED,
    WORDS,
)


class Grammar:
    """Makes random Markdown. The same `random` gives the same texts."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def prose(self) -> str:
        """Returns a document of a few blocks."""
        return "\n\n".join(self._block(3) for _ in range(self.random.choice((1, 1, 2, 3))))

    def page(self) -> str:
        """Returns a document as authors of hand-written pages write it, with attributes and raw HTML."""
        blocks = [self._block_of_page() for _ in range(self.random.choice((1, 1, 2, 3)))]
        return "\n\n".join(blocks)

    def _pick(self, some: Sequence[str]) -> str:
        return self.random.choice(some)

    def _some(self, make: Callable[[int], str], depth: int, most: int, between: str = "") -> str:
        return between.join(make(depth) for _ in range(self.random.randint(1, most)))

    def _block(self, depth: int) -> str:
        if depth == 0:
            return self._inlines(2)
        return self.random.choice(
            (
                lambda: self._inlines(depth),
                lambda: self._inlines(depth),
                lambda: f"{'#' * self.random.randint(1, 6)} {self._line(depth)}",
                lambda: self._indented(self._pick(("> ", "- ", "1. ", "10) ", "> [!NOTE]\n> ")), depth),
                lambda: self._table(depth),
                lambda: self._fence(depth),
                lambda: f"    {self._line(depth)}",
                lambda: f"$$\n{self._latex(3)}\n$$" + self._pick(("", " (eq-1)", f" ({self._raw(1)})")),
                lambda: f"[^{self._pick(('1', 'a', self._word()))}]: {self._inlines(depth - 1)}",
                lambda: f"[{self._pick(('r', 'x'))}]: {self._target()}",
                lambda: self._raw(depth),
                lambda: self._pick(("---", "***", f"{self._line(1)}\n===", f"{self._line(1)}\n---")),
            )
        )()

    def _block_of_page(self) -> str:
        block = self.random.choice(
            (
                lambda: self._block(3),
                lambda: self._block(3),
                lambda: f'!!! {self._word()} "{self._line(1)}"\n\n' + _shifted(self._block(2)),
                lambda: f'??? note "{self._line(1)}"\n' + _shifted(self._block(2)),
                lambda: f'=== "{self._line(1)}"\n\n' + _shifted(self._block(2)),
                lambda: f"{self._line(1)}\n:   {self._inlines(2)}",
                lambda: f"*[{self._word()}]: {self._line(1)}",
                lambda: f"- [{self._pick(('x', ' '))}] {self._inlines(2)}",
                self._markdown_in_html,
            )
        )()
        return block + self._pick(("", "", f"\n{self._attribute_list()}", f" {self._attribute_list()}"))

    def _markdown_in_html(self) -> str:
        element = self._pick(
            ("div", "section", "details", "p", "span", "svg", "math", "table", "pre", "script")
        )
        how = self._pick(("markdown", 'markdown="1"', "markdown=block", "markdown=span"))
        return f"<{element} {how} {self._attribute()}>\n{self._block(2)}\n</{element}>"

    def _attribute_list(self) -> str:
        some = [self._attribute() for _ in range(self.random.randint(1, 3))]
        return f"{{{self._pick(('', ':'))} {' '.join(some)} }}"

    def _indented(self, mark: str, depth: int) -> str:
        block = "\n".join(self._block(depth - 1) for _ in range(self.random.randint(1, 2)))
        indent = mark if mark.startswith(">") else " " * len(mark)
        return mark + block.replace("\n", f"\n{indent[-4:]}")

    def _table(self, depth: int) -> str:
        columns = self.random.randint(1, 3)
        rule = "|".join(self._pick(("---", ":-:", "--:", "-")) for _ in range(columns))
        rows = ["|".join(self._line(depth - 1) for _ in range(columns)) for _ in range(2)]
        return f"|{rows[0]}|\n|{rule}|\n|{rows[1]}|"

    def _fence(self, depth: int) -> str:
        mark = self._pick(("```", "~~~", "````"))
        end = self._pick((f"\n{mark}", ""))
        return f"{mark}{self._pick(LANGUAGES_TRIED)}\n{self._inlines(depth - 1)}{end}"

    def _line(self, depth: int) -> str:
        return self._inlines(depth).replace("\n", " ")

    def _inlines(self, depth: int) -> str:
        return self._some(self._inline, depth, 3, self._pick(("", " ", "\n")))

    def _inline(self, depth: int) -> str:
        if depth <= 0:
            return self._word()
        below = depth - 1
        return self.random.choice(
            (
                self._word,
                lambda: self._marked(below),
                lambda: f"[{self._inlines(below)}]({self._target()})",
                lambda: f"[{self._inlines(below)}]({self._target()})",
                lambda: f"![{self._inlines(below)}]({self._target()})",
                lambda: f"<{self._pick(ADDRESSES_TRIED)}>",
                lambda: f"[{self._inlines(below)}][{self._pick(('r', 'x', ''))}]",
                lambda: (
                    f"[[{self._pick(('yeast', 'own', self._word()))}{self._pick(('', f'|{self._inlines(below)}'))}]]"
                ),
                lambda: f"[^{self._pick(('1', 'a'))}]",
                lambda: f"^[{self._inlines(below)}]",
                lambda: f"${self._latex(2)}$",
                lambda: f"$${self._latex(2)}$$",
                lambda: self._raw(below),
                lambda: self._raw(below),
                lambda: f"\\({self._latex(1)}\\)",
                lambda: self._pick(
                    ("  \n", "\\\n", "&amp;", "&#x3c;b&#x3e;", "&lt;script&gt;", "https://a.example")
                ),
            )
        )()

    def _marked(self, depth: int) -> str:
        mark = self._pick(("*", "**", "_", "`", "``", "~~", "==", "^", "***"))
        end = self._pick((mark, mark, mark, ""))
        return f"{mark}{self._inlines(depth)}{end}{self._pick(('', '', self._attribute_list()))}"

    def _word(self) -> str:
        return self._pick(BREAKS) if self.random.random() < 0.2 else self._pick(WORDS)

    def _target(self) -> str:
        address = self._pick(ADDRESSES_TRIED)
        if self.random.random() < 0.3:
            address = f"<{address}>"
        title = self._pick(("", "", ' "t"', ' "\\" onclick=x"', " '\"><script>x</script>'", " (x)"))
        return self._pick(("", " ", "\n")) + address + title

    def _attribute(self) -> str:
        if self.random.random() < 0.5:
            return self._pick(ATTRIBUTES_TRIED)
        name = self._pick(
            ("href", "src", "xlink:href", "action", "cite", "data", "poster", "srcset", "title", "alt")
        )
        quote = self._pick(('"', "'", ""))
        return f"{name}={quote}{self._pick(ADDRESSES_TRIED)}{quote}"

    def _raw(self, depth: int) -> str:
        if self.random.random() < 0.2:
            return self._pick(BREAKS)
        element = self._pick(ELEMENTS_TRIED)
        attributes = "".join(f" {self._attribute()}" for _ in range(self.random.choice((0, 1, 1, 2))))
        if self.random.random() < 0.2:
            return f"<{element}{attributes}{self._pick(('/>', '>', '', '/'))}"
        inner = self._inlines(depth - 1) if depth > 0 else self._word()
        end = self._pick((f"</{element}>", f"</{element}>", f"</{element.upper()} x>", ""))
        return f"<{element}{attributes}>{inner}{end}"

    def _latex(self, depth: int) -> str:
        if depth <= 0:
            return self._pick(
                ("x", "1", "+", "<", "&", "\\alpha", "\\,", "\\{", self._word(), "{", "^2", "_i", "'")
            )
        below = depth - 1
        return self.random.choice(
            (
                lambda: self._some(self._latex, below, 3),
                lambda: (
                    f"\\{self._pick(COMMANDS_TRIED)}{{{self._argument(below)}}}{{{self._argument(below)}}}"
                ),
                lambda: f"\\{self._pick(COMMANDS_TRIED)}{{{self._argument(below)}}}",
                lambda: f"\\{self._pick(COMMANDS_TRIED)}[{self._argument(below)}]{{{self._latex(below)}}}",
                lambda: f"{{{self._latex(below)}}}^{{{self._latex(below)}}}_{{{self._latex(below)}}}",
                lambda: self._environment(below),
            )
        )()

    def _argument(self, depth: int) -> str:
        return self.random.choice(
            (
                lambda: self._latex(depth),
                lambda: self._raw(1),
                lambda: html.escape(self._raw(1)),
                lambda: self._pick(ADDRESSES_TRIED),
                self._attribute,
                lambda: self._pick(
                    ("red", "#f00", '"><img src=x onerror=x>', "1em", "&#60;img src=x&#62;", "x3c")
                ),
            )
        )()

    def _environment(self, depth: int) -> str:
        name = self._pick(ENVIRONMENTS_TRIED)
        rows = " \\\\ ".join(f"{self._latex(depth)} & {self._latex(depth)}" for _ in range(2))
        columns = f"{{{self._pick(('cc', 'c|c', self._raw(0)))}}}" if name == "array" else ""
        return f"\\begin{{{name}}}{columns}{rows}\\end{{{name}}}"


def _shifted(block: str) -> str:
    return "    " + block.replace("\n", "\n    ")


def prose_of(text: str, random: Random) -> str:
    """Returns the HTML of a prose: whole, in a line, or the beginning of it in a line."""
    tokens = parse(text).tokens
    plain(tokens)
    ways = (
        lambda: render(tokens, _target, "own", _time_link).html,
        lambda: render(tokens, _target, "own").html,
        lambda: f"<p>{render_inline(tokens, _target, 'own')}</p>",
        lambda: f"<p>{render_inline(opening(tokens, 40), _target, 'own')}</p>",
    )
    return random.choice(ways)()


def _target(name: str) -> Target | None:
    return Target("/yeast/", 'Y"<b>&', "entity") if name == "yeast" else None


def _time_link(time: str) -> str:
    return f'<a href="https://a.example/{time}">{time}</a>'


# Extensions of Markdown with their settings; those in PLAIN have none.
PLAIN = (
    *("attr_list", "md_in_html", "tables", "footnotes", "def_list", "abbr", "admonition"),
    *("pymdownx.superfences", "pymdownx.inlinehilite", "pymdownx.details", "pymdownx.keys"),
    *(
        "pymdownx.mark",
        "pymdownx.caret",
        "pymdownx.tilde",
        "pymdownx.betterem",
        "pymdownx.critic",
        "pymdownx.magiclink",
    ),
)
EXTENSIONS: Mapping[str, Mapping[str, object]] = {
    **{name: {} for name in PLAIN},
    "toc": {"permalink": True},
    "pymdownx.highlight": {"anchor_linenums": True},
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
}


def page_of(text: str, random: Random) -> str:
    """Returns the HTML of a hand-written page as the theme gets it, with all extensions or with a few."""
    wanted = [name for name in EXTENSIONS if random.random() < 0.8]
    made = markdown.markdown(
        text, extensions=wanted, extension_configs={name: dict(EXTENSIONS[name]) for name in wanted}
    )
    return filter_html(made, PAGE).html


class Kind(NamedTuple):
    """How an input is made, what HTML becomes of it, and how that is judged."""

    text: Callable[[Grammar], str]
    html: Callable[[str, Random], str]
    faults: Callable[[str], list[str]]


KINDS: Mapping[str, Kind] = {
    "prose": Kind(Grammar.prose, prose_of, faults_of_prose),
    "pages": Kind(Grammar.page, page_of, faults_of_page),
}


def run(kind: str, count: int, seed: int) -> list[tuple[str, str, list[str]]]:
    """Returns the inputs at fault among `count`, each with its HTML and what is wrong in it."""
    how = KINDS[kind]
    random = Random(f"{kind}{seed}")
    grammar = Grammar(random)
    found = []
    for _ in range(count):
        text = how.text(grammar)
        made = how.html(text, random)
        if wrong := how.faults(made):
            found.append((text, made, wrong))
    return found


def main(count: int, seed: int = 1) -> bool:
    """Prints a tally. Returns whether anything is wrong."""
    is_wrong = False
    for kind in KINDS:
        found = run(kind, count, seed)
        is_wrong = is_wrong or bool(found)
        print(f"{kind}: {len(found)} of {count} inputs at fault")
        for fault, times in Counter(fault for _, _, wrong in found for fault in set(wrong)).most_common(20):
            print(f"  {times} x {fault}")
        for text, made, wrong in found[:5]:
            print(f"  {text!r}\n    {made!r}\n    {wrong}")
    return is_wrong


if __name__ == "__main__":
    sys.exit(main(*(int(word) for word in sys.argv[1:3])))
