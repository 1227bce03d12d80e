"""A library of many entities, each related to some near it."""

from pathlib import Path

from tests.small_library import FILES

CATEGORIES = ("Red", "Red", "Green", "Blue")
KINDS = ("round", "square", "flat")


def write_many(root: Path, count: int) -> None:
    """Write the small library with `count` more entities into a folder."""
    made = []
    for n in range(count):
        near = sorted({n // 2, n // 3, max(n - 5, 0)} - {n})
        made.append(
            f"n{n}:\n  name: Thing {n}\n  kind: {KINDS[n % 3]}\n  category: {CATEGORIES[n % 4]}\n"
            f"  definition: It has the number {n}.\n"
            + ("  relations:\n" if near else "")
            + "".join(f"    - {{type: builds_on, to: n{other}}}\n" for other in near)
        )
    for path, text in (FILES | {"content/entities/many.yml": "".join(made)}).items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
