"""A project in which record k of each kind has payload k in every field of text.

The fields come from the model, so that a new one is filled as well.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from site_builder.model import (
    SLIDE_KINDS,
    WORDS_ALONE,
    Correction,
    Deck,
    Entity,
    Event,
    Insight,
    Lecture,
    Maker,
    Moment,
    Part,
    Prose,
    Question,
    Relation,
    Scalar,
    Section,
    Settings,
    SlideSpec,
    SourceRecord,
    Term,
    Text,
    TimelineSpec,
    WebAddress,
)
from tests.hostile.payloads import PICTURES, Payload
from tests.small_library import FILES

_KEY = 150  # characters; YAML wants short keys
_FREE = (Text, Prose, Maker)  # types of fields that take any text
_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100"
    "18dd8db00000000049454e44ae426082"
)
FEATURES = [
    *("content.tooltips", "content.code.annotate", "content.code.copy", "content.code.select"),
    *(
        "content.tabs.link",
        "content.footnote.tooltips",
        "navigation.footer",
        "navigation.path",
        "navigation.tabs",
    ),
    *("navigation.indexes", "navigation.instant.preview", "toc.follow", "content.action.edit"),
]
_EXTENSIONS: list[Any] = [
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "pymdownx.details"),
    *(
        "pymdownx.superfences",
        "pymdownx.inlinehilite",
        "pymdownx.critic",
        "pymdownx.keys",
        "pymdownx.magiclink",
    ),
    {"toc": {"permalink": True}},
    {"pymdownx.highlight": {"anchor_linenums": True}},
    {"pymdownx.arithmatex": {"generic": True}},
    {"pymdownx.tabbed": {"alternate_style": True}},
    {"pymdownx.tasklist": {"custom_checkbox": True}},
]


_MKDOCS: Mapping[str, Any] = {
    "site_name": "Hostile",
    "site_url": "https://host.example/",
    "repo_url": "https://git.example.org/x",
    "docs_dir": "content/pages",
    "theme": {"name": "material", "features": FEATURES},
    "plugins": ["search", "tags", "site-builder"],
    "markdown_extensions": _EXTENSIONS,
    "nav": [{"Home": "index.md"}, {"First": "p1.md"}],
}


def write_settings(root: Path, payloads: Sequence[Payload]) -> None:
    """Write a small project with payloads in those settings of mkdocs.yml that are text, and in its navigation."""
    names = ("site_name", "site_description", "site_author", "repo_name")
    by_hand = [{p.text[:_KEY]: "about.md"} for p in payloads]
    nav = [
        {"Home": "index.md"},
        *by_hand,
        *({p.text[:_KEY]: [{p.text[:_KEY]: "about.md"}]} for p in payloads[:9]),
    ]
    config = {**_MKDOCS, **dict.fromkeys(names, _joined(payloads).text), "nav": nav}
    for path, text in (FILES | {"mkdocs.yml": _yaml(config)}).items():
        _write(root / path, text.encode())


def write_project(root: Path, payloads: Sequence[Payload]) -> None:
    """Write the project with these payloads. Every link and picture of its own that it asks for is there."""
    files = {
        "content/library.yml": _yaml(_settings(payloads)),
        "slides/decks/all.yml": _yaml(_deck_of_all(payloads)),
        "mkdocs.yml": _yaml(_MKDOCS),
    }
    for payload in payloads:
        files |= {path: _yaml(value) for path, value in _records(payload).items()}
        files |= _pages(payload)
    pictures = {f"content/{place}/{p.number}.svg": p.text for place in ("images", "pages") for p in PICTURES}
    for path, text in (files | pictures).items():
        _write(root / path, text.encode())
    _write(root / "content/images/x.png", _PNG)
    for name in _names_of_files(payloads):
        _write(root / f"content/pages/names/{name}.md", b"Words.\n")
        _write(root / f"content/pages/names/{name}.png", _PNG)
        _write(root / f"content/images/{name}.png", _PNG)


def _names_of_files(payloads: Sequence[Payload]) -> list[str]:
    """Returns every fourth payload that a file may be called, as far as the file system takes it."""
    names = (p.text.replace("/", "∕").encode()[:180].decode("utf-8", "ignore") for p in payloads[::4])
    return [name for name in names if name.isprintable()]


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _yaml(value: Any) -> str:
    """JSON is YAML, with each odd character written as an escape. A file with control characters is refused."""
    text = json.dumps(value)
    return re.sub(r"(?<!\\)((?:\\\\)*)\\(?:[bfrt]|u00(?:[01][0-9a-f]|7f|[89][0-9a-f]))", r"\1", text)


def _settings(payloads: Sequence[Payload]) -> Mapping[str, Any]:
    return _filled(Settings, _joined(payloads), {"checks": {}}) | {
        "accepted_terms": [p.text for p in payloads],
        "needs_source": [p.text for p in payloads],
    }


def _joined(payloads: Sequence[Payload]) -> Payload:
    return Payload(0, " ".join(p.text[:300] for p in payloads))


def _pages(payload: Payload) -> Mapping[str, str]:
    """A hand-written page. Every other one has the title of its heading, not that of its front matter."""
    text, number = payload.text, payload.number
    titled = ("title",) if number % 2 else ()
    mapping = {text[:_KEY]: [{text[:_KEY]: text}]}
    front = {
        **dict.fromkeys((*titled, "description", "subtitle", "author", "status", "canonical"), text),
        **({"title": mapping} if number % 4 == 1 else {"description": mapping} if number % 3 == 0 else {}),
        "tags": [text], "hide": [text], "search": {text[:_KEY]: text}, "extra": {"any": [text, {"x": text}]},
    }  # fmt: skip
    lines = text.replace("\0", "\ufffd")
    indented = lines.replace("\n", "\n    ")
    body = f"# {lines}\n\n## {lines}\n\n{lines}\n\n- {indented}\n\n`{lines}`\n\n<p>{lines}</p>\n\n| a |\n|---|\n| {lines} |\n"
    body += f'\n!!! note "{lines}"\n    {indented}\n'
    return {f"content/pages/p{number}.md": f"---\n{json.dumps(front)}\n---\n\n{body}"}


def _records(payload: Payload) -> Mapping[str, Any]:
    """The files of YAML that hold the records of a payload, and its deck."""
    n = payload.number
    lecture = f"content/lectures/l{n}"
    sources = {"sources": [f"s{n}"]}
    part = {"section": f"c{n}", "at": "1:00"}
    return {
        f"content/entities/e{n}.yml": {f"e{n}": _filled(Entity, payload, sources)},
        f"content/glossary/t{n}.yml": {f"t{n}": _filled(Term, payload, sources)},
        f"content/sources/s{n}.yml": {f"s{n}": _filled(SourceRecord, payload, {})},
        f"content/timeline/d{n}.yml": {f"d{n}": _filled(Event, payload, {"entities": [f"e{n}"], **sources})},
        f"{lecture}/lecture.yml": _filled(Lecture, payload, sources if n % 2 else {**sources, "video": _VIDEO}),
        f"{lecture}/sections.yml": {
            f"c{n}": _filled(Section, payload, {
                "insights": [f"i{n}"], "introduces": [f"e{n}", f"t{n}"], "at": "0:30", **sources,
            })
        },
        f"{lecture}/insights.yml": {f"i{n}": _filled(Insight, payload, {**part, **sources})},
        f"{lecture}/questions.yml": {f"q{n}": _filled(Question, payload, part)},
        f"{lecture}/corrections.yml": {
            f"x{n}": _filled(Correction, payload, {"where": f"c{n}", "entities": [f"e{n}"], **sources})
        },
        f"slides/decks/k{n}.yml": _filled(Deck, payload, {
            "notes": "yes", "slides": [_slide(kind, payload) for kind in SLIDE_KINDS],
        }),
    }  # fmt: skip


def _deck_of_all(payloads: Sequence[Payload]) -> Mapping[str, Any]:
    """A deck with a slide for each payload, in its words and in its notes."""
    slides = [
        {"markdown": p.text, "id": f"all-{p.number}", "title": p.text, "notes": p.text} for p in payloads
    ]
    return {"title": "All", "lecture": f"l{payloads[0].number}", "notes": "yes", "slides": slides}


def _slide(kind: str, payload: Payload) -> Mapping[str, Any]:
    n = payload.number
    shown: Mapping[str, Any] = {
        **dict.fromkeys(WORDS_ALONE, "yes"),
        "section": f"c{n}", "insight": f"i{n}", "entity": f"e{n}", "term": f"t{n}", "graph": f"e{n}",
        "question": f"q{n}", "moment": f"m{n}", "compare": [f"e{n}", f"e{max(n - 1, 1)}"],
        **dict.fromkeys(("code", "image", "quote", "markdown"), payload.text),
        "timeline": _filled(TimelineSpec, payload, {}),
    }  # fmt: skip
    more = _filled(SlideSpec, payload, {"only": None})
    return {kind: shown[kind], **{name: value for name, value in more.items() if name not in SLIDE_KINDS}}


_VIDEO = {"youtube": "abcdefghijk"}
# Fields that are no text, if a record needs them or shows more with them.
_SHAPE: Mapping[type[Part], Mapping[str, Any]] = {
    Entity: {"year": "1990"},
    Relation: {"type": "builds_on"},
    SourceRecord: {"year": "1990"},
    Event: {"date": "1990-02-03"},
    Lecture: {"date": "2020-01-01", "duration": "2:00:00"},
    Moment: {"at": "1:00"},
}
_BY_NUMBER: Mapping[type[Part], Mapping[str, str]] = {
    Relation: {"to": "e{}"},
    Lecture: {"speaker": "e{}"},
    Moment: {"id": "m{}", "section": "c{}"},
    Deck: {"lecture": "l{}"},
}


def _filled(kind: type[Part], payload: Payload, more: Mapping[str, Any]) -> dict[str, Any]:
    """A record or part of one as an author would write it, with a payload in each field of text."""
    made = {name: value for name, field in _fields(kind) if (value := _value(field, payload)) is not None}
    numbered = {name: shape.format(payload.number) for name, shape in _BY_NUMBER.get(kind, {}).items()}
    return {**made, **_SHAPE.get(kind, {}), **numbered, **more}


def _fields(kind: type[Part]) -> Iterator[tuple[str, Any]]:
    """The fields of a part by the names that authors write."""
    return ((field.alias or name, field.annotation) for name, field in kind.model_fields.items())


def _value(annotation: Any, payload: Payload) -> Any:
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, UnionType):
        return next(
            (made for one in get_args(annotation) if (made := _value(one, payload)) is not None), None
        )
    if get_origin(annotation) is tuple:
        made = _value(get_args(annotation)[0], payload)
        return None if made is None else [made]
    if not isinstance(annotation, type):
        return None
    if issubclass(annotation, Part):
        return None if annotation is SlideSpec else _filled(annotation, payload, {}) or None
    if issubclass(annotation, WebAddress):
        return payload.address
    return payload.text if issubclass(annotation, _FREE) else None


def fields_of_text(kind: type[Part], within: str = "") -> set[str]:
    """Returns the paths of all fields in a kind of record that take text of any sort, such as "links.title"."""
    return {
        path
        for name, field in kind.model_fields.items()
        for path in _paths(field.annotation, f"{within}{name}")
    }


def _paths(annotation: Any, path: str) -> Iterator[str]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield from fields_of_text(annotation, f"{path}.")
    elif isinstance(annotation, type) and issubclass(annotation, (*_FREE, WebAddress)):
        yield path
    else:
        for inner in get_args(annotation):
            yield from _paths(inner, path)


def fields_with(word: str, value: Any, path: str = "") -> Iterator[str]:
    """Yields the paths of the fields of a record in which a word stands."""
    if isinstance(value, Part):
        for name in type(value).model_fields:
            yield from fields_with(word, getattr(value, name), f"{path}.{name}" if path else name)
    elif isinstance(value, tuple):
        for item in value:
            yield from fields_with(word, item, path)
    elif isinstance(value, Scalar) and word in value.text:
        yield path
