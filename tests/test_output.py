"""The site is replaced whole or not at all, and what did not change is not written again."""

import errno
import os
import random
import shutil
import signal
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from site_builder import exchange
from site_builder.output import Output, Replacement, write
from site_builder.output import replacing as replacing_of
from site_builder.ownership import ForeignSiteError, Project
from site_builder.site_list import LIST, mark_of_project, write_list
from site_builder.snapshot import Kept, Snapshot, holding, snapshot

Pages = dict[str, str]

OLD = {"index.html": "home", "a/index.html": "A", "a/b/index.html": "B", "c": "a file", "d/index.html": "D"}
# Some files are as before, one is changed, one gone, one new; a file becomes a folder and a folder a file.
NEW = {"index.html": "home", "a/index.html": "A2", "a/b/index.html": "B", "c/index.html": "C", "d": "a file"}


def replacing(
    site: Path, known: dict[str, Kept] | None = None, stands: bool = False
) -> AbstractContextManager[Replacement]:
    """The replacement of a site whose project is the folder above it."""
    return replacing_of(site, Project(site.parent), known, stands)


def build(site: Path, pages: Pages, known: dict[str, Kept] | None = None) -> dict[str, Kept]:
    with replacing(site, known) as new:
        new.put(Output(path, text.encode()) for path, text in pages.items())
    return new.kept


def files(folder: Path) -> Pages:
    """All files of a folder but the list of those of a site."""
    paths = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file() and p.name != LIST}
    return {path: p.read_text() for path, p in paths.items()}


def folders(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_dir()}


def inodes(folder: Path) -> dict[str, int]:
    return {path: (folder / path).stat().st_ino for path in files(folder)}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


# Every step that changes the disk.
_STEPS = ("link", "unlink", "mkdir", "rmdir", "rename", "replace")


def watch_steps(monkeypatch: pytest.MonkeyPatch, heard: Callable[[int], object]) -> None:
    """Call `heard` with 0, 1, 2, … just before each step that changes the disk."""
    steps = iter(range(1_000_000))

    def watched(name: str, do: Callable[..., object]) -> None:
        def step(*args: object, **options: object) -> object:
            heard(next(steps))
            return do(*args, **options)

        monkeypatch.setattr(name, step)

    for name in _STEPS:
        watched(f"os.{name}", getattr(os, name))
    watched("pathlib.Path.open", Path.open)
    watched("site_builder.exchange.exchange_at_once", exchange.exchange_at_once)


def at_step(number: int, monkeypatch: pytest.MonkeyPatch, happens: Callable[[], object]) -> None:
    """Let something happen just before the nth step that changes the disk."""
    watch_steps(monkeypatch, lambda step: happens() if step == number else None)


def disk_is_full() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_the_new_site_has_the_new_files_and_no_others(site: Path) -> None:
    for pages in (OLD, NEW, OLD, NEW, {}, OLD):
        build(site, pages)
        assert (files(site), folders(site)) == (pages, {d for p in pages for d in above(p)})


def above(path: str) -> Iterator[str]:
    parts = path.split("/")
    yield from ("/".join(parts[:n]) for n in range(1, len(parts)))


def test_what_did_not_change_is_the_same_file_with_the_same_time(site: Path) -> None:
    known = build(site, OLD)
    before = inodes(site)
    for pages in (NEW, OLD, NEW):
        known = build(site, pages, known)
    after = inodes(site)
    assert {path for path in after if after[path] == before.get(path)} == {"index.html", "a/b/index.html"}


def test_without_memory_of_the_last_build_files_are_compared(site: Path) -> None:
    build(site, OLD)
    before = inodes(site)
    build(site, OLD | {"a/index.html": "a"})
    after = inodes(site)
    assert {path for path in after if after[path] != before[path]} == {"a/index.html"}


def test_a_build_that_gives_the_same_site_exchanges_nothing(site: Path) -> None:
    known = build(site, OLD)
    folder = site.stat().st_ino
    with replacing(site, known) as new:
        new.put(Output(path, text.encode()) for path, text in OLD.items())
    assert (new.is_changed, site.stat().st_ino) == (False, folder)


