"""The peer's tree: for each page of ours a Markdown page with as much text, links and headings."""

from pathlib import Path

from lxml import html

CONFIG = """\
site_name: Plain pages
site_url: https://example.org/
theme: {name: material, font: false, features: [navigation.tabs, navigation.prune]}
plugins: [search]
not_in_nav: |
  /pages/*
nav: [Home: index.md]
"""


def write_plain_pages(folder: Path, site: Path) -> tuple[int, int]:
    """Write the Markdown twin of `site` into `folder`. Returns how many pages, and bytes of text a page."""
    docs = folder / "docs" / "pages"
    docs.mkdir(parents=True)
    texts = [_text(page) for page in sorted(site.rglob("index.html")) if "slides" not in page.parts]
    for number, text in enumerate(texts):
        (docs / f"page-{number}.md").write_text(f"# Page {number}\n\n{text}\n", encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# Home\n\n[first](pages/page-0.md)\n")
    (folder / "mkdocs.yml").write_text(CONFIG)
    return len(texts), sum(len(text.encode()) for text in texts) // len(texts)


def _text(page: Path) -> str:
    """The words of a page as plain Markdown: paragraphs, headings and links of the same number."""
    article = html.parse(str(page)).find(".//article")
    blocks = []
    for element in article.iter("h2", "h3", "p", "li", "dd"):
        words = " ".join("".join(element.itertext()).split()).replace("[", "(").replace("]", ")")
        links = "".join(
            f" [{(a.text or 'link').strip() or 'link'}](page-0.md)" for a in element.iterchildren("a")
        )
        mark = {"h2": "## ", "h3": "### "}.get(element.tag, "")
        if words and not (element.tag == "li" and element.find("p") is not None):
            blocks.append(mark + words + ("" if mark else links))
    return "\n\n".join(blocks)
