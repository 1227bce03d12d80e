"""The whole site through MkDocs, built beside the old one and then put in its place."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build as host_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from site_builder.build import Built, Loaded, render
from site_builder.diagnostics import Diagnostic, Source, error, has_error, in_reading_order
from site_builder.disk.project_files import TEXT_BYTES, RefusedFileError, read_bytes
from site_builder.frames import Frames
from site_builder.hosts.mkdocs.failing import why_not_configured, why_stopped, with_an_error
from site_builder.hosts.mkdocs.folders import faults_in_folders
from site_builder.hosts.mkdocs.listening import complaints_of, heard
from site_builder.hosts.mkdocs.own_site import project_of
from site_builder.hosts.mkdocs.plugin import SiteBuilderPlugin
from site_builder.inputs import CONFIG
from site_builder.output import Replacement, replacing
from site_builder.ownership import ForeignSiteError, Project, refuse_place
from site_builder.render.templates import BadTemplateError
from site_builder.snapshot import Kept

_PLUGIN = "site-builder"


class _ComplainedError(Exception):
    """There are complaints, and there may be none."""


def configure(root: Path, site: Path | None) -> tuple[MkDocsConfig | None, list[Diagnostic]]:
    """Read `mkdocs.yml` and tell what is wrong in it. `site` is where the site goes, if not where it says."""
    # The theme prints an announcement of its makers at each build; it says nothing about the author's site.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    if unusable := _unusable(root, site):
        return None, [unusable]
    with heard() as said:
        try:
            options = {"site_dir": str(site)} if site else {}
            config = load_config(str(root / CONFIG), **options)
        except MkDocsException as problem:
            return None, with_an_error(complaints_of(said, root, root), "bad-config", problem)
        except Exception as problem:  # hooks and plugins are imported, and may raise anything
            return None, [why_not_configured(problem, root)]
    if _PLUGIN not in config.plugins:
        hint = "write: plugins: [search, site-builder]"
        return None, [error(Source(CONFIG), "bad-config", "the plugin 'site-builder' is not named", hint)]
    if faults := faults_in_folders(config):
        return None, faults
    return config, complaints_of(said, root, Path(config.docs_dir))


def _unusable(root: Path, site: Path | None) -> Diagnostic | None:
    """Return why `mkdocs.yml` must not even be opened, or why `site` may never be a site, if that is so."""
    if not os.path.lexists(root / CONFIG):
        hint = "make one with: site_name, theme: {name: material}, plugins: [search, site-builder]"
        return error(Source(CONFIG), "missing-file", "there is no mkdocs.yml", hint)
    try:
        read_bytes(root, CONFIG, TEXT_BYTES)
        if site:
            refuse_place(root / site, Project(root))
    except (RefusedFileError, ForeignSiteError) as refused:
        return refused.diagnostic
    return None


@dataclass(frozen=True)
class Finished:
    """A site as it was built, and the frames of its pages."""

    new: Replacement
    built: Built
    frames: Frames


def build_site(
    config: MkDocsConfig,
    loaded: Loaded,
    known: Mapping[str, Kept] | None = None,
    strict: bool = False,
    jobs: int = 1,
) -> tuple[Finished | None, list[Diagnostic]]:
    """Build the site of a configuration from a library without errors; returns what MkDocs complains of.

    The folder of the site is replaced in one step at the end; it stays as it was, and the result is None,
    when anything goes wrong, or with `strict` there is any complaint. `known` are its files as last left.
    So many processes work at it as there are `jobs`; the site is the same bytes.
    """
    root, site = Path(config.config_file_path).parent, Path(config.site_dir)
    plugin = config.plugins[_PLUGIN]
    assert isinstance(plugin, SiteBuilderPlugin)
    try:
        built = render(loaded.library, root, config.site_url or "", at_once=False)
    except BadTemplateError as bad:
        return None, [bad.diagnostic]
    plugin.built, plugin.loaded, plugin.quiet, plugin.places = built, loaded, True, None
    found = [*built.diagnostics]
    with heard() as said:
        try:
            with replacing(site, project_of(config), known) as new:
                # MkDocs empties the folder that it writes to, so it is given one of its own.
                config.site_dir = str(new.work / "host")
                plugin.new, plugin.jobs = new, jobs
                host_build(config)
                new.take(new.work / "host")
                found += plugin.found
                is_broken = has_error(found)
                if is_broken or (strict and (said or found)):
                    raise _ComplainedError
        except _ComplainedError:
            return None, [*found, *complaints_of(said, root, Path(config.docs_dir))]
        except Exception as problem:  # so may templates and hooks; what is none of these is raised again
            return None, in_reading_order([*found, *plugin.found, *why_stopped(problem, config, said, site)])
        finally:
            plugin.new = None  # MkDocs keeps the plugin for the next build of this process
    finished = Finished(new, built, plugin.framer.proven)
    return finished, [*found, *complaints_of(said, root, Path(config.docs_dir))]
