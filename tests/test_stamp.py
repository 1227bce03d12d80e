"""A build that would change nothing is known to be one, and no other is."""

import json
import os
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from site_builder import cache
from site_builder.diagnostics import Source, error, warning
from site_builder.inputs import is_same, look, surroundings
from site_builder.output import Output, replacing
from site_builder.ownership import Project
from site_builder.stamp import Stamp, made_from, recall, remember, unchanged
from tests.conftest import Write

GLOSSARY = "content/glossary.yml"


@pytest.fixture
def built(project: Write) -> Path:
    """A project with a site of two pages, stamped."""
    root = project({})
    old = time.time() - 60
    for path in root.rglob("*.yml"):
        os.utime(path, (old, old))
    stamp_site(root)
    return root


def stamp_site(root: Path) -> Stamp:
    seen = made_from(root, recall(root, None))
    with replacing(root / "site", Project(root)) as new:
        new.put([Output("index.html", b"home"), Output("a/b/index.html", b"page")])
    stamp = Stamp(str(root / "site"), "https://example.org/", new.kept, seen)
    remember(root, None, stamp)
    return stamp


def test_a_site_that_nobody_touched_is_unchanged_and_its_stamp_is_as_it_was_written(built: Path) -> None:
    stamp = recall(built, None)
    assert stamp is not None
    assert (unchanged(built, None), stamp.pages, stamp.is_crawled) == (stamp, 2, False)


def same_size_and_time(path: Path) -> None:
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    path.write_text(path.read_text().replace("g", "G", 1))
    os.utime(path, ns=times)


def put_in_its_place(path: Path) -> None:
    """As editors save: a new file under the old name."""
    part = path.with_name("part")
    part.write_text(path.read_text() + " ")
    part.rename(path)


CHANGES: list[tuple[str, Callable[[Path], object]]] = [
    (GLOSSARY, same_size_and_time),
    (GLOSSARY, put_in_its_place),
    (GLOSSARY, Path.unlink),
    (GLOSSARY, lambda path: path.rename(path.with_name("Glossary.yml"))),
    ("content/pages/about.md", lambda path: path.write_text("# Us\n")),
    ("content/images/new.svg", lambda path: path.write_text("<svg/>")),
    ("content/lectures/empty/", lambda path: None),
    ("slides/decks/talk.yml", lambda path: path.write_text("")),
    ("slides/templates/new.html.jinja", lambda path: path.write_text("")),
    ("themes/site/assets/site.css", lambda path: path.write_text("")),
    ("printed/talk.pdf", lambda path: path.write_text("")),
    ("mkdocs.yml", lambda path: path.write_text("")),
    ("site/index.html", lambda path: path.write_text("mine")),
    ("site/index.html", lambda path: path.write_text("hOme")),
    ("site/index.html", lambda path: same_size_and_time(path) or path.write_text("home")),
    ("site/index.html", Path.unlink),
    ("site/new.html", lambda path: path.write_text("")),
    ("site/new/", lambda path: None),
    ("site/link", lambda path: path.symlink_to("index.html")),
    ("site/a/b/index.html", lambda path: shutil.rmtree(path.parent)),
    ("site/a/b/index.html", lambda path: path.parent.parent.rename(path.parents[2] / "A")),
]


@pytest.mark.parametrize(("path", "change"), CHANGES)
def test_any_change_of_what_was_read_or_written_is_seen(
    built: Path, path: str, change: Callable[[Path], object]
) -> None:
    target = built / path
    (target if path.endswith("/") else target.parent).mkdir(parents=True, exist_ok=True)
    change(target)
    assert unchanged(built, None) is None


def test_a_file_that_was_saved_again_as_it_was_is_no_change(built: Path) -> None:
    text = (built / GLOSSARY).read_text()
    (built / GLOSSARY).unlink()
    (built / GLOSSARY).write_text(text)
    assert unchanged(built, None) is not None


def test_a_file_that_changed_just_before_the_build_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_text("old")
    seen = look(tmp_path, [tmp_path], {})
    state = file.stat()
    assert seen[str(file)].state is None
    file.write_text("new")
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert not is_same(seen, look(tmp_path, [tmp_path], seen))


def test_a_link_that_leads_elsewhere_is_a_change_even_to_the_same_text(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).write_text("same")
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "a.yml").symlink_to(tmp_path / "one")
    seen = look(tmp_path, [folder], {})
    assert is_same(seen, look(tmp_path, [folder], seen))
    (folder / "a.yml").unlink()
    (folder / "a.yml").symlink_to(tmp_path / "two")
    assert not is_same(seen, look(tmp_path, [folder], seen))


