"""What goes wrong in a template of the theme, in an override or in a hook is told by its place."""

import errno
import os
import re
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from mkdocs.config.base import get_schema
from mkdocs.config.defaults import MkDocsConfig

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


Install = Callable[[str], object]


@pytest.fixture
def installed(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Install a MkDocs plugin 'baker' from its code, for this process and those that it starts."""
    folder = tmp_path_factory.mktemp("packages")
    monkeypatch.setenv("PYTHONPATH", f"{folder}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    (folder / "baker-1.dist-info").mkdir()
    (folder / "baker-1.dist-info/METADATA").write_text("Metadata-Version: 2.1\nName: baker\nVersion: 1\n")
    names = "[mkdocs.plugins]\nbaker = baker_plugin:Baker\n"
    (folder / "baker-1.dist-info/entry_points.txt").write_text(names)
    monkeypatch.syspath_prepend(folder)
    option = dict(get_schema(MkDocsConfig))["plugins"]  # which knows what was installed when it was made
    entry = EntryPoint("baker", "baker_plugin:Baker", "mkdocs.plugins")
    monkeypatch.setitem(option.installed_plugins, "baker", entry)

    def write(code: str) -> None:
        (folder / "baker_plugin.py").write_text(code)

    yield write
    sys.modules.pop("baker_plugin", None)


def baker(event: str, line: str) -> str:
    head = "import os\nfrom mkdocs.plugins import BasePlugin\n\n\nclass Baker(BasePlugin):\n"
    return f"{head}    def {event}(self, *given, **named):\n        {line}\n"


WITH_BAKER = CONFIG.replace("[search, site-builder]", "[search, baker, site-builder]")
AT_BAKER = "mkdocs.yml:6:19"
FULL = 'raise OSError(28, os.strerror(28), "/tmp/cake")'


@pytest.mark.parametrize(
    ("event", "line", "code", "words"),
    [
        ("on_page_markdown", "1 / 0", "host-failed", "ZeroDivisionError: division by zero"),
        ("on_config", "raise KeyError('cake')", "host-failed", "KeyError: 'cake'"),
        ("on_post_build", FULL, "cannot-write", "OSError: /tmp/cake: the disk is full"),
        ("on_files", "open('/nowhere/at/all')", "host-failed", "FileNotFoundError: [Errno 2] No such file"),
        ("on_env", "os.listdir('/nowhere')", "host-failed", "FileNotFoundError: [Errno 2] No such file"),
    ],
)
def test_what_a_plugin_raises_is_told_with_its_line_in_the_configuration(
    project: Write, installed: Install, event: str, line: str, code: str, words: str
) -> None:
    installed(baker(event, line))
    root = project({"mkdocs.yml": WITH_BAKER})
    [(where, told_code, said)] = built(root)
    words = f"the plugin 'baker' raised {words}"
    assert (where, told_code, said[: len(words)]) == (AT_BAKER, code, words)
    preview = Preview(root, "http://127.0.0.1:8000/", host_of)
    assert [(place, code) for place, code, _ in told(preview.start())] == [(AT_BAKER, code)]
    if event != "on_config":  # which comes before any event of ours
        done = run(root, "mkdocs", "build")
        assert (done.returncode, "Traceback" in done.stdout + done.stderr) == (1, False)
        assert f"{AT_BAKER}: error[{code}]: {words}" in " ".join((done.stdout + done.stderr).split())


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("import nothing_of_this_name\n", "ModuleNotFoundError: No module named 'nothing_of_this_name'"),
        ("raise PermissionError(13, 'Permission denied')\n", "PermissionError: [Errno 13] Permission denied"),
    ],
)
def test_a_plugin_that_cannot_be_imported_is_told(
    project: Write, installed: Install, code: str, words: str
) -> None:
    installed(code)
    root = project({"mkdocs.yml": WITH_BAKER})
    assert built(root) == [(AT_BAKER, "host-failed", f"the plugin 'baker' raised {words}")]


def test_a_page_with_which_an_extension_fails_is_named(project: Write, installed: Install) -> None:
    installed(
        "import markdown.preprocessors\n\n\nclass Rising(markdown.preprocessors.Preprocessor):\n"
        "    def run(self, lines):\n        raise LookupError('no yeast')\n\n\n"
        "class Extension(markdown.Extension):\n    def extendMarkdown(self, md):\n"
        "        md.preprocessors.register(Rising(md), 'rising', 100)\n\n\n"
        "def makeExtension(**given):\n    return Extension(**given)\n"
    )
    root = project({"mkdocs.yml": f"{CONFIG}markdown_extensions: [baker_plugin]\n"})
    words = "MkDocs stopped here: LookupError: no yeast"
    assert built(root) == [("content/pages/about.md:1:1", "host-failed", words)]


def refuses(number: int) -> Callable[..., object]:
    def refused(*given: object, **named: object) -> object:
        raise OSError(number, os.strerror(number), "/tmp/cake")

    return refused


@pytest.mark.parametrize(
    ("number", "cause"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EACCES, "you have no permission to use it"),
        (errno.EMFILE, "too many files are open at once"),
        (errno.ENAMETOOLONG, "its name is too long for the system"),
    ],
)
def test_what_the_system_refuses_to_mkdocs_is_told_with_the_file_and_the_cause(
    project: Write, monkeypatch: pytest.MonkeyPatch, number: int, cause: str
) -> None:
    root = project({})
    monkeypatch.setattr("mkdocs.utils.write_file", refuses(number))
    expected = [("/tmp/cake:1:1", "cannot-write", f"the site cannot be written: {cause}")]
    assert built(root) == expected
    monkeypatch.setattr("tempfile.mkdtemp", refuses(number))
    preview = Preview(root, "http://127.0.0.1:8000/", host_of)
    assert told(preview.start()) == [
        ("/tmp/cake:1:1", "cannot-write", f"the site cannot be written: {cause}")
    ]
