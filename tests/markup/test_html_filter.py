"""HTML that others made, before and after the filter."""

import pytest

from site_builder.markup import CODE, FORMULA, PAGE, filter_html

KEPT = [
    '<p id="a" class="b">x <a href="about.md" title="t">y</a></p>',
    '<details class="note" open=""><summary>More</summary><p>x</p></details>',
    '<table><thead><tr><th align="right">a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>',
    '<input checked="" id="__tabbed_1_1" name="__tabbed_1" type="radio"><label for="__tabbed_1_1">Tab</label>',
    '<a id="__codelineno-0-1" name="__codelineno-0-1" href="#__codelineno-0-1"></a>',
    '<iframe src="https://www.youtube-nocookie.com/embed/abc?start=3" allowfullscreen=""></iframe>',
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M0 0h24"></path></svg>',
    '<math display="block"><mrow><mi>x</mi><mo>=</mo><mn>1</mn></mrow></math>',
    '<img src="data:image/png;base64,AAAA" alt="a" width="10"> <img src="a.png#only-dark" alt="b">',
    "<p>a &lt;script&gt; b <!-- c --></p>",
    '<a href="https://example.org/" title="p &lt; q, and p &lt;3">x</a>',
]


@pytest.mark.parametrize("html", KEPT)
def test_what_a_page_may_hold_stays_as_it_is(html: str) -> None:
    filtered = filter_html(html, PAGE)
    assert (filtered.html, [*filtered.dropped]) == (html, [])


DROPPED = [
    ("a<script>alert(1)</script>b", "ab", ["<script>"]),
    ("<style>p { color: red }</style>x", "x", ["<style>"]),
    ('<form action="https://evil.example">x</form>', "x", ["<form>"]),
    ('<meta http-equiv="refresh" content="0;url=https://evil.example">x', "x", ["<meta>"]),
    ('<base href="https://evil.example/">x', "x", ["<base>"]),
    ('<object data="x"></object><embed src="x">', "", ["<object>", "<embed>"]),
    ('<p onclick="x()">y</p>', "<p>y</p>", ['onclick="x()" of <p>']),
    ('<a href="java&#x0A;script:x()">y</a>', "<a>y</a>", ['href="java\nscript:x()" of <a>']),
    ('<a href="//evil.example">y</a>', "<a>y</a>", ['href="//evil.example" of <a>']),
    ('<img src="data:image/svg+xml,x">', "<img>", ['src="data:image/svg+xml,x" of <img>']),
    ('<img srcset="a.png 1x, javascript:x 2x">', "<img>", ['srcset="a.png 1x, javascript:x 2x" of <img>']),
    ('<iframe src="https://evil.example/"></iframe>', "<iframe></iframe>",
     ['src="https://evil.example/" of <iframe>']),
    ('<iframe srcdoc="<script>x</script>"></iframe>', "<iframe></iframe>",
     ['srcdoc="<script>x</script>" of <iframe>']),
    ('<img src="https://evil.example/a.png" srcset="https://evil.example/a.png 2x">', "<img>",
     ['src="https://evil.example/a.png" of <img>', 'srcset="https://evil.example/a.png 2x" of <img>']),
    ('<video src="HTTPS:evil.example" poster="mailto:a"></video>', "<video></video>",
     ['src="HTTPS:evil.example" of <video>', 'poster="mailto:a" of <video>']),
    ('<a title="&lt;img src=x onerror=y()>" href="a.md">x</a>', '<a href="a.md">x</a>',
     ['title="<img src=x onerror=y()>" of <a>']),
    ('<pre class="x mermaid"><code>a</code></pre>', "<pre><code>a</code></pre>", ['class="x mermaid" of <pre>']),
    ('<input type="text">', "<input>", ['type="text" of <input>']),
    ('<div id="__config">{}</div>', "<div>{}</div>", ['id="__config" of <div>']),
    ('<a id="siteBuilderInline">x</a>', "<a>x</a>", ['id="siteBuilderInline" of <a>']),
    ('<p style="position: fixed">x</p>', "<p>x</p>", ['style="position: fixed" of <p>']),
    ('<svg><script>x</script><a xlink:href="javascript:x">y</a></svg>', "<svg><a>y</a></svg>",
     ["<script>", 'xlink:href="javascript:x" of <a>']),
    ('<svg><path fill="url(//evil.example)"></path></svg>', "<svg><path></path></svg>",
     ['fill="url(//evil.example)" of <path>']),
    ('<math><mi href="javascript:x">y</mi></math>', "<math><mi>y</mi></math>",
     ['href="javascript:x" of <mi>']),
    ('<svg><p><style><img src="x" onerror="y()">', "<svg></svg><p></p>", ["<style>"]),
]  # fmt: skip


@pytest.mark.parametrize(("html", "expected", "dropped"), DROPPED, ids=[case[0] for case in DROPPED])
def test_what_a_page_may_not_hold_is_left_out_and_listed(
    html: str, expected: str, dropped: list[str]
) -> None:
    filtered = filter_html(html, PAGE)
    assert (filtered.html, [str(part) for part in filtered.dropped]) == (expected, dropped)


def test_formulas_and_code_may_hold_less_than_pages() -> None:
    formula = filter_html('<math><mi class="a">x</mi><mtext><b>y</b></mtext></math>', FORMULA)
    code = filter_html('<span class="k" id="a">if</span> <b>x</b>', CODE)
    assert (formula.html, code.html) == (
        "<math><mi>x</mi><mtext>y</mtext></math>",
        '<span class="k">if</span> x',
    )
