"""One file as records: which file holds what, and what is wrong with it."""

import re
from dataclasses import dataclass, field
from typing import Any, TypeVar

from site_builder.diagnostics import Diagnostic, Source, error
from site_builder.model import (
    WORDS_ALONE,
    Correction,
    Deck,
    Entity,
    Event,
    Insight,
    Lecture,
    LecturePart,
    Question,
    Record,
    Ref,
    Scalar,
    Section,
    Settings,
    SourceRecord,
    Term,
    why_not_an_id,
)
from site_builder.read.fields import Made, did_you_mean, make
from site_builder.read.tree import Items, Mapping, Tree, parse

R = TypeVar("R", bound=Record)

CONTENT = "content"
DECKS = "slides/decks"
_IN_LECTURE: dict[str, type[LecturePart]] = {
    "insights": Insight,
    "sections": Section,
    "questions": Question,
    "corrections": Correction,
}
_MAPPINGS: dict[str, type[Record]] = {
    "entities": Entity,
    "glossary": Term,
    "sources": SourceRecord,
    "timeline": Event,
}
# Keys at the left edge of a file that could not be read whole: the ids it would have had.
_LEFT_EDGE = re.compile(r"^(?:id:\s*)?([a-z0-9]+(?:-[a-z0-9]+)*)\s*:?", re.MULTILINE)


@dataclass(slots=True)
class Content:
    """All that the authors wrote.

    `lost` holds ids of records that exist but could not be made because of a mistake in them, so that nobody
    is told of a second fault where they are referred to. `drafts` are what is left of lost records without
    their mistakes: they are no part of the library, but what they refer to is looked at. `files` are the
    paths of the files read, `beside` those of other files in their folders, such as images and pages written
    by hand.
    """

    settings: Settings | None = None
    records: list[Record] = field(default_factory=list)
    drafts: list[Record] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    files: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)

    def add(self, part: "Content") -> None:
        """Take in what one more file holds."""
        self.settings = part.settings or self.settings
        self.records += part.records
        self.drafts += part.drafts
        self.lost |= part.lost
        self.files += part.files


def read_file(path: str, data: bytes) -> tuple[Content, list[Diagnostic]]:
    """What one file holds. `path` is relative to the project."""
    tree, found = parse(path, data)
    content, is_broken = Content(files=[path]), bool(found)
    if any(mistake.code != "doubled-key" for mistake in found):
        content.lost |= set(_LEFT_EDGE.findall(data.decode("utf-8", "replace")))
    _read_file(content, path, tree, is_broken, found)
    return content, found


def read_faultless(path: str, data: bytes) -> Content | None:
    """The same; None where anything is wrong with it."""
    content, found = read_file(path, data)
    return None if found or content.lost or content.drafts else content


def _read_file(content: Content, path: str, tree: Tree, broken: bool, found: list[Diagnostic]) -> None:
    parts = path.removesuffix(".yml").removesuffix(".yaml").split("/")
    place = parts[1] if path.startswith(CONTENT) else "decks"
    if tree is None and (broken or parts[-1] not in ("lecture", "library")):
        return
    if not isinstance(tree, Mapping | None):
        source = tree.source if isinstance(tree, Items | Scalar) else Source(path)
        found.append(
            error(source, "wrong-type", "this file must hold fields with values", "write key: value")
        )
        return
    tree = Mapping(Source(path)) if tree is None else tree
    match parts[1:]:
        case ["library"]:
            _read_choices(tree, found)
            made = make(Settings, tree, {}, "the library", Source(path))
            content.settings = made.record
            found += made.mistakes
        case ["lectures", lecture, "lecture"]:
            _read_lecture(content, lecture, tree, path, found)
        case ["lectures", lecture, name] if name in _IN_LECTURE:
            given = {"lecture": Ref(lecture, Source(path))}
            _read_mapping(content, _IN_LECTURE[name], tree, given, found)
        case [name] | [name, *_] if place in _MAPPINGS and (len(parts) > 2 or name != "entities"):
            _read_mapping(content, _MAPPINGS[place], tree, {}, found)
        case ["decks", *_] if place == "decks":
            _read_slides(tree.get("slides"))
            _read_single(content, Deck, parts[-1], tree, path, found)
        case _:
            known = [*_MAPPINGS, "library", *_IN_LECTURE, "lecture"]
            found.append(
                error(
                    Source(path),
                    "unknown-file",
                    "nothing is read from a file of this name",
                    did_you_mean(parts[-1], known) or "see the table of files in the README",
                )
            )


