"""Markdown as this house reads it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from site_builder.prose import Target, linked_once, parse, plain, render, render_inline
from site_builder.prose.markdown import parser


def html(text: str) -> str:
    return render(parse(text).tokens, lambda i: Target(f"/{i}/", i.upper(), "entity"), "own").html.strip()


def test_raw_html_is_text() -> None:
    assert html("a <b>c</b> <script>x</script>") == (
        "<p>a &lt;b&gt;c&lt;/b&gt; &lt;script&gt;x&lt;/script&gt;</p>"
    )


UNJUDGED = st.characters(exclude_characters="[<")  # the addresses of links are changed after parsing


@given(
    st.text("aZé9 \n-.:!?'\"()|#+=>@~%{}/;,\u00a0\u2028\u00b2", max_size=30) | st.text(UNJUDGED, max_size=20)
)
@example("a - b: c! (d) {e} 100 % #f +1 = g > h @i 'j' \"k\" l/m | n")
@example("a\nb c\nd\n")
@example("a\n\nb")
@example("a\n===\nb | c\n- | -")
@example("a ")
@example("a\u00a0")
@example("http://a.b")
def test_a_paragraph_without_markdown_is_parsed_as_by_the_parser(text: str) -> None:
    assert [*parse(text).tokens] == parser().parse(text)


def test_a_reference_takes_the_name_of_its_record_or_the_words_given() -> None:
    assert html("[[a]] and [[b|some\nwords]]") == (
        '<p><a class="ref entity" href="/a/">A</a> and <a class="ref entity" href="/b/">some words</a></p>'
    )


def test_a_reference_in_code_is_text() -> None:
    assert html("`[[a]]`") == "<p><code>[[a]]</code></p>"


def test_an_unknown_reference_is_left_as_its_words() -> None:
    tokens = parse("[[a|<i>words</i>]] [[b]]").tokens
    assert render_inline(tokens, lambda i: None, "own") == "&lt;i&gt;words&lt;/i&gt; b"


def test_code_is_colored_and_formulas_are_set_at_build_time() -> None:
    assert '<span class="n">x</span>' in html("```python\nx = 1\n```")
    assert html("$x^2$").startswith("<p><math ")
    assert html("$$\nx^2\n$$").startswith('<div class="formula" tabindex="0"><math ')


def test_tables_carry_no_style_attribute() -> None:
    made = html("| a | b |\n|--:|---|\n| 1 | 2 |")
    assert '<td class="align-right">1</td>' in made
    assert "style=" not in made


def test_plain_words_keep_the_words_of_references() -> None:
    assert plain(parse("See *the* [[a|words]], `code`\nand more.").tokens) == "See the words, code and more."


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
    parsed = parse(f"[x]({address})")
    assert [m.code for m in parsed.mistakes] == ["unsafe-address"]
    assert "href" not in render(parsed.tokens, lambda i: None, "own").html


@pytest.mark.parametrize(
    "address", ["https://example.org/a?b=c&d", "http://example.org", "mailto:a@example.org", "#part"]
)
def test_a_safe_address_is_linked(address: str) -> None:
    parsed = parse(f"[x]({address})")
    assert parsed.mistakes == []
    assert f'href="{address.replace("&", "&amp;")}"' in render(parsed.tokens, lambda i: None, "own").html


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
def test_a_reference_knows_where_it_stands(text: str) -> None:
    refs = parse(text.replace("«", "")).refs
    assert [ref.offset for ref in refs if ref.id == "x"] == [text.index("«")]


def test_words_may_be_kept_from_being_a_link() -> None:
    assert html("To [[|go]] on.") == "<p>To go on.</p>"


def test_a_page_links_a_name_once_between_two_headings_and_never_to_itself() -> None:
    def link(i: str, how: str = "mention") -> str:
        return f'<a class="{how} entity" href="/entities/{i}/">{i.upper()}</a>'

    before = (
        f"<p>{link('own')} {link('b')} {link('b')} {link('b', 'ref')}</p><h2>x</h2>{link('b')} {link('ab')}"
    )
    assert linked_once(before, "/entities/own/") == (
        f"<p>OWN {link('b')} B {link('b', 'ref')}</p><h2>x</h2>{link('b')} {link('ab')}"
    )


def test_a_time_behind_a_statement_becomes_a_link() -> None:
    text = "So (12:05), there (7:55 to 8:22); at 9:00, (16:9) and `(1:00)` are none."
    made = render_inline(parse(text).tokens, lambda i: None, "own", lambda time: f"<{time}>")
    assert made == (
        "So (<12:05>), there (<7:55> to <8:22>); at 9:00, (16:9) and <code>(1:00)</code> are none."
    )
