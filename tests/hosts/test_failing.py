"""What goes wrong in a template of the theme, in an override or in a hook is told by its place."""

import re
from pathlib import Path

import pytest

from site_builder.build import load
from site_builder.diagnostics import Diagnostic
from site_builder.hosts.mkdocs.command import build_project, check_site
from site_builder.hosts.mkdocs.previewing import host_of
from site_builder.hosts.mkdocs.rehearsing import single_files
from site_builder.render.templates import BadTemplateError
from site_builder.serve import Preview
from tests.conftest import Write
from tests.hosts.test_site import run, tree
from tests.small_library import FILES

CONFIG = FILES["mkdocs.yml"]
CUSTOM = CONFIG.replace("{name: material}", "{name: material, custom_dir: themes/mine}")
FOOTER = "themes/mine/partials/footer.html"


def told(found: list[Diagnostic]) -> list[tuple[str, str, str]]:
    return [(str(d.source), d.code, d.message) for d in found]


def built(root: Path) -> list[tuple[str, str, str]]:
    found, site = build_project(root, None, strict=False)
    assert site is None
    return told(found)


RAISING = {
    "{{ 1 // 0 }}": "integer division or modulo by zero",
    "{{ nothing.more }}": "'nothing' is undefined",
    "{{ 1 | nofilter }}": "No filter named 'nofilter'.",
    "{{ 1 is notest }}": "No test named 'notest'.",
    "{% if %}": "Expected an expression, got 'end of statement block'",
    '{% include "gone.html" %}': "there is no template 'gone.html'",
    '{% include "partials/footer.html" %}': "it calls itself without end",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}": "it calls itself without end",
}


@pytest.mark.parametrize(("line", "words"), RAISING.items())
def test_whatever_an_override_raises_is_told_with_its_file_and_line(
    project: Write, line: str, words: str
) -> None:
    root = project({"mkdocs.yml": CUSTOM, FOOTER: f"<footer>\n{line}</footer>"})
    expected = [(f"{FOOTER}:2:1", "bad-template", f"this template cannot be used: {words}")]
    assert built(root) == expected
    preview = Preview(root, "http://127.0.0.1:8000/", host_of)
    assert told(preview.start()) == expected


ONLY_OURS = "<footer>\n{% if page and page.meta.generated %}{{ 1 // 0 }}{% endif %}</footer>"


def test_an_override_that_fails_on_our_pages_alone_is_told_by_all_commands(project: Write) -> None:
    root = project({})
    assert build_project(root, None, strict=False)[1]
    before = tree(root / "site")
    (root / "mkdocs.yml").write_text(CUSTOM)
    (root / FOOTER).parent.mkdir(parents=True)
    (root / FOOTER).write_text(ONLY_OURS)
    words = "this template cannot be used: integer division or modulo by zero"
    expected = [(f"{FOOTER}:2:1", "bad-template", words)]
    assert built(root) == expected
    assert told(check_site(root, None, load(root))) == expected
    assert told(single_files(root, None, root / "printed")[0]) == expected
    assert tree(root / "site") == before
    preview = Preview(root, "http://127.0.0.1:8000/", host_of)
    assert preview.start() == []
    with pytest.raises(BadTemplateError) as raised:
        preview.file("entities/oven/index.html")
    assert told([raised.value.diagnostic]) == expected
    done = run(root, "mkdocs", "build")
    assert (done.returncode, "Traceback" in done.stdout + done.stderr) == (1, False)
    assert f"{FOOTER}:2:1: error[bad-template]: {words}" in " ".join(done.stdout.split())


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            {"mkdocs.yml": CUSTOM, FOOTER: "<footer>{{ 1 // 0 }}</footer>"},
            f"{FOOTER}:1:1: error[bad-template]: this template cannot be used: integer division",
        ),
        (
            {
                "mkdocs.yml": f"{CONFIG}hooks: [hook.py]\n",
                "hook.py": "def on_page_markdown(markdown, **_):\n    return 1 // 0\n",
            },
            "hook.py:2:1: error[host-failed]: this hook raised ZeroDivisionError: integer division",
        ),
    ],
)
def test_what_fails_on_pages_of_the_host_is_told_by_its_own_command_without_a_traceback(
    project: Write, files: dict[str, str], expected: str
) -> None:
    done = run(project(files), "mkdocs", "build")
    assert (done.returncode, "Traceback" in done.stdout + done.stderr) == (1, False)
    assert expected in " ".join((done.stdout + done.stderr).split())


def test_an_override_that_is_spoilt_while_it_is_shown_is_told_and_may_be_mended(project: Write) -> None:
    root = project({"mkdocs.yml": CUSTOM, FOOTER: "<footer>one</footer>"})
    preview = Preview(root, "http://127.0.0.1:8000/", host_of)
    assert preview.start() == []
    (root / FOOTER).write_text("<footer>{{ 1 // 0 }}</footer>")
    preview.refresh()
    assert preview.showing
    assert [str(d.source) for d in preview.showing.diagnostics] == [f"{FOOTER}:1:1"]
    (root / FOOTER).write_text("<footer>two</footer>")
    preview.refresh()
    assert b"<footer>two</footer>" in (preview.file("entities/oven/index.html") or b"")
    assert preview.showing.diagnostics == []


