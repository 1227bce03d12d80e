"""What the crawler says: a sentence for each code, and one complaint for what is wrong in many files."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from site_builder.diagnostics import Severity

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

# Faults of a page by itself: how bad, the sentence, what to do.
FAULTS: Mapping[str, tuple[Severity, str, str]] = {
    "doubled-anchor": (_WARNING, "the id '{}' stands twice on its page", "a link to it leads to the first"),
    "image-without-alt": (
        _WARNING,
        "the image '{}' has no words for those who cannot see it",
        'write alt="…"',
    ),
    "heading-jump": (_WARNING, "{}", "go one level down at a time"),
    "missing-id": (
        _WARNING,
        "{} names an id that is not on the page",
        "write the id of an element that is there",
    ),
    "missing-title": (_WARNING, "the page has no title", "write <title>…</title> in its head"),
    "missing-language": (_WARNING, "the page does not say its language", 'write <html lang="en">'),
    "bad-language": (_WARNING, "'{}' is no language tag", 'write one as in lang="en" or lang="pt-BR"'),
    "empty-link": (
        _WARNING,
        "the link '{}' has an empty address",
        "it leads to its own page; write where it leads",
    ),
    "empty-source": (_WARNING, "a '{}' element has an empty address", "write the address of a file"),
    "script-link": (_WARNING, "'{}' is code, not an address", "use a button for what a script does"),
    "nameless-link": (_WARNING, "the link to '{}' has no words", "write words, or aria-label"),
    "nameless-button": (_WARNING, "a button has no words", "write words, or aria-label"),
    "nameless-frame": (_WARNING, "the frame '{}' has no title", 'write title="…"'),
}
# What a whole site does may be its manner; what a few of its pages do is a slip. See `without_manners`.
MANNERS = frozenset(
    [
        "missing-slash",
        "empty-link",
        "script-link",
        "heading-jump",
        "nameless-link",
        "unlinked-page",
        "unused-term",
    ]
)
_FEW, _PART = 3, 20


@dataclass(slots=True)
class Complaint:
    """What is wrong in a file: with an address, whose words are `about`, or in a tag on a line.

    `files` counts the files in which the same is wrong; this one is the first of them, `others` are the
    next two, `last` is the last.
    """

    severity: Severity
    code: str
    message: str
    hint: str
    path: str
    about: str = ""
    line: int = 0
    tag: str = ""
    files: int = 1
    others: tuple["Complaint", ...] = ()
    last: str = ""


Complaints = dict[tuple[str, ...], Complaint]


def note(known: Complaints, key: tuple[str, ...], complaint: Complaint) -> None:
    """Take in a complaint: of the same in many files only the first are kept, the others counted."""
    first = known.setdefault(key, complaint)
    # Files come one after the other, so that the last tells whether this one is counted already.
    if first is complaint or complaint.path == (first.last or first.path):
        return
    if first.files < _FEW:
        alone = (replace(complaint, files=1, others=()), *complaint.others)
        first.others = (*first.others, *alone)[: _FEW - 1]
    first.files += complaint.files
    first.last = complaint.last or complaint.path


def without_manners(found: Iterable[Complaint], pages: int) -> Iterator[Complaint]:
    """Leave out what the site does as a rule: on more than a twentieth of its pages, and more than three."""
    found = [*found]
    limit = max(_FEW, pages // _PART)
    counts: dict[str, int] = {}
    for complaint in found:
        counts[complaint.code] = counts.get(complaint.code, 0) + complaint.files
    yield from (c for c in found if c.code not in MANNERS or counts[c.code] <= limit)


def singly(complaint: Complaint) -> Iterator[Complaint]:
    """A complaint for each of a few files; one with a count where the same is wrong in more."""
    if complaint.files <= _FEW:
        yield complaint
        yield from complaint.others
    else:
        yield replace(complaint, message=f"{complaint.message}, here and in {complaint.files - 1} more files")
