"""What a page written by hand may hold.

The list is what Python-Markdown, PyMdown Extensions and Material write, and what HTML has for text.
"""

import re
from collections.abc import Mapping, Set

from site_builder.markup.allowed import (
    Allowed,
    are_pictures,
    is_anchor,
    is_link,
    is_picture,
    is_plain_style,
    is_text,
    names,
)
from site_builder.markup.formula_list import MATH, MATH_EVERYWHERE
from site_builder.markup.picture_list import DRAWN, ICON

_WITHOUT_ATTRIBUTES = names(
    "abbr acronym address article aside b bdi bdo big br caption center cite code dd dfn dl dt em "
    "figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup i kbd main mark nav picture pre rp "
    "rt rtc ruby s samp section small span strike strong sub summary sup tbody tfoot thead tt u ul var "
    "wbr"
)
_EVERYWHERE = names(
    "id class title lang dir role tabindex hidden translate aria-label aria-labelledby "
    "aria-describedby aria-hidden aria-current aria-expanded aria-controls aria-level data-tabs "
    "data-linenums data-title data-preview data-search-exclude data-gallery data-description "
    "data-width data-height data-toc-label"
)
_HTML: Mapping[str, Set[str]] = {
    **dict.fromkeys(_WITHOUT_ATTRIBUTES, frozenset()),
    "a": names("href hreflang target rel download name type"),
    "img": names("src srcset sizes alt width height loading decoding align"),
    "source": names("src srcset sizes media type width height"),
    "audio": names("src controls loop muted preload"),
    "video": names("src controls loop muted preload poster playsinline width height"),
    "track": names("src srclang kind label default"),
    "iframe": names("src width height allow allowfullscreen frameborder loading referrerpolicy"),
    "input": names("type checked disabled name"),
    "label": names("for"),
    "ol": names("start reversed type"),
    "li": names("value"),
    "table": names("summary border cellpadding cellspacing"),
    "td": names("colspan rowspan headers align valign"),
    "th": names("colspan rowspan headers scope abbr align valign"),
    "tr": names("align valign"),
    "col": names("span align"),
    "colgroup": names("span align"),
    "details": names("open"),
    "blockquote": names("cite"),
    "q": names("cite"),
    "del": names("cite datetime"),
    "ins": names("cite datetime"),
    "time": names("datetime"),
    "data": names("value"),
    "meter": names("value min max low high optimum"),
    "progress": names("value max"),
    "hr": names("size noshade"),
    "div": names("align"),
    "p": names("align"),
}
# Scripts of the theme and of ours read elements with such ids, "__config" for one. Extensions of Markdown
# write only these of them.
_ID = re.compile(r"(?!__|siteBuilder)\S+|__(?:tabbed|code|codelineno|span|annotation)[\w-]*")
_PLAYER = re.compile(r"https://www\.youtube-nocookie\.com/embed/[\w-]+(?:\?[\w=&;%.-]*)?")

PAGE = Allowed(
    {**MATH, **ICON, **_HTML, "svg": ICON["svg"] | names("xmlns"), "*": _EVERYWHERE | MATH_EVERYWHERE},
    {
        **dict.fromkeys(DRAWN, is_plain_style),
        "id": lambda value: bool(_ID.fullmatch(value)),
        "title": is_text,
        # Of such a block the theme's script makes a diagram, by a script that it loads from elsewhere.
        "pre.class": lambda value: "mermaid" not in value.split(),
        "href": is_link,
        "src": is_picture,
        "srcset": are_pictures,
        "poster": is_picture,
        "cite": is_link,
        "linearGradient.href": is_anchor,
        "radialGradient.href": is_anchor,
        "linearGradient.xlink:href": is_anchor,
        "radialGradient.xlink:href": is_anchor,
        "iframe.src": lambda value: bool(_PLAYER.fullmatch(value)),
        "input.type": lambda value: value.lower() in ("checkbox", "radio"),
    },
)
