"""A site of any size in finished HTML, sound but for what is planted in it."""

from collections.abc import Iterable
from pathlib import Path
from random import Random

from benchmarks.faults import DECOYS, FAULTS, ROOT, Planted

DECK = (
    '<div class="reveal"><div class="slides"><section id="cover"><h2>x</h2></section>'
    '<section><section id="one"></section><section id="two"></section></section><section id="three"></section>'
)
WORDS = [
    "a",
    "reader",
    "who",
    "looks",
    "for",
    "one",
    "thing",
    "on",
    "this",
    "page",
    "finds",
    "more",
    "than",
    "that",
    "in",
    "it",
    "by",
    "and",
    "by",
]
HEADINGS, LINKS = 6, 46
LIST_LENGTH = 100


def write_site(
    folder: Path, pages: int, planted: Iterable[Planted] = (*FAULTS, *DECOYS), seed: int = 1
) -> None:
    """Write `pages` pages of about 15 kB with 46 links and 6 ids each, and what is planted."""
    random = Random(seed)
    planted = [*planted]
    lists = -(-pages // LIST_LENGTH)
    files = _frame(planted) | _of_their_own(planted)
    files["index.html"] = page(
        "".join(f'<li><a href="list-{n}/">List {n}</a></li>' for n in range(lists))
        + _links_to(files, planted),
        "",
        0,
    )
    for number in range(lists):
        first = number * LIST_LENGTH
        some = range(first, min(first + LIST_LENGTH, pages))
        body = "".join(f'<li><a href="../page-{n}/">Page {n}</a></li>' for n in some)
        files[f"list-{number}/index.html"] = page(f"<h1>List</h1><ul>{body}</ul>", f"list-{number}/", 1)
    for path, text in files.items():
        _write(folder, path, text)
    for number in range(pages):
        _write(folder, f"page-{number}/index.html", _usual(number, pages, random))


def page(body: str, address: str, depth: int, head: str = "", tag: str = ' lang="en"') -> str:
    """A page with the frame that all share."""
    up = "../" * depth
    canonical = "" if "canonical" in head else f'<link rel="canonical" href="{ROOT}{address}">'
    return (
        f'<!doctype html>\n<html{tag}>\n<head>\n<meta charset="utf-8">\n<title>Page {address}</title>\n{canonical}\n'
        f'{head}\n<link rel="stylesheet" href="{up}style.css">\n<link rel="alternate" href="{up}feed.xml">\n'
        f'<link rel="manifest" href="{up}site.webmanifest">\n</head>\n<body>\n<header><a href="{up or "./"}">Home</a> '
        f'<a href="{up}target/">Target</a> <a href="{up}glossary/">Glossary</a></header>\n<main>\n{body}\n</main>\n'
        f'<footer><a href="{up}deck/">Deck</a></footer><script src="{up}app.js"></script>\n</body>\n</html>\n'
    )


def _usual(number: int, pages: int, random: Random) -> str:
    parts = [f"<h1>Page {number}</h1>"]
    for part in range(HEADINGS):
        parts.append(f'<h2 id="part-{part}">Part {part}</h2>')
        for _ in range(LINKS // HEADINGS):
            words = " ".join(random.choices(WORDS, k=64))
            there = random.randrange(pages)
            place = f"#part-{random.randrange(HEADINGS)}" if random.random() < 0.3 else ""
            parts.append(f'<p>{words} <a href="../page-{there}/{place}">page {there}</a>.</p>')
    return page("\n".join(parts), f"page-{number}/", 1)


def _of_their_own(planted: Iterable[Planted]) -> dict[str, str]:
    """The page of each planted piece, and the files that it needs."""
    files: dict[str, str] = {}
    for one in planted:
        text, path = one.text.replace("UP", "../"), path_of(one)
        files |= dict(one.files)
        if one.where == "page":
            files[path] = text
        elif one.where in ("body", "head", "tag"):
            body = f"<h1>{one.name}</h1>\n<p>Here:</p>\n{text if one.where == 'body' else ''}"
            head = text if one.where == "head" else ""
            tag = text if one.where == "tag" else ' lang="en"'
            files[path] = page(body, f"planted-{one.name}/", 1, head, tag)
    return files


def path_of(planted: Planted) -> str:
    """The file in which a planted piece stands."""
    return (
        planted.where
        if planted.where not in ("body", "head", "tag", "page")
        else f"planted-{planted.name}/index.html"
    )


def _links_to(files: dict[str, str], planted: Iterable[Planted]) -> str:
    unlinked = {one.at for one in planted if one.code in ("unlinked-page", "link-to-draft")}
    pages = [
        path
        for path in files
        if path.endswith(".html") and path not in unlinked and not path.startswith("draft")
    ]
    return "".join(
        f'<li><a href="{_quoted(path.removesuffix("index.html"))}">x</a></li>' for path in sorted(pages)
    )


def _quoted(path: str) -> str:
    return path.replace("%", "%25").replace("?", "%3F").replace("#", "%23")


def _frame(planted: Iterable[Planted]) -> dict[str, str]:
    """The files that all pages share, with what is planted in them."""

    def added(path: str, between: str = "\n") -> str:
        return between.join(one.text for one in planted if one.where == path)

    terms = "".join(
        f'<dt id="term-{n}">Term</dt><dd>It is <a href="../target/#term-{n}">there</a>.</dd>'
        for n in range(20)
    )
    use = "".join(f'<p id="term-{n}"><a href="../glossary/#term-{n}">Term</a></p>' for n in range(20))
    listed = "".join(
        f"<url><loc>{ROOT}{path}</loc></url>\n" for path in ("", "target/", "glossary/", "deck/")
    )
    entries = ",\n".join(
        [
            '{"location": "target/#here", "title": "x", "text": ""}',
            *filter(None, [added("search/search_index.json", ",\n")]),
        ]
    )
    icons = ",\n".join(['{"src": "image.png"}', *filter(None, [added("site.webmanifest", ",\n")])])
    return {
        "target/index.html": page(f'<h1>Target</h1><p id="here">x</p>{use}', "target/", 1),
        "glossary/index.html": page(
            f"<h1>Glossary</h1><dl>{terms}\n{added('glossary/index.html')}</dl>", "glossary/", 1
        ),
        "deck/index.html": page(f"{DECK}\n{added('deck/index.html')}\n</div></div>", "deck/", 1),
        "application/index.html": page("<h1>Application</h1><script>run()</script>", "application/", 1),
        "style.css": added("style.css") + "\n",
        "more.css": "p { color: red }\n",
        "app.js": "run = () => 1\n",
        "image.png": "x",
        "film.mp4": "x",
        "paper.pdf": "x",
        "sprite.svg": '<svg xmlns="http://www.w3.org/2000/svg"><symbol id="icon"/></svg>\n',
        "sitemap.xml": f'<?xml version="1.0"?>\n<urlset>\n{listed}{added("sitemap.xml")}</urlset>\n',
        "feed.xml": f'<feed xmlns="http://www.w3.org/2005/Atom">\n<link href="{ROOT}"/>\n{added("feed.xml")}\n</feed>\n',
        "podcast.rss": f"<rss><channel><link>{ROOT}</link>\n{added('podcast.rss')}\n</channel></rss>\n",
        "search/search_index.json": f'{{"docs": [\n{entries}\n]}}\n',
        "site.webmanifest": f'{{"start_url": "./", "icons": [\n{icons}\n]}}\n',
        "robots.txt": f"User-agent: *\nSitemap: {ROOT}sitemap.xml\n{added('robots.txt', '')}",
        "404.html": page("<h1>Nothing here</h1>", "404.html", 0),
    }


def _write(folder: Path, path: str, text: str) -> None:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
