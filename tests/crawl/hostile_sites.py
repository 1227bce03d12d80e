"""Sites of any size that a stranger could write to slow the crawler down: one per kind of input."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

Site = Mapping[str, str]

HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title>'


def page(body: str, head: str = "", **more: str) -> Site:
    """A site of one page, and files whose names write `/` as `__` and `.` as `_`."""
    files = {name.replace("__", "/").replace("_", "."): text for name, text in more.items()}
    return {"index.html": f"{HEAD}{head}</head><body>{body}</body></html>", **files}


def filled(piece: str, size: int) -> str:
    """A piece repeated up to a size in characters; `N` in it stands for the number of the repetition."""
    count = max(1, size // len(piece))
    return "".join(piece.replace("N", str(n)) for n in range(count)) if "N" in piece else piece * count


def css(text: str) -> Site:
    return {"index.html": page("")["index.html"], "style.css": text}


def data(name: str, value: object) -> Site:
    return {
        "index.html": page("")["index.html"],
        f"data/{name}.js": f'siteBuilder.data("x",{json.dumps(value)});',
    }


def sitemap(entries: str) -> Site:
    return {"index.html": page("")["index.html"], "sitemap.xml": f"<urlset>{entries}</urlset>"}


def unfinished(text: str) -> Site:
    """A page that breaks off."""
    return {"index.html": f"{HEAD}</head><body>{B}{text}"}


def feed(entries: str) -> Site:
    return {"index.html": page("")["index.html"], "feed.xml": f"<rss>{entries}</rss>"}


def drawing(text: str) -> Site:
    return {"index.html": page("")["index.html"], "picture.svg": text}


def words(text: str, count: int) -> list[str]:
    return [text.replace("N", str(n)) for n in range(count)]


def nested(begin: str, end: str, size: int) -> str:
    depth = size // (len(begin) + len(end))
    return begin * depth + end * depth


def _entities(count: int) -> str:
    """A drawing that says one long text many times by names that stand for names."""
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, count))
    return f'<!DOCTYPE svg [<!ENTITY e0 "0123456789">{levels}]><svg id="&e{count - 1};"/>'


def _pages(count: int, text: str) -> Site:
    return {f"p{n}/index.html": f"{HEAD}</head><body>{text}</body></html>" for n in range(count)}


Make = Callable[[int], Site]
B = '<a href="bN">x</a>'

KINDS: dict[str, Make] = {
    # Style sheets.
    "css: url( and spaces": lambda n: css("url(" + " " * n),
    "css: many url( and spaces": lambda n: css(filled("url(   ", n)),
    "css: url( and escapes": lambda n: css("a{b:url(" + filled(r"\aaaaaa", min(n, n))),
    "css: url( and short escapes": lambda n: css("a{b:url(" + filled(r"\a ", n)),
    "css: url( without end": lambda n: css(filled("url(x", n)),
    "css: url of a text without end": lambda n: css(filled('url("x', n)),
    "css: url of escaped quotes": lambda n: css('url("' + filled('\\"', n)),
    "css: texts of escaped quotes": lambda n: css('"' + filled('\\"', n)),
    "css: texts of escaped single quotes": lambda n: css("'" + filled("\\'", n)),
    "css: texts over lines": lambda n: css('"' + filled('\\"\\\n', n)),
    "css: texts without end": lambda n: css(filled("\"\n'", n)),
    "css: comments without end": lambda n: css(filled("/*", n)),
    "css: comments": lambda n: css(filled("/**/", n)),
    "css: type( and spaces": lambda n: css("type(" + " " * n),
    "css: type( of a text and spaces": lambda n: css('type("x"' + " " * n),
    "css: many type(": lambda n: css(filled('type("', n)),
    "css: backslashes": lambda n: css("\\" * n),
    "css: missing files": lambda n: css(filled("a{b:url(bN)}", n)),
    "css: missing files on lines": lambda n: css(filled("a{b:url(bN)}\n", n)),
    "css: escaped missing files": lambda n: css(filled("a{b:url(\\62 N)}\n", n)),
    "css: imports": lambda n: css(filled('@import "bN";', n)),
    "css: image-set": lambda n: css("a{b:image-set(" + filled('"bN" 1x,', n) + ")}"),
    "css in style attribute": lambda n: page(f'<p style="{"url(" + " " * n}">'),
    "css in many style attributes": lambda n: page(filled('<p style="background:url(bN)">x</p>', n)),
    "css in style element": lambda n: page("", f"<style>{filled('a{b:url(bN)}', n)}</style>"),
    # Tags.
    "attributes on a tag": lambda n: page(f"<p {filled(' aN', n)}>x</p>"),
    "attributes with values on a tag": lambda n: page(f"<a {filled(' aN=x', n)} href=b1>x</a>"),
    "the same attribute on a tag": lambda n: page(f"<p {filled(' id=x', n)}>x</p>"),
    "attributes with ends in quotes": lambda n: page("<p " + filled(' aN=">"', n) + ">x</p>"),
    "attributes after an end in quotes": lambda n: page('<p z=">" ' + filled(" aN", n) + ">x</p>"),
    "attributes on many tags": lambda n: page(
        filled("<p " + "".join(f" a{m}" for m in range(1500)) + ">x</p>", n)
    ),
    "addresses on a tag": lambda n: page(f"<p {filled(' srcset=bN', n)}>x</p>"),
    "attributes without end": lambda n: page(f"{B}<p {filled(' aN', n)}"),
    "attributes of XML": lambda n: drawing("<svg " + filled(" aN='x'", n) + "/>"),
    "linked attributes of XML": lambda n: drawing(
        "<svg xmlns:k='http://www.w3.org/1999/xlink' " + filled(" k:aN='x'", n) + "/>"
    ),
    "name spaces of XML": lambda n: drawing("<svg " + filled(" xmlns:aN='x'", n) + "/>"),
    "name spaces on many tags": lambda n: drawing("<svg>" + filled("<g xmlns:aN='xN'>", n) + "</svg>"),
    "a long tag name of XML": lambda n: drawing(f"<svg><{'a' * min(n, 49_000)}/></svg>"),
    "long tag names of XML": lambda n: drawing("<svg>" + filled(f"<{'a' * 40_000}/>", n) + "</svg>"),
    "a long tag name": lambda n: page(f"{B}<{'a' * n}>"),
    "tags without end": lambda n: page(B + filled("<a", n)),
    "tags that never end": lambda n: unfinished(filled("<a", n)),
    "tags that never end, with spaces": lambda n: unfinished(filled("<a ", n)),
    "tags that never end, with quotes": lambda n: unfinished(filled("<a b=\"c' ", n)),
    "a tag of quotes that never ends": lambda n: unfinished("<a " + filled("'\"", n)),
    "a tag that never ends": lambda n: unfinished("<a" + "b" * n),
    "an attribute that never ends": lambda n: unfinished("<a b" + "b" * n),
    "a value that never ends": lambda n: unfinished("<a b='" + "b" * n),
    "a raw text that never ends": lambda n: unfinished(filled("<style>a{b:url(bN)}", n)),
    "tags without end and with spaces": lambda n: page(B + filled("<a ", n)),
    "quotes without end": lambda n: page(B + filled("<a b=\"c' ", n)),
    "single quotes": lambda n: page(B + filled("<a b='>", n)),
    "a long attribute name": lambda n: page(f"{B}<p {'a' * n}>x</p>"),
    "a long attribute name without end": lambda n: page(f"{B}<p {'a' * n}"),
    "spaces in a tag": lambda n: page(f"{B}<p a{' ' * n}b>x</p>"),
    "spaces and equals in a tag": lambda n: page(f"{B}<p {filled('= ', n)}>x</p>"),
    "comments without end": lambda n: page(B + filled("<!--", n)),
    "comments": lambda n: page(B + filled("<!---->", n)),
    "pieces of CDATA": lambda n: page(B + filled("<![CDATA[", n)),
    "instructions": lambda n: page(B + filled("<?x", n)),
    "less-than signs": lambda n: page(B + "<" * n),
    "ends without beginning": lambda n: page(B + filled("</b>", n)),
    "ends without beginning and deep": lambda n: page(B + filled("<div>", n // 2) + filled("</b>", n // 2)),
    "ampersands": lambda n: page(f'<a href="{"&" * n}">x</a>'),
    "a long number as a sign": lambda n: page(f'<a href="b&#{"1" * n};">x</a>'),
    "long numbers as signs": lambda n: page(filled(f'<a href="bN&#{"1" * 5000};">x</a>', n)),
    "names of signs": lambda n: page(filled('<a href="bN&notit;">x</a>', n)),
    "scripts without end": lambda n: page(B + filled("<script>", n)),
    "scripts": lambda n: page(B + filled("<script></script>", n)),
    "titles without end": lambda n: page(B + filled("<title>", n)),
    "templates side by side": lambda n: page(B + filled("<template></template>", n)),
    "templates with text between": lambda n: page(B + filled("<template></template>x", n)),
    "templates nested": lambda n: page(B + nested("<template>", "</template>", n)),
    "drafts and scripts": lambda n: page(
        filled("<article data-draft>x</article>", n // 2) + filled("<script></script>", n // 2)
    ),
    "forwards": lambda n: page("", filled('<meta http-equiv=refresh content="1;url=bN">', n)),
    "a forward of spaces": lambda n: page("", f'<meta http-equiv=refresh content="{" " * n}">'),
    "a forward of digits": lambda n: page("", f'<meta http-equiv=refresh content="{"1" * n}">'),
    "a forward of spaces and no address": lambda n: page(
        "", f'<meta http-equiv=refresh content="1{" " * n}">'
    ),
    # Depth.
    "div nested": lambda n: page(B + filled("<div>", n)),
    "p nested": lambda n: page(B + filled("<p>", n)),
    "b nested": lambda n: page(B + filled("<b>", n)),
    "tables nested": lambda n: page(B + filled("<table><tr><td>", n)),
    "forms nested": lambda n: page(B + filled("<form>", n)),
    "links nested": lambda n: page(filled("<a href=bN>", n)),
    "links nested in divs": lambda n: page(filled("<a href=bN><div>", n)),
    "empty links nested": lambda n: page(filled('<a href=""><b>', n)),
    "buttons nested": lambda n: page(filled("<button><b>", n)),
    "links nested in XHTML": lambda n: {
        "page.xhtml": "<html><body>" + nested('<a href="x">', "</a>", n) + "</body></html>"
    },
    "links in deep nesting": lambda n: page("<div>" * 2000 + filled('<a href="b"></a>', n)),
    "headings in deep nesting": lambda n: page("<div>" * 2000 + filled("<h2>x</h2><h4>x</h4>", n)),
    "doubled ids in deep nesting": lambda n: page("<div>" * 2000 + filled("<p id=aN></p><p id=aN></p>", n)),
    "frames in deep nesting": lambda n: page("<div>" * 2000 + filled("<iframe src=x></iframe>", n)),
    "decks nested": lambda n: page(
        filled('<div class="reveal"><b>', n // 2) + filled("<p>x</p>", n // 2) + "slides"
    ),
    "decks": lambda n: page(
        filled('<div class="reveal"><div class="slides"><section></section></div></div>', n)
    ),
    "slides in deep nesting": lambda n: page(
        "reveal" + "<div>" * 2000 + filled('<p class="slides">x</p>', n)
    ),
    "depth of XML": lambda n: drawing("<svg>" + nested("<g>", "</g>", n) + "</svg>"),
    "depth of JSON": lambda n: {"index.html": page("")["index.html"], "search/search_index.json": "[" * n},
    "structured data in deep nesting": lambda n: page(
        "",
        '<script type="application/ld+json">'
        + "[" * 900
        + json.dumps({"url": words("bN", n // 10)})
        + "]" * 900
        + "</script>",
    ),
    "digits in structured data": lambda n: page(
        "", f'<script type="application/ld+json">[{"1" * n}]</script>'
    ),
    "digits of a fraction": lambda n: page("", f'<script type="application/ld+json">[0.{"1" * n}]</script>'),
    # Faults of markup.
    "a long class around links": lambda n: page(
        f'<p class="{"x " * (n // 4)}">' + filled('<a href=""></a>', n // 2)
    ),
    "a long style around headings": lambda n: page(
        f'<div style="none{" " * (n // 2)}">' + filled("<h2>x</h2><h4>x</h4>", n // 2)
    ),
    "image maps": lambda n: page(filled('<map name=mN></map><img alt="" usemap="#xN">', n)),
    "image maps with many names": lambda n: page(
        filled("<map name=mN></map>", n // 2) + filled('<img alt="" usemap=#x>', n // 2)
    ),
    "labels": lambda n: page(filled("<label for=xN>x</label>", n)),
    "names of a label": lambda n: page(f'<p aria-labelledby="{filled("xN ", n)}">x</p>'),
    "doubled ids": lambda n: page(filled("<p id=aN></p><p id=aN></p>", n)),
    "doubled ids on lines": lambda n: page(filled("<p id=aN></p>\n<p id=aN></p>\n", n)),
    "doubled ids of tags of many names": lambda n: page(filled("<xN id=aN></xN><xN id=aN></xN>", n)),
    "doubled ids of prefixed tags": lambda n: drawing(
        "<s:svg xmlns:s='http://www.w3.org/2000/svg'>"
        + filled("<s:g id='aN'/><s:g id='aN'/>", n)
        + "</s:svg>"
    ),
    "images without words": lambda n: page(filled("<img src=bN>", n)),
    "heading jumps": lambda n: page(filled("<h2>x</h2><h4>x</h4>", n)),
    "empty links": lambda n: page(filled('<a href="">xN</a>', n)),
    "nameless buttons": lambda n: page(filled("<button></button>", n)),
    "nameless links": lambda n: page(filled("<a href=bN></a>", n)),
    "code as links": lambda n: page(filled("<a href=javascript:N>x</a>", n)),
    # Links.
    "broken links": lambda n: page(filled(B, n)),
    "broken links on lines": lambda n: page(filled(B + "\n", n)),
    "broken links with entities": lambda n: page(filled('<a href="b?x&amp;N">x</a>', n)),
    "broken fragments": lambda n: page(filled('<a href="#bN">x</a>', n)),
    "broken fragments and many ids": lambda n: page(filled('<a href="#bN">x</a><p id=iN>x</p>', n)),
    "broken fragments of another page": lambda n: page(
        filled('<a href="other.html#bN">x</a>', n), other_html=page(filled("<p id=iN>x</p>", n))["index.html"]
    ),
    "broken slides": lambda n: page(
        filled("<a href=#/N/9>x</a>", n // 2)
        + f'<div class="reveal"><div class="slides">{filled("<section></section>", n // 2)}</div></div>'
    ),
    "a slide of a long number": lambda n: page(
        f'<a href="#/{"1" * n}">x</a><div class="reveal"><div class="slides"><section></section></div></div>'
    ),
    "fragments of scripts": lambda n: page(
        "<script></script>" + filled('<a href="#LN-L9">x</a><p id=iN>x</p>', n)
    ),
    "climbing": lambda n: page(f'<a href="{"../" * (n // 3)}b">x</a>'),
    "climbing in many links": lambda n: page(filled(f'<a href="{"../" * 300}bN">x</a>', n)),
    "a path of many folders": lambda n: page(f'<a href="{"a/" * (n // 2)}%">x</a>'),
    "a path of dots": lambda n: page(f'<a href="{"." * n}%">x</a>'),
    "a path of going back": lambda n: page(f'<a href="{"a/../" * (n // 5)}b">x</a>'),
    "a path of percent signs": lambda n: page(f'<a href="{"%41" * (n // 3)}">x</a>'),
    "a path of accents": lambda n: page(f'<a href="b{"̖́" * (n // 4)}">x</a>'),
    "a host of accents": lambda n: page(f'<a href="http://b{"̖́" * (n // 4)}/">x</a>'),
    "a long base": lambda n: page(B, f'<base href="{"a/" * (n // 2)}">'),
    "a long base and many links": lambda n: page(filled(B, n // 2), f'<base href="{"a/" * (n // 4)}">'),
    "a scheme without end": lambda n: page(f'<a href="{"h" * n}:">x</a>'),
    "a mail address": lambda n: page(f'<a href="mailto:{"a@" * (n // 2)}">x</a>'),
    "mail addresses": lambda n: page(f'<a href="mailto:{"a@b.c," * (n // 6)}">x</a>'),
    "a mail address of dots": lambda n: page(f'<a href="mailto:a@{"b." * (n // 2)}@">x</a>'),
    "a telephone number": lambda n: page(f'<a href="tel:{"x" * n}">x</a>'),
    "a misspelt scheme": lambda n: page(f'<a href="htp://{"a." * (n // 2)}">x</a>'),
    "a misspelt scheme of slashes": lambda n: page(f'<a href="htp:{"/" * n}">x</a>'),
    "a misspelt scheme of letters": lambda n: page(f'<a href="h{"t" * (n // 2)}{"p" * (n // 2)}x:">x</a>'),
    "an address with a long host": lambda n: page(f'<a href="http://{"a" * n}.localhos">x</a>'),
    "candidates": lambda n: page(f'<img alt="" srcset="{filled("bN 1x,", n)}">'),
    "candidates without commas": lambda n: page(f'<img alt="" srcset="{filled("bN ", n)}">'),
    "candidates of commas": lambda n: page(f'<img alt="" srcset="{"," * n}">'),
    "candidates of spaces": lambda n: page(f'<img alt="" srcset="{" " * n}">'),
    "seals": lambda n: page(
        filled('<script src=app.js integrity="sha256-N"></script>', n // 2), app_js="x" * (n // 2)
    ),
    "hashes of a seal": lambda n: page(
        f'<script src=app.js integrity="{filled("sha256-N ", n)}"></script>', app_js="x"
    ),
    "questions of one place": lambda n: page(
        f'<a href="other.html?{"x" * (n // 2)}#b">x</a>' + filled('<a href="other.html?N#b">x</a>', n // 2),
        other_html=page("")["index.html"],
    ),
    "canonical addresses": lambda n: page("", filled("<link ", n)),
    "canonical addresses of spaces": lambda n: page("", "<link rel" + " " * min(n, 25_000)),
    "canonical addresses of many rel": lambda n: page("", "<link " + filled("rel =", n)),
    "canonical address of a long number": lambda n: page(
        "", f'<link rel=canonical href="http://x/&#{"1" * min(n, 20_000)};">'
    ),
    "relations": lambda n: page("", filled('<link rel="rN" href="bN">', n)),
    "addresses from the root": lambda n: page(filled("href ", n)),
    # Lists for programs.
    "sitemap of spaces": lambda n: sitemap("<loc>" + " " * n),
    "sitemap of comments without end": lambda n: sitemap(filled("<!--", n)),
    "sitemap of CDATA": lambda n: sitemap(filled("<loc><![CDATA[", n)),
    "sitemap of missing pages": lambda n: sitemap(filled("<loc>https://e.org/base/bN</loc>", n)),
    "sitemap of missing pages on lines": lambda n: sitemap(filled("<loc>/base/bN</loc>\n", n)),
    "sitemap of one long path": lambda n: sitemap(f"<loc>https://e.org/{'a/' * (n // 2)}</loc>"),
    "sitemap of a prefix without end": lambda n: sitemap("<" + "a" * n),
    "feed of missing pages": lambda n: feed(filled("<link>/base/bN</link>", n)),
    "feed of attributes": lambda n: feed(filled("<link href='/base/bN'/>", n)),
    "robots": lambda n: {
        "index.html": page("")["index.html"],
        "robots.txt": filled("Sitemap: /base/bN\n", n),
    },
    "robots of spaces": lambda n: {"index.html": page("")["index.html"], "robots.txt": " " * n},
    "icons": lambda n: {
        "index.html": page("")["index.html"],
        "site.webmanifest": json.dumps({"icons": [{"src": f"b{m}"} for m in range(n // 16)]}),
    },
    "entries of the search": lambda n: {
        "index.html": page("")["index.html"],
        "search/search_index.json": json.dumps({"docs": [{"location": f"b{m}/"} for m in range(n // 22)]}),
    },
    "entries of our search": lambda n: data(
        "search",
        {"runs": [[0, "x", "*/", n // 20]], "ids": words("bN", n // 20), "titles": words("bN", n // 20)},
    ),
    "a long place of our search": lambda n: data(
        "search",
        {
            "runs": [[0, "x", "*" * (n // 3), n // 20]],
            "ids": words("bN", n // 20),
            "titles": words("bN", n // 20),
        },
    ),
    "a long page of places": lambda n: data("places-x", [["a" * (n // 2), words("bN", n // 16)]]),
    "places": lambda n: data("places-x", [["a/", words("bN", n // 8)]]),
    "a long part of the picture": lambda n: data(
        "graph", {"parts": ["a" * (n // 2)], "entities": [["", "", f"b{m}", 0] for m in range(n // 40)]}
    ),
    "cards": lambda n: data("cards-x", {f"b{m}": {"u": f"b{m}/"} for m in range(n // 30)}),
    "entities of a list": lambda n: data(
        "entities", {"parts": [], "ids": words("bN", n // 20), "titles": words("bN", n // 20)}
    ),
    "names that stand for names": lambda n: drawing(_entities(9)),
    # Many files.
    "pages": lambda n: _pages(n // 500, B),
    "pages that no page links and scripts": lambda n: {
        **page(filled('<a href="q/N/">x</a>', n // 2)),
        **{f"q/{m}/index.html": HEAD for m in range(n // 2 // 20)},
        **{f"l/{m}z/index.html": HEAD for m in range(n // 2 // 100)},
        "app.js": "x" * n,
    },
    "terms that no page links": lambda n: {
        **page("".join(f'<a href="glossary/#t{m}">x</a>' for m in range(n // 60))),
        "glossary/index.html": HEAD + "<dl>" + filled("<dt id=tN>x</dt>", n // 2),
    },
    "folders in a row": lambda n: {"a/" * min(n // 400, 300) + "index.html": HEAD + B},
    "pages that forward": lambda n: {
        f"p{m}.html": f'{HEAD}<meta http-equiv=refresh content="0;url=p{m + 1}.html">'
        for m in range(n // 200)
    },
    "names with capitals": lambda n: {f"{'aA'[m % 2]}{m // 2}.txt": "" for m in range(n // 100)},
    "tags hidden by an encoding": lambda n: {
        "index.html": '<meta charset="utf-7"><p ' + filled(" aN", n) + "+AD4-x"
    },
    "bytes of another encoding": lambda n: {
        "index.html": '<meta charset="punycode">' + filled(B, n) + "\udcff"
    },
}


def write_site(folder: Path, site: Site) -> None:
    for path, text in site.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode("utf-8", "surrogateescape"))
