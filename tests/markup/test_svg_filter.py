"""SVG files that others made, before and after the filter."""

import pytest

from site_builder.markup import NotSvgError, filter_svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
BARE = '<svg xmlns="http://www.w3.org/2000/svg">'
EMPTY = '<svg xmlns="http://www.w3.org/2000/svg"/>'

KEPT = [
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
    f'"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n<!-- drawn by hand -->\n{BARE}<g/></svg>',
    f'{BARE}<style>@media (prefers-color-scheme: dark) {{ .a {{ fill: url(#b) }} }}</style><rect class="a"/></svg>',
    f'{HEAD}<defs><g id="a"/></defs><use xlink:href="#a"/><image href="data:image/png;base64,AA=="/></svg>',
    f'{BARE}<circle r="1"><animate attributeName="r" values="1;2" dur="1s"/></circle></svg>',
    f'{BARE}<a href="https://example.org/"><text style="font-size:9px">x</text></a></svg>',
]


@pytest.mark.parametrize("svg", KEPT)
def test_a_harmless_picture_stays_byte_for_byte(svg: str) -> None:
    filtered = filter_svg(svg.encode())
    assert (filtered.data.decode(), [*filtered.dropped]) == (svg, [])


DROPPED = [
    (f"{BARE}<script>x()</script>a</svg>", f"{BARE}a</svg>", [(1, "<script>")]),
    (f'{BARE}\n<rect onclick="x()"/></svg>', f"{BARE}\n<rect/></svg>", [(2, 'onclick="x()" of <rect>')]),
    (f'{HEAD}<a xlink:href="javascript:x"/></svg>', f"{BARE}<a/></svg>",
     [(1, 'xlink:href="javascript:x" of <a>')]),
    (f'{HEAD}<use xlink:href="https://evil.example/a.svg#b"/></svg>', f"{BARE}<use/></svg>",
     [(1, 'xlink:href="https://evil.example/a.svg#b" of <use>')]),
    (f'{BARE}<image href="data:image/svg+xml,x"/></svg>', f"{BARE}<image/></svg>",
     [(1, 'href="data:image/svg+xml,x" of <image>')]),
    (f"{BARE}<foreignObject><p/></foreignObject></svg>", EMPTY, [(1, "<foreignObject>")]),
    (f'{BARE}<h:script xmlns:h="http://www.w3.org/1999/xhtml"/></svg>', EMPTY, [(1, "<script>")]),
    (f"{BARE}<style>@import url(//evil.example)</style></svg>", EMPTY, [(1, "<style>")]),
    (f'{BARE}<set attributeName="href" to="javascript:x"/></svg>', f'{BARE}<set to="javascript:x"/></svg>', []),
    (f'<?xml-stylesheet href="x.xsl"?>{BARE}<g/></svg>', f"{BARE}<g/></svg>",
     [(1, '<?xml-stylesheet href="x.xsl"?>')]),
    (f'<!DOCTYPE svg [<!ATTLIST svg onload CDATA "x()">]>{BARE}<g/></svg>', f"{BARE}<g/></svg>", []),
    (f'<!DOCTYPE svg [<!ENTITY a "<script/>">]>{BARE}<g>&a;</g></svg>', f"{BARE}<g/></svg>", [(1, "<a>")]),
    (f'{BARE}<metadata>x</metadata><i:v xmlns:i="http://www.inkscape.org/">y</i:v><g i="1"/></svg>',
     f"{BARE}<g/></svg>", []),
]  # fmt: skip


@pytest.mark.parametrize(("svg", "expected", "dropped"), DROPPED, ids=[case[0] for case in DROPPED])
def test_what_a_picture_may_not_hold_is_left_out_and_listed_by_line(
    svg: str, expected: str, dropped: list[tuple[int, str]]
) -> None:
    filtered = filter_svg(svg.encode())
    listed = [(line, str(part)) for line, part in filtered.dropped]
    assert (filtered.data.decode(), listed) == (expected, dropped)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "Document is empty, line 1, column 1"),
        (b"<svg/>", 'it does not begin with <svg xmlns="http://www.w3.org/2000/svg">'),
        (
            b"<html><script>x</script></html>",
            'it does not begin with <svg xmlns="http://www.w3.org/2000/svg">',
        ),
    ],
)
def test_what_is_no_svg_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(NotSvgError) as raised:
        filter_svg(data)
    assert str(raised.value) == why
