"""Faults are found at their line and column, in whatever way the address is written."""

from collections.abc import Sequence

import pytest

from site_builder.crawl.finding import Text

PLACES = [
    ("an attribute", '<p>\n<a href="none/">', "none/", (2, 10)),
    ("an attribute after one that only ends with it", '<a href="x/none"><a href="none">', "none", (1, 27)),
    ("an attribute without quotes", "<a href=none/>", "none/", (1, 9)),
    ("an attribute behind an apostrophe", "<p title=it's><a href='none/'>", "none/", (1, 24)),
    ("an attribute with an entity", '<a href="none?a&amp;b">', "none?a&b", (1, 10)),
    ("an attribute with spaces around it", '<form action=" none/ ">', "none/", (1, 16)),
    ("a candidate", '<img srcset="a.png 1x, none.png 2x">', "none.png", (1, 24)),
    ("a style attribute", '<p style="a: b;\nbackground: url(none.png)">', "none.png", (2, 17)),
    ("a style element", "<style>\na { b: url(\\62 .png) }</style>", "b.png", (2, 12)),
    ("a forward", '<meta http-equiv="refresh" content="0; url=none/">', "none/", (1, 44)),
    ("structured data", '<script type="a/b">{"url": "none/#x"}</script>', "none/", (1, 29)),
    ("an entry of a sitemap", "<urlset>\n<loc> none/ </loc>", "none/", (2, 7)),
    ("an entry in CDATA", "<rss><link><![CDATA[none/]]></link>", "none/", (1, 21)),
    ("a text in JSON", '{"a": "x/none/", "b": "none/"}', "none/", (1, 24)),
    ("a text in JSON with escapes", '{"b": "none\\/"}', "none/", (1, 8)),
    ("a line of robots.txt", "User-agent: *\nSitemap: none.xml", "none.xml", (2, 10)),
    ("a style sheet, behind a comment", "/* none.png */ a { b: url(none.png) }", "none.png", (1, 27)),
    ("what is not there", '<a href="x">', "none", (1, 1)),
]


@pytest.mark.parametrize(("text", "written", "place"), [p[1:] for p in PLACES], ids=[p[0] for p in PLACES])
def test_an_address_is_found_where_it_stands(text: str, written: str, place: Sequence[int]) -> None:
    assert Text(text.encode()).address(written) == place


def test_a_tag_is_the_last_of_its_name_before_the_end_of_its_line() -> None:
    text = Text(b"<p>\n<a>x</a> <abbr>y</abbr> <svg:g\nid='z'/>\n")
    assert [text.tag("a", 2), text.tag("g", 3), text.tag("p", 9), text.tag("b", 9)] == [
        (2, 1),
        (2, 25),
        (1, 1),
        (4, 1),
    ]
