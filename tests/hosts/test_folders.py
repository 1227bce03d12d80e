"""What stands in the folders of MkDocs is looked at before it reads them: by our command and by its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.hosts.mkdocs.command import build_project
from tests.conftest import Write
from tests.hosts.test_site import run, tree
from tests.small_library import FILES

CONFIG = FILES["mkdocs.yml"]
Make = Callable[[Path], object]


def told(root: Path) -> list[tuple[str, str]]:
    found, site = build_project(root, None, strict=False)
    assert site is None
    return [(str(d.source), d.code) for d in found]


def ladder(folder: Path) -> None:
    """Folders with two links each to the next one: more paths than can be walked."""
    for number in range(40):
        (folder / str(number)).mkdir()
        for name in ("x", "y"):
            (folder / str(number) / name).symlink_to(f"../{number + 1}")
    (folder / "40").mkdir()


FAULTS: list[tuple[str, Make, str, str]] = [
    ("l.md", lambda p: p.write_bytes("# Über\n\ncafé\n".encode("latin-1")), "1:3", "not-utf8"),
    ("l.md", lambda p: p.write_bytes("# One\n\ncafé\n".encode("latin-1")), "3:4", "not-utf8"),
    ("l.markdown", lambda p: p.write_bytes("# Two\n".encode("utf-16")), "1:1", "not-utf8"),
    ("l.md", lambda p: p.write_bytes("# Two\n".encode("utf-16-le")), "1:2", "not-utf8"),
    ("huge.md", lambda p: p.touch() or os.truncate(p, 8_000_001), "1:1", "too-large"),
    ("huge.mp4", lambda p: p.touch() or os.truncate(p, 1_000_000_000), "1:1", "too-large"),
    ("e.png", lambda p: p.symlink_to("/proc/self/environ"), "1:1", "outside-project"),
    ("e.md", lambda p: p.symlink_to("/etc/passwd"), "1:1", "outside-project"),
    ("etc", lambda p: p.symlink_to("/etc"), "1:1", "outside-project"),
    (".etc", lambda p: p.symlink_to("/etc"), "1:1", "outside-project"),
    (".meta.yml", os.mkfifo, "1:1", "not-a-file"),
    ("pipe.md", os.mkfifo, "1:1", "not-a-file"),
    ("zero.md", lambda p: p.symlink_to("/dev/zero"), "1:1", "outside-project"),
    ("back", lambda p: p.symlink_to("."), "1:1", "circular-link"),
    ("gone.md", lambda p: p.symlink_to("nothing.md"), "1:1", "unreadable-file"),
]


@pytest.mark.parametrize("docs", ["content/pages", "docs", "../docs"])
@pytest.mark.parametrize(("name", "make", "place", "code"), FAULTS)
def test_what_must_not_be_read_among_the_pages_is_reported_by_name(
    project: Write, docs: str, name: str, make: Make, place: str, code: str
) -> None:
    folder = project({})
    root = folder / "project"
    root.mkdir()
    for path in ("content", "slides", "mkdocs.yml"):
        (folder / path).rename(root / path)
    (root / "mkdocs.yml").write_text(CONFIG.replace("content/pages", docs))
    (root / docs).mkdir(exist_ok=True)
    make(root / docs / name)
    shown = f"{folder}/docs" if docs == "../docs" else docs
    assert told(root) == [(f"{shown}/{name}:{place}", code)]
    assert not (root / "site").exists()


def test_pages_outside_the_project_are_built_as_before(project: Write) -> None:
    root = project({"mkdocs.yml": CONFIG.replace("content/pages", "../docs")})
    docs = root.parent / "docs"
    (root / "content/pages").rename(docs)
    try:
        found, site = build_project(root, None, strict=True)
        assert (found, (root / "site/about/index.html").is_file(), site is None) == ([], True, False)
    finally:
        shutil.rmtree(docs)


def test_what_mkdocs_leaves_out_may_be_anything(project: Write) -> None:
    root = project({"mkdocs.yml": f"{CONFIG}exclude_docs: |\n  drafts/\n"})
    (root / "content/pages/drafts").mkdir()
    (root / "content/pages/drafts/old.md").write_bytes(b"caf\xe9")
    (root / "content/pages/.#about.md").symlink_to("me@here.1234")  # a lock of Emacs
    assert build_project(root, None, strict=True)[0] == []


def test_hidden_files_that_the_configuration_asks_for_are_published(project: Write) -> None:
    root = project(
        {
            "mkdocs.yml": f"{CONFIG}exclude_docs: |\n  !.well-known\n  !.nojekyll\n",
            "content/pages/.well-known/security.txt": "Contact: x\n",
            "content/pages/.nojekyll": "",
        }
    )
    assert build_project(root, None, strict=True)[0] == []
    assert {".well-known/security.txt", ".nojekyll"} <= tree(root / "site").keys()


@pytest.mark.parametrize("folder", ["themes/mine", "overrides"])
def test_the_templates_that_replace_those_of_the_theme_are_looked_at_too(project: Write, folder: str) -> None:
    root = project(
        {"mkdocs.yml": CONFIG.replace("{name: material}", f"{{name: material, custom_dir: {folder}}}")}
    )
    (root / folder / "partials").mkdir(parents=True)
    (root / folder / "partials/footer.html").write_bytes(b"<footer>caf\xe9</footer>")
    assert told(root) == [(f"{folder}/partials/footer.html:1:12", "not-utf8")]
    (root / folder / "partials/footer.html").unlink()
    (root / folder / "etc").symlink_to("/etc")
    assert told(root) == [(f"{folder}/etc:1:1", "outside-project")]


@pytest.mark.parametrize("make", [os.mkfifo, lambda p: p.symlink_to("/proc/self/environ")])
def test_a_configuration_that_is_no_file_of_the_project_is_not_opened(project: Write, make: Make) -> None:
    root = project({})
    (root / "mkdocs.yml").unlink()
    make(root / "mkdocs.yml")
    assert [place for place, _ in told(root)] == ["mkdocs.yml:1:1"]


@pytest.mark.parametrize("command", [("site_builder", "build"), ("mkdocs", "build")])
def test_links_in_a_circle_end_at_once_under_both_commands(project: Write, command: tuple[str, ...]) -> None:
    root = project({})
    for name in ("x", "y"):
        (root / "content/pages" / name).symlink_to(".")
    (root / "content/pages/z").mkdir()
    ladder(root / "content/pages/z")
    done = run(root, *command)
    assert done.returncode == 1
    said = " ".join((done.stdout + done.stderr).split())
    assert all(f"content/pages/{name}:1:1: error[circular-link]" in said for name in ("x", "y", "z/5"))
    assert not (root / "site/index.html").exists()


SECRET = "SECRET_OF_THIS_MACHINE"


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
@pytest.mark.parametrize(
    "path",
    [
        "content/glossary.yml",
        "content/images/e.png",
        "content/pages/e.md",
        "slides/decks/e.yml",
        "mkdocs.yml",
    ],
)
def test_no_report_shows_a_line_of_a_file_outside(
    project: Write, tmp_path_factory: pytest.TempPathFactory, path: str, form: str
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "environ"
    outside.write_text(f"{SECRET}: [\n")
    root = project({})
    (root / path).unlink(missing_ok=True)
    (root / path).parent.mkdir(exist_ok=True)
    (root / path).symlink_to(outside)
    done = subprocess.run(
        [sys.executable, "-m", "site_builder", "check", "--format", form],
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ("outside-project" in done.stdout, SECRET in done.stdout + done.stderr) == (True, False)
