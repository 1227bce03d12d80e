"""Records → `Library`: index, links, backlinks, order of introduction."""

from site_builder.resolve.amending import Change, amended
from site_builder.resolve.joining import resolve
from site_builder.resolve.lazily import Lazily
from site_builder.resolve.library import Library, Link
from site_builder.resolve.names import Spellings, names_of
from site_builder.resolve.order import Order, order_of
from site_builder.resolve.outline import Outline, outline_of
from site_builder.resolve.overlaid import unlike
from site_builder.resolve.recalled import mistakes_in, recalled

__all__ = [
    "Change",
    "Lazily",
    "Library",
    "Link",
    "Order",
    "Outline",
    "Spellings",
    "amended",
    "mistakes_in",
    "names_of",
    "order_of",
    "outline_of",
    "recalled",
    "resolve",
    "unlike",
]
