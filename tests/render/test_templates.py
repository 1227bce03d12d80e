"""What a template prints is safe, however it came to be."""

from pathlib import Path

import pytest
from markupsafe import Markup, escape

from site_builder.render.templates import BadTemplateError, Templates, escaped


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


TERM = "themes/site/templates/term.html.jinja"
FAULTS = {
    "{{ 1 // 0 }}": "integer division or modulo by zero",
    "{{ nothing.more }}": "'nothing' is undefined",
    '{{ 1 + "a" }}': "unsupported operand type(s) for +: 'int' and 'str'",
    "{{ 1 | nofilter }}": "No filter named 'nofilter'.",
    "{{ 1 is notest }}": "No test named 'notest'.",
    "{% if %}": "Expected an expression, got 'end of statement block'",
    '{% include "gone.html" %}': "there is no template 'gone.html'",
    '{% extends "gone.html" %}': "there is no template 'gone.html'",
    '{% include ["gone.html", "too.html"] %}': "there is no template 'gone.html' or 'too.html'",
    '{% import "gone.html" as gone %}': "there is no template 'gone.html'",
    '{% include "term.html.jinja" %}': "it calls itself without end",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}": "it calls itself without end",
    "{{ raise() }}": "KeyError: 'key'",
}


@pytest.mark.parametrize(("line", "words"), FAULTS.items())
def test_whatever_a_template_raises_is_told_with_its_file_and_line(
    tmp_path: Path, line: str, words: str
) -> None:
    (tmp_path / TERM).parent.mkdir(parents=True)
    (tmp_path / TERM).write_text(f"<p>\n{line}</p>")
    with pytest.raises(BadTemplateError) as raised:
        Templates(tmp_path, "themes/site").fill("term.html.jinja", **{"raise": lambda: {}["key"]})
    assert (str(raised.value.diagnostic.source), raised.value.diagnostic.message) == (
        f"{TERM}:2:1",
        f"this template cannot be used: {words}",
    )


def test_a_macro_that_is_called_by_itself_is_told_with_its_line_too(tmp_path: Path) -> None:
    path = tmp_path / "slides/templates/x.html.jinja"
    path.parent.mkdir(parents=True)
    path.write_text("{% macro one(n) %}\n\n{{ 1 // n }}{% endmacro %}")
    with pytest.raises(BadTemplateError) as raised:
        Templates(tmp_path, "slides").call("x.html.jinja", "one", 0)
    assert str(raised.value.diagnostic.source) == "slides/templates/x.html.jinja:3:1"


def test_what_a_template_makes_a_shipped_one_raise_is_told_with_its_own_line(tmp_path: Path) -> None:
    (tmp_path / TERM).parent.mkdir(parents=True)
    use = '{% from "partials/macros.html.jinja" import crumbs %}\n{{ crumbs(1) }}'
    (tmp_path / TERM).write_text(use)
    with pytest.raises(BadTemplateError) as raised:
        Templates(tmp_path, "themes/site").fill("term.html.jinja")
    assert str(raised.value.diagnostic.source) == f"{TERM}:2:1"


def test_a_template_of_the_project_is_no_link_that_leads_out(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("SECRET")
    root = tmp_path / "project"
    (root / TERM).parent.mkdir(parents=True)
    (root / TERM).symlink_to(tmp_path / "secret")
    (root / "themes/site/templates/page.jinja").write_text('{% include "../../../../secret" %}')
    templates = Templates(root, "themes/site")
    with pytest.raises(BadTemplateError):
        templates.fill("page.jinja")
    with pytest.raises(BadTemplateError) as raised:  # it is the shipped one that is filled
        templates.fill("term.html.jinja")
    assert "is undefined" in str(raised.value)


def test_a_template_in_another_encoding_is_told_at_its_line(tmp_path: Path) -> None:
    (tmp_path / TERM).parent.mkdir(parents=True)
    (tmp_path / TERM).write_bytes(b"<p>\ncaf\xe9</p>")
    with pytest.raises(BadTemplateError) as raised:
        Templates(tmp_path, "themes/site").fill("term.html.jinja")
    assert (str(raised.value.diagnostic.source), raised.value.diagnostic.code) == (f"{TERM}:2:4", "not-utf8")
