"""Circles in what leads to what: where one comes back to where one began."""

from collections.abc import Iterator, Mapping, Sequence


def circles(leads: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Each way that closes a circle, as the ids along it: the last leads back to the first.

    Every circle holds at least one of those told, and without these there is none.
    """
    done: set[str] = set()
    for start in leads:
        if start in done:
            continue
        # Where one is, in order, and what is still to be followed from each.
        way: dict[str, Iterator[str]] = {start: iter(leads[start])}
        while way:
            here = next(reversed(way))
            there = next(way[here], None)
            if there is None:
                way.popitem()
                done.add(here)
            elif there in way:
                along = [*way]
                yield tuple(along[along.index(there) :])
            elif there not in done:
                way[there] = iter(leads.get(there, ()))