def test_of_files_seen_just_now_only_those_are_looked_at_that_are_others(site: Path) -> None:
    build(site, OLD)
    seen = snapshot(site).files
    part = site / "part"
    part.write_text("HOME")
    part.rename(site / "index.html")
    (site / "a/index.html").unlink()
    assert snapshot(site, seen) == snapshot(site) != Snapshot(seen)


def test_what_another_program_does_to_a_site_while_it_is_brought_up_to_date_is_seen_by_the_next_build(
    site: Path,
) -> None:
    build(site, NEW)
    for spoilt in OLD:
        known = build(site, OLD)
        with replacing(site, known, stands=True) as new:
            (site / spoilt).write_text("mine")
            new.keep(known)
        assert snapshot(site) != holding(new.kept)
        build(site, OLD, new.kept)
        assert files(site) == OLD


def test_a_build_writes_what_changed_and_touches_nothing_else(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = {f"p{n}/index.html": "old" for n in range(200)}
    known = build(site, pages)
    known = build(site, pages | {"p1/index.html": "new"}, known)
    steps: list[int] = []
    watch_steps(monkeypatch, steps.append)
    build(site, pages | {"p1/index.html": "newer"}, known)
    assert 3 < len(steps) < 14


def same_size_and_time(path: Path) -> None:
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    path.write_text("X")
    os.utime(path, ns=times)


def replaced_by_a_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/hostname")


def folder_replaced_by_a_link(path: Path) -> None:
    shutil.rmtree(path.parent)
    path.parent.symlink_to("/etc")


def replaced_by_a_folder(path: Path) -> None:
    path.unlink()
    (path / "mine").mkdir(parents=True)


@pytest.mark.parametrize(
    "spoil",
    [
        same_size_and_time,
        lambda path: path.unlink(),
        lambda path: path.write_text("longer than before"),
        lambda path: shutil.rmtree(path.parent),
        lambda path: (path.parent / ".DS_Store").write_text("of a file manager"),
    ],
)
@pytest.mark.parametrize("folder", ["site", ".site.before/site"])
def test_what_was_done_by_hand_in_a_site_is_undone(
    tmp_path: Path, folder: str, spoil: Callable[[Path], object]
) -> None:
    site = tmp_path / "site"
    build(site, NEW)
    known = build(site, OLD)
    spoil(tmp_path / folder / "a/index.html")
    for pages in (OLD, OLD, NEW):
        known = build(site, pages, known)
        assert (files(site), folders(site)) == (pages, {d for p in pages for d in above(p)})
        assert not [p for p in site.rglob("*") if p.is_symlink()]


def whole(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """All that is under a folder, with inodes, times, and what the files hold or where the links lead."""
    made = {}
    for path in (folder, *folder.rglob("*")):
        state = path.lstat()
        data = os.fsencode(os.readlink(path)) if path.is_symlink() else b""
        data = path.read_bytes() if stat.S_ISREG(state.st_mode) else data
        made[path.relative_to(folder).as_posix()] = (state.st_ino, state.st_mtime_ns, data)
    return made


def assert_refused(site: Path, words: str, known: dict[str, Kept] | None = None) -> None:
    """Two builds are refused with these words, and change nothing in the folder of the site and beside it."""
    before = whole(site.parent)
    for _ in range(2):
        with pytest.raises(ForeignSiteError) as refused:
            build(site, NEW, known)
        assert words in f"{refused.value.diagnostic.source.path}: {refused.value.diagnostic.message}"
    assert whole(site.parent) == before


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (replaced_by_a_link, "a/index.html"),
        (folder_replaced_by_a_link, "a"),
        (replaced_by_a_folder, "a/index.html/mine/"),
        (lambda path: path.rename(path.with_name("Index.html")), "a/Index.html"),
        (lambda path: path.parent.rename(path.parent.with_name("A")), "A/b/index.html, A/index.html"),
        (lambda path: (path.parent / "mine.txt").write_text("mine"), "a/mine.txt"),
        (lambda path: (path.parent / "mine").mkdir(), "a/mine/"),
        (lambda path: os.mkfifo(path.parent / "pipe"), "a/pipe"),
        (lambda path: [(path.parent / name).touch() for name in "xyz"], "a/x, a/y and 1 more"),
        (lambda path: write([Output(".DS_Store", b"")], path.parent / "mine"), "a/mine/"),
    ],
)
@pytest.mark.parametrize("folder", ["site", ".site.before/site"])
def test_what_no_build_wrote_stops_the_next_build(
    tmp_path: Path, folder: str, spoil: Callable[[Path], object], named: str
) -> None:
    site = tmp_path / "site"
    build(site, NEW)
    known = build(site, OLD)
    spoil(tmp_path / folder / "a/index.html")
    assert_refused(site, f"{folder}: no build wrote what is in this folder: {named}", known)


