"""Where a site is served, as far as its own files tell."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import unquote, urlsplit

from site_builder.crawl.addresses import Bearings, parts_of, slashed
from site_builder.crawl.files import Files
from site_builder.crawl.page import UnreadableError
from site_builder.crawl.tags import tags_in, unescaped

_SAMPLE = 200
_HEAD = 30_000  # bytes of a page in which its canonical address stands
_DEEPEST = 64  # folders, one in the other, of which an entry of a sitemap says where they are served
_LOC = re.compile(r"<loc>\s*([^<\s]+)")
_ROOTED = re.compile(r"""(?:href|src)\s*=\s*["']?(/(?!/)[^"'\s>#?]*)""", re.IGNORECASE)
_INDEX = re.compile(r"(^|/)index\.html?$")


def take_bearings(files: Files, base: str | None, site_url: str) -> Bearings:
    """What is known of where the files are served.

    What the caller says holds. Else most of the canonical addresses of up to 200 pages, or of the sitemap's
    entries, must agree. A path from the root of the host counts only where the root is known: said, agreed
    upon, or plain from half of the addresses that begin with a slash.
    """
    if site_url:
        origin = site_url if site_url.endswith("/") else f"{site_url}/"
        return Bearings(slashed(base if base is not None else urlsplit(origin).path), origin)
    pages = _sample(files)
    listed = _agreed(_listed(files))
    said = listed or _agreed(_canonical(pages))
    if base is not None:
        own = slashed(base)
        return Bearings(own, said, bool(said) and urlsplit(said).path == own)
    if listed:
        return Bearings(urlsplit(listed).path, listed)
    if said:
        return Bearings(urlsplit(said).path, said, is_whole=False)
    return Bearings("/" if _is_root(pages, files) else None)


def _sample(files: Files) -> list[tuple[str, str]]:
    pages = sorted(path for path in files.paths if path.endswith((".html", ".htm")))
    # From all parts of the site, and always the same.
    step = max(1, len(pages) // _SAMPLE)
    return [(path, _text(files, path)) for path in pages[::step]]


def _text(files: Files, path: str, most: int = _HEAD) -> str:
    try:
        return files.read(path, most).decode("utf-8", "replace")
    except (OSError, UnreadableError):
        return ""


def _canonical(pages: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for path, text in pages:
        if "canonical" in text:
            yield from ((path, written) for written in islice(_canonical_in(text), 1))


def _canonical_in(text: str) -> Iterator[str]:
    for tag in tags_in(text):
        said = {name: value for name, value, _ in reversed(tag.attributes)} if tag.name == "link" else {}
        if "canonical" in said.get("rel", "").lower().split() and said.get("href", "").strip():
            yield unescaped(said["href"].strip())


def _listed(files: Files) -> Iterator[tuple[str, str]]:
    """Entries of the sitemap, each with the file at whose address it ends."""
    if "sitemap.xml" not in files.paths:
        return
    for found in [*_LOC.finditer(_text(files, "sitemap.xml", 1_000_000))][:_SAMPLE]:
        written = unescaped(found[1])
        parts = _path(written).lstrip("/").split("/")
        for n in range(max(0, len(parts) - _DEEPEST), len(parts)):
            if file := files.answer(unquote("/".join(parts[n:]))):
                yield file, written
                break


def _agreed(said: Iterable[tuple[str, str]]) -> str:
    """The address of the site's root on which more than half agree, "" where there is none."""
    roots: Counter[str] = Counter()
    for path, written in said:
        address = written.partition("#")[0].partition("?")[0]
        folder = _INDEX.sub(r"\1", path)
        for ending in (path, folder, folder.rstrip("/"), path.removesuffix(".html")):
            if address.startswith(("http://", "https://")) and unquote(address).endswith(f"/{ending}"):
                roots[address[: len(address) - len(ending)] if ending.isascii() else ""] += 1
                break
        else:
            roots[""] += 1
    best = roots.most_common(1)
    return best[0][0] if best and best[0][1] * 2 > roots.total() and _path(best[0][0]) else ""


def _path(address: str) -> str:
    """The path of an address, "" where it is no address."""
    try:
        return parts_of(address).path
    except ValueError:
        return ""


def _is_root(pages: Iterable[tuple[str, str]], files: Files) -> bool:
    """Whether the folder is the root of its host, by the addresses that begin with a slash."""
    asked = {unquote(found[1][1:]) for _, text in pages for found in _ROOTED.finditer(text)}
    answered = sum(files.answer(path) is not None for path in asked)
    return answered * 2 >= len(asked) and answered > 0
