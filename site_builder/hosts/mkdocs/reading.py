"""What a MkDocs configuration makes a build read, so that it can be known that nothing of it changed."""

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from site_builder.hosts.mkdocs.places import text_of

# Those that read nothing but the pages of `docs_dir`, and give the same on any day.
_PLUGINS = frozenset(["site-builder", "search", "tags", "meta", "offline"])
_EXTENSIONS = frozenset([
    "abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes",
    "legacy_attrs", "legacy_em", "md_in_html", "meta", "nl2br", "sane_lists", "smarty", "tables", "toc",
    "wikilinks"
])  # fmt: skip
_PYMDOWN = frozenset([
    "arithmatex", "betterem", "blocks.admonition", "blocks.caption", "blocks.definition", "blocks.details",
    "blocks.html", "blocks.tab", "caret", "critic", "details", "emoji", "escapeall", "extra", "highlight",
    "inlinehilite", "keys", "magiclink", "mark", "progressbar", "quotes", "saneheaders", "smartsymbols",
    "striphtml", "superfences", "tabbed", "tasklist", "tilde"
])  # fmt: skip
# Code that is named in `mkdocs.yml`: what comes with a package changes only with its version.
_CODE = re.compile(r"!!python/[^\s:]+:([\w]+)")
_PACKAGED = frozenset(["pymdownx", "material", "markdown"])
_ICONS_OF_ONES_OWN = "custom_icons"


def places_read(config: MkDocsConfig, root: Path) -> list[Path] | None:
    """What is read besides the project's own folders; None where a plugin or extension may read anything."""
    text = text_of(Path(config.config_file_path), root)
    plugins = {name.removeprefix("material/") for name in config.plugins}
    if (
        config.hooks
        or "INHERIT" in text
        or _ICONS_OF_ONES_OWN in text
        or not plugins <= _PLUGINS
        or not set(_CODE.findall(text)) <= _PACKAGED
        or not all(map(_reads_pages_only, config.markdown_extensions))
    ):
        return None
    named = [config.docs_dir, *filter(None, [config.theme.custom_dir]), *config.watch]
    own = [root / name for name in ("content", "slides", "themes")]
    return [path for path in map(Path, named) if not any(path.is_relative_to(folder) for folder in own)]


def _reads_pages_only(extension: str) -> bool:
    name = extension.removeprefix("markdown.extensions.")
    return name in _EXTENSIONS or (name.startswith("pymdownx.") and name[9:] in _PYMDOWN)
