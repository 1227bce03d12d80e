"""What HTML may hold, written without a look at the filters of the package.

A parser that follows HTML5, and is none of those that the package uses, reads the HTML.
"""

import re
from collections.abc import Callable

from selectolax.lexbor import LexborHTMLParser


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TEXT = _names(
    "a abbr article aside b bdi bdo blockquote br caption center cite code col colgroup dd del details dfn div "
    "dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li main mark nav ol p picture pre q s samp "
    "section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr "
    "big font header footer label input hgroup address acronym ruby rb rp rt rtc data meter progress audio "
    "video source track iframe"
)
_MATH = _names(
    "math merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt "
    "mstyle msub msubsup msup mtable mtd mtext mtr munder munderover menclose none mlabeledtr"
)
_DRAWN = _names(
    "svg g path circle ellipse rect line polyline polygon text tspan defs lineargradient radialgradient stop "
    "clippath title desc"
)
_PROSE = _names(
    "a blockquote br code div em h1 h2 h3 h4 h5 h6 hr img li ol p pre section span strong sup table tbody td "
    "th thead tr ul"
)
_PROSE_ATTRIBUTES = _names("alt class href id rel scope src start tabindex title")
_PROSE_CLASSES = re.compile(
    r"(?:ref|mention) \w+|highlight|table|formula|align-(?:left|right|center)|footnotes?[\w-]*"
    r"|[a-z]{1,3}\d?(?: [a-z]{1,3}-\w+)?"  # the last ones are of the highlighter
)
_MATH_ATTRIBUTES = re.compile(
    r"xmlns|display|mathvariant|math(?:color|background|size)|displaystyle|scriptlevel|dir|width|height|depth|"
    r"[lr]space|stretchy|fence|separator|form|minsize|maxsize|symmetric|largeop|movablelimits|accent(?:under)?|"
    r"columnalign|rowalign|columnlines|rowlines|frame|columnspacing|rowspacing|columnspan|rowspan|side|equal\w+|"
    r"linethickness|bevelled|(?:num|denom)align|notation|voffset|linebreak|align"
)
_LOADED = {"src", "srcset", "poster"}
_ADDRESSES = _LOADED | {"href", "xlink:href", "cite"}
_NEVER = re.compile(
    r"on.*|style|srcdoc|action|formaction|form|ping|background|http-equiv|content|is|slot|nonce|integrity|"
    r"itemid|manifest|data|codebase|classid|archive|longdesc|usemap|profile|data-md-.*|data-background.*|"
    r"data-(?:markdown|src|srcset|iframe|preload|trim|template|notes|separator.*|preview-link|video|seconds)|"
    r"autofocus|contenteditable|popover.*|anchor|command.*|inert|accesskey|draggable|enterkeyhint"
)
_PLAYER = re.compile(r"https://www\.youtube-nocookie\.com/embed/[\w-]+(\?[\w=&;%.-]*)?")
_PICTURE_DATA = re.compile(r"data:image/(png|jpeg|gif|webp|avif);base64,[A-Za-z0-9+/=\s]*", re.IGNORECASE)
_WORDS_FOR_READERS = {"alt", "title", "summary", "label", "aria-label", "data-title", "data-description"}
_OWN_ID = re.compile(r"(?!__(?!tabbed|code|span|annotation)|siteBuilder).*", re.DOTALL)


def faults_of_prose(text: str) -> list[str]:
    """Returns what is not harmless in `text`, HTML that prose became."""
    return _faults(text, _fault_in_prose)


def faults_of_page(text: str) -> list[str]:
    """Returns what is not harmless in `text`, HTML that a hand-written page became."""
    return _faults(text, _fault_on_page)


_Judge = Callable[[str, str, str], bool]  # element, attribute ("" for the element itself), value


def _faults(text: str, is_fault: _Judge) -> list[str]:
    """Scripts read markup from a page and write it back, so it is judged again after such a round trip."""
    once = LexborHTMLParser(f"<!doctype html><body>{text}")
    assert once.body
    again = LexborHTMLParser(f"<!doctype html><body>{once.body.inner_html}")
    return [fault for tree in (once, again) for fault in _faults_in(tree, is_fault)]


def _faults_in(tree: LexborHTMLParser, is_fault: _Judge) -> list[str]:
    found = []
    assert tree.head
    if tree.head.inner_html:
        found.append(f"in the head: {tree.head.inner_html}")
    for node in tree.body.traverse() if tree.body else ():
        name = str(node.tag).lower()
        if name == "body":
            found += [f"{key} of <body>" for key in node.attributes]
            continue
        if name != "-comment" and is_fault(name, "", ""):
            found.append(f"<{name}>")
        for key, value in node.attributes.items():
            if is_fault(name, key.lower(), value or ""):
                found.append(f'{key}="{value}" of <{name}>')
    return found


def _fault_in_prose(element: str, attribute: str, value: str) -> bool:
    if element in _MATH:
        return bool(attribute) and not _MATH_ATTRIBUTES.fullmatch(attribute)
    if element not in _PROSE:
        return True
    if not attribute:
        return False
    if attribute == "src":
        return not re.fullmatch(r"(?:/images/[\w./-]+)?", value) or ".." in value
    if attribute == "href":
        is_of_site = re.fullmatch(r"/[a-z0-9-]*/", value) or value.startswith("#")
        return not (is_of_site or re.match("(?:https?|mailto):", _bare(value), re.IGNORECASE))
    if attribute == "class":
        return not _PROSE_CLASSES.fullmatch(value)
    if attribute == "title":
        return bool(re.search("<[a-z/!?]", value, re.IGNORECASE))
    if attribute == "id":
        return not re.fullmatch(r"own-[a-z0-9-]+|fn(?:ref)?-?[\w:-]+", value)
    return attribute not in _PROSE_ATTRIBUTES


def _fault_on_page(element: str, attribute: str, value: str) -> bool:
    if element not in _TEXT | _MATH | _DRAWN:
        return True
    if attribute in _ADDRESSES:
        return not _is_harmless(element, attribute, value)
    if attribute == "id":
        return not _OWN_ID.fullmatch(value)
    if element == "input" and attribute == "type":
        return value.lower() not in ("checkbox", "radio")
    if attribute == "class":
        return element == "pre" and "mermaid" in value.split()
    if attribute in _WORDS_FOR_READERS:
        return attribute == "title" and bool(re.search("<[a-z/!?]", value, re.IGNORECASE))
    return bool(_NEVER.fullmatch(attribute)) or "url(" in value.replace("url(#", "")


def _is_harmless(element: str, attribute: str, value: str) -> bool:
    if element == "iframe":
        return bool(_PLAYER.fullmatch(value))
    if attribute == "xlink:href" or element in ("lineargradient", "radialgradient"):
        return value.startswith("#")
    if attribute == "srcset":
        return all(_is_harmless(element, "src", part.split()[0]) for part in value.split(",") if part.strip())
    address = _bare(value)
    scheme = re.match(r"([a-z][a-z0-9+.-]*):", address, re.IGNORECASE)
    if attribute in _LOADED:
        return bool(_PICTURE_DATA.fullmatch(value)) or not (scheme or re.match(r"[/\\]{2}", address))
    if scheme:
        return scheme[1].lower() in ("http", "https", "mailto")
    return not re.match(r"[/\\]{2}", address)


def _bare(address: str) -> str:
    """An address as browsers read it: without spaces around it, and without tabs and line ends."""
    return re.sub(r"[\t\r\n]", "", address).strip("".join(map(chr, range(33))))