@pytest.mark.parametrize(
    "list_file", ["", "[]", '{"format": 1', '{"format": "Site Builder: files of this site, 1"}']
)
def test_a_damaged_list_counts_as_none(site: Path, list_file: str) -> None:
    build(site, OLD)
    (site / LIST).write_text(list_file)
    assert_refused(site, "no build wrote what is in this folder: a/b/index.html, a/index.html and 3 more")


def test_a_site_of_another_project_is_left_alone(site: Path) -> None:
    with replacing_of(site, Project(site.with_name("other"))) as new:
        new.put([Output("index.html", b"theirs")])
    assert_refused(site, "site: another project built this site: index.html")


def test_a_site_that_was_moved_with_its_project_is_still_its_own(tmp_path: Path) -> None:
    build(tmp_path / "one/site", OLD)
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    build(tmp_path / "two/site", NEW)
    assert files(tmp_path / "two/site") == NEW


def built_by_an_older_version(site: Path) -> dict[str, Kept]:
    """A site without a list, as older versions left it; returns what they remembered of it."""
    build(site, NEW)
    known = build(site, OLD)
    for folder in (site, site.with_name(".site.before") / "site"):
        (folder / LIST).unlink()
    (site.with_name(".site.before") / ".gitignore").write_text("*\n")
    return known


def test_a_site_of_an_older_version_is_known_by_what_was_remembered_of_it(site: Path) -> None:
    known = built_by_an_older_version(site)
    for pages in (NEW, OLD, NEW):
        known = build(site, pages, known)
        assert (files(site), folders(site)) == (pages, {d for p in pages for d in above(p)})


def test_a_site_of_an_older_version_with_a_file_of_another_hand_is_left_alone(site: Path) -> None:
    known = built_by_an_older_version(site)
    (site / "index.html").unlink()
    (site / "index.html").write_text("mine")
    assert_refused(site, "site: no build wrote what is in this folder: index.html", known)


def test_a_file_that_comes_into_the_site_during_a_build_stops_the_next_one(site: Path) -> None:
    build(site, OLD)
    with replacing(site) as new:
        new.put([Output("index.html", b"new")])
        (site / "mine.txt").write_text("mine")
    assert_refused(site, ".site.before/site: no build wrote what is in this folder: mine.txt")


@pytest.mark.parametrize(
    "name", ["", "/..", "/content", "/content/images", "/printed", "/.git/x", "/.cache", "/my/docs"]
)
def test_folders_of_the_project_and_those_above_it_are_never_a_site(tmp_path: Path, name: str) -> None:
    root = tmp_path / "in/project"
    (root / "content").mkdir(parents=True)
    before = whole(tmp_path)
    with pytest.raises(ForeignSiteError), replacing_of(Path(f"{root}{name}"), Project(root, [root / "my"])):
        pass
    assert whole(tmp_path) == before


