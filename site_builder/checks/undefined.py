"""What looks like a term should be defined somewhere, or be known to everybody who reads.

Abbreviations, names of several words or with a capital inside, and words in strong type are looked at. Known
are the names of entities and terms, the authors and venues of sources, makers, and lectures.

Accepted:

    definition: A network that reads words with long short-term memory (LSTM).
    definition: A paper in NeurIPS.      # with `accepted_terms: [NeurIPS]` in content/library.yml

Refused:

    definition: A paper in NeurIPS.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from site_builder.checks.places import place_of
from site_builder.checks.words import NOTES
from site_builder.diagnostics import Diagnostic, warning
from site_builder.mentions import (
    Candidate,
    Name,
    Vocabulary,
    candidates,
    may_be_unknown,
    same_spelling,
    unknown_in,
)
from site_builder.model import Entity, Lecture, Moment, Prose, Record, SourceRecord, Text, texts
from site_builder.resolve import Library

# What is quoted, or stands there because it is wrong or unsettled, is in others' words.
_OTHERS_WORDS = frozenset(["unverified", "note"])

# Languages in which every noun has a capital, so that two of them are no name yet: German, Luxembourgish.
_ALL_NOUNS = frozenset(["de", "lb"])
_CALENDAR = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
)


@dataclass(slots=True)
class _Found:
    """Words that look like a name: where they stand first, and how often."""

    candidate: Candidate
    prose: Prose
    times: int = 0


def check_undefined(library: Library) -> Iterator[Diagnostic]:
    """Complain, once each, of what looks like a term and is defined nowhere."""
    if not library.is_whole:
        return
    names = [*_known(library)]
    known, spellings = Vocabulary(names), _spelled(names)
    explained: set[str] = set()
    firsts: dict[tuple[bool, bool, str], _Found] = {}
    for candidate, prose in _candidates(library):
        if candidate.explained:
            explained.add(candidate.words)
        key = (candidate.strong, candidate.opens, candidate.words)
        if key in firsts:
            firsts[key].times += 1
        else:
            firsts[key] = _Found(candidate, prose, 1)
    undefined: dict[str, _Found] = {}
    doubtful = [one for one in firsts.values() if may_be_unknown(one.candidate, spellings)]
    left = unknown_in([one.candidate for one in doubtful], known)
    for found, unknown in zip(doubtful, left, strict=True):
        for words in unknown:
            first = undefined.setdefault(" ".join(words.split()), _Found(found.candidate, found.prose))
            first.times += found.times
    all_nouns = library.settings.language[:2].lower() in _ALL_NOUNS
    for words, found in undefined.items():
        if all_nouns and not found.candidate.strong and not _has_inner_capital(words):
            continue
        is_plural = words.endswith("s") and words[:-1] in undefined
        if words not in explained and not is_plural:
            yield _complaint(words, found)


def known_spellings(library: Library) -> set[str]:
    """All that a reader can look up or that is accepted, as `same_spelling` makes it."""
    return _spelled(_known(library))


def doubtful(record: Record, library: Library, spellings: Container[str]) -> Counter[Candidate]:
    """What in a record's prose the check must look at closely, or what explains a word for all others.

    With how often it stands there, which is told of what is defined nowhere.
    """
    found = (candidate for candidate, _ in _candidates_in(record, library))
    return Counter(one for one in found if one.explained or may_be_unknown(one, spellings))


def _spelled(names: Iterable[Name]) -> set[str]:
    return {same_spelling(name.spelling) for name in names}


def _has_inner_capital(words: str) -> bool:
    return any(sign.isupper() for word in words.split() for sign in word[1:])


def _complaint(words: str, found: _Found) -> Diagnostic:
    times = "once" if found.times == 1 else f"{found.times} times"
    message = f"'{words}' looks like a term, is used {times}, and is defined nowhere"
    hint = "define it, explain it here, or add it to 'accepted_terms' in content/library.yml"
    place = place_of(words, found.prose) or found.prose.source
    return warning(place, "never-defined", message, hint, len(words))


def _candidates(library: Library) -> Iterator[tuple[Candidate, Prose]]:
    for record in library.records.values():
        yield from _candidates_in(record, library)


def _candidates_in(record: Record, library: Library) -> Iterator[tuple[Candidate, Prose]]:
    if isinstance(record, Moment | SourceRecord):
        return
    for field, prose in texts(record):
        if field.rpartition(".")[2] not in _OTHERS_WORDS and prose in library.tokens:
            yield from ((candidate, prose) for candidate in candidates(library.tokens[prose]))


def _known(library: Library) -> Iterator[Name]:
    """Every name that a reader can look up, whether it links by itself or not, and those accepted."""
    for name, record in library.names:
        yield Name(name.spelling, record.id.id, exact=False, made=name.made)
    for word in (*_CALENDAR, *NOTES):
        yield Name(word, "", exact=True)
    for text in {same_spelling(text.text) for text in _said_elsewhere(library)}:
        yield Name(text, "", exact=False, made=True)


def _said_elsewhere(library: Library) -> Iterator[Text]:
    yield from (library.settings.title, *library.settings.accepted_terms)
    for source in library.of(SourceRecord):
        yield from source.authors
        yield from (text for text in (source.organization, source.venue) if text)
    for entity in library.of(Entity):
        yield from (entity.category, *entity.misheard)
        yield from (Text(m.text, m.source, m.spans) for m in entity.developers if m.text)
    for lecture in library.of(Lecture):
        yield from (lecture.title_, *lecture.topics)
        yield from (text for text in (lecture.event,) if text)