FEEDBACK = """\
extra:
  analytics:
    provider: google
    property: G-X
    feedback:
      title: Did it help?
      ratings: RATINGS
"""


@pytest.mark.parametrize(
    ("config", "place", "words"),
    [
        (
            CONFIG + FEEDBACK.replace("RATINGS", "[{icon: material/gone, name: Yes, data: 1, note: Thanks}]"),
            "13:24",
            ("feedback.html", "there is no template '.icons/material/gone.svg'"),
        ),
        (
            CONFIG + FEEDBACK.replace("RATINGS", "[{name: Yes, data: 1, note: Thanks}]"),
            "1:1",
            ("feedback.html", "there is no template '.icons/.svg'"),
        ),
        (
            CONFIG + FEEDBACK.replace("RATINGS", "3"),
            "1:1",
            ("feedback.html", "'int' object is not iterable"),
        ),
        (
            CONFIG + "extra:\n  analytics: {provider: matomo}\n",
            "8:25",
            (
                "integrations/analytics.html",
                "there is no template 'partials/integrations/analytics/matomo.html'",
            ),
        ),
        (
            CONFIG.replace("{name: material}", "{name: material, language: xx}"),
            "5:35",
            ("language.html", "there is no template 'partials/languages/xx.html'"),
        ),
    ],
)
def test_a_setting_with_which_the_theme_fails_is_told(
    project: Write, config: str, place: str, words: tuple[str, str]
) -> None:
    [(where, code, said)] = built(project({"mkdocs.yml": config}))
    assert (where, code, re.sub(r"line \d+", "line", said)) == (
        f"mkdocs.yml:{place}",
        "host-failed",
        "the theme's template partials/{}, line, cannot be used: {}".format(*words),
    )


def test_a_feedback_widget_with_all_its_settings_is_no_complaint(project: Write) -> None:
    ratings = "[{icon: material/emoticon-happy-outline, name: Yes, data: 1, note: Thanks}]"
    root = project({"mkdocs.yml": CONFIG + FEEDBACK.replace("RATINGS", ratings)})
    found, site = build_project(root, None, strict=True)
    assert (found, site is None) == ([], False)


def test_a_page_that_asks_for_a_template_that_is_not_there_is_told(project: Write) -> None:
    root = project({"content/pages/about.md": "---\ntitle: A\ntemplate: gone.html\n---\n# A\n"})
    assert built(root) == [("content/pages/about.md:3:11", "host-failed", "there is no template 'gone.html'")]


def test_a_template_among_the_pages_that_fails_is_told(project: Write) -> None:
    files = {
        "mkdocs.yml": f"{CONFIG}extra_templates: [x.html]\n",
        "content/pages/x.html": "\n{{ 1 // 0 }}",
    }
    assert built(project(files)) == [
        (
            "mkdocs.yml:1:1",
            "host-failed",
            "one of the extra_templates, line 2, cannot be used: integer division or modulo by zero",
        )
    ]


@pytest.mark.parametrize(
    ("hook", "place", "words"),
    [
        ("\n1 / 0\n", "2:1", "this hook raised ZeroDivisionError: division by zero"),
        ("import nothing_of_this_name\n", "1:1", "this hook raised ModuleNotFoundError: No module named"),
        ("x = (\n", "1:5", "this hook raised SyntaxError: '(' was never closed"),
        (
            "def on_page_markdown(*a, **k):\n    return open('gone.txt')\n",
            "2:1",
            "this hook raised FileNotFoundError: [Errno 2] No such file or directory: 'gone.txt'",
        ),
    ],
)
def test_what_a_hook_raises_is_told_with_its_file_and_line(
    project: Write, hook: str, place: str, words: str
) -> None:
    root = project({"mkdocs.yml": f"{CONFIG}hooks: [tools/hook.py]\n", "tools/hook.py": hook})
    [(where, code, said)] = built(root)
    assert (where, code, said.startswith(words)) == (f"tools/hook.py:{place}", "host-failed", True)


@pytest.mark.parametrize(
    ("more", "place", "words"),
    [
        (
            "markdown_extensions:\n  - toc: {pemalink: true}\n",
            "8:5",
            "Config value 'markdown_extensions': Failed to load extension 'toc'. KeyError: 'pemalink'",
        ),
        ("extra_templates: [gone.html]\n", "7:19", "Template skipped: 'gone.html' not found in docs_dir."),
        ("nav: [x: [\n", "8:1", "MkDocs encountered an error parsing the configuration file: while parsing"),
    ],
)
def test_what_mkdocs_says_of_a_setting_is_told_where_it_stands(
    project: Write, more: str, place: str, words: str
) -> None:
    found, _ = build_project(project({"mkdocs.yml": CONFIG + more}), None, strict=False)
    [(where, _, said)] = told(found)
    assert (where, said.startswith(words)) == (f"mkdocs.yml:{place}", True)
