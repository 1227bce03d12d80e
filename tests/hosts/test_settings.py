"""What is wrong in `mkdocs.yml` is told with its line, whatever MkDocs itself makes of it."""

import json
from pathlib import Path

import pytest

from site_builder.hosts.mkdocs.previewing import host_of
from site_builder.hosts.mkdocs.site import configure
from site_builder.read import place_of
from site_builder.serve import Preview
from tests.conftest import Write
from tests.hosts.test_site import run, tree
from tests.small_library import FILES

CONFIG = FILES["mkdocs.yml"]
PLUGINS = "[search, site-builder]"


def told(root: Path) -> tuple[bool, list[tuple[str, str, str]]]:
    """Whether there is a configuration, and what is wrong in it: place, message, hint."""
    config, found = configure(root, None)
    return config is not None, [(str(d.source), d.message, d.hint) for d in found]


def test_a_key_is_found_in_mappings_and_in_lists_of_them() -> None:
    text = "plugins:\n  - search:\n      lang: en\n  - tags\ntheme: !ENV [A, {name: x}]\n"
    places = [
        place_of("x.yml", text, *keys)
        for keys in (("plugins", "search", "lang"), ("plugins", "tags"), ("theme", "name"), ("lang",))
    ]
    assert [str(place) for place in places] == ["x.yml:3:7", "x.yml:4:5", "x.yml:5:18", "None"]


@pytest.mark.parametrize(
    ("config", "place", "message", "hint"),
    [
        (
            CONFIG.replace(PLUGINS, "\n  - search\n  - site-builder: {page: whole}"),
            "8:20",
            "the plugin 'site-builder' has no option 'page'",
            "did you mean 'pages'?",
        ),
        (
            CONFIG.replace(PLUGINS, "\n  - site-builder: {zzz: whole}"),
            "7:20",
            "the plugin 'site-builder' has no option 'zzz'",
            "it has: pages",
        ),
        (
            CONFIG.replace(PLUGINS, "[search: {seperator: x}, site-builder]"),
            "6:20",
            "the plugin 'material/search' has no option 'seperator'",
            "did you mean 'separator'?",
        ),
        (
            CONFIG + "coypright: we\n",
            "7:1",
            "MkDocs has no setting 'coypright'",
            "did you mean 'copyright'?",
        ),
        (
            CONFIG + "zzz: we\n",
            "7:1",
            "MkDocs has no setting 'zzz'",
            "what only templates read belongs under 'extra'",
        ),
        (
            CONFIG + "validation: {links: {anchor: warn}}\n",
            "7:22",
            "the setting 'validation' has no part 'anchor'",
            "did you mean 'anchors'?",
        ),
        (
            CONFIG + "validation: {anchor: warn}\n",
            "7:14",
            "the setting 'validation' has no part 'anchor'",
            "did you mean 'anchors'?",
        ),
        (
            CONFIG + "edit_uri_template: 'x/{path}'\nedit_uri: x\n",
            "7:1",
            "Config value 'edit_uri_template': The option 'edit_uri' has no effect when "
            "'edit_uri_template' is set.",
            "",
        ),
    ],
)
def test_what_mkdocs_would_do_without_is_told_with_its_line(
    project: Write, config: str, place: str, message: str, hint: str
) -> None:
    assert told(project({"mkdocs.yml": config})) == (True, [(f"mkdocs.yml:{place}", message, hint)])


def test_a_setting_that_cannot_be_is_told_with_its_line(project: Write) -> None:
    config = f"{CONFIG}validation: {{links: {{anchors: warm}}}}\n"
    assert told(project({"mkdocs.yml": config}))[1][0][0] == "mkdocs.yml:7:22"
    root = project({"mkdocs.yml": "site_name: Bread\ndocs_dir: nowhere\nplugins: [site-builder]\n"})
    is_read, [(place, message, _)] = told(root)
    assert (is_read, place, message.startswith("Config value 'docs_dir': The path '")) == (
        False,
        "mkdocs.yml:2:1",
        True,
    )


MISSPELT = CONFIG.replace(PLUGINS, "[search, site-builder: {page: whole}]")


def test_a_misspelt_option_is_told_by_build_check_and_preview_and_kept_from_a_strict_build(
    project: Write,
) -> None:
    root = project({})
    assert run(root, "site_builder", "build").returncode == 0
    before = tree(root / "site")
    (root / "mkdocs.yml").write_text(MISSPELT)
    for command in (["build"], ["check"]):
        done = run(root, "site_builder", *command)
        assert (done.returncode, "^^^^ did you mean 'pages'?" in done.stdout) == (0, True), done.stderr
    (root / "content/glossary.yml").write_text(FILES["content/glossary.yml"].replace("The inside", "All"))
    done = run(root, "site_builder", "build", "--strict")
    assert (done.returncode, done.stderr) == (1, "1 warning.\nThe site was not changed.\n")
    assert tree(root / "site") == before
    preview = Preview(root, "http://127.0.0.1:8000/", host_of)
    assert preview.start() == []
    assert preview.showing
    assert [d.hint for d in preview.showing.diagnostics] == ["did you mean 'pages'?"]


def test_mkdocs_tells_a_misspelt_option_with_its_line_too(project: Write) -> None:
    done = run(project({"mkdocs.yml": MISSPELT}), "mkdocs", "build")
    line = next(n for n, text in enumerate(MISSPELT.split("\n"), 1) if "page: whole" in text)
    said = " ".join(done.stderr.split())
    assert (done.returncode, f"mkdocs.yml:{line}:34: there is no 'page'; did you mean 'pages'?" in said) == (
        0,
        True,
    ), done.stderr


def test_a_configuration_that_asks_to_be_strict_is_refused_with_an_error(project: Write) -> None:
    root = project({"mkdocs.yml": f"{MISSPELT}strict: true\n"})
    done = run(root, "site_builder", "check", "--format", "json")
    assert done.returncode == 2
    assert [(d["severity"], d["hint"]) for d in json.loads(done.stdout)] == [
        ("error", ""),
        ("warning", "did you mean 'pages'?"),
    ]


def test_a_strict_configuration_and_a_broken_link_is_an_error(project: Write) -> None:
    page = "# About\n\nSee [the oven](entities/ofen/index.md).\n"
    root = project({"mkdocs.yml": f"{CONFIG}strict: true\n", "content/pages/about.md": page})
    done = run(root, "site_builder", "build")
    assert (done.returncode, (root / "site").exists()) == (1, False)
    assert "error[host-failed]: Aborted with 1 warnings in strict mode!" in done.stdout
