"""Text as the words that the search looks up: without case, accents, hyphens and apostrophes.

find.js makes the same of what a reader types. The two must agree, letter for letter.
"""

import re
import unicodedata

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
_ASCII = str.maketrans({chr(n): " " for n in range(128) if not chr(n).isalnum()})
_WORD = re.compile(r"[^\W_]+")
_HYPHENED = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
_POSSESSED = re.compile(r"([^\W_]+)'[^\W_]")
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
    return "".join(_WORD.findall(fold(text)))


def slug(text: str) -> str:
    """The id that most authors give to what has this name: "Fine-Tuning" is fine-tuning."""
    return "-".join(_WORD.findall(fold(text).replace("'", "")))


def words(text: str) -> list[str]:
    """The words of a text, each as often as it stands there.

    "Fine-tuning" gives its parts and "finetuning"; "baker's" gives "bakers" and "baker".
    """
    folded = fold(text)
    bare = folded.replace("'", "")
    joined = [word.replace("-", "") for word in _HYPHENED.findall(_those_with("-", bare))]
    return [*_split(bare), *joined, *_POSSESSED.findall(_those_with("'", folded))]


def _those_with(sign: str, text: str) -> str:
    """The words that have a sign in them, which most have not: only these need a closer look."""
    return " ".join([part for part in text.split() if sign in part]) if sign in text else ""


def _split(text: str) -> list[str]:
    if text.isascii():
        return text.translate(_ASCII).split()  # several times as quick as the pattern
    return _runs(text) if _HAS_CJK.search(text) else _WORD.findall(text)


def _runs(text: str) -> list[str]:
    found: list[str] = []
    for run in _RUN.findall(text):
        if len(run) > 1 and _HAS_CJK.match(run):
            found += [run[at : at + 2] for at in range(len(run) - 1)]
        else:
            found.append(run)
    return found
