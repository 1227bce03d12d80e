"""How long each slide takes: what its line says, else its share of what its section has."""

from collections.abc import Sequence
from dataclasses import replace

from site_builder.decks.planned import Planned

# Minutes of slides, where neither their line nor a section says otherwise.
_USUAL = {
    "cover": 1.0,
    "agenda": 0.5,
    "divider": 0.25,  # it is read out, not explained
    "insight": 0.75,
    "question": 1.0,
    "closing": 0.5,
    "sources": 0.0,
}


def paced(slides: Sequence[Planned]) -> list[Planned]:
    """The slides with their minutes. What a section has is shared by those of its slides that have no own."""
    made = list(slides)
    for section in dict.fromkeys(s.section.id.id for s in slides if s.section):
        own = [n for n, s in enumerate(made) if s.section and s.section.id.id == section]
        for n, minutes in zip(own, _shares([made[n] for n in own]), strict=True):
            made[n] = replace(made[n], minutes=minutes)
    return [replace(s, minutes=_outside(s)) if s.minutes is None else s for s in made]


def total(slides: Sequence[Planned]) -> float:
    """The minutes of all slides together."""
    return sum(slide.minutes or 0 for slide in slides)


def _outside(slide: Planned) -> float | None:
    # Questions behind the last section are there to be asked, not to be told.
    return 0.0 if slide.layout == "question" and slide.section is None else _USUAL.get(slide.layout)


def _shares(slides: Sequence[Planned]) -> list[float | None]:
    section = slides[0].section
    assert section
    lines = [s.spec.minutes for s in slides if s.spec and s.spec.section and s.spec.minutes]
    whole = lines[0] if lines else section.minutes
    fixed = [_own(slide) for slide in slides]
    if whole is None:
        return fixed
    rest = max(whole - sum(minutes or 0 for minutes in fixed), 0)
    return [round(rest / fixed.count(None), 2) if minutes is None else minutes for minutes in fixed]


def _own(slide: Planned) -> float | None:
    # The minutes on a section's line are those of the whole section, not of its points alone.
    if slide.spec and slide.spec.section:
        return _USUAL.get(slide.layout)
    return slide.minutes if slide.minutes is not None else _USUAL.get(slide.layout)
