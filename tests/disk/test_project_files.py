"""A file of the project is read whole, or refused with the reason: never another one, never without end."""

import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.disk.project_files import RefusedFileError, is_file, read_bytes, read_text

LIMIT = 10


def refused(root: Path, path: str) -> tuple[str, str]:
    with pytest.raises(RefusedFileError) as raised:
        read_bytes(root, path, LIMIT)
    return raised.value.diagnostic.code, raised.value.diagnostic.message


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "outside.yml").write_text("secret")
    (tmp_path / "project/content").mkdir(parents=True)
    return tmp_path / "project"


def test_a_file_of_just_the_size_that_is_allowed_is_read(root: Path) -> None:
    (root / "content/a.yml").write_bytes(b"0123456789")
    assert read_bytes(root, "content/a.yml", LIMIT) == b"0123456789"
    assert is_file(root, "content/a.yml")


def test_a_project_may_itself_be_reached_by_a_link(root: Path) -> None:
    (root / "content/a.yml").write_bytes(b"a")
    (root.parent / "link").symlink_to(root)
    assert read_bytes(root.parent / "link", "content/a.yml", LIMIT) == b"a"


@pytest.mark.parametrize(
    ("make", "code", "words"),
    [
        (lambda p: None, "unreadable-file", "this file cannot be read: it does not exist"),
        (Path.mkdir, "not-a-file", "this is a folder, not a file"),
        (os.mkfifo, "not-a-file", "this is a named pipe, not a file"),
        (lambda p: p.write_bytes(bytes(11)), "too-large", "this file has 11 bytes; at most 10 are read"),
        (
            lambda p: p.symlink_to("/dev/zero"),
            "outside-project",
            "this is a link to a place outside the project",
        ),
        (
            lambda p: p.symlink_to("../../outside.yml"),
            "outside-project",
            "this is a link to a place outside the project",
        ),
        (lambda p: p.symlink_to("../.env"), "outside-project", "this is a link to a hidden file or folder"),
    ],
)
def test_what_must_not_be_read_is_refused(
    root: Path, make: Callable[[Path], object], code: str, words: str
) -> None:
    (root / ".env").write_text("TOKEN=1")
    make(root / "content/a.yml")
    assert refused(root, "content/a.yml") == (code, words)
    assert is_file(root, "content/a.yml") is (code == "too-large")


@pytest.mark.parametrize("path", ["../outside.yml", "content/../../outside.yml", "/etc/passwd"])
def test_no_path_leads_out_of_the_project(root: Path, path: str) -> None:
    assert refused(root, path)[0] == "outside-project"


def test_a_link_that_takes_the_place_of_a_file_after_it_was_checked_is_not_followed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "content/a.yml").write_text("a")
    stat = os.stat

    def exchanged(path: str) -> os.stat_result:
        state = stat(path)
        os.unlink(path)
        os.symlink("../../outside.yml", path)
        return state

    monkeypatch.setattr(os, "stat", exchanged)
    assert refused(root, "content/a.yml")[0] == "unreadable-file"


def test_a_file_that_grows_while_it_is_read_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "content/a.yml").write_text("a")
    fdopen = os.fdopen

    def grown(handle: int, mode: str) -> object:
        (root / "content/a.yml").write_bytes(bytes(1000))
        return fdopen(handle, mode)

    monkeypatch.setattr(os, "fdopen", grown)
    assert refused(root, "content/a.yml")[0] == "too-large"


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"caf\xe9", "1:4"),
        (b"one\n\xfcber", "2:1"),
        ("é\n".encode("utf-16"), "1:1"),
        ("one".encode("utf-16-le"), "1:2"),
        (b"a\nb\0", "2:2"),
    ],
)
def test_text_in_another_encoding_is_refused_at_its_place(root: Path, data: bytes, place: str) -> None:
    (root / "a.md").write_bytes(data)
    with pytest.raises(RefusedFileError) as raised:
        read_text(root, "a.md")
    assert (str(raised.value.diagnostic.source), raised.value.diagnostic.code) == (
        f"a.md:{place}",
        "not-utf8",
    )


def test_a_refusal_reaches_the_process_that_waits_for_it(root: Path) -> None:
    with pytest.raises(RefusedFileError) as raised:
        read_bytes(root, "content/a.yml", LIMIT)
    assert pickle.loads(pickle.dumps(raised.value)).diagnostic == raised.value.diagnostic
