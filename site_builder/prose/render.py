"""Tokens → HTML: code and formulas are set at build time, so that no script has to do it in the browser."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from html import escape
from typing import Any, NamedTuple

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from site_builder.markup import CODE, filter_html, is_text, why_unsafe
from site_builder.prose.formulas import set_formula
from site_builder.prose.markdown import is_own_image, parser
from site_builder.prose.paragraph import Paragraph


class Target(NamedTuple):
    """Where a link leads: the address from the site root, the record's name, and its kind for the style."""

    url: str
    name: str
    kind: str


@dataclass(slots=True)
class Rendered:
    """A prose as HTML, with the headings in it as (level, id, text)."""

    html: str
    headings: list[tuple[int, str, str]] = field(default_factory=list)


# The most frequent tokens that have no words.
_SILENT = frozenset(["paragraph_open", "paragraph_close", "mention_open", "mention_close"])
# Those of ASCII at which `str.split` divides, but for the space itself.
_OTHER_SPACES = b"\t\n\v\f\r\x1c\x1d\x1e\x1f"
LinkTo = Callable[[str], Target | None]
TimeLink = Callable[[str], str]
# A time of the recording, as authors put it behind a statement: "(12:05)", "(7:55 to 8:22)".
_TIMES = re.compile(r"(?<=\()(\d{1,2}:[0-5]\d)(?= to \d|[);,])|(?<=\d to )(\d{1,2}:[0-5]\d)(?=\))")


def render(tokens: Sequence[Token], link: LinkTo, owner: str, time_link: TimeLink | None = None) -> Rendered:
    """Set `tokens` as blocks of HTML.

    `link` says where an id leads; `owner` makes anchors unique; `time_link` makes a link of a time of the
    recording that the prose is about.
    """
    made = Rendered("")
    env: dict[str, Any] = {
        "link": link, "docId": owner, "owner": owner, "headings": made.headings, "anchors": {},
        "time": time_link,
    }  # fmt: skip
    made.html = f"<p>{_set_words(tokens, env)}</p>\n" if isinstance(tokens, Paragraph) else _set(tokens, env)
    return made


def _set_words(paragraph: Paragraph, env: dict[str, Any]) -> str:
    content, link, time_link = paragraph.content, env["link"], env["time"]
    if not paragraph.links:
        return _escaped(content, time_link)
    made, done = [], 0
    for begin, end, owner in paragraph.links:
        made += [
            _escaped(content[done:begin], time_link),
            anchor(link(owner), _escaped(content[begin:end], time_link), "mention"),
        ]
        done = end
    return "".join([*made, _escaped(content[done:], time_link)])


def _set(tokens: Sequence[Token], env: dict[str, Any]) -> str:
    renderer, options = _renderer(), parser().options
    rules, made = renderer.rules, []
    for index, token in enumerate(tokens):
        if token.type == "inline":
            made.append(_set(token.children or (), env))
        else:
            made.append(rules.get(token.type, renderer.renderToken)(tokens, index, options, env))
    return "".join(made)


def render_inline(
    tokens: Sequence[Token], link: LinkTo, owner: str, time_link: TimeLink | None = None
) -> str:
    """The same without the paragraph around it, for prose of a single paragraph."""
    html = render(tokens, link, owner, time_link).html.strip()
    inner = html[len("<p>") : -len("</p>")]
    is_one = html.startswith("<p>") and html.endswith("</p>") and "</p>" not in inner
    return inner if is_one else html


def plain(tokens: Sequence[Token], name: Callable[[str], str] = str) -> str:
    """The words alone, without any mark: for descriptions, search and cards."""
    if isinstance(tokens, Paragraph):
        words = " ".join(tokens.content.split())
        return tokens.content if words == tokens.content else words  # not kept twice
    text = "".join([_words(token, name) for token in tokens if token.type not in _SILENT])
    if text.isascii() and "  " not in text and len(text.encode().translate(None, _OTHER_SPACES)) == len(text):
        return text.strip(" ")  # most are, and to divide them all takes as long as all the rest
    return " ".join(text.split())


def _words(token: Token, name: Callable[[str], str]) -> str:
    if token.children:
        # Most are text or have none, which is looked at here, since a call takes as long as all the rest.
        made = [
            child.content if child.type == "text" else _words(child, name)
            for child in token.children
            if child.type not in _SILENT
        ]
        return "".join(made) + " "
    if token.type in ("text", "unlinked", "code_inline", "math_inline", "code_block", "fence", "math_block"):
        return token.content
    if token.type == "ref":
        return token.meta["words"] or name(token.meta["id"])
    return " " if token.type in ("softbreak", "hardbreak") else ""


@cache
def _renderer() -> Any:
    md = parser()
    rules = md.renderer.rules  # type: ignore[attr-defined]
    rules |= {
        "text": _text,
        "ref": _ref,
        "unlinked": lambda tokens, index, options, env: escape(tokens[index].content),
        "mention_open": _mention_open,
        "mention_close": lambda tokens, index, options, env: "</a>",
        "paragraph_open": _paragraph_open,
        "link_open": _link_open,
        "image": _image,
        "heading_open": _heading_open,
        "fence": _fence,
        "math_inline": lambda tokens, index, options, env: set_formula(tokens[index].content, "inline").html,
        "math_block": lambda tokens, index, options, env: _formula(tokens[index].content),
        "math_block_label": lambda tokens, index, options, env: _formula(tokens[index].content),
        "th_open": _cell_open,
        "td_open": _cell_open,
        "table_open": lambda tokens, index, options, env: '<div class="table" tabindex="0"><table>\n',
        "table_close": lambda tokens, index, options, env: "</table></div>\n",
    }
    return md.renderer


