"""What a template prints is safe, however it came to be."""

from pathlib import Path

import pytest
from markupsafe import Markup, escape

from site_builder.render.templates import Templates, escaped


@pytest.mark.parametrize("value", ["words", "a < b & 'c' > \"d\"", Markup("<b>b</b>"), 7, 1.5, None, True])
def test_a_value_is_escaped_as_the_library_does(value: object) -> None:
    assert escaped(value) == str(escape(value))


def test_text_is_escaped_and_what_a_macro_makes_is_not_escaped_again(tmp_path: Path) -> None:
    folder = tmp_path / "themes/site/templates"
    folder.mkdir(parents=True)
    (folder / "page.jinja").write_text(
        "{% macro bold(words) %}<b>{{ words }}</b>{% endmacro %}"
        "{% for word in words %}{{ bold(word) }}{{ once(bold, word) }}{{ loop.index }}{{ word }} {% endfor %}"
    )
    made = Templates(tmp_path, "themes/site").fill("page.jinja", words=["<i>", Markup("<i>")])
    assert made == "<b>&lt;i&gt;</b><b>&lt;i&gt;</b>1&lt;i&gt; <b><i></b><b><i></b>2<i> "
