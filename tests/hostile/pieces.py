"""The pieces of random Markdown: words, addresses, attributes, elements, commands, and what breaks out of them."""


def words_of(text: str) -> list[str]:
    """Returns the words of a text."""
    return text.split()


WORDS = [
    "word",
    "ELMo",
    "a b",
    "x",
    "12:05",
    "(12:05)",
    "1 < 2",
    "&lt;b&gt;",
    "é",
    "",
    "\\",
    '"',
    "'",
    "*",
    "_",
]
RUNS = "alert(1)"
ADDRESSES_TRIED = [
    "https://a.example/", "mailto:a@b.example", "#own", "/images/a.png", "about.md", f"javascript:{RUNS}",
    f"JaVaScRiPt:{RUNS}", f"java&#x0A;script:{RUNS}", f"java&Tab;script&colon;{RUNS}", f"&#1;javascript:{RUNS}",
    f"javascript&#58;{RUNS}", "//evil.example", "/\\evil.example", "\\\\evil.example", "&#x2f;/evil.example",
    f"data:text/html,<script>{RUNS}</script>", "data:image/svg+xml;base64,AAAA", "data:image/png;base64,AAAA",
    "file:///etc/passwd", f"vbscript:{RUNS}", "https://a.example/?a=1&b=\"onclick=x", "/images/../x.js",
    f"/images/\" onerror=\"{RUNS}", "&#x09;//evil.example", "blob:https://a.example/", f"%6aavascript:{RUNS}",
    "http://[", "https:evil.example", "\u00a0javascript:x", "java\u200bscript:x", "view-source:x",
]  # fmt: skip
ATTRIBUTES_TRIED = [
    f"onclick={RUNS}", f"onerror='{RUNS}'", 'style="position:fixed"', "id=__config", "id=siteBuilder", "id=own",
    "class=mermaid", "class=md-button", "srcdoc='<script>x</script>'", "data-md-component=search", "is=x-y",
    "data-background-iframe=//evil.example", "data-markdown", "formaction=javascript:x", "ping=//evil.example",
    "background=//evil.example", "target=_blank", "name=location", "type=text", "type=checkbox", "popover", "slot=x",
    "fill=url(//evil.example)", "fill=url(#a)", "attributeName=href", "to=javascript:x", "http-equiv=refresh",
    "content='0;url=//evil.example'", "encoding=text/html", "definitionURL=javascript:x", "autofocus", "onfocus=x",
    "xmlns:xlink=http://www.w3.org/1999/xlink", "srcset='//evil.example 1x'", "poster=//evil.example", "xlink:href=#a",
]  # fmt: skip
ELEMENTS_TRIED = words_of(
    "script style img a iframe object embed form input button select option textarea svg math mi mtext mglyph "
    "malignmark annotation-xml foreignObject desc title noscript noembed noframes xmp plaintext template base meta "
    "link body html head table tr td caption details summary p div span b i h2 ul li pre code video source "
    "audio track marquee isindex keygen applet portal slot dialog frameset frame set animate use image path g "
    "linearGradient style section abbr select option br hr x-y mstyle maction semantics"
)
COMMANDS_TRIED = words_of(
    "frac sqrt text mathrm mbox href url style class cssId data unicode htmlData html mathchoice color textcolor "
    "colorbox fcolorbox overset underset stackrel hat mathbb operatorname left right begin end not phantom "
    "hspace hskip kern rule raise tag label ref eqref includegraphics input def newcommand require char "
    "verb bigl middle limits substack binom xrightarrow mathop mspace bra ket displaystyle dots ms"
)
ENVIRONMENTS_TRIED = words_of(
    "matrix pmatrix cases align align* aligned array split gather equation smallmatrix x"
)
LANGUAGES_TRIED = [
    "python", "html", "svg", "js", "", "mermaid", "math", "\"><script>x</script>", "{.mermaid}", "{ .py #__config }",
    '{.py onclick="x"}', "python title=\"<b>\"", "=html", "{=html}", 'c++ linenums="1"', "&quot;onload=x", "console",
]  # fmt: skip
BREAKS = [
    "-->", "]]>", "</script>", "</title>", "</textarea>", "</style>", "<!--", "<![CDATA[", "<?php", "<!x", "</p>",
    "<", "</", "<a", "<a href=", '">', "'>", "`", "```", "$", "$$", "[[", "]]", "|", "\\(", "\ue000content\ue001",
    "\u2028", "\u202e", "{{7*7}}", "{% raw %}", "<script", "<svg", "<math><mtext>", "<table>", "<select><svg>",
    "\x02", "\x03", "wzxhzdk:0", "\x02wzxhzdk:0\x03", "klzzwxh:0001", "\x02klzzwxh:0001\x03", "&#2;", "&#0;",
]  # fmt: skip
