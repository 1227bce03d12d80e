"""Whatever is written in Markdown and formulas, only harmless HTML comes of it."""

import pytest

from tests.hostile.grammar import KINDS, run
from tests.hostile.harmless import faults_of_page, faults_of_prose

INPUTS, SEED = 1_000, 1  # the same inputs on every machine and day


@pytest.mark.parametrize("kind", KINDS)
def test_random_markdown_becomes_harmless_html(kind: str) -> None:
    assert run(kind, INPUTS, SEED) == []


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<p>a<script>x</script></p>", "<script>"),
        ('<p><a href="javascript:x">a</a></p>', 'href="javascript:x" of <a>'),
        ('<p><a href="java\tscript:x">a</a></p>', 'href="java\tscript:x" of <a>'),
        ('<p><a href="//evil.example">a</a></p>', 'href="//evil.example" of <a>'),
        ('<p><img src="//evil.example" alt="">', 'src="//evil.example" of <img>'),
        ('<p><img src="https://evil.example" alt="">', 'src="https://evil.example" of <img>'),
        ('<p onclick="x">a', 'onclick="x" of <p>'),
        ('<p style="color: red">a', 'style="color: red" of <p>'),
        ("<math><mi><script>x</script></mi></math>", "<script>"),
        ('<a title="<img src=x>">x</a>', 'title="<img src=x>" of <a>'),
        ("<form>a</form>", "<form>"),
        ("<svg><style><img src=x></style></svg>", "<style>"),
        ('<div id="__config">x</div>', 'id="__config" of <div>'),
    ],
)
def test_the_list_of_what_is_harmless_finds_what_is_not(html: str, fault: str) -> None:
    assert fault in faults_of_prose(html)
    assert fault in faults_of_page(html)
