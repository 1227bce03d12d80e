"""That pages in frames are what the theme itself would have written, at any size."""

import filecmp
from pathlib import Path

from benchmarks.measure import FailedError
from site_builder.hosts.mkdocs.command import build_project

_FRAMED, _WHOLE = "plugins: [search, site-builder]", "plugins: [search, site-builder: {pages: whole}]"


def compare_with_whole(project: Path, site: Path, aside: Path) -> int:
    """Build a project again into `aside`, each page through the theme. Returns how many pages were compared.

    Raises FailedError with the first page of `site` that differs.
    """
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace(_FRAMED, _WHOLE), encoding="utf-8")
    try:
        build_project(project, aside, strict=False)
    finally:
        config.write_text(text, encoding="utf-8")
    pages = [path.relative_to(site) for path in sorted(site.rglob("*.html"))]
    for page in pages:
        if not filecmp.cmp(site / page, aside / page, shallow=False):
            raise FailedError(f"{page} is not what the theme itself would have written")
    return len(pages)
