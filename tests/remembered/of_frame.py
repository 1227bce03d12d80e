"""Edits of all that is no record: settings, decks, templates, styles, images, pages written by hand."""

from collections.abc import Mapping

from tests.remembered.changes import Change, Files, each, gone, put, renamed, said
from tests.remembered.library import FILES, LOAF, SHIPPED
from tests.remembered.of_prose import BREAD, EVENING, GLOSSARY, TALK, THINGS
from tests.remembered.printing import printed_talk

LIBRARY, CONFIG = "content/library.yml", "mkdocs.yml"


def own(path: str, old: str = "", new: str = "") -> Change:
    """A shipped file in the project's own folder, with another text in it."""
    text = (SHIPPED / path).read_text("utf-8")
    assert old in text
    return put(path, text.replace(old, new) if old else text)


def config(line: str) -> Change:
    """A line more in mkdocs.yml."""
    return lambda files: {**files, CONFIG: f"{files[CONFIG]}{line}\n"}


def _printed(files: Files) -> Files:
    return {**files, "printed/talk.pdf": printed_talk()}


OF_SETTINGS: Mapping[str, Change] = {
    "the library's title": said(LIBRARY, "title: Bread and cake", "title: Cake and bread"),
    "the library's language": said(LIBRARY, "language: en", "language: de"),
    "the library's description": said(LIBRARY, "What two bakers say", "What bakers say"),
    "the library's licence": said(LIBRARY, "CC BY 4.0", "CC BY-SA 4.0"),
    "which kinds need a source": said(LIBRARY, "[tool]", "[]"),
    "which words are accepted": said(LIBRARY, "[Ovenland]", "[Ovenland, WBM, TBM]"),
    "a check that is off": put(LIBRARY, f"{FILES[LIBRARY]}checks: {{never-defined: off, unused-source: off}}\n"),
    "a check that tells errors": put(LIBRARY, f"{FILES[LIBRARY]}checks: {{doubled-word: error}}\n"),
    "a deck's title": said(TALK, "title: How bread rises", "title: Of bread"),
    "a deck's minutes": said(TALK, "minutes: 13", "minutes: 14"),
    "a deck without its notes": said(TALK, "notes: yes", "notes: no"),
    "a deck with a part of the lecture": said(TALK, "notes: yes", "notes: yes\nonly: {tags: [heat]}"),
    "a slide less": said(EVENING, "  - entity: mixer\n", ""),
    "a slide elsewhere": said(EVENING, "  - entity: mixer\n  - term: crumb\n", "  - term: crumb\n  - entity: mixer\n"),
    "a slide's title": said(EVENING, "title: A recipe", "title: The recipe"),
    "a slide of another record": said(EVENING, "graph: sourdough", "graph: yeast"),
    "a deck less": gone(EVENING),
    "a deck more": put("slides/decks/short.yml", "title: Short\nlecture: cake\nslides: [cover, closing]\n"),
    "a deck by another id": renamed(EVENING, "slides/decks/a-night.yml"),
    "a deck that was printed": _printed,
    "a deck printed at another time": put("printed/talk.pdf", "%PDF-1.4 of another day\n"),
    "the site's name": said(CONFIG, "site_name: Bread", "site_name: Loaves"),
    "the site's address": said(CONFIG, "https://example.org/bread/", "https://example.net/"),
    "the site's address from the environment": put("$BREAD_URL", "https://example.com/loaf/"),
    "no address of the site": said(CONFIG, 'site_url: !ENV [BREAD_URL, "https://example.org/bread/"]\n', ""),
    "the source's address": said(CONFIG, "git.example.org", "code.example.org"),
    "no address of the source": said(CONFIG, "repo_url: https://git.example.org/bread\n", ""),
    "where to edit": config("edit_uri: edit/next/"),
    "a description of the site": config("site_description: All about bread"),
    "a copyright": config("copyright: By two bakers"),
    "the theme's colors": said(CONFIG, "{name: material}", "{name: material, palette: {primary: teal}}"),
    "the theme's features": said(CONFIG, "{name: material}", "{name: material, features: [navigation.top]}"),
    "the theme's language": said(CONFIG, "{name: material}", "{name: material, language: de}"),
    "pages rendered whole": said(CONFIG, "search, site-builder]", "search, site-builder: {pages: whole}]"),
    "no search of the host": said(CONFIG, "[search, site-builder]", "[site-builder]"),
    "a navigation of one's own": config("nav: [{Start: index.md}, {Us: about.md}]"),
    "a style of the host": each(config("extra_css: [more.css]"), put("content/pages/more.css", "h1 { color: teal; }\n")),
    "an extension of Markdown": config("markdown_extensions: [admonition, attr_list]"),
    "a hook": each(config("hooks: [hook.py]"), put("hook.py", "def on_page_markdown(text, **_):\n    return text + '\\n\\nHooked.'\n")),
}  # fmt: skip

