"""Deck → slides: which, in which order, of which layout, and how long each takes. No HTML."""

from site_builder.decks.fit import Excess, excesses
from site_builder.decks.layouts import LAYOUTS, Layout
from site_builder.decks.pace import total
from site_builder.decks.plan import plan
from site_builder.decks.planned import Planned

__all__ = ["LAYOUTS", "Excess", "Layout", "Planned", "excesses", "plan", "total"]
