"""Records → `Library`: index, links, backlinks, order of introduction."""

from site_builder.resolve.amending import amended
from site_builder.resolve.joining import resolve
from site_builder.resolve.library import Library, Link
from site_builder.resolve.order import Introduction, Order

__all__ = ["Introduction", "Library", "Link", "Order", "amended", "resolve"]
