"""Kinds of fault in finished HTML, and valid markup that only looks like one: each by name, to be planted.

A name is also the mark by which a report is known: `NAME` in a text stands for it, and so it is part of the
address that is wrong. `UP` stands for the way from a page to the root of the site.
"""

from dataclasses import dataclass

BASE = "/course/"
HOST = "https://example.org"
ROOT = f"{HOST}{BASE}"
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACw="


@dataclass(frozen=True)
class Planted:
    """A piece of text, where it goes, and the code of the complaint about it ("" for a decoy).

    `where` is "body" or "head" of a page of its own, "tag" for the attributes of its html element, a file to
    which the text is added, or "page" when it is all of the page. `files` are further files of the site.
    """

    name: str
    code: str
    text: str = ""
    where: str = "body"
    files: tuple[tuple[str, str], ...] = ()
    at: str = ""


def _f(name: str, code: str, text: str = "", where: str = "body", at: str = "", **files: str) -> Planted:
    named = tuple((path.replace("NAME", name), body.replace("NAME", name)) for path, body in files.items())
    return Planted(name, code, text.replace("NAME", name), where, named, at.replace("NAME", name))


def _with(
    name: str, code: str, text: str, files: dict[str, str], where: str = "body", at: str = ""
) -> Planted:
    return _f(name, code, text, where, at, **files)


def _small(body: str = "", head: str = "", title: str = "A page") -> str:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body>{body}</body></html>\n"
    )


