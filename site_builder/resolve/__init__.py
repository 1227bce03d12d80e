"""Records → `Library`: index, links, backlinks, order of introduction."""

from site_builder.resolve.amending import Change, amended
from site_builder.resolve.joining import resolve
from site_builder.resolve.library import Library, Link
from site_builder.resolve.names import names_of
from site_builder.resolve.order import Order, order_of
from site_builder.resolve.overlaid import unlike

__all__ = ["Change", "Library", "Link", "Order", "amended", "names_of", "order_of", "resolve", "unlike"]
