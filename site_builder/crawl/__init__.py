"""Finished HTML → links and anchors that lead nowhere, in any static site."""

from site_builder.crawl.crawler import Finding, crawl, findings
from site_builder.crawl.kept import Kept, load, saved

__all__ = ["Finding", "Kept", "crawl", "findings", "load", "saved"]
