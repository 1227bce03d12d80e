"""Which addresses prose and pages may link to."""

import pytest

from site_builder.markup import why_unsafe, why_unsafe_on_page

SCHEME = "has the scheme '{}:', which is not accepted"
HOST = "leaves this site without saying how"
BY_HAND = "points into this site by hand"


@pytest.mark.parametrize(
    ("address", "in_prose", "on_page"),
    [
        ("https://example.org/", "", ""),
        ("HTTP://example.org", "", ""),
        ("mailto:ada@example.org", "", ""),
        ("#rising", "", ""),
        ("about.md", BY_HAND, ""),
        ("/entities/oven/", BY_HAND, ""),
        ("javascript:alert(1)", SCHEME.format("javascript"), SCHEME.format("javascript")),
        (" JaVa\tScript\n:alert(1)", SCHEME.format("javascript"), SCHEME.format("javascript")),
        ("java\u200bscript:alert(1)", SCHEME.format("javascript"), SCHEME.format("javascript")),
        ("data:text/html,x", SCHEME.format("data"), SCHEME.format("data")),
        ("file:///etc/passwd", SCHEME.format("file"), SCHEME.format("file")),
        ("vbscript:x", SCHEME.format("vbscript"), SCHEME.format("vbscript")),
        ("//evil.example", HOST, HOST),
        ("\\\\evil.example", HOST, HOST),
        ("/\\evil.example", HOST, HOST),
        ("\t//evil.example", HOST, HOST),
    ],
)
def test_an_address_is_judged_as_browsers_read_it(address: str, in_prose: str, on_page: str) -> None:
    assert (why_unsafe(address), why_unsafe_on_page(address)) == (in_prose, on_page)
