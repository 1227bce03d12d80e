"""Where an address leads: resolved as a browser resolves it, within one site or out of it."""

import re
from dataclasses import dataclass, replace
from functools import cache
from posixpath import normpath
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
# Browsers drop these around and inside an address (WHATWG URL standard, 4.4).
_DROPPED = str.maketrans("", "", "\t\n\r")
_AROUND = "".join(map(chr, range(33)))
# Most addresses: nothing to decode, nothing to shorten but the climb at the start.
_PLAIN = re.compile(r"((?:\.\./)*)((?:[\w-][\w.-]*/)*(?:[\w-][\w.-]*)?)", re.ASCII)


# The most characters of a base or of an address that one of our data files is put together from. Each link of
# a page is joined to its base, so that a longer one would make the work grow with the square of the page.
LONGEST = 1_000
# No name of a host is longer (RFC 1035), not even with a user and a port around it.
_LONGEST_HOST = 1_000
_HOST = re.compile(r"[^/?#]*+//([^/?#]*+)")


class Target(NamedTuple):
    """A place in the site: a path from its root, "" for the root itself, and what stands behind the `#`.

    `leaves` says that the path lies above the folder under which the site is served; `query` is what
    stands behind the `?`.
    """

    path: str
    fragment: str = ""
    leaves: bool = False
    query: str = ""


@dataclass(frozen=True, slots=True)
class Bearings:
    """What is known of where a site is served.

    `base` is the path, None where nobody said and nothing tells. `origin` is the address of the site's
    root, "" when unknown; `is_whole` says that every address below it must be in the folder.
    """

    base: str | None
    origin: str = ""
    is_whole: bool = True

    @property
    def is_secure(self) -> bool:
        """Whether the site is served by https."""
        return self.origin.startswith("https://")


def parts_of(address: str) -> SplitResult:
    """The parts of an absolute address. Raises ValueError if it is none or its host is too long."""
    if (host := _HOST.match(address)) and len(host[1]) > _LONGEST_HOST:
        raise ValueError("too long for a host")
    return urlsplit(address)


def slashed(base: str) -> str:
    """A base path with a slash at both ends."""
    return f"/{base.strip('/')}/" if base.strip("/") else "/"


class Folder:
    """Where the relative addresses of a page begin: at the page itself or, where it has a base, at `begins`.

    `above` are the folders to which `../` leads, the nearest first. `is_outside`: they begin on another host.
    """

    def __init__(self, page: str, begins: str | None = None, is_outside: bool = False) -> None:
        parts = (page if begins is None else begins).split("/")[:-1]
        self.page = page if begins is None else begins
        self.above = ["".join(f"{part}/" for part in parts[:n]) for n in range(len(parts), -1, -1)]
        self.is_outside = is_outside


class Resolver:
    """Resolves the addresses of a site."""

    def __init__(self, bearings: Bearings) -> None:
        self._bearings = bearings
        self._base = bearings.base or "/"
        self._origin = parts_of(bearings.origin)
        self._own_path = cache(self._own)

    def folder(self, page: str, base: str) -> Folder:
        """Where the relative addresses of a page begin; `base` is what its own base element says."""
        if not base.strip():
            return Folder(page)
        target = self.resolve(base, Folder(page)) if len(base) <= LONGEST else None
        if target is None or target.leaves:
            return Folder(page, is_outside=True)
        return Folder(page, target.path)

    def resolve(self, written: str, folder: Folder) -> Target | None:
        """Where `written` leads; None when it leads to another host, to no page, or to nobody knows where."""
        path, _, fragment = written.partition("#")
        if (plain := _PLAIN.fullmatch(path)) and path and not folder.is_outside:
            climb = len(plain[1]) // 3
            if climb < len(folder.above):
                return Target(folder.above[climb] + plain[2], fragment.partition(":~:")[0])
        return self._resolved(written, folder)

    def _resolved(self, written: str, folder: Folder) -> Target | None:
        address = written.strip(_AROUND).translate(_DROPPED)
        scheme = _SCHEME.match(address)
        if scheme or address.startswith(("//", "\\\\")):
            inside = self._own_path(address)
            if inside is None:
                return None
            address = inside
        elif folder.is_outside and not address.startswith("/"):
            return None
        before, _, fragment = address.partition("#")
        fragment = fragment.partition(":~:")[0]
        path, _, query = before.partition("?")
        path = path.replace("\\", "/")
        if not path:
            return Target(folder.page, fragment)
        return self._below(path, fragment, query, folder)

    def _below(self, path: str, fragment: str, query: str, folder: Folder) -> Target | None:
        base, known = self._base, self._bearings.base is not None
        if path.startswith("/") and not known:
            return None
        rooted = path if path.startswith("/") else f"{base}{folder.above[0]}{path}"
        if not known and _climbs(f"{folder.above[0]}{path}"):
            return Target(normpath(f"{folder.above[0]}{unquote(path)}"), fragment, leaves=True)
        whole = normpath(unquote(rooted, errors="surrogateescape").replace("//", "/"))
        if path.endswith(("/", "/.", "/..")) or path in (".", ".."):
            whole = f"{whole.rstrip('/')}/"
        # A browser stops at the root of the host: more "../" than there are folders lead to "/".
        if not whole.startswith(base) and f"{whole}/" != base:
            return Target("", fragment, leaves=True)
        return Target(whole[len(base) :], fragment, query=query)

    def _own(self, address: str) -> str | None:
        """The path of an absolute address of this very site, which is as local as any other."""
        try:
            parts = parts_of(address)
        except ValueError:
            return None
        if not self._origin.netloc or parts.netloc.lower() != self._origin.netloc.lower():
            return None
        if parts.scheme not in ("http", "https", "") or not self._bearings.is_whole:
            return None
        path = parts.path or "/"
        # Of the same host, but beside the base path: another site, such as another project's pages.
        if not f"{path}/".startswith(self._base):
            return None
        return path + (f"#{parts.fragment}" if parts.fragment else "")

    def for_own_addresses(self) -> "Resolver":
        """The same for what a page says of itself, which is sure where other absolute addresses are not."""
        return Resolver(replace(self._bearings, is_whole=True))


def _climbs(path: str) -> bool:
    """Whether a path leads above where it begins."""
    depth = 0
    for part in path.split("/"):
        depth += -1 if part == ".." else part not in ("", ".")
        if depth < 0:
            return True
    return False
