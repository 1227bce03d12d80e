"""MkDocs around a live preview: what it renders by itself, and frames for pages that are asked for."""

import tempfile
from pathlib import Path

from mkdocs.commands.build import build as host_build

from site_builder.build import Loaded
from site_builder.diagnostics import Diagnostic
from site_builder.hosts.mkdocs.failing import fault_of_system, why_stopped
from site_builder.hosts.mkdocs.generated import Places
from site_builder.hosts.mkdocs.index import entries_by_hand
from site_builder.hosts.mkdocs.listening import complaints_of, heard
from site_builder.hosts.mkdocs.plugin import SiteBuilderPlugin
from site_builder.hosts.mkdocs.site import configure
from site_builder.interruption import temporary_folder
from site_builder.render.stage import Stage
from site_builder.serve import Host


def host_of(stage: Stage) -> tuple[Host | None, list[Diagnostic]]:
    """Build what MkDocs makes of a project besides our pages. None where it cannot, with why."""
    root = stage.root
    config, found = configure(root, None)
    if config is None:
        return None, found
    config.site_url = stage.site_url
    plugin = config.plugins["site-builder"]
    assert isinstance(plugin, SiteBuilderPlugin)
    plugin.places = Places([*stage.pages], [*stage.paths()])
    plugin.loaded, plugin.quiet = Loaded(stage.library, []), True
    try:
        with temporary_folder() as site, heard() as said:
            config.site_dir = str(site)
            try:
                host_build(config)
            except Exception as problem:  # of a template or hook; what is none of these is raised again
                return None, [*found, *why_stopped(problem, config, said, site)]
            files = {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}
            entries = entries_by_hand(site, marked_up="material/search" in config.plugins)
    except OSError as problem:
        return None, [*found, fault_of_system(problem, root, Path(tempfile.gettempdir()))]
    framer = plugin.framer
    host = Host(framer.frame, files, entries, lambda: framer.diagnostics)
    return host, [*found, *plugin.found, *complaints_of(said, root, Path(config.docs_dir))]
