"""The words that a screen reader speaks for an element: its text, or the text that replaces it."""

from itertools import islice
from typing import Any

from lxml import etree

NAMES = ("aria-label", "aria-labelledby", "title")
_SPEAKING = frozenset(["object", "iframe", "video", "canvas", "math", "slot"])
_MANY = 200  # beginnings and ends of elements
_LONGEST = 40  # letters


class Naming:
    """Answers which elements of a page have a name. No element is looked into twice, however deep it is."""

    def __init__(self) -> None:
        self._speaking: dict[Any, bool] = {}

    def has_name(self, element: Any) -> bool:
        """Returns whether an element has a text, or needs none because readers cannot meet it."""
        if is_hidden(element) or element.get("tabindex") == "-1":
            return True
        if element not in self._speaking:
            self._look_into(element)
        return self._speaking[element]

    def _look_into(self, element: Any) -> None:
        known = self._speaking
        opened: list[Any] = []
        walk = etree.iterwalk(element, events=("start", "end"))
        for event, inner in walk:
            if event == "start":
                opened.append(inner)
                speaks = known[inner] if inner in known else _speaks_itself(inner)
                if not speaks and inner in known:
                    walk.skip_subtree()
            else:
                known[opened.pop()] = False
                speaks = bool(opened) and _has_words(inner.tail)
            if speaks:
                # All that are still open hold what speaks.
                known |= dict.fromkeys(opened, True)
                return


def _speaks_itself(element: Any) -> bool:
    return bool(
        _has_words(element.text)
        or element.get("alt")
        or any(element.get(name) for name in NAMES)
        # An element of the site's own, made by a script, may say anything.
        or "-" in element.tag
        or element.tag in _SPEAKING
    )


def _has_words(text: str | None) -> bool:
    return text is not None and text != "" and not text.isspace()


def is_hidden(element: Any) -> bool:
    """Returns whether an element is hidden from all readers, or from screen readers."""
    style = element.get("style", "")
    return (
        element.get("aria-hidden") == "true"
        or element.get("hidden") is not None
        or ("none" in style and "display:none" in style.replace(" ", ""))
    )


def first_words(element: Any) -> str:
    """The first letters of the words in an element, to name it in a message."""
    walk = islice(etree.iterwalk(element, events=("start", "end")), _MANY)
    pieces = (
        inner.text if event == "start" else inner.tail
        for event, inner in walk
        if (event, inner) != ("end", element)
    )
    return "".join(piece for piece in pieces if piece).strip()[:_LONGEST]
