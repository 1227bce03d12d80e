"""Records → `Library`: index, links, backlinks, order of introduction."""

from site_builder.resolve.joining import resolve
from site_builder.resolve.library import Library, Link

__all__ = ["Library", "Link", "resolve"]
