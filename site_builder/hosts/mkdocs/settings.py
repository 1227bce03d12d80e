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

_SETTING = re.compile(r"^Config value '([^']+)'")
_PLUGIN = re.compile(r"Plugin '([^']+?)(?: #\d+)?'(?: option '([^']+)')?")
_EXTENSION = re.compile(r"Failed to load extension '([^']+)'")
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
    plugin, setting, extension = (found.search(message) for found in (_PLUGIN, _SETTING, _EXTENSION))
    if not plugin and not setting:
        return None
    name, option = plugin.groups() if plugin else (None, setting and setting[1])
    keys = ("plugins", name, option) if name else (option, extension and extension[1])
    source = _place(root, *filter(None, keys)) or Source(CONFIG)
    if not option or not any(words in message for words in _NO_SUCH_NAME):
        return Said(source, message)
    known = options_of(name) if name else [key for key, _ in get_schema(MkDocsConfig)]
    words = f"the plugin '{name}' has no option" if name else "MkDocs has no setting"
    length = len(option) if source.line > 1 or source.column > 1 else 0
    return Said(source, f"{words} '{option}'", _hint(option, known, bool(name)), length)


def place_of_word(word: str, root: Path) -> Source | None:
    """Where the configuration has a word such as the name of a file; None where it has not."""
    return place_of_word_in(root / CONFIG, word, root)


def place_of_word_in(file: Path, word: str, root: Path) -> Source | None:
    """Where a file of the project has a word that is no part of another; None where it has not."""
    path = file.relative_to(root).as_posix() if file.is_relative_to(root) else str(file)
    lines = file.read_text("utf-8", "replace").split("\n") if word and file.is_file() else []
    pattern = re.compile(rf"(?<![\w/-]){re.escape(word)}(?![\w/-])")
    found = ((number, match) for number, line in enumerate(lines, 1) if (match := pattern.search(line)))
    return next((Source(path, number, match.start() + 1) for number, match in found), None)


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
