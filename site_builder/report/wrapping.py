"""Words in rows of a terminal, whose cells are not the same as characters."""

from rich.cells import cell_len


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """Text as rows of at most `width` cells, later ones indented.

    Words are never broken, since an address among them is to be copied; a longer one has its own row.
    """
    rows: list[str] = []
    row = ""
    for word in text.split(" "):
        longer = f"{row} {word}" if row else word
        if row.strip() and cell_len(longer) > width:
            rows.append(row)
            longer = indent + word
        row = longer
    return [*rows, row] if row.strip() else rows
