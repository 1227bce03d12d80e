"""Library → HTML: pages and decks, through Jinja templates."""
