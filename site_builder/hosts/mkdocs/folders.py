"""The folders of MkDocs, looked at before it reads them: it follows all links and opens whatever it finds."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel, set_exclusions

from site_builder.diagnostics import Diagnostic, told_path
from site_builder.disk.listing import Entry, walk
from site_builder.disk.project_files import RefusedFileError, limit_of, opened, read_text
from site_builder.inputs import base_of


def faults_in_folders(config: MkDocsConfig) -> list[Diagnostic]:
    """Report what must not be read in `docs_dir` and in the theme's `custom_dir`.

    With any such fault MkDocs must not run: it would publish what a link leads to, and links in a circle
    would keep it busy for ever.
    """
    root = Path(config.config_file_path).parent
    found = [*_faults(root, Path(config.docs_dir), config)]
    if config.theme.custom_dir:
        found += _faults(root, Path(config.theme.custom_dir), None)
    return found


def _faults(root: Path, place: Path, config: MkDocsConfig | None) -> Iterator[Diagnostic]:
    """Yield the faults in a folder: of pages with their `config`, of templates without."""
    base, folder = base_of(root, place)
    entries = [*walk(base, folder, skip=lambda name: False)]
    inside = [entry.path.removeprefix(folder).removeprefix("/") for entry in entries]
    files = [File(path, str(place), "", use_directory_urls=True) for path in inside]
    if config:
        set_exclusions(files, config)
    for entry, file in zip(entries, files, strict=True):
        is_text = file.is_documentation_page() if config else file.is_static_page()
        is_read = file.inclusion is not InclusionLevel.EXCLUDED
        fault = _fault(base, entry, is_text, is_read)
        if fault:
            path = told_path(base / fault.source.path, root)
            yield replace(fault, source=replace(fault.source, path=path))


def _fault(base: Path, entry: Entry, is_text: bool, is_read: bool) -> Diagnostic | None:
    if entry.refused:
        # Some editors lock a file by a hidden link that leads nowhere.
        is_lock = not is_read and entry.refused.code == "unreadable-file"
        return None if is_lock else entry.refused
    if entry.is_folder or not is_read:
        return None
    try:
        if is_text:
            read_text(base, entry.path)
        else:
            with opened(base, entry.path, limit_of(entry.path)):
                pass
    except RefusedFileError as refused:
        return refused.diagnostic
    return None
