"""A finished site with one fault at a time, and with what only looks like one."""

from pathlib import Path

import pytest

from site_builder.crawl import crawl

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>
<link rel="stylesheet" href="../style.css"></head><body id="body">
<h2 id="part">Part</h2><a name="old"></a><h2 id="größe">Größe</h2>
HERE
</body></html>
"""
DECK = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Deck</title></head><body>
<div class="reveal"><div class="slides"><section id="cover"></section>
<section><section id="one"></section><section id="two"></section></section></div></div></body></html>
"""
OTHER = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title></head><body></body></html>'
)


def site(folder: Path, here: str, **more: str) -> Path:
    """A site with the page `page/`, in which `here` stands on line 4, and what can be linked from it."""
    files = {
        "index.html": OTHER,
        "page/index.html": PAGE.replace("HERE", here),
        "other/index.html": OTHER.replace("<body>", '<body><p id="there">'),
        "deck/index.html": DECK,
        "style.css": "/* url(none.png) */ body { background: url(image.png) }",
        "image.png": "",
        "caf\u00e9.png": "",
        "a b.png": "",
        "paper.pdf": "",
    } | {name.replace("__", "/").replace("_", "."): text for name, text in more.items()}
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder


FAULTS = [
    ("a page that is not there", '<a href="../none/">x</a>', "missing-page"),
    ("a place that is not there on another page", '<a href="../other/#here">x</a>', "missing-anchor"),
    ("a place that is not there on the same page", '<a href="#none">x</a>', "missing-anchor"),
    ("capitals in a place", '<a href="#Part">x</a>', "missing-anchor"),
    ("an image", '<img alt="" src="none.png">', "missing-asset"),
    ("a candidate of an image", '<img alt="" src="../image.png" srcset="../image.png, ../none.png 2x">', "missing-asset"),
    ("an image of the slide engine", '<section data-background-image="none.png"></section>', "missing-asset"),
    ("a style", '<link rel="stylesheet" href="../none.css">', "missing-asset"),
    ("a script", '<script src="../none.js"></script>', "missing-asset"),
    ("a font in a style element", "<style>@font-face { src: url('../none.woff2') }</style>", "missing-asset"),
    ("an image in a style attribute", '<p style="background: url(none.png)">', "missing-asset"),
    ("a frame", '<iframe title="x" src="../none.html"></iframe>', "missing-page"),
    ("a film", '<video src="none.mp4"></video>', "missing-asset"),
    ("a film's picture", '<video poster="none.png"></video>', "missing-asset"),
    ("a link in a drawing", '<svg><a href="../none/"></a></svg>', "missing-page"),
    ("a link in an older drawing", '<svg><a xlink:href="../none/"></a></svg>', "missing-page"),
    ("a slide by its name", '<a href="../deck/#/three">x</a>', "missing-anchor"),
    ("a slide by its number", '<a href="../deck/#/2">x</a>', "missing-anchor"),
    ("a slide in a stack by its number", '<a href="../deck/#/1/2">x</a>', "missing-anchor"),
    ("an address from the root", '<a href="/other/">x</a>', "leaves-base"),
    ("an address that climbs too far", '<a href="../../../other/">x</a>', "leaves-base"),
    ("an absolute address of this site", '<a href="https://example.org/base/none/">x</a>', "missing-page"),
    ("a canonical address", '<link rel="canonical" href="https://example.org/base/none/">', "missing-page"),
    ("a picture for other sites", '<meta property="og:image" content="https://example.org/base/none.png">', "missing-asset"),
    ("a forwarding page", '<meta http-equiv="refresh" content="0; url=../none/">', "missing-page"),
    ("a folder without its slash", '<a href="../other">x</a>', "missing-slash"),
    ("a folder without a page", '<a href="../empty/">x</a>', "missing-page"),
    ("capitals in a path", '<a href="../Other/">x</a>', "missing-page"),
    ("accents in another form", '<img alt="" src="../cafe%CC%81.png">', "missing-asset"),
]  # fmt: skip


