"""The folder into which MkDocs itself builds a site: whether it is ours, and the list of its files."""

import logging
import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from site_builder.ownership import ForeignSiteError, Project, refuse_foreign_files, refuse_place
from site_builder.report import one_line
from site_builder.site_list import mark_of_project, unlisted, write_list
from site_builder.snapshot import snapshot
from site_builder.stamp import files_left

log = logging.getLogger("mkdocs.plugins.site-builder")


def project_of(config: MkDocsConfig) -> Project:
    """Returns the project of a configuration, with the folders that it names."""
    named = [config.docs_dir, *filter(None, [config.theme.custom_dir])]
    return Project(Path(config.config_file_path).parent, [*map(Path, named)])


def refuse_foreign_site(config: MkDocsConfig) -> None:
    """Raise Abort, before MkDocs empties the folder of the site, if anything in it is not ours."""
    site, project = Path(config.site_dir), project_of(config)
    if os.path.lexists(site) and not site.is_dir():
        raise Abort(f"Nothing was written: '{site}' is a file, not a folder.")
    try:
        refuse_place(site, project)
        refuse_foreign_files(site, snapshot(site), site, project, files_left(project.root, site))
    except ForeignSiteError as foreign:
        raise Abort(one_line(foreign.diagnostic)) from None
    except OSError as problem:
        raise Abort(
            f"Nothing was written: '{problem.filename or site}' cannot be read: {problem.strerror}"
        ) from None


def list_own_site(site: Path, root: Path) -> None:
    """List all that stands in the folder of a site which MkDocs has built or begun to build."""
    if not site.is_dir():
        return
    try:
        write_list(site, unlisted(snapshot(site)), mark_of_project(root, site))
    except OSError as problem:
        log.error(f"The list of the site's files was not written, so the next build stops: {problem}")
