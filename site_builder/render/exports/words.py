"""Text as the words that the search looks up: without case, accents, hyphens and apostrophes.

find.js makes the same of what a reader types. The two must agree, letter for letter.
"""

import re
import unicodedata
from collections.abc import Iterator

_ACCENTS = re.compile("[\u0300-\u036f\u00ad]")
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "\u0131": "i",
        "\u03c2": "\u03c3",
        **dict.fromkeys("\u2018\u2019\u02bc\u2032", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    }
)
_SPACED = str.maketrans({chr(n): " " for n in range(128) if not chr(n).isalnum()})
_SPACES = bytes(n if chr(n).isalnum() else 32 for n in range(128)).ljust(256)
_BARE = str.maketrans({chr(n): None for n in range(128) if not chr(n).isalnum()})
_WORD = re.compile(r"[^\W_]+")
_HYPHENED = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
_POSSESSED = re.compile(r"[^\W_]+(?='[^\W_])")
# Scripts that set no space between words: two signs at a time are looked up there.
_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_RUN = re.compile(f"[{_CJK}]+|[^\\W_{_CJK}]+")
_HAS_CJK = re.compile(f"[{_CJK}]")


def fold(text: str) -> str:
    """One form for letters that readers type in many ways."""
    if text.isascii():
        return text.lower()
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return unicodedata.normalize("NFKC", plain).lower().translate(_LETTERS)


def key(text: str) -> str:
    """The letters and digits of a spelling: "Fine-Tuning", "fine tuning" and "finetuning" have the same."""
    if text.isascii():
        return text.lower().translate(_BARE)
    return "".join(_WORD.findall(fold(text)))


def slug(text: str) -> str:
    """The id that most authors give to what has this name: "Fine-Tuning" is fine-tuning."""
    if text.isascii():
        return "-".join(text.lower().replace("'", "").translate(_SPACED).split())
    return "-".join(_WORD.findall(fold(text).replace("'", "")))


def words(text: str) -> list[str]:
    """The words of a text, each as often as it stands there.

    "Fine-tuning" gives its parts and "finetuning"; "baker's" gives "bakers" and "baker".
    """
    folded = fold(text)
    if folded.isascii():
        return _ascii_words(folded)
    bare = folded.replace("'", "")
    joined = [word.replace("-", "") for word in _HYPHENED.findall(bare)]
    apart = _runs(bare) if _HAS_CJK.search(bare) else _WORD.findall(bare)
    return [*apart, *joined, *_POSSESSED.findall(folded)]


def _ascii_words(folded: str) -> list[str]:
    """The same without the patterns: several times as quick."""
    spaced = folded.encode().translate(_SPACES, delete=b"'").decode()
    found = spaced.split()
    if "-" in folded:
        found += _joined(folded.replace("'", ""), spaced)
    if "'" in folded:
        found += _possessed(folded)
    return found


def _joined(bare: str, spaced: str) -> Iterator[str]:
    """The words that hyphens join. In `spaced` there is a space for each sign that is no letter."""
    at = bare.find("-")
    while at >= 0:
        begin, end = spaced.rfind(" ", 0, at) + 1, at
        while begin < at and bare[end : end + 1] == "-" and spaced[end + 1 : end + 2].strip():
            after = spaced.find(" ", end + 1)
            end = after if after > 0 else len(spaced)
        if end > at:
            yield bare[begin:end].replace("-", "")
        at = bare.find("-", max(end, at + 1))


def _possessed(folded: str) -> Iterator[str]:
    spaced = folded.encode().translate(_SPACES).decode()
    at = folded.find("'")
    while at >= 0:
        begin = spaced.rfind(" ", 0, at) + 1
        if begin < at and spaced[at + 1 : at + 2].strip():
            yield folded[begin:at]
        at = folded.find("'", at + 1)


def _runs(text: str) -> list[str]:
    found: list[str] = []
    for run in _RUN.findall(text):
        if len(run) > 1 and _HAS_CJK.match(run):
            found += [run[at : at + 2] for at in range(len(run) - 1)]
        else:
            found.append(run)
    return found
