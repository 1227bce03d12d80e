"""No build changes a file that no build made, by our command and by MkDocs."""

import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.__main__ import cli as mkdocs

from site_builder.cli import main
from site_builder.hosts.mkdocs.command import build_project
from site_builder.site_list import LIST, read_list
from site_builder.snapshot import snapshot
from tests.small_library import FILES

BUILDS = {"site-builder": main, "mkdocs": mkdocs}


def written(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return root


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project and its site."""
    root = written(tmp_path_factory.mktemp("built") / "project", FILES)
    assert build_project(root, None, strict=True)[1]
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built, tmp_path / "project", symlinks=True)


def build(command: str, root: Path, site: str = "site") -> tuple[int, str]:
    """Build as on the command line, in the folder of the project. Returns the exit code and the output."""
    before = Path.cwd()
    os.chdir(root)
    try:
        done = CliRunner().invoke(BUILDS[command], ["build", "--site-dir", site])
    finally:
        os.chdir(before)
    return done.exit_code, done.output


def whole(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """All that is under a folder but the notes in caches: inodes, times, bytes, and where links lead."""
    made = {}
    for path in (folder, *folder.rglob("*")):
        if ".cache" not in path.parts:
            state = path.lstat()
            data = os.fsencode(os.readlink(path)) if path.is_symlink() else b""
            data = path.read_bytes() if stat.S_ISREG(state.st_mode) else data
            made[path.relative_to(folder).as_posix()] = (state.st_ino, state.st_mtime_ns, data)
    return made


def thesis(root: Path) -> Path:
    return written(root / "thesis", {"index.html": "mine", "chapter/one.tex": "mine"})


def site_of_another_project(root: Path) -> None:
    other = written(root.parent / "other/project", FILES)
    assert build_project(other, None, strict=True)[1]
    shutil.copytree(other / "site", root.parent / "theirs")


def page_as_a_link(root: Path) -> None:
    (root / "site/404.html").unlink()
    (root / "site/404.html").symlink_to(thesis(root))


def folder_of_links(root: Path) -> None:
    (root / "links").mkdir()
    (root / "links/one").symlink_to(thesis(root))


Prepare = Callable[[Path], object]


def file(path: str) -> Prepare:
    return lambda root: written(root, {path: "mine"})


def folder(path: str) -> Prepare:
    return lambda root: (root / path).mkdir()


def link(path: str) -> Prepare:
    return lambda root: (root / path).symlink_to(thesis(root))


# What is done first, the folder of the site, and words of the message.
FOREIGN: dict[str, tuple[Prepare, str, str]] = {
    "an author's folder": (thesis, "thesis", "chapter/one.tex, index.html"),
    "a folder that an author made in the site": (folder("site/mine"), "site", "mine/"),
    "a file that an author put into the site": (file("site/entities/mine.txt"), "site", "entities/mine.txt"),
    "a hidden file that an author put into the site": (file("site/.htaccess"), "site", ".htaccess"),
    "a link that an author put into the site": (link("site/link"), "site", "link"),
    "a page of the site that became a link": (page_as_a_link, "site", "404.html"),
    "a folder of links": (folder_of_links, "links", "one"),
    "a link to an author's folder": (link("link"), "link", "link"),
    "a link to nothing": (lambda root: (root / "link").symlink_to("nothing"), "link", "link"),
    "a file": (file("file"), "file", "it is a file"),
    "a checkout": (folder("site/.git"), "site", "holds .git"),
    "a checkout of a worktree": (file("site/.git"), "site", "holds .git"),
    "a folder in a repository's own": (folder(".git"), ".git/site", "holds .git"),
    "the site of another project": (site_of_another_project, "../theirs", "another project built this site"),
    "the project": (Path.exists, ".", "the project itself"),
    "a folder above the project": (Path.exists, "..", "the project itself"),
    "the decks": (Path.exists, "slides", "in 'slides'"),
    "a folder in the decks that is not there": (Path.exists, "slides/site", "in 'slides'"),
    "the content": (Path.exists, "content", "in 'content'"),
    "a folder of the content": (Path.exists, "content/pages", "in 'content'"),
    "printed decks that are not there": (Path.exists, "printed", "in 'printed'"),
    "the caches": (Path.exists, ".cache/site", "in '.cache'"),
}


@pytest.mark.parametrize("command", BUILDS)
@pytest.mark.parametrize("case", FOREIGN)
def test_no_build_changes_a_folder_that_no_build_made(root: Path, command: str, case: str) -> None:
    prepare, site, words = FOREIGN[case]
    prepare(root)
    before = whole(root.parent)
    for _ in range(2):
        code, said = build(command, root, site)
        if command == "site-builder":
            assert (code, words in " ".join(said.split())) == (2, True), said
        assert code != 0, said
        assert whole(root.parent) == before


def without_caches(root: Path) -> None:
    shutil.rmtree(root / ".cache")
    shutil.rmtree(root / ".site.before")


FILES_OF_FILE_MANAGERS = {".DS_Store": "", "Thumbs.db": "", "desktop.ini": ""}

# What is done first, and the folder of the site.
OWN: dict[str, tuple[Prepare, str]] = {
    "a site whose caches were deleted": (without_caches, "site"),
    "a site that an author edited": (file("site/404.html"), "site"),
    "a site that lacks pages": (lambda root: shutil.rmtree(root / "site/entities"), "site"),
    "a folder that is not there": (Path.exists, "new/site"),
    "an empty folder": (folder("empty"), "empty"),
    "a folder with files of file managers": (lambda root: written(root / "a", FILES_OF_FILE_MANAGERS), "a"),
    "a site with files of file managers": (
        lambda root: written(root / "site/entities", FILES_OF_FILE_MANAGERS),
        "site",
    ),
}


@pytest.mark.parametrize("command", BUILDS)
@pytest.mark.parametrize("case", OWN)
def test_what_is_missing_empty_or_our_own_is_built(root: Path, command: str, case: str) -> None:
    prepare, site = OWN[case]
    prepare(root)
    for _ in range(2):
        assert build(command, root, site)[0] == 0
        assert "<title>Bread</title>" in (root / site / "index.html").read_text()
        listed = read_list(root / site)
        there = {p for p in snapshot(root / site).files if Path(p).name not in (LIST, ".DS_Store")}
        assert (listed and listed.paths) == there


@pytest.mark.parametrize("commands", [("site-builder", "mkdocs"), ("mkdocs", "site-builder")])
def test_each_command_knows_the_site_of_the_other(root: Path, commands: tuple[str, str]) -> None:
    assert [build(command, root)[0] for command in (*commands, *commands)] == [0, 0, 0, 0]


HOOK = """
from pathlib import Path

from mkdocs.plugins import event_priority

@event_priority(-101)
def on_post_build(config):
    (Path(config.site_dir) / "late").mkdir(exist_ok=True)
    (Path(config.site_dir) / "late/file.txt").write_text("late")
    (Path(config.site_dir) / "empty").mkdir(exist_ok=True)
    if not (Path(config.site_dir) / "link").is_symlink():
        (Path(config.site_dir) / "link").symlink_to("late")
    {more}
"""


@pytest.mark.parametrize("more", ["", "raise ValueError"])
def test_what_other_plugins_write_after_ours_is_listed_too(root: Path, more: str) -> None:
    config = FILES["mkdocs.yml"] + "hooks: [tools/hook.py]\n"
    written(root, {"mkdocs.yml": config, "tools/hook.py": HOOK.format(more=more)})
    codes = [build("mkdocs", root)[0] for _ in range(2)]
    assert codes == ([1, 1] if more else [0, 0])
    listed = read_list(root / "site")
    assert {"late/file.txt", "empty/", "link//"} <= (listed.paths if listed else set())
    written(root, {"mkdocs.yml": FILES["mkdocs.yml"]})
    assert build("mkdocs", root)[0] == 0


def test_a_folder_named_on_the_command_line_is_relative_to_where_the_command_runs(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root.parent)
    command = ["build", "--project", "project", "--site-dir", "here"]
    assert CliRunner().invoke(main, command).exit_code == 0
    assert (root.parent / "here/index.html").is_file()
    assert "nothing changed" in CliRunner().invoke(main, command).output
