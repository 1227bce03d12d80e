"""YAML files as records, with the line of every mistake. The only door to the YAML parser."""

from site_builder.read.fields import did_you_mean
from site_builder.read.file import Content
from site_builder.read.project import read

__all__ = ["Content", "did_you_mean", "read"]