def anchor(target: Target, words: str, how: str = "ref") -> str:
    """A link to a record, as it stands in running text. `words` is HTML."""
    return f"{_opened(target, how)}{words}</a>"


@lru_cache(maxsize=100_000)
def _opened(target: Target, how: str) -> str:
    return f'<a class="{how} {target.kind}" href="{escape(target.url)}">'


_LINKED = re.compile(r'<a class="(?:mention|ref) [a-z]+" href="([^"]*)">')
_OF_TEXT = re.compile(r'<(h[1-6])\b|<a class="(mention|ref) [a-z]+" href="([^"]*)">(.*?)</a>', re.DOTALL)


def linked_once(html: str, url: str) -> str:
    """Running text of a page at `url` with each name linked once between two headings, and never to the page.

    Prose of several records stands on one page; each by itself links a name once.
    """
    urls = _LINKED.findall(html)
    if url not in urls and len({*urls}) == len(urls):
        return html  # as most pages are

    seen: set[str] = set()

    def keep(found: re.Match[str]) -> str:
        if found[1]:
            seen.clear()
        elif found[3] == url or (found[2] == "mention" and found[3] in seen):
            return found[4]
        else:
            seen.add(found[3])
        return found[0]

    return _OF_TEXT.sub(keep, html)


def _text(tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return _escaped(tokens[index].content, env.get("time"))


def _escaped(words: str, time_link: TimeLink | None) -> str:
    """Words as HTML, with links to the times in them."""
    text = escapeHtml(words)
    return _TIMES.sub(lambda found: time_link(found[0]), text) if time_link and ":" in text else text


def _ref(tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    meta = tokens[index].meta
    target = env["link"](meta["id"])
    if target is None:
        return escape(meta["words"] or meta["id"])
    words = escape(meta["words"] or target.name)
    return anchor(target, f"({words})" if target.kind == "source" and not meta["words"] else words)


def _mention_open(tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return _opened(env["link"](tokens[index].meta["id"]), "mention")


def _paragraph_open(tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    if tokens[index].hidden or (index and tokens[index - 1].hidden):
        return str(_renderer().renderToken(tokens, index, options, env))
    return "<p>"  # the words follow on the same line


def _link_open(tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    token = tokens[index]
    address = str(token.attrs.get("href", ""))
    if why_unsafe(address):  # it was reported where it was read
        return "<a>"
    rel = "" if address.startswith("#") else ' rel="noopener"'
    words = str(token.attrs.get("title", ""))
    title = f' title="{escape(words)}"' if words and is_text(words) else ""
    return f'<a href="{escape(address)}"{title}{rel}>'


def _image(tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    token = tokens[index]
    # What is not printed was reported where it was read.
    if not is_own_image(str(token.attrs.get("src", ""))):
        token = token.copy(attrs={**token.attrs, "src": ""})
    if not is_text(str(token.attrs.get("title", ""))):
        token = token.copy(attrs={**token.attrs, "title": ""})
    return str(_renderer().image([token], 0, options, env))


def _heading_open(tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    token, words = tokens[index], plain([tokens[index + 1]])
    slug = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") or f"part-{index}"
    name = _not_taken(f"{env['owner']}-{slug}", env["anchors"])
    env["headings"].append((int(token.tag[1]), name, words))
    return f'<{token.tag} id="{name}">'


def _not_taken(name: str, taken: dict[str, int]) -> str:
    """Returns a name, or the first of name-2, name-3, … that is free. `taken` has the last number of each."""
    free = name
    while free in taken:
        taken[name] += 1
        free = f"{name}-{taken[name]}"
    taken[free] = 1
    return free


def _fence(tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    token = tokens[index]
    return highlighted(token.content, token.info.split()[0] if token.info.split() else "") + "\n"


def highlighted(code: str, language: str) -> str:
    """Code as HTML, its parts marked by classes; of a language that is not known, as plain text."""
    # Imported here, so that a library without code does not wait for it.
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language or "text")
    except ClassNotFound:
        lexer = get_lexer_by_name("text")
    marked = filter_html(highlight(code, lexer, HtmlFormatter(nowrap=True)), CODE).html
    return f'<div class="highlight"><pre tabindex="0"><code>{marked}</code></pre></div>'


def _formula(latex: str) -> str:
    # A formula has no place to break, so that a long one must be moved sideways, by keys as well.
    return f'<div class="formula" tabindex="0">{set_formula(latex, "block").html}</div>\n'


def _cell_open(tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    # markdown-it aligns with a style attribute, which the site's security policy forbids.
    token = tokens[index]
    style = str(token.attrs.get("style", ""))
    side = style.removeprefix("text-align:")
    scope = ' scope="col"' if token.tag == "th" else ""
    return f"<{token.tag}{scope}" + (f' class="align-{side}">' if side else ">")
