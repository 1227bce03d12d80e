"""One form for what reads alike: quotes, hyphens, spaces, capitals, marks that nobody sees."""

import re

# One character for one, so that offsets stay valid.
_FOLD = {
    **dict.fromkeys("\u2018\u2019\u02bc\u2032", "'"),
    **dict.fromkeys("\u2010\u2011\u2212\ufe63\uff0d", "-"),
    **dict.fromkeys("\u00a0\u202f\u2009\u2007\u3000\n\t", " "),
}
# A soft hyphen and its like stand inside words and are no part of them.
_UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\ufeff]")
# A dash between two names joins them as a hyphen does ("Bose–Einstein"), but no other hyphenated word.
JOINTS = " \u2013-"
_JOINT = re.compile(rf"(?<=[^{JOINTS}])[{JOINTS}]+(?=[^{JOINTS}])")


def fold(text: str) -> str:
    """One form for quotes, hyphens and spaces; as many characters as before."""
    if text.isascii():
        return text.replace("\n", " ").replace("\t", " ")  # all that the table holds of these, and quicker
    # `translate` would look at each character, and most texts hold none of these.
    for sign, plain in _FOLD.items():
        if sign in text:
            text = text.replace(sign, plain)
    return text


def lower(text: str) -> str:
    """Small letters, one for one ("İ" would become two)."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower()[:1] or c for c in text)


def joined(folded: str) -> str:
    """Folded words with one space where a space or a hyphen joins two: each matches the other."""
    return _JOINT.sub(" ", folded.strip())


def spelled(name: str) -> str:
    """A name as it is looked for: folded, joined, without what nobody sees."""
    if name.isascii() and "-" not in name and " ".join(name.split()) == name:
        return name  # as most are
    return joined(fold(_UNSEEN.sub("", name)))


def same_spelling(name: str) -> str:
    """What two names have in common that no sentence can tell apart."""
    return lower(spelled(name))


def visible(text: str) -> tuple[str, list[int] | None]:
    """`text` without the characters that nobody sees, and where each of the rest stood if any went."""
    if text.isascii() or not _UNSEEN.search(text):
        return text, None
    places = [n for n, c in enumerate(text) if not _UNSEEN.match(c)]
    return "".join(text[n] for n in places), [*places, len(text)]
