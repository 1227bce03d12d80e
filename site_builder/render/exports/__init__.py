"""Library → files for scripts: cards for previews."""
