"""Where a name is a word of its own: not in a longer word, a version, another name, a path or an address."""

import re

_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"  # Japanese, Chinese, Korean: no spaces between words
CJK = re.compile(f"[{_UNSPACED}]")
LETTER = rf"[^\W{_UNSPACED}]"

BARRIER = "\ufffc"  # stands for code, formulas and links, which no name runs across
SEAM = "\u2060"  # stands for the begin or end of an emphasis: a link must not cross it

BEFORE = rf"(?:(?<!{LETTER})(?<![@#$°\\])|(?=[{_UNSPACED}]))"
# "GPT-4" is not in "GPT-4.5", "C" not in "C++", "Node" not in "Node.js"; "'s" is no obstacle.
AFTER = rf"(?:(?!{LETTER}|[+#]|[.&]\w|-\d|'(?!s\b)\w|://)|(?<=[{_UNSPACED}]))"

# "entropy" is not meant in "cross-entropy", nor "Reilly" in "O'Reilly"; it is in "non-GPU" and "l'Oréal".
_GLUE = ".&'’‐‑-\n"
_GLUED = re.compile(r"\w[.&'’‐‑-]$")
_PREFIX = re.compile(r"(?:^|\W)(?:[ld]['’]|(?:non|pre|post|multi|\d+)[‐‑-])$", re.IGNORECASE)
_HYPHENS = "-‐‑"
_PATH = re.compile(r"[/.~]|.*(?:_|\w\.\w+/|\.\w{1,5}$|://)")
_FILE = re.compile(r"\w\.[a-z]\w{0,4}$")
_SPACES = f" \n{BARRIER}"
_OPENING, _CLOSING = "([{<\"'“‘*", ")]}>\"'”’*,.;:!?"
_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?…:]['\"’”)\]]*\s|\n\s*|[\u2022•]\s*)['\"‘“(\[]*$")


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is a word of its own, as far as what is around it tells."""
    before = text[max(0, start - 8) : start]
    if (
        before[-1:] in _GLUE
        and _GLUED.search(before)
        and not _PREFIX.search(before)
        and not CJK.match(before[-2:])
    ):
        return False
    # "Transformer-XL" is another name; "Transformer-based" is not.
    if text[end : end + 1] in _HYPHENS and text[end + 1 : end + 2].isupper():
        return False
    return not _in_address(text, start, end)


def begins_a_sentence(text: str, start: int) -> bool:
    """Whether a sentence begins at `start`."""
    return bool(_SENTENCE_BEGINS.search(text[max(0, start - 8) : start]))


def _in_address(text: str, start: int, end: int) -> bool:
    begin, finish = _word_around(text, start, end)
    word = text[begin:finish].rstrip(_CLOSING)
    bare = word.lstrip(_OPENING)
    if "@" in word or "\\" in word or "://" in word or _FILE.search(word, end - begin):
        return True
    return "/" in bare and bool(_PATH.match(bare))


def _word_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where what stands between spaces begins and ends, around `text[start:end]`."""
    if text[start - 1 : start] not in _SPACES:
        start = max(text.rfind(space, 0, start) for space in _SPACES) + 1
    if text[end : end + 1] not in _SPACES:
        ends = [place for space in _SPACES if (place := text.find(space, end)) >= 0]
        end = min(ends, default=len(text))
    return start, end
