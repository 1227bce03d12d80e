"""`site-builder build` and `check`: the whole way from YAML to a finished, checked site."""

import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

from site_builder.build import Loaded, load
from site_builder.diagnostics import Diagnostic, Severity
from site_builder.hosts.mkdocs.site import build_site, configure
from site_builder.hosts.mkdocs.tracing import Origins
from site_builder.stamp import CACHE, is_current, stamp


def build_project(root: Path, site: Path | None, strict: bool) -> tuple[list[Diagnostic], Path | None, int]:
    """Build the site of a project. Returns the complaints, where the site is, and how many pages it has.

    With any error, or with `strict` any complaint, nothing is written.
    """
    loaded = load(root)
    if loaded.is_broken or (strict and loaded.diagnostics):
        return loaded.diagnostics, None, 0
    config, found = configure(root, site)
    if config is None:
        return [*loaded.diagnostics, *found], None, 0
    place = Path(config.site_dir)
    found = build_site(config, loaded)
    if not any(d.severity is Severity.ERROR for d in found):
        stamp(root, place)
    pages = sum(1 for _ in place.rglob("*.html")) if place.is_dir() else 0
    return [*loaded.diagnostics, *found], place, pages


def check_project(root: Path, site: Path | None) -> list[Diagnostic]:
    """Check the content, then the finished site; a site that is not of this content is built aside first."""
    loaded = load(root)
    if loaded.is_broken:
        return loaded.diagnostics
    config, found = configure(root, site)
    if config is None:
        return [*loaded.diagnostics, *found]
    return [*loaded.diagnostics, *_check_site(root, config, loaded)]


def _check_site(root: Path, config: MkDocsConfig, loaded: Loaded) -> list[Diagnostic]:
    place = Path(config.site_dir)
    if is_current(root, place):
        return _crawled(place, place, root, config, loaded)
    with tempfile.TemporaryDirectory(prefix="site-builder-") as folder:
        config.site_dir = f"{folder}/site"
        found = build_site(config, loaded)
        return [*found, *_crawled(Path(folder) / "site", place, root, config, loaded)]


def _crawled(folder: Path, place: Path, root: Path, config: MkDocsConfig, loaded: Loaded) -> list[Diagnostic]:
    """What is wrong with the site in `folder`, told by the lines that it was made from.

    What stands in no line is told as if the site stood in its own `place`.
    """
    from site_builder import crawl

    site_url = config.site_url or ""
    shown = place.relative_to(root) if place.is_relative_to(root) else place
    kept = crawl.load(root / CACHE / _KEPT)
    found = crawl.findings(folder, urlsplit(site_url).path, site_url, is_own=True, kept=kept)
    crawl.save(kept, root / CACHE / _KEPT)
    origins = Origins(loaded.library, root, Path(config.docs_dir), shown.as_posix())
    return origins.traced(found)


_KEPT = "crawled"
