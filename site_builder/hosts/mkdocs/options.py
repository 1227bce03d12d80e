"""What `mkdocs.yml` may say under the plugin's name."""

from mkdocs.config.base import Config, ValidationError
from mkdocs.config.config_options import Choice


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
