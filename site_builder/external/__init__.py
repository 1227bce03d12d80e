"""Addresses of the world that the content links to → which of them are dead, with their lines in the YAML."""

from site_builder.external.asking import MissingLycheeError, Progress
from site_builder.external.checking import External, check_external

__all__ = ["External", "MissingLycheeError", "Progress", "check_external"]
