"""YAML files as records, with the line of every mistake. The only door to the YAML parser."""

from site_builder.read.fields import did_you_mean
from site_builder.read.file import Content
from site_builder.read.project import Files, changed_records, read, read_files, read_named
from site_builder.read.settings import place_of

__all__ = [
    "Content",
    "Files",
    "changed_records",
    "did_you_mean",
    "place_of",
    "read",
    "read_files",
    "read_named",
]