OF_FRAME: Mapping[str, Change] = {
    "a template of a page": own("themes/site/templates/term.html.jinja", '<h1 id="page-title">', '<h1 id="page-title" class="big">'),
    "a template of an index": own("themes/site/templates/timeline.html.jinja", "<h1", '<h1 class="big"'),
    "a macro that templates share": own("themes/site/templates/partials/macros.html.jinja", '<nav class="crumbs"', '<nav class="crumbs small"'),
    "a template of pictures": own("themes/site/templates/partials/pictures.html.jinja", "<svg", '<svg data-own="yes"'),
    "a template of a slide": own("slides/templates/points.html.jinja", 'class="points"', 'class="points big"'),
    "a template of all slides": own("slides/templates/slide.html.jinja", 'class="sheet"', 'class="sheet wide"'),
    "a template of a deck": own("slides/templates/deck.html.jinja", "<body", '<body data-own="yes"'),
    "a template that is as the shipped one": own("themes/site/templates/term.html.jinja"),
    "a style of pages": own("themes/site/assets/site.css", "{", "{ outline: 0;"),
    "a style of decks": own("slides/assets/deck.css", "{", "{ outline: 0;"),
    "a script of pages": put("themes/site/assets/filters.js", '"use strict";\nconsole.log("own");\n'),
    "an asset more": put("themes/site/assets/more.txt", "more\n"),
    "a frame of one's own": each(
        said(CONFIG, "{name: material}", "{name: material, custom_dir: overrides}"),
        put("overrides/main.html", '{% extends "base.html" %}\n{% block footer %}<p>Two bakers</p>{% endblock %}\n'),
    ),
    "a frame that treats pages otherwise": each(
        said(CONFIG, "{name: material}", "{name: material, custom_dir: overrides}"),
        put("overrides/partials/footer.html", "<p>{{ page.title | upper }}</p>\n"),
    ),
    "another image": put("content/images/loaf.svg", LOAF.replace("tan", "red")),
    "an image more": put("content/images/crumb.svg", LOAF),
    "an image less": gone("content/images/loaf.svg"),
    "a page by hand": said("content/pages/about.md", "Two bakers", "Three bakers"),
    "the title of a page by hand": said("content/pages/about.md", "# About", "# About us"),
    "a page by hand more": put("content/pages/thanks.md", "# Thanks\n\nTo the [oven](entities/oven/index.md).\n"),
    "a page by hand less": gone("content/pages/more/visit.md"),
    "a page by hand of another name": renamed("content/pages/about.md", "content/pages/us.md"),
    "a page by hand beside a record's": put("content/pages/entities/my-oven.md", "# My oven\n"),
    "a page by hand that leads nowhere": said("content/pages/about.md", "oven/index.md", "hearth/index.md"),
    "a file beside the pages": put("content/pages/recipe.txt", "flour, water\n"),
}  # fmt: skip

# After these a file is as long as before.
OF_THE_SAME_SIZE: Mapping[str, Change] = {
    "as long: an entity": said(THINGS, "hot inside", "wet inside"),
    "as long: a section": said(f"{BREAD}/sections.yml", "Too hot", "Too dry"),
    "as long: the library": said(LIBRARY, "title: Bread and cake", "title: Bread and pies"),
    "as long: a deck": said(TALK, "title: How bread", "title: Why bread"),
    "as long: the configuration": said(CONFIG, "site_name: Bread", "site_name: Toast"),
    "as long: a page by hand": said("content/pages/about.md", "Two bakers", "Ten bakers"),
    "as long: an image": said("content/images/loaf.svg", "tan", "red"),
}  # fmt: skip

# After these a build is refused, and the old site stays.
THAT_BREAK: Mapping[str, Change] = {
    "a reference to nothing": said(f"{BREAD}/sections.yml", "The oven sets", "The [[ovn]] sets"),
    "an id that stands twice": put("content/glossary/more.yml", "crumb:\n  term: bit\n  definition: A bit.\n"),
    "a spelling of two records": said(THINGS, "[baker's yeast]", "[oven]"),
    "a file that is no YAML": said(GLOSSARY, "crumb:\n", "crumb: [\n"),
    "a field of another name": said(THINGS, "year: 1908", "yeer: 1908"),
    "a file of bytes that are no text": put("content/sources.yml", "src-book:\n  title: caf\udce9\n"),
    "a file in a place where none belongs": put("content/recipes.yml", "a: 1\n"),
    "a folder of content that is gone": gone("content"),
    "a library without its own file": gone(LIBRARY),
    "a slide too full": said(EVENING, 'print("flour" + "water")', "\n      ".join(["flour"] * 60)),
    "a template that cannot be read": put("themes/site/templates/term.html.jinja", "{% if %}"),
    "a template that asks for what is not there": put("slides/templates/points.html.jinja", "{{ slide.nothing }}"),
    "a configuration that is no YAML": said(CONFIG, "plugins: [", "plugins: ["  + "["),
    "a configuration without us": said(CONFIG, "[search, site-builder]", "[search]"),
}  # fmt: skip
