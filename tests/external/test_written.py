"""Every address of the world in a library is found, with the place at which it was written."""

from site_builder.build import load
from site_builder.external.written import written_addresses
from tests.conftest import Write
from tests.small_library import ENTITIES, GLOSSARY, SOURCES

PROSE = """\
crumb:
  term: crumb
  definition: The inside of a loaf.
  body: |
    See [a page](https://a.example/x?a=1&b=2#part "Title") and <https://b.example>, twice
    [the same](https://a.example/x?a=1&b=2), and [by name][one], [mail](mailto:a@example.org).

    > - Deep down, [Zürich](https://c.example/zürich).

    `https://code.example/` is code.

    [one]: https://d.example/long(er)
"""


def written(root_of: Write, changed: dict[str, str]) -> list[str]:
    root = root_of(changed)
    loaded = load(root)
    assert not loaded.is_broken, loaded.diagnostics
    return [f"{w.source} {w.length} {w.address}" for w in written_addresses(loaded.library, root)]


def test_addresses_of_fields_of_numbers_and_of_the_recording_are_found(project: Write) -> None:
    numbers = "  arxiv: '1706.03762'\n  doi: 10.1000/182\n"
    links = "  links:\n    - {title: More, url: 'HTTPS://Links.Example'}\n"
    changed = {
        "content/sources.yml": SOURCES + numbers,
        "content/entities/all.yml": ENTITIES + links,
    }
    assert written(project, changed) == [
        "content/entities/all.yml:26:26 21 https://links.example/",
        "content/lectures/bread/lecture.yml:1:1 5 https://www.youtube.com/watch?v=abcdefghijk",
        "content/sources.yml:6:8 31 https://books.example.org/bread",
        "content/sources.yml:7:10 10 https://arxiv.org/abs/1706.03762",
        "content/sources.yml:8:8 11 https://doi.org/10.1000/182",
    ]


def test_addresses_in_prose_are_found_in_their_line_and_code_and_mail_are_none(project: Write) -> None:
    glossary = GLOSSARY[: GLOSSARY.index("crumb:")] + PROSE
    found = [line for line in written(project, {"content/glossary.yml": glossary}) if "glossary" in line]
    assert found == [
        "content/glossary.yml:9:18 32 https://a.example/x?a=1&b=2",
        "content/glossary.yml:9:65 17 https://b.example/",
        "content/glossary.yml:10:16 27 https://a.example/x?a=1&b=2",
        "content/glossary.yml:12:29 24 https://c.example/z%C3%BCrich",
        "content/glossary.yml:16:12 26 https://d.example/long(er)",
    ]


def test_addresses_in_pages_written_by_hand_are_found(project: Write) -> None:
    page = "# About\r\n\r\nSee [x](https://a.example/x) and [home](index.md).\r\n"
    found = [line for line in written(project, {"content/pages/about.md": page}) if "pages" in line]
    assert found == ["content/pages/about.md:3:9 19 https://a.example/x"]
