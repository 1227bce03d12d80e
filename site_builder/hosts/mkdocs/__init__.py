"""MkDocs with Material: the only door to `mkdocs`."""
