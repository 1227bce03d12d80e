"""What MkDocs says of the settings in `mkdocs.yml`, as a complaint with its line."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from mkdocs.config.base import get_schema
from mkdocs.config.config_options import SubConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugins

from site_builder.diagnostics import Source
from site_builder.inputs import CONFIG, config_text
from site_builder.read import did_you_mean, place_of

_SETTING = re.compile(r"^Config value '([^']+)'")
_PLUGIN = re.compile(r"Plugin '([^']+?)(?: #\d+)?'(?: option '([^']+)')?")
_EXTENSION = re.compile(r"Failed to load extension '([^']+)'")
_NO_SUCH_NAME = ("Unrecognised configuration name: ", ": there is no '")  # MkDocs' words, and our options'
_PART = re.compile(r"Sub-option '([^']+)'")
_COUNTED = 8  # options that a hint still lists


class Said(NamedTuple):
    """A complaint about a setting: where it stands, and how many characters are meant."""

    source: Source
    message: str
    hint: str = ""
    length: int = 0


class _About(NamedTuple):
    """Which setting is meant: of a plugin or of MkDocs, and which part of a part of it."""

    plugin: str | None
    setting: str | None
    parts: tuple[str, ...]

    @property
    def words(self) -> str:
        """What has no such part."""
        if self.parts:
            return f"the setting '{self.setting}' has no part"
        return f"the plugin '{self.plugin}' has no option" if self.plugin else "MkDocs has no setting"

    @property
    def name(self) -> str:
        return self.parts[-1] if self.parts else self.setting or ""


def about_setting(message: str, root: Path) -> Said | None:
    """What a message of MkDocs says of a setting; None when it is about something else."""
    plugin, setting, extension = (found.search(message) for found in (_PLUGIN, _SETTING, _EXTENSION))
    if not plugin and not setting:
        return None
    name, option = plugin.groups() if plugin else (None, setting and setting[1])
    about = _About(name, option, tuple(_PART.findall(message)))
    keys = [*filter(None, ("plugins", name, option) if name else (option, extension and extension[1]))]
    # A part may stand further out than where MkDocs takes it to.
    tried = ([*keys, *about.parts], [*keys, *about.parts[-1:]], keys)
    source = next(filter(None, (place_of_setting(root, *some) for some in tried)), Source(CONFIG))
    if not option or not any(words in message for words in _NO_SUCH_NAME):
        return Said(source, message)
    length = len(about.name) if source != Source(CONFIG) else 0
    return Said(source, f"{about.words} '{about.name}'", _hint(about), length)


def _hint(about: _About) -> str:
    known = _known(about)
    if near := did_you_mean(about.name, known):
        return near
    if about.plugin or about.parts:
        return f"it has: {', '.join(known)}" if 0 < len(known) <= _COUNTED else ""
    return "what only templates read belongs under 'extra'"


def _known(about: _About) -> list[str]:
    """The names that there are in the place of one that there is not; none where nobody knows them."""
    if about.plugin:
        entry = None if about.parts else get_plugins().get(about.plugin)
        return [name for name, _ in entry.load().config_scheme] if entry else []
    schema = dict(get_schema(MkDocsConfig))
    return [*_parts_of(schema.get(about.setting or ""))] if about.parts else [*schema]


def _parts_of(option: object) -> Iterator[str]:
    if isinstance(option, SubConfig):
        inner: Any = option.config_class
        for name, part in get_schema(inner):
            yield name
            yield from _parts_of(part)


def place_of_setting(root: Path, *keys: str) -> Source | None:
    """Where a setting stands. Plugins of a theme are known as "material/search", but need not be named so."""
    text = config_text(root)
    short = [key.rpartition("/")[2] for key in keys]
    return place_of(CONFIG, text, *keys) or place_of(CONFIG, text, *short)
