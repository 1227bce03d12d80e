"""A large mapping with a few values in a new state, made without copying the rest."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Overlaid(Mapping[K, V]):
    """What `base` maps, where `changes` does not say otherwise. New keys stand behind those of `base`.

    Keys in `gone` are asked for no more unless `changes` has them. What an earlier layer holds under them is
    dropped, so that many layers take no more room than one.
    """

    def __init__(self, base: Mapping[K, V], changes: Mapping[K, V], gone: Iterable[K] = ()) -> None:
        self.base: Mapping[K, V] = base
        self.changes: Mapping[K, V] = changes
        if isinstance(base, Overlaid):
            before = dict(base.changes)
            for key in gone:
                before.pop(key, None)
            self.base, self.changes = base.base, {**before, **changes}

    def __getitem__(self, key: K) -> V:
        return self.changes[key] if key in self.changes else self.base[key]

    def __contains__(self, key: object) -> bool:
        return key in self.changes or key in self.base

    def __iter__(self) -> Iterator[K]:
        return chain(self.base, (key for key in self.changes if key not in self.base))

    def __len__(self) -> int:
        return len(self.base) + sum(key not in self.base for key in self.changes)


def unlike(one: Mapping[K, V], other: Mapping[K, V]) -> set[K]:
    """The keys under which two mappings hold other values; at once where both lie over the same one."""
    first, second = (made if isinstance(made, Overlaid) else Overlaid(made, {}) for made in (one, other))
    same_base = first.base is second.base
    keys = first.changes.keys() | second.changes.keys() if same_base else one.keys() | other.keys()
    return {key for key in keys if one.get(key) is not other.get(key)}
