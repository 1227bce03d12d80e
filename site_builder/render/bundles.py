"""Few and small files: what every page or every deck needs is one style and one script, without what only
authors read. What a deck's first slide does not need is a bundle that comes behind it.
"""

import re
from collections.abc import Mapping, Sequence

from rcssmin import cssmin
from rjsmin import jsmin

_SITE = {
    "site.bundle.css": ("font.css", "site.css", "code.css", "preview.css", "video.css", "search.css"),
    "site.bundle.js": ("data.js", "preview.js", "filters.js", "video.js", "search.js"),
    "search.bundle.js": ("words.js", "find.js", "results.js"),  # asked for by search.js when it is used
    "pictures.bundle.js": ("panzoom/panzoom.js", "picture.js", "graph.js"),  # only for pages with a large one
    "parts.bundle.js": (
        "words.js",
        "parts.js",
        "asked.js",
    ),  # only for the overview of an index of several pages
}
_DECK = {
    "deck.first.css": ("reveal/reset.css", "reveal/first.css", "font.css", "code.css", "deck.css"),
    # Behind the first slide. It repeats what that needed, so that all rules stand in the order they need.
    "deck.bundle.css": (
        *("reveal/reset.css", "reveal/reveal.css", "code.css", "preview.css"),
        *("deck.css", "later.css"),
    ),
    "deck.bundle.js": ("reveal/reveal.js", "deck.js"),
    "deck.later.js": ("data.js", "preview.js", "code.js", "terms.js"),
}
# They come small, and as their makers published them.
_VENDORED = ("reveal/", "panzoom/")
# Words in the engine's selectors that a deck can start without: other views, boxes over the slides, ways to
# change slides and to uncover points.
_FOR_LATER = re.compile(
    r"overview|print|pdf|scroll|(?<!pause-)overlay|preview|jump-to|\.roll\b|hljs|show-notes|auto-animate"
    r"|playback|\.rtl\b|data-transition|data-background-transition|\.fragment\."
    r"|\.reveal\.(?:slide|linear|zoom|concave|convex|cube|page)\b"
)
_RULE = re.compile(r"\s*([^{}]+)\{((?:[^{}]|\{[^{}]*\})*)\}\s*")


def bundle_site(files: dict[str, bytes]) -> None:
    """Put the site's styles and scripts together and make them small, in place."""
    _bundle(files, _SITE)


def bundle_deck(files: dict[str, bytes]) -> None:
    """The same for decks."""
    files["reveal/first.css"] = needed_first(files["reveal/reveal.css"].decode()).encode()
    _bundle(files, _DECK)


def needed_first(css: str) -> str:
    """Of the engine's styles what the first slide needs."""
    rules = [*_RULE.finditer(css)]
    if "".join(rule[0] for rule in rules) != css:
        return css  # an engine of the project's own, written in a way that is not understood
    return "".join(rule[0] for rule in rules if not _may_come_later(rule))


def _may_come_later(rule: re.Match[str]) -> bool:
    if rule[1].startswith("@media"):
        return "print" in rule[1] or all(map(_may_come_later, _RULE.finditer(rule[2])))
    return not rule[1].startswith("@") and all(map(_FOR_LATER.search, rule[1].split(",")))


def _bundle(files: dict[str, bytes], bundles: Mapping[str, Sequence[str]]) -> None:
    for name in [n for n in files if n.endswith((".css", ".js")) and not n.startswith(_VENDORED)]:
        shrunk = cssmin(files[name].decode()) if name.endswith(".css") else jsmin(files[name].decode())
        files[name] = shrunk.encode()
    made = {bundle: b"\n".join(files[part] for part in parts) for bundle, parts in bundles.items()}
    for part in {part for parts in bundles.values() for part in parts}:
        del files[part]
    files |= made
