"""What a case is: a sentence, the code of a rule, and what is changed in the faultless small library."""

from dataclasses import dataclass

from tests.small_library import FILES

LIBRARY = "content/library.yml"
ENTITIES, GLOSSARY = "content/entities/all.yml", "content/glossary.yml"
SOURCES, TIMELINE = "content/sources.yml", "content/timeline.yml"
LECTURE = "content/lectures/bread/lecture.yml"
SECTIONS = "content/lectures/bread/sections.yml"
INSIGHTS = "content/lectures/bread/insights.yml"
QUESTIONS = "content/lectures/bread/questions.yml"
CORRECTIONS = "content/lectures/bread/corrections.yml"
DECK = "slides/decks/talk.yml"

# The file, what stands there, and what is planted instead. Nothing there: the end of the file, or a new one.
Edit = tuple[str, str, str]
MARK = "«"


@dataclass(frozen=True)
class Case:
    """A library that differs from the small one by `edits`; `codes` are the rules that it is about.

    In what is planted by a fault, `«` stands once, where the complaint must point.
    """

    sentence: str
    codes: tuple[str, ...]
    edits: tuple[Edit, ...]

    @property
    def marked(self) -> dict[str, str]:
        """The changed files by their paths, the mark still in them."""
        files: dict[str, str] = {}
        for path, there, planted in self.edits:
            text = files.get(path, FILES.get(path, ""))
            assert there in text, f"the case must change something: {there!r} is not in {path}"
            files[path] = text.replace(there, planted, 1) if there else text + planted
        return files

    @property
    def files(self) -> dict[str, str]:
        """The changed files as an author would have written them; one that is only marked is not there."""
        return {path: text.replace(MARK, "") for path, text in self.marked.items() if text != MARK}

    @property
    def place(self) -> tuple[str, int, int]:
        """The file, line and column at which the complaint must point."""
        path, text = next((path, text) for path, text in self.marked.items() if MARK in text)
        before = text[: text.index(MARK)]
        return path, before.count("\n") + 1, len(before) - before.rfind("\n")


def fault(sentence: str, code: str, *edits: Edit) -> Case:
    """One fault, of which the rule `code` complains, and no other."""
    return Case(sentence, (code,), edits)


def right(sentence: str, codes: str, *edits: Edit) -> Case:
    """Nothing wrong, though it looks like what the rules of `codes` (with spaces between them) refuse."""
    return Case(sentence, tuple(codes.split()), edits)
