"""Text that spoils a file: what authors mistype, and what strangers try."""

from hypothesis import strategies as st

from tests.small_library import FILES

PIECES = [
    *(":", ": ", "- ", "? ", "[", "]", "{", "}", "|", ">", "&a", "*a", "!!int ", "<<: ", "---\n", "...\n", "%", "@", "`"),
    *("#", '"', "'", "\\", "\t", "\n", "\n  ", "\r", "\x00", "\x07", "\x85", "\u2028", "\ufeff", "\ud7ff", "é", "e\u0301"),
    *("İ", "[[", "]]", "[[yeast|", "$", "$$", "```\n", "<script>", "&lt;", "](javascript:x)", "![", "[^1]", "[^1]: ", "|a|\n|-|\n"),
    *("12:30", "no", "0123", "2026-02-30", "id", "yeast", "a" * 90, "con"),
]  # fmt: skip


@st.composite
def spoiled(draw: st.DrawFn) -> tuple[str, str]:
    """A file of the small library with some of its text cut out and something else put in."""
    path = draw(st.sampled_from(sorted(p for p in FILES if p.endswith(".yml") and p != "mkdocs.yml")))
    text = FILES[path]
    for _ in range(draw(st.integers(1, 3))):
        begin = draw(st.integers(0, len(text)))
        end = min(begin + draw(st.sampled_from([0, 0, 1, 2, 7, 40])), len(text))
        text = text[:begin] + "".join(draw(st.lists(st.sampled_from(PIECES), max_size=3))) + text[end:]
    return path, text
