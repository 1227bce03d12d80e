"""YAML text as a tree of mappings, lists and scalars, each with its place in the file.

Built from libyaml's events, never by PyYAML's constructors: every scalar stays text, and what has
surprised or killed programs (anchors, tags, merge keys, doubled keys, thousand-fold nesting) is refused
where it stands.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from site_builder.diagnostics import Diagnostic, Source, error
from site_builder.model import Scalar
from site_builder.read.comments import Comment, comment_at_bracket, comment_at_key, comment_at_text
from site_builder.read.decoding import RefusedError, composed, decode
from site_builder.read.escapes import control_escapes

MAX_DEPTH = 20  # a record needs six; the C parser itself dies at some 30,000
_QUOTES, _QUOTED = ("'", '"'), ((0, 0, 1),)  # text behind a quotation mark begins a column further
_EMPTY = frozenset(["", "~", "null"])


Place = tuple[int, int]  # line and column, both from 1
Comments = dict[Place, Comment]


_NONE: Comments = {}


class Mapping(dict[str, Any]):
    """A YAML mapping: key → tree, with where it begins, and line and column of each key in `places`.

    `comments` has the comments of the whole file that may be the rest of a text, by the place of the key or
    list item to which the text belongs.
    """

    __slots__ = ("comments", "places", "source")

    def __init__(self, source: Source, comments: Comments = _NONE) -> None:
        super().__init__()
        self.source = source
        self.places: dict[str, Place] = {}
        self.comments = comments

    def key_at(self, key: str) -> Scalar:
        """A key with its place."""
        return Scalar(key, Source(self.source.path, *self.places[key]))


class Items(list[Any]):
    """A YAML sequence, with where it begins."""

    __slots__ = ("source",)

    def __init__(self, source: Source) -> None:
        super().__init__()
        self.source = source


Tree = Mapping | Items | Scalar | None


def parse(path: str, data: bytes) -> tuple[Tree, list[Diagnostic]]:
    """Read one file's bytes. After a mistake the rest of the file may be missing from the tree."""
    try:
        text = decode(path, data)
    except RefusedError as refused:
        return None, [refused.diagnostic]
    if not text.strip():
        return None, []
    builder = _Builder(path, text)
    try:
        builder.build()
    except RefusedError as refused:
        builder.found.append(refused.diagnostic)
    except yaml.MarkedYAMLError as problem:
        builder.found.append(_syntax(path, problem, builder.comments))
    except yaml.YAMLError as problem:
        builder.found.append(error(Source(path), "yaml-syntax", f"this is not YAML: {problem}"))
    return builder.root, builder.found


def mistakes_in(path: str, data: bytes) -> list[Diagnostic]:
    """Returns what is wrong with YAML that is no file of records, such as the front matter of a page."""
    return parse(path, data)[1]


def _syntax(path: str, problem: yaml.MarkedYAMLError, comments: Comments) -> Diagnostic:
    mark = problem.problem_mark or problem.context_mark
    source = Source(path, mark.line + 1, mark.column + 1) if mark else Source(path)
    words = " ".join(part for part in (problem.context, problem.problem) if part)
    if "maximum nesting depth" in words:  # newer parsers have a bound of their own, and meet it first
        return error(source, "too-deep", _TOO_DEEP)
    hint = _HINTS.get(problem.problem or "", "look at this line and the one before it")
    if any(comment.line == source.line - 1 for comment in comments.values()):
        hint = 'the comment in the line before it ends the text; put the text between "quotes"'
    return error(source, "yaml-syntax", f"this is not YAML: {words}", hint)


_TOO_DEEP = f"more than {MAX_DEPTH} levels stand inside each other here"
_HINTS = {
    "mapping values are not allowed in this context": (
        'put text that has a colon and a space in it between "quotes"'
    ),
    "could not find expected ':'": (
        "a key needs a colon behind it; is a quotation mark or an indent missing above?"
    ),
    "found character that cannot start any token": (
        "indent with spaces, not tabs; put text that begins with @ or ` between quotes"
    ),
    "did not find expected key": "is the line indented like its neighbours?",
}