def _read_mapping(
    content: Content, kind: type[Record], tree: Mapping, given: dict[str, Any], found: list[Diagnostic]
) -> None:
    for key, value in tree.items():
        place = tree.key_at(key)
        name = f"{kind.KIND} '{key}'"
        if why := why_not_an_id(key):
            found.append(
                error(place.source, "bad-id", why, "ids look like this: recurrent-network", len(key))
            )
            continue
        if not isinstance(value, Mapping):
            content.lost.add(key)
            found.append(
                error(
                    place.source,
                    "wrong-type",
                    f"{name} has no fields",
                    "write its fields below, indented",
                    len(key),
                )
            )
            continue
        identity = {**given, "id": place, "source": place.source}
        made = make(kind, value, identity, name, place.source)
        found += made.mistakes
        _keep(content, made, key)


def _read_single(
    content: Content, kind: type[Record], name: str, tree: Mapping, path: str, found: list[Diagnostic]
) -> None:
    """Read a file that holds one record, called after the file or folder unless it has an `id`."""
    given_id = tree.pop("id", None)
    identity = given_id if isinstance(given_id, Scalar) else Scalar(name, Source(path))
    given = {"id": identity, "source": Source(path)}
    made = make(kind, tree, given, f"{kind.KIND} '{identity.text}'", Source(path))
    found += made.mistakes
    _keep(content, made, identity.text)


def _keep(content: Content, made: Made[R], name: str) -> None:
    if made.record:
        content.records.append(made.record)
        return
    content.lost.add(name)
    if made.draft:
        content.drafts.append(made.draft)


def _read_lecture(content: Content, folder: str, tree: Mapping, path: str, found: list[Diagnostic]) -> None:
    given_id = tree.get("id")
    if isinstance(given_id, Scalar) and given_id.text != folder:
        found.append(
            error(
                given_id.source,
                "bad-id",
                f"this lecture stands in the folder '{folder}', but calls itself '{given_id.text}'",
                "give both the same name",
                len(given_id.text),
            )
        )
        tree.pop("id")
    moments = tree.get("moments")
    for moment in moments if isinstance(moments, Items) else ():
        if isinstance(moment, Mapping):
            moment.setdefault("id", _moment_id(folder, moment))
    _remember_places(moments)
    _read_single(content, Lecture, folder, tree, path, found)


def _read_choices(tree: Mapping, found: list[Diagnostic]) -> None:
    """Make a list of the mapping from rules to what is wanted of them, so that each keeps its place."""
    written = tree.get("checks")
    if isinstance(written, Mapping):
        choices = tree["checks"] = Items(written.source)
        for code, level in written.items():
            name = written.key_at(code)
            choice = Mapping(name.source)
            choice |= {"code": name, "level": level or Scalar("", choice.source)}
            choices.append(choice)
    elif written is not None:
        tree.pop("checks")
        words, hint = "'checks' must be rules with what is wanted of them", "write checks: {code: off}"
        found.append(error(written.source, "wrong-type", words, hint))


def _read_slides(slides: Any) -> None:
    _remember_places(slides)
    for slide in slides if isinstance(slides, Items) else ():
        for word in WORDS_ALONE if isinstance(slide, Mapping) else ():
            if word in slide and slide[word] is None:
                slide[word] = Scalar("yes", slide.key_at(word).source)


def _remember_places(parts: Any) -> None:
    """Give the parts of a list their places, which their classes ask for."""
    for part in parts if isinstance(parts, Items) else ():
        if isinstance(part, Mapping):
            part["source"] = part.source


def _moment_id(lecture: str, moment: Mapping) -> Scalar:
    at = moment.get("at")
    digits = re.sub(r"\D+", "-", at.text) if isinstance(at, Scalar) else "unknown"
    return Scalar(f"{lecture}-at-{digits.strip('-') or 'unknown'}", moment.source)
