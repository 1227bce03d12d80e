"""Some values of a mapping as a list, of which one is taken only when it is asked for."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar, overload

V = TypeVar("V")


class Listed(Sequence[V]):
    """What `mapping` has under `names`, in their order. To count them, none of it is looked at."""

    def __init__(self, mapping: Mapping[str, Any], names: Sequence[str]) -> None:
        self._mapping, self._names = mapping, names

    @overload
    def __getitem__(self, place: int) -> V: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[V]: ...

    def __getitem__(self, place: int | slice) -> V | Sequence[V]:
        if isinstance(place, slice):
            return Listed(self._mapping, self._names[place])
        found: V = self._mapping[self._names[place]]
        return found

    def __iter__(self) -> Iterator[V]:
        return map(self._mapping.__getitem__, self._names)

    def __len__(self) -> int:
        return len(self._names)
