"""Library → files for scripts: cards for previews, the index of the search."""
