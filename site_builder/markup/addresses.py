"""Judges addresses as browsers read them: they skip control characters and spaces."""

import re
import unicodedata

SAFE_SCHEMES = frozenset(["http", "https", "mailto"])
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_OTHER_HOST = ("//", "\\\\", "/\\", "\\/")


def why_unsafe(address: str) -> str:
    """Returns why prose may not link to `address`, or "" if it may.

    Prose links to the world, and to anchors. Pages of the site are linked by the ids of records.
    """
    why = why_unsafe_on_page(address)
    if why or has_scheme(address) or _bare(address).startswith("#"):
        return why
    return "points into this site by hand"


def why_unsafe_on_page(address: str) -> str:
    """Returns why no page may link to `address`, or "" if it may. Relative addresses are allowed."""
    bare = _bare(address)
    scheme = _SCHEME.match(bare)
    if scheme and scheme[1].lower() not in SAFE_SCHEMES:
        return f"has the scheme '{scheme[1].lower()}:', which is not accepted"
    if bare.startswith(_OTHER_HOST):
        return "leaves this site without saying how"
    return ""


def has_scheme(address: str) -> bool:
    """Returns whether an address has a scheme, such as `https:`."""
    return bool(_SCHEME.match(_bare(address)))


def _bare(address: str) -> str:
    return "".join(c for c in address if unicodedata.category(c)[0] not in "CZ")
