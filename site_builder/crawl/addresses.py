"""Where an address leads: resolved as a browser resolves it, within one site or out of it."""

import re
from dataclasses import dataclass
from functools import cache
from posixpath import dirname, normpath
from urllib.parse import unquote, urlsplit

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
# Browsers drop these around and inside an address (WHATWG URL standard, 4.4).
_DROPPED = str.maketrans("", "", "\t\n\r")


@dataclass(frozen=True, slots=True)
class Target:
    """A place in the site: a path from its root, "" for the root itself, and what stands behind the `#`.

    `leaves` says that the path lies above the folder under which the site is served.
    """

    path: str
    fragment: str = ""
    leaves: bool = False


class Resolver:
    """Resolves the addresses of a site that is served under the path `base`, at `site_url` if known."""

    def __init__(self, base: str, site_url: str) -> None:
        self._base = f"/{base.strip('/')}/" if base.strip("/") else "/"
        self._host = urlsplit(site_url).netloc
        self.target_path = cache(self._target_path)

    def resolve(self, written: str, page: str) -> Target | None:
        """Where `written` leads from the file `page`; None when it leads to another host or to no page."""
        address = written.strip(" \f").translate(_DROPPED)
        if _SCHEME.match(address) or address.startswith("//"):
            inside = self._own_path(address)
            if inside is None:
                return None
            address = inside
        before, _, fragment = address.partition("#")
        path = before.partition("?")[0]
        fragment = unquote(fragment.partition(":~:")[0])
        if not path:
            return Target(page, fragment)
        found = self.target_path(path, dirname(page))
        return Target("", fragment, leaves=True) if found is None else Target(found, fragment)

    def _own_path(self, address: str) -> str | None:
        """The path of an absolute address of this very site, which is as local as any other."""
        parts = urlsplit(address)
        if not self._host or parts.netloc != self._host or parts.scheme not in ("http", "https", ""):
            return None
        path = parts.path or "/"
        # Of the same host, but beside the base path: another site, such as another project's pages.
        if not f"{path}/".startswith(self._base):
            return None
        return path + (f"#{parts.fragment}" if parts.fragment else "")

    def _target_path(self, path: str, folder: str) -> str | None:
        """`path` from the root of the site; None when it lies outside."""
        rooted = path if path.startswith("/") else f"{self._base}{folder}/{path}"
        whole = normpath(unquote(rooted).replace("//", "/"))
        if path.endswith(("/", "/.", "/..")) or path in (".", ".."):
            whole = f"{whole.rstrip('/')}/"
        # A browser stops at the root of the host: more "../" than there are folders lead to "/".
        if not whole.startswith(self._base) and f"{whole}/" != self._base:
            return None
        return whole[len(self._base) :]