FAULTS: tuple[Planted, ...] = (
    # What a link leads to.
    _f("missing-page", "missing-page", '<a href="UPNAME/">x</a>'),
    _f("missing-file-page", "missing-page", '<a href="UPNAME.html">x</a>'),
    _f("fragment-elsewhere", "missing-anchor", '<a href="UPtarget/#NAME">x</a>'),
    _f("fragment-here", "missing-anchor", '<a href="#NAME">x</a>'),
    _f("fragment-in-glossary", "missing-anchor", '<a class="term" href="UPglossary/#NAME">x</a>'),
    _f("fragment-case", "missing-anchor", '<h2 id="name-here">x</h2><a href="#Name-NAME">x</a><p id="name-NAME"></p>'),
    _f("fragment-twice-encoded", "missing-anchor", '<a href="#gr%25C3%25B6NAME">x</a><p id="gr\u00f6NAME"></p>'),
    _with("path-case", "missing-page", '<a href="UPOTHER-NAME/">x</a>', {"other-NAME/index.html": _small('<a href="../">x</a>')}),
    _with("path-nfd", "missing-page", '<a href="UPcafe\u0301-NAME/">x</a>', {"caf\u00e9-NAME/index.html": _small()}),
    _with("no-slash", "missing-slash", '<a href="UPdir-NAME">x</a> <a href="UPdir-NAME/">x</a>', {"dir-NAME/index.html": _small()}),
    _with("no-index", "missing-page", '<a href="UPdir-NAME/">x</a>', {"dir-NAME/paper.txt": "x"}),
    _f("from-root", "leaves-base", '<a href="/NAME/">x</a>'),
    _f("climbs-out", "leaves-base", '<a href="../../../../NAME/">x</a>'),
    _f("own-absolute", "missing-page", f'<a href="{ROOT}NAME/">x</a>'),
    _f("own-without-scheme", "missing-page", '<a href="//example.org/course/NAME/">x</a>'),
    _f("area", "missing-page", '<map name="m"><area href="UPNAME/" alt="x"></map><img alt="x" usemap="#m" src="UPimage.png">'),
    _f("svg-link", "missing-page", '<svg><a href="UPNAME/"><text>x</text></a></svg>'),
    _f("svg-xlink", "missing-page", '<svg><a xlink:href="UPNAME/"><text>x</text></a></svg>'),
    _f("form", "missing-page", '<form action="UPNAME/"><input name="q" aria-label="x"></form>'),
    _f("citation", "missing-page", '<blockquote cite="UPNAME/">x</blockquote>'),
    _f("frame", "missing-page", '<iframe title="x" src="UPNAME/"></iframe>'),
    _f("slide", "missing-anchor", '<a href="UPdeck/#/NAME">x</a>'),
    _f("slide-number", "missing-anchor", '<a href="UPdeck/?NAME#/9">x</a>'),
    _f("slide-in-stack", "missing-anchor", '<a href="UPdeck/?NAME#/1/7">x</a>'),
    _f("deck-link", "missing-page", '<section><a href="../NAME/">x</a></section>', "deck/index.html"),
    _f("forward", "missing-page", '<meta http-equiv="refresh" content="0; url=UPNAME/">', "head"),
    _f("next-page", "missing-page", '<link rel="next" href="UPNAME/">', "head"),
    _f("other-language", "missing-page", f'<link rel="alternate" hreflang="de" href="{ROOT}NAME/">', "head"),
    _f("based", "missing-page", '<base href="UPtarget/"><link rel="prev" href="NAME/">', "head"),
    _with("draft", "link-to-draft", '<a href="UPNAME-x/">x</a>', {"NAME-x/index.html": _small("", '<meta name="status" content="draft">')}),
    _f("unfinished", "unfinished-address", '<a href="{{ NAME }}">x</a>'),
    # What a page loads.
    _f("lost-image", "missing-asset", '<img alt="x" src="UPNAME.png">'),
    _f("image-case", "missing-asset", '<img alt="x" src="UPIMAGE-NAME.png">', "body", "", **{"image-NAME.png": "x"}),
    _f("lost-style", "missing-asset", '<link rel="stylesheet" href="UPNAME.css">', "head"),
    _f("script", "missing-asset", '<script src="UPNAME.js"></script>'),
    _f("icon", "missing-asset", '<link rel="icon" href="UPNAME.ico">', "head"),
    _f("preload", "missing-asset", '<link rel="preload" as="font" href="UPNAME.woff2">', "head"),
    _f("manifest", "missing-asset", '<link rel="manifest" href="UPNAME.webmanifest">', "head"),
    _f("srcset", "missing-asset", '<img alt="x" src="UPimage.png" srcset="UPimage.png 1x, UPNAME.png 2x">'),
    _f("source", "missing-asset", '<picture><source srcset="UPNAME.webp"><img alt="x" src="UPimage.png"></picture>'),
    _f("video", "missing-asset", '<video src="UPNAME.mp4"></video>'),
    _f("poster", "missing-asset", '<video poster="UPNAME.jpg"></video>'),
    _f("audio", "missing-asset", '<audio><source src="UPNAME.mp3"></audio>'),
    _f("captions", "missing-asset", '<video src="UPfilm.mp4"><track src="UPNAME.vtt"></video>'),
    _f("object", "missing-asset", '<object data="UPNAME.pdf">x</object>'),
    _f("embed", "missing-asset", '<embed src="UPNAME.swf">'),
    _f("svg-image", "missing-asset", '<svg><image href="UPNAME.png"/></svg>'),
    _f("sprite", "missing-anchor", '<svg><use href="UPsprite.svg#NAME"/></svg>'),
    _f("slide-background", "missing-asset", '<section data-background-image="../NAME.png"></section>', "deck/index.html"),
    _f("style-attribute", "missing-asset", "<p style=\"background: url('UPNAME.png')\">x</p>"),
    _f("style-element", "missing-asset", '<style>p { background: url("UPNAME.png") }</style>', "head"),
    _f("font-in-css", "missing-asset", '@font-face { font-family: x; src: url("NAME.woff2") format("woff2") }', "style.css"),
    _f("css-import", "missing-asset", '@import "NAME.css";', "style.css"),
    _f("css-image-set", "missing-asset", '.x { background: image-set("NAME.png" 1x, "image.png" 2x) }', "style.css"),
    _f("css-escaped", "missing-asset", ".x { background: url(\\4e ope-NAME.png) }", "style.css"),
    _f("mixed-content", "mixed-content", '<img alt="x" src="http://other.org/NAME.png">'),
    _f("integrity", "wrong-integrity", '<script src="UPapp.js?NAME" integrity="sha256-AAAA"></script>'),
    # What other programs are told.
    _f("canonical", "missing-page", f'<link rel="canonical" href="{ROOT}NAME/">', "head"),
    _f("og-image", "missing-asset", f'<meta property="og:image" content="{ROOT}NAME.png">', "head"),
    _f("og-url", "missing-page", f'<meta property="og:url" content="{ROOT}NAME/">', "head"),
    _f("twitter-image", "missing-asset", f'<meta name="twitter:image" content="{ROOT}NAME.png">', "head"),
    _f("json-ld", "missing-asset", f'<script type="application/ld+json">{{"@type": "Thing", "url": "{ROOT}NAME/"}}</script>', "head"),
    _f("sitemap-entry", "missing-page", f"<url><loc>{ROOT}NAME/</loc></url>", "sitemap.xml"),
    _f("feed-entry", "missing-page", f'<entry><link href="{ROOT}NAME/"/></entry>', "feed.xml"),
    _f("enclosure", "missing-asset", f'<item><enclosure url="{ROOT}NAME.mp3"/></item>', "podcast.rss"),
    _f("search-entry", "missing-page", '{"location": "NAME/", "title": "x", "text": ""}', "search/search_index.json"),
    _f("search-place", "missing-anchor", '{"location": "target/#NAME", "title": "x", "text": ""}', "search/search_index.json"),
    _f("app-icon", "missing-asset", '{"src": "NAME.png"}', "site.webmanifest"),
    _f("robots", "missing-page", f"Sitemap: {ROOT}NAME.xml\n", "robots.txt"),
    # What an address is.
    _f("empty-link", "empty-link", '<a href="">NAME</a>'),
    _f("script-link", "script-link", '<a href="javascript:alert(\'NAME\')">x</a>'),
    _f("mail-dots", "bad-address", '<a href="mailto:NAME@example..org">x</a>'),
    _f("mail", "bad-address", '<a href="mailto:NAME">x</a>'),
    _f("telephone", "bad-address", '<a href="tel:NAME">x</a>'),
    _f("misspelt-scheme", "bad-address", '<a href="htpps://example.org/NAME">x</a>'),
    _f("no-host", "bad-address", '<a href="https://">NAME</a>'),
    _f("file-address", "bad-address", '<img alt="x" src="file:///C:/NAME.png">'),
    _f("insecure", "insecure-link", '<a href="http://example.org/course/target/?NAME">x</a>'),
    _f("empty-source", "empty-source", '<img alt="NAME" src="">'),
    # What a page is by itself.
    _f("same-id", "doubled-anchor", '<p id="NAME">x</p><p id="NAME">x</p>'),
    _f("no-alt", "image-without-alt", '<img src="UPimage.png?NAME">'),
    _f("heading", "heading-jump", "<h2>NAME</h2><h4>x</h4>"),
    _f("aria", "missing-id", '<p aria-labelledby="NAME">x</p>'),
    _f("label", "missing-id", '<label for="NAME">x</label>'),
    _f("image-map", "missing-id", '<img alt="x" src="UPimage.png" usemap="#NAME">'),
    _f("nameless-link", "nameless-link", '<a href="UPtarget/?NAME"><img alt="" src="UPimage.png"></a>'),
    # What the whole site is.
    _with("orphan", "unlinked-page", "", {"NAME-x/index.html": _small()}, at="NAME-x/index.html"),
    _with("loop", "redirect-loop", '<a href="UPNAME-a/">x</a>', {
        "NAME-a/index.html": _small("", '<meta http-equiv="refresh" content="0; url=../NAME-b/">'),
        "NAME-b/index.html": _small("", '<meta http-equiv="refresh" content="0; url=../NAME-a/">')}, at="NAME-a/index.html"),
    _with("case-twins", "colliding-paths", "", {"NAME-x.txt": "a", "NAME-X.txt": "b"}, at="NAME-x.txt"),
    _with("accent-twins", "colliding-paths", "", {"NAME-\u00e9.txt": "a", "NAME-e\u0301.txt": "b"}, at="NAME-\u00e9.txt"),
    _f("unused-term", "unused-term", '<dt id="NAME">x</dt><dd>x</dd>', "glossary/index.html"),
)  # fmt: skip

