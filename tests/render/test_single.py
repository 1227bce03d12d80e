"""A deck as one file: no word in its data ends its script or hides the end, and images may be missing."""

import json
import re

import pytest

from site_builder.build import load, render
from site_builder.render.single import single_file
from tests.conftest import Write
from tests.small_library import FILES


@pytest.mark.parametrize("words", ["</script><b>", "</SCRIPT >", "<!-- <script>", "--><!--<script>x", "]]>"])
def test_words_of_a_card_end_no_script(project: Write, words: str) -> None:
    root = project({})
    built = render(load(root).library, root, "https://example.org/")
    files = {output.path: output.data for output in built.outputs}
    html = single_file("slides/talk/index.html", files, {"cards-0": {"oven": words}}, "")
    script = html[html.rindex("<script>") :]
    [data] = re.findall(r"window\.siteBuilderInline = (.*);", script)
    assert json.loads(data) == {"cards-0": {"oven": words}}
    assert "<" not in data
    assert script.count("</script") == 1


def test_an_image_that_is_missing_keeps_its_address(project: Write) -> None:
    slides = "slides:\n  - image: /images/no.png\n    alt: A loaf\n"
    root = project({"slides/decks/talk.yml": FILES["slides/decks/talk.yml"] + slides})
    built = render(load(root).library, root)
    files = {output.path: output.data for output in built.outputs}
    assert '<img src="../../images/no.png" alt="A loaf">' in single_file(
        "slides/talk/index.html", files, {}, ""
    )
