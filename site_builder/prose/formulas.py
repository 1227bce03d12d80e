"""LaTeX → MathML at build time. The only door to latex2mathml, whose markup is filtered like any other."""

from functools import lru_cache
from html import escape, unescape
from typing import Literal, NamedTuple
from xml.etree.ElementTree import tostring

from site_builder.markup import FORMULA, filter_html

Display = Literal["inline", "block"]


class Formula(NamedTuple):
    """A formula as HTML. If it could not be set, its source is shown as text and `problem` says why.

    `is_unsafe` says that it was refused, since it asks for more than a formula may do.
    """

    html: str
    problem: str = ""
    is_unsafe: bool = False


@lru_cache(maxsize=10_000)
def set_formula(latex: str, display: Display) -> Formula:
    """Returns a formula as MathML."""
    from latex2mathml.converter import convert_to_element

    as_text = f"<code>{escape(latex)}</code>"
    try:
        element = convert_to_element(latex, display=display)
    except Exception as problem:  # the library raises many kinds for LaTeX that it does not know
        return Formula(as_text, f"it is no LaTeX that can be set ({type(problem).__name__})")
    for part in element.iter():
        # The library writes signs as character references, which would be escaped once more below.
        part.text = unescape(part.text or "")
        part.attrib = {name: unescape(value) for name, value in part.attrib.items()}
    filtered = filter_html(tostring(element, "unicode", short_empty_elements=False), FORMULA)
    if filtered.dropped:
        return Formula(as_text, f"a formula may not hold {filtered.dropped[0]}", is_unsafe=True)
    return Formula(filtered.html)
