"""What `mkdocs.yml` may say under the plugin's name."""

from pathlib import Path

from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.config_options import Choice

from site_builder.hosts.mkdocs.places import text_of
from site_builder.read import did_you_mean, place_of


class _Pages(Choice[str]):
    def run_validation(self, value: object) -> str:
        if value not in self.choices:
            raise ValidationError(f"this is either 'framed' or 'whole', but not '{value}'")
        return str(value)


# MkDocs gives no types to what happens when a class of it is derived from.
class Options(Config):  # type: ignore[no-untyped-call]
    """The options of the plugin, e.g. `plugins: [search, site-builder: {pages: whole}]`.

    `pages`: "framed" renders a page of each kind through the theme, cuts it where the page's own values
    stand, and hangs the others in what is left. "whole" renders every page through the theme: the same
    bytes, but slower, by one or two milliseconds a page, more with a large navigation. It is for templates
    that treat single pages in a way of their own.

    With "framed" such a template is noticed, and the pages of that kind are rendered whole with a warning:
    where it compares, measures or changes a page's title, content, url, canonical_url or description, and
    where one of two pages of each kind comes out otherwise when it is rendered both ways. What can escape:
    one that treats a single page otherwise by a detour, such as `page.file`, or a value put together with
    other text before it is compared.

    Either way, the events `on_page_*` of other plugins and of hooks are for hand-written pages alone.
    """

    pages = _Pages(("framed", "whole"), default="framed")

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        """Complain of options that there are not, with their place; MkDocs itself gives the name alone."""
        wrong, doubtful = super().validate()
        return wrong, [(name, self._told(name, words)) for name, words in doubtful]

    def _told(self, name: str, words: str) -> str:
        config = Path(self.config_file_path)
        known = [option for option, _ in self._schema]
        text = text_of(config, config.parent)
        if name in known or not text:
            return words
        place = place_of(config.name, text, "plugins", "site-builder", name)
        hint = did_you_mean(name, known) or f"the options are: {', '.join(known)}"
        return f"{place or config.name}: there is no '{name}'; {hint}"
