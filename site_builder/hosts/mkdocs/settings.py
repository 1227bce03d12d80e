"""What MkDocs says of the settings in `mkdocs.yml`, as a complaint with its line."""

import re
from pathlib import Path
from typing import NamedTuple

from mkdocs.config.base import get_schema
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugins

from site_builder.diagnostics import Source
from site_builder.inputs import CONFIG
from site_builder.read import did_you_mean, place_of

_SETTING = re.compile(r"Config value '([^']+)'")
_PLUGIN = re.compile(r"Plugin '([^']+?)(?: #\d+)?'(?: option '([^']+)')?")
_NO_SUCH_NAME = ("Unrecognised configuration name: ", ": there is no '")  # MkDocs' words, and our options'
_COUNTED = 8  # options that a hint still lists


class Said(NamedTuple):
    """A complaint about a setting: where it stands, and how many characters are meant."""

    source: Source
    message: str
    hint: str = ""
    length: int = 0


def about_setting(message: str, root: Path) -> Said | None:
    """What a message of MkDocs says of a setting; None when it is about something else."""
    plugin, setting = _PLUGIN.search(message), _SETTING.match(message)
    if not plugin and not setting:
        return None
    name, option = plugin.groups() if plugin else (None, setting and setting[1])
    keys = ("plugins", name, option) if name else (option,)
    source = _place(root, *filter(None, keys)) or Source(CONFIG)
    if not option or not any(words in message for words in _NO_SUCH_NAME):
        return Said(source, message)
    known = options_of(name) if name else [key for key, _ in get_schema(MkDocsConfig)]
    words = f"the plugin '{name}' has no option" if name else "MkDocs has no setting"
    length = len(option) if source.line > 1 or source.column > 1 else 0
    return Said(source, f"{words} '{option}'", _hint(option, known, bool(name)), length)


def options_of(plugin: str) -> list[str]:
    """The names of a plugin's options; none when it is not installed."""
    entry = get_plugins().get(plugin)
    return [name for name, _ in entry.load().config_scheme] if entry else []


def _hint(option: str, known: list[str], is_of_plugin: bool) -> str:
    if near := did_you_mean(option, known):
        return near
    if not is_of_plugin:
        return "what only templates read belongs under 'extra'"
    return f"its options are: {', '.join(known)}" if 0 < len(known) <= _COUNTED else ""


def _place(root: Path, *keys: str) -> Source | None:
    """Where a setting stands. Plugins of a theme are known as "material/search", but need not be named so."""
    text = (root / CONFIG).read_text("utf-8", "replace")
    short = [key.rpartition("/")[2] for key in keys]
    return place_of(CONFIG, text, *keys) or place_of(CONFIG, text, *short)