def test_a_folder_that_a_link_leads_to_is_known_as_that_of_the_project(site: Path) -> None:
    (site.parent / "content").mkdir()
    (site.parent / "link").symlink_to("content")
    before = whole(site.parent)
    with (
        pytest.raises(ForeignSiteError, match="the project keeps its own files in 'content'"),
        replacing_of(site.parent / "link/site", Project(site.parent)),
    ):
        pass
    assert whole(site.parent) == before


@pytest.mark.parametrize("make", [Path.mkdir, Path.touch])
def test_a_folder_with_git_in_it_is_never_a_site(site: Path, make: Callable[[Path], None]) -> None:
    known = build(site, OLD)
    make(site / ".git")
    assert_refused(site, "this folder belongs to a git repository", known)


def test_names_that_differ_in_capitals_only_are_two_names(site: Path) -> None:
    for path in ("About/index.html", "about/index.html", "About/Index.html", "about/index.html"):
        build(site, {path: "about"})
        assert files(site) == {path: "about"}


def test_a_build_that_fails_leaves_the_old_site(site: Path) -> None:
    build(site, OLD)
    with pytest.raises(ZeroDivisionError), replacing(site) as new:
        new.put([Output("index.html", b"new")])
        _ = 1 / 0
    assert files(site) == OLD


def test_a_full_disk_at_any_step_leaves_the_old_site_and_the_next_build_is_right(tmp_path: Path) -> None:
    failed = 0
    for number in range(40):
        site = tmp_path / str(number) / "site"
        build(site, NEW)
        known = build(site, OLD)
        expected = NEW
        with pytest.MonkeyPatch.context() as monkeypatch:
            at_step(number, monkeypatch, disk_is_full)
            try:
                build(site, NEW, known)
            except OSError:
                expected = OLD
        assert files(site) == expected
        failed += expected == OLD
        build(site, NEW, known)
        assert files(site) == NEW
    assert 5 < failed < 40


@pytest.mark.parametrize("can_exchange", [True, False])
def test_a_build_killed_at_any_step_leaves_the_old_or_the_new_site_and_the_next_one_is_right(
    tmp_path: Path, can_exchange: bool
) -> None:
    killed = set()
    for number in range(40):
        site = tmp_path / str(number) / "site"
        build(site, NEW)
        known = build(site, OLD)
        child = os.fork()
        if child == 0:  # pragma: no cover
            with pytest.MonkeyPatch.context() as monkeypatch:
                if not can_exchange:
                    monkeypatch.setattr(exchange, "exchange_at_once", lambda new, site: False)
                at_step(number, monkeypatch, lambda: os._exit(9))
                build(site, NEW, known)
            os._exit(0)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9:
            killed.add(number)
        if can_exchange or site.exists():
            assert files(site) in (OLD, NEW)
        build(site, NEW, known)
        assert (files(site), folders(site)) == (NEW, {"a", "a/b", "c"})
    assert 10 < len(killed) < 40


def test_a_build_killed_at_any_moment_leaves_the_old_or_the_new_site(site: Path) -> None:
    old, new = ({f"p{n}/index.html": f"{word}{n}" for n in range(300)} for word in ("old", "new"))
    chance = random.Random(6)
    build(site, old)
    for _ in range(20):
        child = os.fork()
        if child == 0:  # pragma: no cover
            build(site, new if (site / "p0/index.html").read_text() == "old0" else old)
            os._exit(0)
        time.sleep(chance.random() * 0.05)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        assert files(site) in (old, new)
    build(site, new)
    assert files(site) == new


def test_two_builds_at_once_do_not_meet(site: Path) -> None:
    build(site, OLD)
    with replacing(site) as first:
        first.put([Output("index.html", b"first")])
        with pytest.raises(OSError, match="another build is writing it"):
            build(site, NEW)
    assert files(site) == {"index.html": "first"}


def test_a_file_and_a_folder_of_one_name_are_refused(site: Path) -> None:
    build(site, OLD)
    for pages in ({"x": "", "x/y": ""}, {"x/y": "", "x": ""}):
        with pytest.raises(OSError, match="to be a file and a folder"):
            build(site, pages)
        assert files(site) == OLD