# Told of a site of ours only, or where every rule is asked for: elsewhere it may be the manner of the site.
OWN_FAULTS: tuple[Planted, ...] = (
    _f("nameless-button", "nameless-button", "<button></button>"),
    _f("nameless-frame", "nameless-frame", '<iframe src="UPtarget/?NAME"></iframe>'),
    _f("no-language", "missing-language", "", "tag"),
    _f("bad-language", "bad-language", ' lang="en_US.NAME"', "tag"),
    _with("no-title", "missing-title", '<!doctype html><html lang="en"><head><meta charset="utf-8"></head><body>x</body></html>', {}, "page"),
)  # fmt: skip

DECOYS: tuple[Planted, ...] = (
    _f("d-top", "", '<a href="#top">x</a> <a href="#TOP">x</a> <a href="#">x</a>'),
    _f("d-slides", "", '<a href="UPdeck/?NAME#/cover">x</a> <a href="UPdeck/?NAME#/1/1">x</a> <a href="UPdeck/?NAME#/two/3">x</a>'),
    _f("d-text-fragment", "", '<a href="UPtarget/?NAME#:~:text=words,more">x</a> <a href="#:~:text=NAME">x</a>'),
    _f("d-text-after-anchor", "", '<a href="UPtarget/?NAME#here:~:text=x">x</a>'),
    _f("d-encoded-fragment", "", '<p id="gr\u00f6NAME">x</p> <a href="#gr%C3%B6NAME">x</a>'),
    _f("d-raw-fragment", "", '<p id="100%25NAME">x</p> <a href="#100%25NAME">x</a>'),
    _f("d-named-anchor", "", '<a name="NAME"></a> <a href="#NAME">x</a>'),
    _f("d-odd-id", "", '<p id="a:b.c(NAME)">x</p> <a href="#a:b.c(NAME)">x</a>'),
    _f("d-pdf-page", "", '<a href="UPpaper.pdf#page=NAME">x</a>'),
    _f("d-film-time", "", '<a href="UPfilm.mp4#t=NAME">x</a>'),
    _f("d-query", "", '<a href="UPtarget/?NAME=1&amp;b=2#here">x</a> <link rel="stylesheet" href="UPstyle.css?v=NAME">'),
    _f("d-only-query", "", '<a href="?NAME">x</a>'),
    _f("d-explicit-index", "", '<a href="UPtarget/index.html#here">NAME</a>'),
    _f("d-dots", "", '<a href="UPtarget/./../target/?NAME">x</a> <a href="./">x</a> <a href="..">x</a>'),
    _f("d-white-space", "", '<a href=" UPtarget/?NAME\n ">x</a>'),
    _f("d-encoded-path", "", '<a href="UPa%20bNAME.txt">x</a> <a href="UPa bNAME.txt">x</a>', **{"a bNAME.txt": "x"}),
    _f("d-accents", "", '<a href="UPcaf%C3%A9NAME.txt">x</a> <a href="UPcaf\u00e9NAME.txt">x</a>', **{"caf\u00e9NAME.txt": "x"}),
    _f("d-question-mark", "", '<a href="UPwhat%3FNAME.txt">x</a>', **{"what?NAME.txt": "x"}),
    _f("d-root-with-base", "", f'<a href="{BASE}target/?NAME">x</a> <a href="/course">x</a>'),
    _f("d-other-project", "", f'<a href="{HOST}/other/NAME/">x</a>'),
    _f("d-elsewhere", "", '<a href="https://other.org/NAME/">x</a> <a href="//other.org/NAME">x</a>'),
    _f("d-schemes", "", '<a href="mailto:a@b.org?subject=NAME">x</a> <a href="tel:+49-30-1">x</a> <a href="ftp://b.org/NAME">x</a>'),
    _f("d-mail-encoded", "", '<a href="mailto:a%40NAME.org">x</a> <a href="mailto:?subject=NAME">x</a> <a href="mailto:a@b.org,c@d.org">x</a>'),
    _f("d-comment", "", '<!-- <a href="UPNAME/">x</a> <img src="NAME.png"> -->'),
    _f("d-code", "", '<pre><code>&lt;a href="UPNAME/"&gt;</code></pre>'),
    _f("d-script", "", "<script>const s = '<a href=\"UPNAME/\">x</a><img src=\"NAME.png\">'</script>"),
    _f("d-script-template", "", '<script type="text/template"><a href="UPNAME/" id="p">x</a></script>'),
    _f("d-template", "", '<template><p id="tNAME"></p><a href="UPNAME/">x</a></template><p id="tNAME"></p>'),
    _f("d-noscript", "", '<p id="nNAME"></p><noscript><p id="nNAME"></p></noscript>'),
    _f("d-attribute", "", '<p title="<a href=UPNAME/>">x</p> <p data-note="href=\'NAME/\'">x</p>'),
    _f("d-textarea", "", '<textarea aria-label="x"><a href="UPNAME/">x</a></textarea>'),
    _f("d-preconnect", "", '<link rel="preconnect" href="/NAME"> <link rel="dns-prefetch" href="//NAME.org">', "head"),
    _f("d-data-image", "", f'<img alt="" src="{PIXEL}"> <img alt="" srcset="{PIXEL} 1x, UPimage.png?NAME 2x">'),
    _f("d-srcset-comma", "", '<img alt="" srcset="UPa,bNAME.png 1x,UPimage.png 2x">', **{"a,bNAME.png": "x"}),
    _f("d-srcset-sizes", "", '<img alt="" src="UPimage.png" srcset="UPimage.png?NAME 100w,\n UPimage.png 200w" sizes="(min-width: 1px) 10vw, 5vw">'),
    _f("d-alt-empty", "", '<img alt="" src="UPimage.png?NAME"> <img role="presentation" src="UPimage.png">'),
    _f("d-image-hidden", "", '<img aria-hidden="true" src="UPimage.png?NAME"> <img title="x" src="UPimage.png">'),
    _f("d-heading-up", "", "<h2>NAME</h2><h3>x</h3><h4>x</h4><h2>x</h2><nav><h5>x</h5></nav>"),
    _f("d-css-comment", "", "/* url(NAME.png) */ .x { content: \"url(NAME.png)\"; background: url(data:,x) }", "style.css"),
    _f("d-css-namespace", "", '.y { background: url( "image.png?NAME" ); filter: url(#NAME) }', "style.css"),
    _f("d-css-variable", "", ".v { background: url(var(--NAME)); behavior: url( ) }", "style.css"),
    _f("d-map-capitals", "", '<map name="mapNAME"><area href="UPtarget/?NAME" alt="x"></map><img alt="" src="UPimage.png" usemap="#MAPNAME">'),
    _f("d-css-layer", "", '@import url("more.css?NAME") layer(a) supports(display: grid);', "style.css"),
    _f("d-css-set", "", '.z { background: image-set("image.png" type("image/NAME"), url(image.png) 2x) }', "style.css"),
    _f("d-sprite", "", '<svg><use href="UPsprite.svg#icon"/><use href="#symbolNAME"/><symbol id="symbolNAME"/></svg>'),
    _f("d-unquoted", "", "<a href=UPtarget/?NAME>x</a> <A HREF='UPtarget/#here'>x</A>"),
    _f("d-entity", "", '<a href="UPtarget/&#63;NAME&#35;here">x</a>'),
    _f("d-backslash", "", '<a href="UPtarget\\?NAME">x</a>'),
    _f("d-clean-address", "", '<a href="UPclean-NAME">x</a>', **{"clean-NAME.html": _small()}),
    _f("d-packed", "", '<a href="UPbook-NAME.txt">x</a>', **{"book-NAME.txt.gz": "x"}),
    _f("d-current-page", "", '<ul><li class="nav-item nav-item-this"><a href="">NAME</a></li></ul>'),
    _f("d-menu", "", '<a href="javascript:void(0)" class="menu" onclick="NAME()">x</a>'),
    _f("d-post", "", '<form method="post" action="UPNAME.php"><input aria-label="x"></form>'),
    _f("d-program", "", '<form action="UPNAME"><input aria-label="x"></form>'),
    _f("d-author", "", '<blockquote cite="Ada NAME">x</blockquote> <div data-src="NAME" background="NAME">x</div>'),
    _f("d-late", "", '<img alt="x" src="UPimage.png?NAME" data-src="UPimage.png">'),
    _f("d-no-configuration", "", '<meta name="msapplication-config" content="none">', "head"),
    _f("d-route", "", '<a href="UPapplication/#/NAME">x</a> <a href="UPapplication/#!NAME">x</a>'),
    _f("d-nested-page", "", '<iframe title="x" srcdoc="<p>NAME</p>"></iframe> <iframe title="x" src="about:blank"></iframe>'),
    _f("d-icon-link", "", '<a href="UPtarget/?NAME" aria-label="x"><svg></svg></a> <a href="UPtarget/"><img alt="x" src="UPimage.png"></a>'),
    _f("d-button-title", "", '<button title="NAME"></button> <button><svg><title>x</title></svg></button>'),
    _f("d-json-ld", "", f'<script type="application/ld+json">{{"@id": "{ROOT}#NAME", "url": "{ROOT}target/", "target": "{ROOT}?q={{q}}"}}</script>', "head"),
    _f("d-waiting", "", '<meta http-equiv="refresh" content="300">', "head"),
    _f("d-aria", "", '<p id="xNAME"></p><p id="yNAME"></p><p aria-describedby="xNAME  yNAME">x</p><label for="zNAME">x</label><input id="zNAME">'),
    _f("d-local", "", '<a href="http://localhost:8000/NAME/">x</a> <a href="http://127.0.0.1/NAME">x</a>'),
    _f("d-insecure-elsewhere", "", '<a href="http://other.org/NAME">x</a>'),
)  # fmt: skip
