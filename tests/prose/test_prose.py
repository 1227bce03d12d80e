"""Markdown as this house reads it."""

import pytest

from site_builder.diagnostics import Source
from site_builder.model import Prose
from site_builder.prose import Target, parse, plain, render, render_inline, without_links_to


def html(text: str) -> str:
    tokens, _, _ = parse(Prose(text, Source("f.yml")))
    return render(tokens, lambda i: Target(f"/{i}/", i.upper(), "entity"), "own").html.strip()


def test_raw_html_is_text() -> None:
    assert html("a <b>c</b> <script>x</script>") == (
        "<p>a &lt;b&gt;c&lt;/b&gt; &lt;script&gt;x&lt;/script&gt;</p>"
    )


def test_a_reference_takes_the_name_of_its_record_or_the_words_given() -> None:
    assert html("[[a]] and [[b|some\nwords]]") == (
        '<p><a class="ref entity" href="/a/">A</a> and <a class="ref entity" href="/b/">some words</a></p>'
    )


def test_a_reference_in_code_is_text() -> None:
    assert html("`[[a]]`") == "<p><code>[[a]]</code></p>"


def test_an_unknown_reference_is_left_as_its_words() -> None:
    tokens, _, _ = parse(Prose("[[a|<i>words</i>]] [[b]]", Source("f.yml")))
    assert render_inline(tokens, lambda i: None, "own") == "&lt;i&gt;words&lt;/i&gt; b"


def test_code_is_colored_and_formulas_are_set_at_build_time() -> None:
    assert '<span class="n">x</span>' in html("```python\nx = 1\n```")
    assert html("$x^2$").startswith("<p><math ")


def test_tables_carry_no_style_attribute() -> None:
    made = html("| a | b |\n|--:|---|\n| 1 | 2 |")
    assert '<td class="align-right">1</td>' in made
    assert "style=" not in made


def test_plain_words_keep_the_words_of_references() -> None:
    tokens, _, _ = parse(Prose("See *the* [[a|words]], `code`\nand more.", Source("f.yml")))
    assert plain(tokens) == "See the words, code and more."


UNSAFE = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java&#115;cript:alert(1)",
    "javascript&colon;alert(1)",
    "\\javascript:alert(1)",
    "vbscript:x",
    "data:text/html;base64,PHNjcmlwdD4=",
    "file:///etc/passwd",
    "//evil.example/x",
    "/\\evil.example",
]


@pytest.mark.parametrize("address", UNSAFE)
def test_an_unsafe_address_is_refused_and_does_not_reach_the_page(address: str) -> None:
    prose = Prose(f"[x]({address})", Source("f.yml"))
    tokens, _, found = parse(prose)
    assert [d.code for d in found] == ["unsafe-address"]
    assert "href" not in render(tokens, lambda i: None, "own").html


@pytest.mark.parametrize(
    "address", ["https://example.org/a?b=c&d", "http://example.org", "mailto:a@example.org", "#part"]
)
def test_a_safe_address_is_linked(address: str) -> None:
    tokens, _, found = parse(Prose(f"[x]({address})", Source("f.yml")))
    assert found == []
    assert f'href="{address.replace("&", "&amp;")}"' in render(tokens, lambda i: None, "own").html


PLACES = [
    "one [[«x]] two",
    "> quote [[«x]]",
    "- item\n- item [[«x]]",
    "1. *a [[«x]]*",
    "| a | b |\n|---|---|\n| c | [[«x]] |",
    "para\n\n## Head [[«x]]",
    "a [[y]] b\nsecond [[«x]]",
]


@pytest.mark.parametrize("text", PLACES)
def test_a_reference_knows_its_line_and_column(text: str) -> None:
    offset = text.index("«")
    text = text.replace("«", "")
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    spans = tuple((start, number, 1) for number, start in enumerate(starts[:-1], 1))
    _, refs, _ = parse(Prose(text, Source("f.yml"), spans))
    (place,) = [ref.source for ref in refs if ref.id == "x"]
    assert starts[place.line - 1] + place.column - 1 == offset


def test_links_to_the_page_itself_are_taken_off_its_text() -> None:
    mention = '<a class="mention entity" href="/entities/a/">'
    text = f"<p>An {mention}A</a> and a {mention.replace('/a/', '/a-b/')}B</a>.</p>"
    assert without_links_to(text, "/entities/a/") == (
        '<p>An A and a <a class="mention entity" href="/entities/a-b/">B</a>.</p>'
    )