def test_a_site_that_is_a_file_is_left_alone(site: Path) -> None:
    site.write_text("mine")
    with pytest.raises(OSError, match="it is a file"):
        build(site, NEW)
    assert files(site.parent) == {"site": "mine"}


def test_a_site_that_is_a_link_is_left_alone(site: Path) -> None:
    elsewhere = site.with_name("elsewhere")
    write([Output("mine", b"mine")], elsewhere)
    site.symlink_to(elsewhere)
    with pytest.raises(OSError, match="it is a link"):
        build(site, NEW)
    assert (files(elsewhere), site.is_symlink()) == ({"mine": "mine"}, True)


@pytest.mark.parametrize("name", ["", "/site", "/work", "/spare", "/lock", "/at-work"])
def test_a_link_in_the_folder_beside_the_site_stops_the_build(site: Path, name: str) -> None:
    elsewhere, link = site.with_name("elsewhere"), Path(f"{site.with_name('.site.before')}{name}")
    write([Output("mine", b"mine")], elsewhere)
    build(site, OLD)
    if link.is_dir():
        shutil.rmtree(link)
    link.unlink(missing_ok=True)
    link.symlink_to(elsewhere)
    assert_refused(site, ".site.before: ")


@pytest.mark.parametrize(
    "path",
    [
        "mine",
        "site/mine",
        "site/a/index.html",
        "work/mine",
        "spare/mine",
        "lock/mine",
        "at-work/mine",
        ".gitignore/mine",
    ],
)
@pytest.mark.parametrize("was_built", [True, False])
def test_what_no_build_wrote_beside_the_site_stops_the_build(site: Path, path: str, was_built: bool) -> None:
    if was_built:
        build(site, OLD)
    file = site.with_name(".site.before") / path
    if file.parent.is_file():
        file.parent.unlink()
    write([Output(file.name, b"mine")], file.parent)
    assert_refused(site, ".site.before")


def test_a_file_in_the_place_of_the_folder_beside_the_site_stops_the_build(site: Path) -> None:
    site.with_name(".site.before").write_text("mine")
    assert_refused(site, ".site.before: a file or a link stands in the way of this folder")


def test_without_an_exchange_in_one_step_two_renames_do(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "exchange_at_once", lambda new, site: False)
    for pages in (OLD, NEW, OLD):
        build(site, pages)
        assert files(site) == pages


def test_without_hard_links_files_are_copied_with_their_times(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_link(*args: object, **options: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_link)
    known = build(site, OLD)
    before = (site / "index.html").stat().st_mtime_ns
    for pages in (NEW, OLD, NEW):
        known = build(site, pages, known)
        assert files(site) == pages
    assert (site / "index.html").stat().st_mtime_ns == before


def test_a_site_lost_between_two_renames_comes_back(site: Path) -> None:
    aside = site.with_name(".site.before")
    write([Output("spare/index.html", b"old"), Output("lock", b""), Output("at-work", b"")], aside)
    write_list(aside / "spare", ["index.html"], mark_of_project(site.parent, site))
    with pytest.raises(ZeroDivisionError), replacing(site):
        _ = 1 / 0
    assert files(site) == {"index.html": "old"}


def test_files_of_the_host_come_in_where_none_of_ours_has_their_name(site: Path) -> None:
    with replacing(site) as new:
        write([Output("index.html", b"theirs"), Output("style/main.css", b"theirs")], new.work / "host")
        new.put([Output("index.html", b"ours")])
        new.take(new.work / "host")
    assert files(site) == {"index.html": "ours", "style/main.css": "theirs"}


def test_what_stands_beside_the_site_is_out_of_gits_and_of_others_sight(site: Path) -> None:
    build(site, OLD)
    aside = site.with_name(".site.before")
    ignored = (aside / ".gitignore").read_text().splitlines()
    assert (ignored[1:], oct(aside.stat().st_mode & 0o777)) == (["*"], "0o700")
