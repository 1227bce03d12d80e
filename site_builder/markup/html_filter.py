"""HTML that others made, held to an allow-list. The only door to nh3, which parses as browsers do."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

import nh3

from site_builder.markup.allowed import Allowed, Dropped

# Their content is no text of the page: it goes with them.
_CONTENT_GOES_TOO = {"script", "style"}


@dataclass(frozen=True, slots=True)
class Filtered:
    """HTML that holds only what is allowed, and what had to be left out, in the order of the source."""

    html: str
    dropped: Sequence[Dropped]


def filter_html(html: str, allowed: Allowed) -> Filtered:
    """Returns HTML with everything left out that is not allowed. The text of unknown elements stays."""
    clean = nh3.clean(
        html,
        tags={name for name in allowed.elements if name != "*"},
        clean_content_tags=_CONTENT_GOES_TOO,
        attributes={name: set(attributes) for name, attributes in allowed.elements.items()},
        attribute_filter=lambda element, name, value: value if allowed.has(element, name, value) else None,
        strip_comments=False,  # plugins of MkDocs look for theirs
        link_rel=None,
        url_schemes={"http", "https", "mailto", "data"},  # judged by `allowed`
    )
    return Filtered(clean, _missing(html, clean))


def _missing(before: str, after: str) -> list[Dropped]:
    """What one HTML has and the other has not, each once."""
    left = Counter(_parts(after))
    missing: dict[Dropped, None] = {}
    for part in _parts(before):
        if left[part]:
            left[part] -= 1
        else:
            missing[part] = None
    elements = {part.element for part in missing if not part.attribute}
    # The attributes of an element that is gone go without saying.
    return [part for part in missing if not part.attribute or part.element not in elements]


def _parts(html: str) -> list[Dropped]:
    listing = _Listing()
    listing.feed(html)
    listing.close()
    return listing.parts


class _Listing(HTMLParser):
    """Lists elements and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[Dropped] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append(Dropped(tag))
        first = dict(reversed(attrs))  # of two attributes of the same name, the first counts
        self.parts += (Dropped(tag, name, value or "") for name, value in reversed(first.items()))
