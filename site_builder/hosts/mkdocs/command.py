"""`site-builder build` and `check`: the whole way from YAML to a finished, checked site.

Where nothing changed, the way ends before the libraries that would do the work are even imported.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from site_builder.diagnostics import Diagnostic, told_path
from site_builder.interruption import temporary_folder
from site_builder.stamp import (
    MadeFrom,
    Stamp,
    is_as_before,
    made_from,
    recall,
    remember,
    remember_crawled,
    seen_again,
    standing,
    unchanged,
    with_more,
)

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from site_builder.build import Loaded
    from site_builder.crawl import Finding
    from site_builder.hosts.mkdocs.site import Finished

_KEPT = "crawled"


@dataclass(frozen=True)
class Site:
    """A finished site: its folder, how many pages it has, and whether this build changed it."""

    place: Path
    pages: int
    is_changed: bool


def build_project(
    root: Path, site: Path | None, strict: bool, jobs: int = 1
) -> tuple[list[Diagnostic], Site | None]:
    """Build the site of a project. Returns the complaints, and the site.

    With any error in the content, or with `strict` any complaint, nothing is written.
    """
    stamp = standing(root, site)
    now = seen_again(root, stamp.made_from) if stamp and stamp.made_from else None
    if stamp and stamp.made_from and now and not (strict and stamp.complaints):
        if now.is_same(stamp.made_from):
            return [*stamp.complaints], Site(Path(stamp.place), stamp.pages, is_changed=False)
        if stamp.mark and (renewed := _renewed(root, site, stamp, now)):
            return [*stamp.complaints], renewed
    from site_builder.build import load
    from site_builder.hosts.mkdocs.site import build_site, configure

    before = stamp or recall(root, site)
    seen = made_from(root, before)
    loaded = load(root)
    if loaded.is_broken or (strict and loaded.diagnostics):
        return loaded.diagnostics, None
    config, found = configure(root, site)
    complaints = [*loaded.diagnostics, *found]
    if config is None or (strict and complaints):
        return complaints, None
    place, seen = Path(config.site_dir), _all_seen(config, root, seen)
    known = before.files if before and before.place == str(place) else None
    finished, found = build_site(config, loaded, known, strict, jobs)
    found = [*complaints, *found]
    if finished is None:
        return found, None
    if seen and not is_as_before(root, seen):
        seen = None  # what changed meanwhile may have been read or not
    mark = _noted(root, site, finished, seen) if seen else ""
    stamp = Stamp(str(place), config.site_url or "", finished.new.kept, seen, found, mark=mark)
    remember(root, site, stamp)
    return found, Site(place, stamp.pages, finished.new.is_changed)


def _renewed(root: Path, site: Path | None, stamp: Stamp, now: MadeFrom) -> Site | None:
    """The site brought up to date with a small edit; None where all must be built."""
    from site_builder.renewing import renew

    renewed = renew(root, site, stamp, now)
    if renewed is None:
        return None
    new, mark = renewed
    seen = now if is_as_before(root, now) else None
    stamp = replace(stamp, files=new.kept, made_from=seen, is_crawled=False, mark=mark)
    remember(root, site, stamp)
    return Site(Path(stamp.place), stamp.pages, new.is_changed)


def _noted(root: Path, site: Path | None, finished: "Finished", seen: MadeFrom) -> str:
    """Keep what the next build needs to make little anew. Returns the mark of these notes."""
    from site_builder.renewing import leave_notes

    return leave_notes(root, site, finished.built, finished.frames, seen)


def _all_seen(config: "MkDocsConfig", root: Path, seen: MadeFrom | None) -> MadeFrom | None:
    from site_builder.hosts.mkdocs.reading import places_read

    more = places_read(config, root)
    return with_more(root, seen, more) if seen is not None and more is not None else None


def check_unchanged(root: Path, site: Path | None) -> list[Diagnostic] | None:
    """What is wrong with a site that was built and its content; None where anything changed since."""
    stamp = unchanged(root, site)
    if stamp is None:
        return None
    if stamp.is_crawled:
        return [*stamp.complaints]
    place = Path(stamp.place)
    findings = _crawled(place, root, stamp.site_url)
    if not findings:
        remember_crawled(root, site, stamp)
        return [*stamp.complaints]
    from site_builder.build import load
    from site_builder.hosts.mkdocs.site import configure

    config, _ = configure(root, site)
    traced = _traced(findings, root, place, config, load(root)) if config else ()
    return [*stamp.complaints, *traced]


def check_site(root: Path, site: Path | None, loaded: "Loaded") -> list[Diagnostic]:
    """Check the site of a project whose content is whole: build it aside, and follow its links."""
    from site_builder.hosts.mkdocs.site import build_site, configure

    config, found = configure(root, site)
    if config is None:
        return found
    place = Path(config.site_dir)
    with temporary_folder() as folder:
        config.site_dir = str(folder / "site")
        finished, more = build_site(config, loaded)
        findings = _crawled(folder / "site", root, config.site_url or "") if finished else []
        return [*found, *more, *_traced(findings, root, place, config, loaded)]


def _crawled(folder: Path, root: Path, site_url: str) -> "list[Finding]":
    """What is wrong with the site in `folder`; pages that were read an earlier time are not read again."""
    from site_builder import cache, crawl

    kept = crawl.load(cache.kept(root, _KEPT))
    found = crawl.findings(folder, urlsplit(site_url).path, site_url, is_own=True, kept=kept)
    cache.put(root, _KEPT, crawl.saved(kept))
    return found


def _traced(
    findings: "list[Finding]", root: Path, place: Path, config: "MkDocsConfig", loaded: "Loaded"
) -> list[Diagnostic]:
    """Findings by the lines that they come from; what stands in none, by its file in the site's `place`."""
    from site_builder.hosts.mkdocs.tracing import Origins

    return Origins(loaded.library, root, Path(config.docs_dir), told_path(place, root)).traced(findings)
