"""What was known to be wrong is not complained of, as often as it was known."""

import os
from collections import Counter
from pathlib import Path

import pytest

from site_builder.diagnostics import Diagnostic, Source, error
from site_builder.report import Compared, as_baseline, compared, read_baseline


def at(line: int, message: str = "m", path: str = "a.yml") -> Diagnostic:
    return error(Source(path, line), "bad-date", message)


def beside(before: list[Diagnostic], now: list[Diagnostic], folder: Path) -> Compared:
    file = folder / "baseline.json"
    file.write_text(as_baseline(before), "utf-8")
    known = read_baseline(file)
    assert not isinstance(known, Diagnostic)
    return compared(now, known)


def test_a_baseline_is_sorted_and_names_no_line() -> None:
    assert as_baseline([at(9, "ü"), at(3, "b", "b.yml"), at(1, "ü")]) == (
        '{\n "version": 1,\n "findings": [\n'
        '  {\n   "path": "a.yml",\n   "code": "bad-date",\n   "message": "ü",\n   "count": 2\n  },\n'
        '  {\n   "path": "b.yml",\n   "code": "bad-date",\n   "message": "b",\n   "count": 1\n  }\n ]\n}\n'
    )


def test_what_has_only_moved_is_known(tmp_path: Path) -> None:
    assert beside([at(1), at(2)], [at(50), at(70)], tmp_path) == Compared([], 2, 0)


def test_one_more_of_what_is_known_is_new(tmp_path: Path) -> None:
    assert beside([at(1)], [at(5), at(9)], tmp_path) == Compared([at(9)], 1, 0)


def test_what_is_mended_is_counted_as_gone(tmp_path: Path) -> None:
    assert beside([at(1), at(2), at(1, "n")], [at(2)], tmp_path) == Compared([], 1, 2)


def test_what_nobody_looked_for_is_not_gone(tmp_path: Path) -> None:
    known = Counter({("a.yml", "bad-date", "m"): 2, ("a.yml", "dead-link", "m"): 3})
    assert compared([], known, ["dead-link"]) == Compared([], 0, 2)


def test_a_count_of_files_in_a_message_may_change(tmp_path: Path) -> None:
    before = [at(1, "nothing is at x, here and in 3 more files")]
    assert beside(before, [at(1, "nothing is at x")], tmp_path) == Compared([], 1, 0)


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        (b'{"version": 1}\n<<<<', ":2:1", "the baseline is not JSON: Extra data"),
        (b"\xff", ":1:1", "the baseline cannot be read: it is not JSON in UTF-8"),
        (b"[" * 100_000, ":1:1", "the baseline cannot be read: it is not JSON in UTF-8"),
        (b"[]", ":1:1", "this file is no baseline of this version"),
        (b'{"version": 2, "findings": []}', ":1:1", "this file is no baseline of this version"),
        (b'{"version": 1, "findings": [{"path": "a"}]}', ":1:1", "this file is no baseline of this version"),
        (
            b'{"version": 1, "findings": [{"path": "a", "code": "b", "message": [], "count": 1}]}',
            ":1:1",
            "this file is no baseline of this version",
        ),
    ],
)
def test_a_broken_baseline_is_a_complaint_with_a_place(
    tmp_path: Path, data: bytes, place: str, message: str
) -> None:
    file = tmp_path / "baseline.json"
    file.write_bytes(data)
    found = read_baseline(file)
    assert isinstance(found, Diagnostic)
    assert (str(found.source), found.code, found.message, found.hint) == (
        f"{file}{place}",
        "bad-baseline",
        message,
        "write it anew with --write-baseline",
    )


def test_a_baseline_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    found = read_baseline(tmp_path / "none.json")
    assert isinstance(found, Diagnostic)
    assert found.message == "this file cannot be read: it does not exist"


def test_a_baseline_without_end_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "zero.json").symlink_to("/dev/zero")
    found = [read_baseline(tmp_path / name) for name in ("pipe.json", "zero.json")]
    assert [one.message for one in found if isinstance(one, Diagnostic)] == [
        "this is a named pipe, not a file",
        "this is a device, not a file",
    ]
