"""What a formula may hold: MathML Core, and the older elements that latex2mathml writes."""

from collections.abc import Mapping, Set

from site_builder.markup.allowed import Allowed, names

_WITHOUT_ATTRIBUTES = names(
    "merror mi mlabeledtr mmultiscripts mn mphantom mprescripts mroot mrow ms msqrt mstyle msub "
    "msubsup msup mtext none"
)
MATH_EVERYWHERE = names("mathvariant mathcolor mathbackground mathsize displaystyle scriptlevel dir")
# `href` is missing on purpose: a formula links nowhere. So are `style`, `class` and `id`.
MATH: Mapping[str, Set[str]] = {
    **dict.fromkeys(_WITHOUT_ATTRIBUTES, frozenset()),
    "math": names("xmlns display"),
    "mspace": names("width height depth linebreak"),
    "mo": names(
        "stretchy fence separator form lspace rspace minsize maxsize symmetric largeop movablelimits "
        "accent linebreak"
    ),
    "mtable": names(
        "columnalign rowalign columnlines rowlines frame columnspacing rowspacing width equalrows "
        "equalcolumns side"
    ),
    "mtr": names("columnalign rowalign"),
    "mtd": names("columnalign rowalign columnspan rowspan"),
    "mfrac": names("linethickness bevelled numalign denomalign"),
    "menclose": names("notation"),
    "mpadded": names("width height depth lspace voffset"),
    "mover": names("accent align"),
    "munder": names("accentunder align"),
    "munderover": names("accent accentunder align"),
}

FORMULA = Allowed({**MATH, "*": MATH_EVERYWHERE}, {})
