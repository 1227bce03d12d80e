"""Results kept under what they were made from, so that a build makes anew only what changed.

The stages stay pure: they are handed a `Memory` and give the same result with an empty one.
"""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Memory:
    """What was made in this round and the one before; what neither asked for is forgotten.

    `made` counts what had to be made in this round.
    """

    def __init__(self) -> None:
        self._before: dict[Hashable, Any] = {}
        self._now: dict[Hashable, Any] = {}
        self.made = 0

    def begin_round(self) -> None:
        """Begin a new build: forget what the last one did not need."""
        self._before, self._now, self.made = self._now, {}, 0

    def recall(self, key: Hashable, make: Callable[[], T]) -> T:
        """What was made under `key`, else what `make` makes. A key must name all that `make` depends on."""
        if key not in self._now:
            if key in self._before:
                self._now[key] = self._before[key]
            else:
                self._now[key] = make()
                self.made += 1
        value: T = self._now[key]
        return value

    def look_up(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what was made under `key`, else what `make` makes. Nothing new is kept."""
        value: T | None = self._now.get(key, self._before.get(key))
        return make() if value is None else value

    def recall_renewed(self, key: Hashable, renew: Callable[[T], T | None], make: Callable[[], T]) -> T:
        """The same for what depends on more than `key` names: `renew` gives what was made where it holds."""
        known = self._now.get(key, self._before.get(key))
        value = None if known is None else renew(known)
        if value is None:
            value = make()
            self.made += 1
        self._now[key] = value
        return value

    def recall_amended(self, key: Hashable, amend: Callable[[T | None], T]) -> T:
        """What `amend` makes of what was made under `key` the last time, of None the first time."""
        known = self._now.get(key, self._before.get(key))
        value = self._now[key] = amend(known)
        self.made += value != known
        return value
