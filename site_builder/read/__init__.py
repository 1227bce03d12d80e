"""YAML files as records, with the line of every mistake. The only door to the YAML parser."""

from site_builder.read.again import Span, changed_span, places_of, read_part
from site_builder.read.fields import did_you_mean
from site_builder.read.file import CONTENT, Content, read_faultless
from site_builder.read.project import Files, changed_records, read, read_files, read_named
from site_builder.read.settings import place_of
from site_builder.read.tree import mistakes_in

__all__ = [
    "CONTENT",
    "Content",
    "Files",
    "Span",
    "changed_records",
    "changed_span",
    "did_you_mean",
    "mistakes_in",
    "place_of",
    "places_of",
    "read",
    "read_faultless",
    "read_files",
    "read_named",
    "read_part",
]
