"""Finished HTML → links and anchors that lead nowhere, in any static site."""

from site_builder.crawl.crawler import crawl

__all__ = ["crawl"]
