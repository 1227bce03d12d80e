"""What an allow-list is, what it leaves out, and how the values of attributes are judged."""

import re
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from typing import NamedTuple

from site_builder.markup.addresses import has_scheme, why_unsafe_on_page

Judge = Callable[[str], bool]  # says whether an attribute may have a value


def names(text: str) -> frozenset[str]:
    """Returns the names in a text, with spaces between them."""
    return frozenset(text.split())


_LOADS_OR_RUNS = names(
    "script style form meta base link iframe frame frameset object embed applet template slot portal "
    "foreignobject foreignObject handler button textarea select option"
)
_LEADS_OR_LOADS = names(
    "href src srcset srcdoc action formaction data poster cite ping background longdesc xlink:href manifest "
    "codebase id"
)
_PICTURES = names("src srcset poster")


class Dropped(NamedTuple):
    """Something that was left out: an element, or an attribute of one with its value."""

    element: str
    attribute: str = ""
    value: str = ""

    @property
    def is_dangerous(self) -> bool:
        """Whether it could run code, load something, send something, or lead away."""
        if not self.attribute:
            return self.element in _LOADS_OR_RUNS
        if self.attribute in _PICTURES and self.element != "iframe":
            return not all(is_link(part.split()[0]) for part in self.value.split(",") if part.strip())
        return self.attribute in _LEADS_OR_LOADS or self.attribute.startswith("on")

    def __str__(self) -> str:
        if not self.attribute:
            return f"<{self.element}>"
        return f'{self.attribute}="{self.value[:60]}" of <{self.element}>'


@dataclass(frozen=True, slots=True)
class Allowed:
    """An allow-list.

    `elements` has the attributes of each element, and those of all elements under "*". `judges` has the judge
    of an attribute's values, under "element.attribute" or "attribute".
    """

    elements: Mapping[str, Set[str]]
    judges: Mapping[str, Judge]

    def has(self, element: str, attribute: str, value: str) -> bool:
        """Returns whether an element may have an attribute with a value."""
        if attribute not in self.elements.get(element, ()) and attribute not in self.elements["*"]:
            return False
        judge = self.judges.get(f"{element}.{attribute}") or self.judges.get(attribute)
        return judge is None or judge(value)


_PICTURE_DATA = re.compile(
    r"\s*data:image/(?:png|jpeg|gif|webp|avif);base64,[A-Za-z0-9+/=\s]*", re.IGNORECASE
)
_TAG = re.compile(r"<[a-z/!?]", re.IGNORECASE)
_ANCHOR = re.compile(r"\s*#[^\s\"'()<>\\]+\s*")
_LOCAL_ADDRESS = re.compile(r"""url\(\s*(['"]?)#[\w.:-]+\1\s*\)""", re.IGNORECASE)
_NOT_PLAIN = re.compile(
    r"@(?!(?:media|supports|keyframes|-webkit-keyframes)\b)|[\\<]|url\(|image\(|image-set\(|src\(|expression"
    r"|behavior|binding",
    re.IGNORECASE,
)


def is_text(value: str) -> bool:
    """Returns whether a text holds no markup. Tooltips of the theme read titles as HTML."""
    return not _TAG.search(value)


def is_link(value: str) -> bool:
    """Returns whether a page may link to an address."""
    return not why_unsafe_on_page(value)


def is_picture_data(value: str) -> bool:
    """Returns whether a `data:` address holds a picture that can run nothing: any but SVG."""
    return bool(_PICTURE_DATA.fullmatch(value))


def is_file_of_site(value: str) -> bool:
    """Returns whether an address is that of a file of this site, which a page may load."""
    return is_link(value) and not has_scheme(value)


def is_picture(value: str) -> bool:
    """Returns whether an address may be that of a picture."""
    return is_file_of_site(value) or is_picture_data(value)


def are_pictures(value: str) -> bool:
    """Returns whether each address of a `srcset` may be that of a picture."""
    return all(is_file_of_site(part.split()[0]) for part in value.split(",") if part.strip())


def is_anchor(value: str) -> bool:
    """Returns whether an address stays inside its document."""
    return bool(_ANCHOR.fullmatch(value))


def is_plain_style(css: str) -> bool:
    """Returns whether CSS loads nothing and runs nothing. Addresses of the own document are accepted."""
    return not _NOT_PLAIN.search(_LOCAL_ADDRESS.sub("", css))