class _Builder:
    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.lines = text.split("\n")
        self.loader = yaml.CSafeLoader(text)
        self.next_event: Callable[[], Any] = self.loader.get_event
        self.near_comments = _lines_near_comments(self.lines) if " #" in text else frozenset()
        self.has_escapes = "\\" in text
        self.comments: Comments = {}
        self.root: Tree = None
        self.found: list[Diagnostic] = []

    def build(self) -> None:
        try:
            self.next_event()  # the stream begins
            first = self.next_event()
            if isinstance(first, StreamEndEvent):
                return
            self._value(self.next_event(), 1, None)
            self.next_event()  # the document ends
            after = self.next_event()
            if isinstance(after, DocumentStartEvent):
                raise self._refuse(
                    after,
                    "several-documents",
                    "a second YAML document begins here",
                    "take out the line '---', or make a file of its own",
                )
        finally:
            self.loader.dispose()

    def _value(self, event: Any, depth: int, keep: Any) -> Tree:
        """Build the value that begins with `event`; `keep` is where it is kept if the rest cannot be read."""
        if isinstance(event, AliasEvent):
            raise self._refuse(
                event, "yaml-anchor", "an alias (*) stands here", "write the value out, or quote the text"
            )
        if event.anchor or event.tag:
            raise self._marked(event)
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if depth > MAX_DEPTH:
            raise self._refuse(event, "too-deep", _TOO_DEEP)
        if isinstance(event, MappingStartEvent):
            mapping = Mapping(self._source(event), self.comments)
            self.root = self.root if keep is not None else mapping
            self._fill_mapping(mapping, depth, event)
            return mapping
        assert isinstance(event, SequenceStartEvent)
        items = Items(self._source(event))
        self.root = self.root if keep is not None else items
        opening = event
        while not isinstance(event := self.next_event(), SequenceEndEvent):
            items.append(self._value(event, depth + 1, items))
            if self.near_comments and event.end_mark.line + 1 in self.near_comments:
                self._note_comment(_place_of(event), event, opening)
        return items

    def _fill_mapping(self, mapping: Mapping, depth: int, opening: Any) -> None:
        near = self.near_comments
        while not isinstance(event := self.next_event(), MappingEndEvent):
            key, place = self._key(event), _place_of(event)
            first = self.next_event()
            value = self._value(first, depth + 1, mapping)
            if near and (place[0] in near or first.end_mark.line + 1 in near):
                self._note_comment(place, first, opening, event)
            if key in mapping:
                words = f"'{key}' stands twice here; the first is on line {mapping.places[key][0]}"
                hint = "keep one of the two"
                self.found.append(error(self._source(event), "doubled-key", words, hint, len(key)))
                continue
            mapping[key] = value
            mapping.places[key] = place

    def _note_comment(self, place: Place, value: Any, opening: Any, key: Any = None) -> None:
        """Note a comment that may be the rest of a text.

        The key or list item of the text stands at `place`. All but that are events: `opening` begins the
        mapping or the list around it.
        """
        comment, indent = None, None if opening.flow_style else opening.start_mark.column
        if isinstance(value, ScalarEvent):
            comment = comment_at_text(self.lines, value, indent)
            comment = comment or (key and comment_at_key(self.lines, key, value))
        elif isinstance(value, SequenceStartEvent) and value.flow_style:
            comment = comment_at_bracket(self.lines, value)
        if comment:
            self.comments[place] = comment

    def _key(self, event: Any) -> str:
        if not isinstance(event, ScalarEvent):
            raise self._refuse(event, "bad-key", "a key must be a plain word", 'put it between "quotes"')
        if event.anchor or event.tag:
            raise self._marked(event)
        if event.value == "<<" and event.implicit[0]:
            raise self._refuse(event, "yaml-merge", "a merge key (<<) stands here", "write the fields out")
        return "" if event.implicit[0] and event.value in _EMPTY else composed(event.value)

    def _scalar(self, event: Any) -> Scalar | None:
        if event.implicit[0] and event.value in _EMPTY:
            return None
        text, source = composed(event.value), self._source(event)
        if self.has_escapes and event.style == '"' and not text.isprintable():
            self.found += control_escapes(self.path, self.lines, event)
        first, last = event.start_mark.line, event.end_mark.line
        if first == last:
            return Scalar(text, source, _QUOTED if event.style in _QUOTES else ())
        places = self._places(event, text, first, last)
        spans = ((offset, line - source.line, column - source.column) for offset, line, column in places)
        return Scalar(text, source, tuple(spans))

    def _places(self, event: Any, text: str, first: int, last: int) -> Iterator[tuple[int, int, int]]:
        """Where a scalar of several lines stands: offset, line and column of each."""
        if event.style == "|":
            yield from self._literal_places(text, first)
            return
        offset = 0
        is_block = event.style == ">"  # whose text begins on the line below
        for number in range(first + is_block, min(last + 1, len(self.lines))):
            raw = self.lines[number]
            begin = event.start_mark.column if number == first else 0
            part = raw[begin:].strip("\r \t\"'") if not is_block else raw.strip()
            place = text.find(part, offset) if part else -1
            if place >= 0:
                yield place, number + 1, raw.index(part, begin) + 1
                offset = place + len(part)

    def _literal_places(self, text: str, first: int) -> Iterator[tuple[int, int, int]]:
        # The house rule: in a `|` block, a line inside is the line in the file.
        offset = 0
        for number, part in enumerate(text.split("\n"), first + 1):
            if part and number < len(self.lines):
                indent = len(self.lines[number].rstrip("\r")) - len(part)
                yield offset, number + 1, max(indent, 0) + 1
            offset += len(part) + 1

    def _source(self, event: Any) -> Source:
        return Source(self.path, event.start_mark.line + 1, event.start_mark.column + 1)

    def _marked(self, event: Any) -> RefusedError:
        if event.anchor:
            words, hint = "an anchor (&) stands here", "leave it out, or quote the text"
            return self._refuse(event, "yaml-anchor", words, hint)
        words, hint = f"a tag ({event.tag}) stands here", "leave it out, or quote the text"
        return self._refuse(event, "yaml-tag", words, hint)

    def _refuse(self, event: Any, code: str, message: str, hint: str = "") -> RefusedError:
        return RefusedError(error(self._source(event), code, message, hint))


def _place_of(event: Any) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _lines_near_comments(lines: Sequence[str]) -> frozenset[int]:
    """Returns the numbers, from 1, of the lines on which a text may end that a comment follows."""
    own = [number for number, line in enumerate(lines, 1) if " #" in line]
    return frozenset([*own, *(number - 1 for number in own)])