def test_what_must_not_be_read_is_noted_and_not_read(tmp_path: Path) -> None:
    root = tmp_path / "project"
    (root / "a").mkdir(parents=True)
    (root / "a/back").symlink_to(root)
    (root / "a/out").symlink_to("/dev/zero")
    os.mkfifo(root / "a/pipe")
    with (root / "a/huge.yml").open("wb") as file:
        file.truncate(1_000_000_000)
    seen = look(root, [root / "a"], {})
    noted = {path.removeprefix(f"{root}/"): one.digest.partition(":")[0] for path, one in seen.items()}
    assert noted == {
        "a/": "",
        "a/back": "circular-link",
        "a/huge.yml": "too-large",
        "a/out": "outside-project",
        "a/pipe": "not-a-file",
    }


def test_a_file_of_the_project_that_is_read_through_a_link_is_part_of_what_was_read(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "pictures/p.svg").write_text("one")
    (tmp_path / "content/images").symlink_to("../pictures")
    seen = look(tmp_path, [tmp_path / "content"], {})
    assert is_same(seen, look(tmp_path, [tmp_path / "content"], seen))
    (tmp_path / "pictures/p.svg").write_text("two")
    assert not is_same(seen, look(tmp_path, [tmp_path / "content"], seen))


def test_a_variable_that_the_configuration_asks_for_is_part_of_the_surroundings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def seen(name: str, value: str) -> str:
        monkeypatch.setenv(name, value)
        return surroundings(tmp_path)

    (tmp_path / "mkdocs.yml").write_text('site_url: !ENV [MY_URL, "OTHER_URL", "https://example.org"]\n')
    assert seen("MY_URL", "a") != seen("MY_URL", "b")
    assert seen("OTHER_URL", "a") != seen("OTHER_URL", "b")
    assert seen("THIRD_URL", "a") == seen("THIRD_URL", "b")


def test_another_version_of_a_package_is_another_surrounding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    made = []
    for version in ("1.0", "1.1"):
        info = tmp_path / f"theme-{version}.dist-info"
        info.mkdir()
        made.append(surroundings(tmp_path))
        info.rmdir()
    assert made[0] != made[1]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text[:-1],
        lambda text: text.replace('"index.html"', '"inbox.html"'),
        lambda text: text.replace("site-builder 1 ", "site-builder 0 "),
        lambda text: "",
        lambda text: "null",
        lambda text: "\x00" * 100,
    ],
)
def test_a_damaged_note_is_not_believed(built: Path, spoil: Callable[[str], str]) -> None:
    (note,) = (built / cache.CACHE).iterdir()
    note.write_text(spoil(note.read_text()))
    assert (recall(built, None), unchanged(built, None)) == (None, None)


@pytest.mark.parametrize("value", [None, 1, [], {}, {"place": "x"}, {"place": "x", "made_from": 1}])
def test_a_note_of_another_shape_is_not_believed(built: Path, value: object) -> None:
    (note,) = (built / cache.CACHE).iterdir()
    cache.note(built, note.name, value)
    assert (recall(built, None), unchanged(built, None)) == (None, None)


def test_a_note_that_came_with_a_copied_project_does_not_make_its_site_believed(built: Path) -> None:
    copy = built.with_name("copy")
    shutil.copytree(built, copy)
    (note,) = (copy / cache.CACHE).iterdir()
    value = cache.recall(copy, note.name)
    # Made to name the files of the copy, with whatever can be known of them beforehand.
    cache.note(copy, note.name, json.loads(json.dumps(value).replace(str(built), str(copy))))
    assert recall(copy, None) is not None
    assert unchanged(copy, None) is None


def test_the_cache_is_not_written_through_a_link_out_of_the_project(built: Path) -> None:
    elsewhere = built.with_name("elsewhere")
    elsewhere.mkdir()
    shutil.rmtree(built / ".cache")
    (built / ".cache").symlink_to(elsewhere)
    stamp_site(built)
    assert list(elsewhere.iterdir()) == []


def test_a_stamp_keeps_what_the_build_told_of(built: Path) -> None:
    stamp = recall(built, None)
    assert stamp
    told = [
        warning(Source(GLOSSARY, 3, 7), "never-defined", "'漢' is defined nowhere", "define it", 1),
        error(Source("mkdocs.yml"), "host-complaint", "it is so"),
    ]
    remember(built, None, replace(stamp, complaints=told))
    kept = recall(built, None)
    assert kept
    assert (kept.complaints, unchanged(built, None)) == (told, kept)


def test_a_build_that_may_have_read_anything_is_never_unchanged(built: Path) -> None:
    stamp = recall(built, None)
    assert stamp
    remember(built, None, replace(stamp, made_from=None))
    assert (recall(built, None) is not None, unchanged(built, None)) == (True, None)
