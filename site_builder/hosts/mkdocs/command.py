"""`site-builder build` and `check`: the whole way from YAML to a finished, checked site."""

import tempfile
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

from site_builder.build import Loaded, load
from site_builder.diagnostics import Diagnostic
from site_builder.hosts.mkdocs.site import build_site, configure
from site_builder.stamp import is_current, stamp


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
    if not found:  # a site with complaints is built anew by `check`, which so tells them again
        stamp(root, place)
    pages = sum(1 for _ in place.rglob("*.html")) if place.is_dir() else 0
    return [*loaded.diagnostics, *found], place, pages


def check_site(root: Path, site: Path | None, loaded: Loaded) -> list[Diagnostic]:
    """Check the finished site of a project whose content is whole.

    A site that is not of this content is built aside first.
    """
    config, found = configure(root, site)
    return found if config is None else _check_site(root, config, loaded)


def _check_site(root: Path, config: MkDocsConfig, loaded: Loaded) -> list[Diagnostic]:
    place = Path(config.site_dir)
    if is_current(root, place):
        return _crawled(place, place, root, config)
    with tempfile.TemporaryDirectory(prefix="site-builder-") as folder:
        config.site_dir = f"{folder}/site"
        found = build_site(config, loaded)
        return [*found, *_crawled(Path(folder) / "site", place, root, config)]


def _crawled(folder: Path, place: Path, root: Path, config: MkDocsConfig) -> list[Diagnostic]:
    """What is wrong with the links in `folder`, told as if the site stood in its own `place`."""
    from site_builder.crawl import crawl

    site_url = config.site_url or ""
    shown = place.relative_to(root) if place.is_relative_to(root) else place
    return [
        replace(d, source=replace(d.source, path=f"{shown.as_posix()}/{d.source.path}"))
        for d in crawl(folder, urlsplit(site_url).path, site_url)
    ]
