"""Our pages and files as MkDocs knows them: targets for links and for navigation."""

from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from site_builder.routes import PagePath


@dataclass(frozen=True)
class Places:
    """Where our pages and files are, so that hand-written pages can link to them."""

    pages: Sequence[PagePath]
    files: Sequence[str]


class GeneratedFile(File):
    """A page of ours as MkDocs sees it: a target for links and navigation, but not one to render or copy."""

    def is_documentation_page(self) -> bool:
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Nothing to copy: the plugin writes the page itself."""


def generated(config: MkDocsConfig, source: str, target: str) -> File:
    """A file of ours: the source that it would have, and where it is in the site."""
    file = GeneratedFile.generated(config, source, content="")
    file.dest_uri = target
    return file