@pytest.mark.parametrize(("here", "code"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_a_fault_is_found_with_its_line_and_nothing_else(tmp_path: Path, here: str, code: str) -> None:
    folder = site(tmp_path, here, empty__paper_pdf="")
    found = crawl(folder, "/base/", "https://example.org/base/")
    assert [(d.source.path, d.source.line, d.code) for d in found] == [("page/index.html", 4, code)]


DECOYS = [
    '<ul><li class="nav-item nav-item-this"><a href="">this page</a></li></ul>',
    '<a href="#">top</a> <a href="#top">top</a> <a href="#TOP">top</a>',
    '<a href="#part">x</a> <a href="#old">x</a> <a href="#gr%C3%B6%C3%9Fe">x</a> <a href="?a=b#part">x</a>',
    '<a href="#:~:text=Part">x</a> <a href="../other/#there:~:text=x">x</a>',
    '<a href=" ../other/\n ">x</a>',
    '<a href="../other/index.html">x</a> <a href="../other/?q=1">x</a> <a href="/base/other/">x</a>',
    '<a href="/base">x</a> <a href="..">x</a> <a href="../.">x</a> <a href="./">x</a>',
    '<a href="../deck/#/cover">x</a> <a href="../deck/#/one/2">x</a> <a href="../deck/#/1/1/3">x</a>',
    '<a href="../paper.pdf#page=3">x</a>',
    '<a href="mailto:a@b.org">x</a> <a href="tel:1">x</a> <a href="https://elsewhere.org/none/">x</a>',
    '<a href="https://example.org/base/other/">x</a> <a href="//elsewhere.org/x">x</a>',
    '<a href="https://example.org/another-site/">x</a>',
    '<img alt="" src="data:,x"> <img alt="" src="../a%20b.png"> <img alt="" src="../caf%C3%A9.png">',
    '<img alt="" srcset="data:image/png;base64,AA== 1x, ../image.png 2x">',
    '<link rel="preconnect" href="/none/"> <link rel="dns-prefetch" href="/none/">',
    '<!-- <a href="none/"> --> <pre><code>&lt;a href="none/"&gt;</code></pre>',
    "<script>const link = '<a href=\"none/\">'</script>",
    '<p title="<a href=none>">x</p> <svg><use href="#part"></use></svg>',
]


@pytest.mark.parametrize("here", DECOYS)
def test_what_only_looks_like_a_fault_is_none(tmp_path: Path, here: str) -> None:
    assert crawl(site(tmp_path, here), "/base/", "https://example.org/base/") == []


def test_a_place_is_told_with_its_column_and_what_to_do(tmp_path: Path) -> None:
    found = crawl(site(tmp_path, '<p>See <a href="../Other/">x</a></p>'))
    assert [(str(d.source), d.message, d.hint) for d in found] == [
        (
            "page/index.html:4:17",
            "'../Other/' leads to no page",
            "there is 'other/index.html'; capitals and accents count",
        )
    ]


def test_the_same_mistake_on_many_pages_is_told_once(tmp_path: Path) -> None:
    pages = {f"p{n}__index_html": '<a href="../none/">x</a>' for n in range(3)}
    found = crawl(site(tmp_path, '<a href="../none/">x</a>', **pages))
    assert [(d.source.path, d.message) for d in found] == [
        ("p0/index.html", "'../none/' leads to no page, here and in 3 more files")
    ]


def test_style_sheets_the_sitemap_and_the_search_are_read_too(tmp_path: Path) -> None:
    names = '{"runs": [[0, "a", "other/#*", 1], [0, "b", "*/", 2]], "ids": ["there", "", "nowhere"], HERE}'
    names = names.replace("HERE", '"titles": ["There", "Other", "Nothing"]')
    folder = site(
        tmp_path,
        "",
        style_css="@font-face { src: url(image.png) }\n@font-face { src: url(none.woff2) }",
        sitemap_xml="<urlset>\n<url><loc>https://example.org/none/</loc></url></urlset>",
        search__search_index_json='{"docs": [{"location": "other/#there"}, {"location": "none/"}]}',
        data__search_js=f'siteBuilder.data("search",{names});',
        data__search_titles_js='siteBuilder.data("search-titles", "something else")',
    )
    (folder / "search/search.index.json").rename(folder / "search/search_index.json")
    (folder / "data/search.titles.js").rename(folder / "data/search-titles.js")
    found = crawl(folder, "/", "https://example.org/")
    assert [(str(d.source), d.code) for d in found] == [
        ("data/search.js:1:1", "missing-page"),
        ("search/search_index.json:1:55", "missing-page"),
        ("sitemap.xml:2:11", "missing-page"),
        ("style.css:2:23", "missing-asset"),
    ]


def test_the_data_of_long_lists_is_read_too(tmp_path: Path) -> None:
    entities = '{"parts": [["entities_a", 1], ["entities_n", 2]], "titles": ["Oven", "The Yeast", "Salt"], '
    places = '[["timeline/_1/", ["year-1", "year-2"]],["timeline/_2/",["d1"]]]'
    graph = '{"parts": ["other/", "graph/b/"], "entities": [["A", "", "there", 0], ["B", "", "b", 0]]}'
    folder = site(
        tmp_path,
        "",
        entities__oven__index_html=OTHER,
        entities__yeast__index_html=OTHER,
        timeline___1__index_html=OTHER.replace("<body>", '<body><p id="year-1">'),
        data__entities_js=f'siteBuilder.data("entities",{entities}"ids": ["", "yeast", ""]}});',
        data__entities_a_js='siteBuilder.data("entities_a",["A box."]);',
        data__places_js=f'siteBuilder.data("places-timeline",{places});',
        data__graph_js=f'siteBuilder.data("graph",{graph});',
    )
    (folder / "data/places.js").rename(folder / "data/places-timeline.js")
    (folder / "data/entities.a.js").rename(folder / "data/entities_a.js")
    (folder / "timeline/.1").rename(folder / "timeline/_1")
    found = crawl(folder, "/")
    assert [(d.source.path, d.code, d.message.split("'")[1]) for d in found] == [
        ("data/entities.js", "missing-asset", "data/entities_n.js"),
        ("data/entities.js", "missing-page", "entities/salt/"),
        ("data/graph.js", "missing-anchor", "other/#b"),
        ("data/places-timeline.js", "missing-anchor", "timeline/_1/#year-2"),
        ("data/places-timeline.js", "missing-page", "timeline/_2/#d1"),
    ]


BYTES = [
    *(b"", b"\xff\xfe\x00", b"<", b"<a href=", b"<![CDATA[" * 1000, b"<svg><a:http://x/>", b"<p>" * 100_000),
    *(b'x("a",[1]);', b'x("a",{"parts":[[1]],"ids":[1],"titles":[2],"entities":[[0,0,0,"a"]],"runs":3});'),
    *(b'x("a",null);', b'x("a",' + b"[" * 9999 + b");"),
    *(b"<svg x='\xed\xa0\x80'/>", b'<meta charset="none">\xff'),
]


@pytest.mark.parametrize(
    "name",
    [
        *("index.html", "page.xhtml", "picture.svg", "style.css", "sitemap.xml", "robots.txt"),
        *("data/entities.js", "data/places-x.js", "data/graph.js", "data/cards-0.js", "data/search.js"),
    ],
)
@pytest.mark.parametrize("data", BYTES)
def test_no_bytes_of_a_file_raise_anything(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(data)
    assert crawl(tmp_path) == []


def test_a_canonical_address_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<link rel=canonical href="http://[x/">')
    assert [(str(d.source), d.code) for d in crawl(tmp_path)] == [("index.html:1:27", "bad-address")]


def test_pages_are_read_in_the_encoding_that_they_name(tmp_path: Path) -> None:
    page = '<!doctype html><html lang="en"><head>{}<title>x</title></head><body id="größe"><a href="#größe">x</a></body></html>'
    (tmp_path / "index.html").write_bytes(page.format('<meta charset="windows-1252">').encode("cp1252"))
    (tmp_path / "b.html").write_bytes(page.format("").encode("utf-16"))
    (tmp_path / "c.html").write_bytes(page.format("").encode("utf-8-sig"))
    assert crawl(tmp_path) == []


def test_a_link_is_told_at_its_place_in_a_page_of_another_encoding(tmp_path: Path) -> None:
    page = '<!doctype html><html lang="en"><head><title>x</title></head><body>\nÄöü <a href="none.html">x</a></body></html>'
    (tmp_path / "index.html").write_bytes(page.encode("utf-16"))
    assert [(str(d.source), d.code) for d in crawl(tmp_path)] == [("index.html:2:14", "missing-page")]


def test_symbolic_links_are_followed_by_a_link_but_not_walked(tmp_path: Path) -> None:
    folder = site(tmp_path / "site", '<a href="../again/page/">x</a> <img alt="" src="../gone.png">')
    (folder / "again").symlink_to(folder)
    (folder / "gone.png").symlink_to(tmp_path / "nothing.png")
    assert [(str(d.source), d.code) for d in crawl(folder)] == [("gone.png:1:1", "dangling-file")]


NO_BASE = [
    ("a path from the root of the host", '<a href="/elsewhere/">x</a>', []),
    ("a file beside the folder", '<a href="../../beside.html">x</a>', []),
    ("nothing beside the folder", '<a href="../../nothing.html">x</a>', ["leaves-base"]),
]


@pytest.mark.parametrize(("here", "codes"), [n[1:] for n in NO_BASE], ids=[n[0] for n in NO_BASE])
def test_where_nobody_says_where_a_site_is_served_only_what_is_sure_is_told(
    tmp_path: Path, here: str, codes: list[str]
) -> None:
    (tmp_path / "beside.html").write_text(OTHER)
    assert [d.code for d in crawl(site(tmp_path / "site", here))] == codes


def test_a_site_that_knows_its_own_address_is_judged_by_it(tmp_path: Path) -> None:
    entries = "".join(
        f"<url><loc>https://example.org/base/{path}</loc></url>" for path in ("", "page/", "other/")
    )
    here = '<a href="/base/none/">x</a> <a href="/elsewhere/">x</a> <a href="http://example.org/base/">x</a>'
    folder = site(tmp_path, here, sitemap_xml=f"<urlset>{entries}</urlset>")
    assert [d.code for d in crawl(folder)] == ["missing-page", "leaves-base", "insecure-link"]


MANNER = '<!doctype html><html lang="en"><head><title>x</title></head><body><a href="javascript:go()">x</a></body></html>'


@pytest.mark.parametrize(("pages", "told"), [(1, 1), (30, 0)])
def test_what_a_site_does_on_most_pages_is_its_manner(tmp_path: Path, pages: int, told: int) -> None:
    folder = site(tmp_path, "", **{f"p{n}__index_html": MANNER for n in range(pages)})
    assert len([d for d in crawl(folder) if d.code == "script-link"]) == told


def test_in_a_site_of_ours_nothing_is_a_manner(tmp_path: Path) -> None:
    folder = site(tmp_path, "", **{f"p{n}__index_html": MANNER for n in range(30)})
    assert "script-link" in [d.code for d in crawl(folder, is_own=True)]
