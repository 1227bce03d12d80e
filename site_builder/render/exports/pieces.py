"""The files of words and texts: cut where an edit moves no other cut, and named so that none moves a name.

A range that is too large is cut where the content says, never where a running length does: between words at
the one with the least checksum, between texts at the number that two divides most often.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from zlib import crc32

from site_builder.output import Output
from site_builder.render.data import data_file, texts_file

WORDS_A_PIECE = 30_000  # characters at most; two thirds of that hold an average word
TEXTS_A_PIECE = 20_000
TEXTS_A_BLOCK = 256  # entries; their texts are cut apart from all others
WORDS, TEXTS = "search-words", "search-texts"
_CUT_LENGTH = 12  # characters; the name of a file must not be long
_NEVER = 1 << 32


def word_file(first: str, piece: str) -> Output:
    """The file of the words from `first` on; "" for the first of all."""
    return data_file(word_name(first), piece)


def word_name(first: str) -> str:
    return f"{WORDS}-{re.sub('[^a-z0-9]', _escaped, first)}" if first else WORDS


def text_name(start: int) -> str:
    return f"{TEXTS}-{start}"


def word_cuts(words: Sequence[str], sizes: Iterable[int]) -> list[int]:
    """Where pieces begin in a row of words, of which each stands for so many characters."""
    ranks = [crc32(word.encode()) if len(word) <= _CUT_LENGTH else _NEVER for word in words]
    return _cuts([*sizes], ranks, WORDS_A_PIECE)


def text_cuts(texts: Sequence[str]) -> list[int]:
    """Where pieces begin in the texts of a block."""
    return _cuts([len(text) + 3 for text in texts], [-(n & -n) for n in range(len(texts))], TEXTS_A_PIECE)


def text_files(block: int, texts: Sequence[str]) -> Iterator[tuple[int, Output]]:
    """The pieces of a block of texts that begins at entry `block`, each with the number of its first."""
    for low, high in spans(text_cuts(texts), len(texts)):
        yield block + low, texts_file(text_name(block + low), texts[low:high])


def spans(cuts: Sequence[int], end: int) -> Iterator[tuple[int, int]]:
    """From where to where each piece goes."""
    return zip(cuts, [*cuts[1:], end], strict=True)


def _cuts(sizes: Sequence[int], ranks: Sequence[int], most: int) -> list[int]:
    """Cut a range that is larger than `most` where the rank is least, and so on; none before the first."""
    ends = [0, *accumulate(sizes)]
    cuts, left = [], [(0, len(sizes))]
    while left:
        low, high = left.pop()
        least = min(ranks[low + 1 : high], default=_NEVER) if ends[high] - ends[low] > most else _NEVER
        if least == _NEVER:
            cuts.append(low)
        else:
            middle = ranks.index(least, low + 1, high)
            left += ((middle, high), (low, middle))
    return cuts


def _escaped(found: re.Match[str]) -> str:
    return f"_{ord(found[0]):x}_"
