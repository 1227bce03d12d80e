"""What may befall a site and the notes beside it: by hand, by other programs, by a crash."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from site_builder.cache import CACHE
from tests.remembered.building import SITE, build
from tests.remembered.standing import Standing

PAGE = "entities/yeast/index.html"
Deed = Callable[[Standing], object]


def _page(change: Callable[[Path], object]) -> Deed:
    """What befalls a page of the site, if it is there."""

    def deed(standing: Standing) -> None:
        page = standing.root / SITE / PAGE
        if page.is_file() and not page.is_symlink():
            change(page)

    return deed


def _notes(change: Callable[[Path], object]) -> Deed:
    """What befalls each note."""

    def deed(standing: Standing) -> None:
        for note in sorted((standing.root / CACHE).rglob("*")):
            if note.is_file():
                change(note)

    return deed


def _with_times(change: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    def spoil(path: Path) -> None:
        state = path.stat()
        path.write_bytes(change(path.read_bytes()))
        os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))

    return spoil


def _flipped(data: bytes) -> bytes:
    """With another bit in the middle."""
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :] if data else data


def _as_a_link(page: Path) -> None:
    page.rename(page.with_name("real.html"))
    page.symlink_to("real.html")


def _gone(*names: str) -> Deed:
    def deed(standing: Standing) -> None:
        for name in names:
            shutil.rmtree(standing.root / name, ignore_errors=True)

    return deed


def _put_back(*names: str) -> Deed:
    """What was kept aside, in place of what is there."""

    def deed(standing: Standing) -> None:
        for name in names:
            shutil.rmtree(standing.root / name, ignore_errors=True)
            if (standing.aside / name).exists():
                shutil.copytree(standing.aside / name, standing.root / name)

    return deed


def _site_copied(standing: Standing) -> None:
    """The same site, but of other files."""
    site = standing.root / SITE
    if site.is_dir():
        shutil.copytree(site, standing.root / "copy", symlinks=True)
        shutil.rmtree(site)
        (standing.root / "copy").rename(site)


def _stamp_gone(standing: Standing) -> None:
    for stamp in (standing.root / CACHE).glob("site-*.json"):
        stamp.unlink()


def _all_but_the_stamp_gone(standing: Standing) -> None:
    for note in (standing.root / CACHE).rglob("*"):
        if note.is_file() and not note.match("site-*.json"):
            note.unlink()


def _saved_again(standing: Standing) -> None:
    """All files that an author wrote, saved again as they are."""
    files, standing.files = standing.files, dict.fromkeys(standing.files, "")
    standing.save(files)


def _as_long_ago(standing: Standing) -> None:
    for path in standing.files:
        if not path.startswith("$"):
            os.utime(standing.root / path, (10**9, 10**9))


def _before(standing: Standing) -> None:
    """A page of the build before, which may be the very file that the site has."""
    page = standing.root / f".{SITE}.before" / SITE / PAGE
    if page.is_file():
        page.write_bytes(b"before")


DEEDS: Mapping[str, Deed] = {
    "a page of the site is deleted": _page(Path.unlink),
    "a page is edited by hand": _page(lambda page: page.write_text("mine")),
    "a page is edited and keeps its size and time": _page(_with_times(_flipped)),
    "a page is touched": _page(lambda page: os.utime(page, (10**9, 10**9))),
    "a folder of the site is deleted": _page(lambda page: shutil.rmtree(page.parents[1])),
    "a page of the build before is edited": _before,
    "the site is deleted": _gone(SITE),
    "the site and the build before are deleted": _gone(SITE, f".{SITE}.before"),
    "the build before is deleted": _gone(f".{SITE}.before"),
    "the site is replaced by a copy of itself": _site_copied,
    "the notes are deleted": _gone(".cache"),
    "the notes and the site are deleted": _gone(".cache", SITE),
    "the stamp is deleted": _stamp_gone,
    "all notes but the stamp are deleted": _all_but_the_stamp_gone,
    "each note is cut short": _notes(_with_times(lambda data: data[: len(data) // 2])),
    "a bit of each note is another one": _notes(_with_times(_flipped)),
    "each note is empty": _notes(_with_times(lambda data: b"")),
    "the notes of an earlier build are put back": _put_back(".cache"),
    "the site of an earlier build is put back": _put_back(SITE),
    "notes and site of an earlier build are put back": _put_back(".cache", SITE),
    "all files are saved again as they are": _saved_again,
    "all files seem to be of long ago": _as_long_ago,
}

# What puts something into the site that no build wrote.
FOREIGN_DEEDS: Mapping[str, Deed] = {
    "a page becomes a link": _page(_as_a_link),
    "a file more is in the site": _page(lambda page: page.with_name("more.html").write_text("more")),
    "a folder more is in the site": _page(lambda page: (page.parent / "more").mkdir(exist_ok=True)),
}

# Where a build stops as if it had been killed.
STOPS = ("before the exchange", "before its first note", "before its second note")


def build_stopped(standing: Standing, stop: str) -> None:
    """A build that stops somewhere on its way."""
    with _stopping(stop):
        build(standing.root, standing.files)


@contextmanager
def _stopping(stop: str) -> Iterator[None]:
    from site_builder import cache

    note, allowed = cache.note, iter(range(STOPS.index(stop) - 1 if stop in STOPS[1:] else 0))

    def noted(*values: Any) -> None:
        if next(allowed, None) is None:
            raise KeyboardInterrupt
        note(*values)

    where = "site_builder.output.exchange" if stop == STOPS[0] else "site_builder.cache.note"
    with mock.patch(where, side_effect=KeyboardInterrupt if stop == STOPS[0] else noted):
        yield
