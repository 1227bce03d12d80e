"""A slide before it is HTML: what it shows, of which layout, and the line that caused it."""

from dataclasses import dataclass

from site_builder.diagnostics import Source
from site_builder.model import Prose, Record, Section, SlideSpec

# Slides that show no record: they are written in the deck's own list.
_IN_DECK_ALONE = frozenset(["code", "image", "quote", "markdown"])


@dataclass(frozen=True, slots=True)
class Planned:
    """One slide of a deck.

    `owner` is whose prose it holds; `record` what it shows, None when it shows none of its own; `section` the
    one it is told in; `spec` the line of the deck's list. `minutes` are what the plan gives it.
    """

    id: str
    layout: str
    title: str
    source: Source
    title_source: Source
    owner: Record
    record: Record | None = None
    section: Section | None = None
    spec: SlideSpec | None = None
    kicker: str = ""
    text: Prose | None = None
    points: tuple[Prose, ...] = ()
    notes: Prose | None = None
    records: tuple[Record, ...] = ()
    minutes: float | None = None
    steps: bool = False

    @property
    def is_in_deck_alone(self) -> bool:
        """Whether no page of the site holds what it shows, so that nobody can look it up there."""
        return self.layout in _IN_DECK_ALONE
