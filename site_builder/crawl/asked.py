"""The places that links lead to on other pages: kept small, since a large site has more of them than pages."""

from collections.abc import Iterator

_FEW = 3
# Neither stands in a path or in an address as it is read.
_BETWEEN, _NEXT = "\0", "\n\0"


class Asked:
    """File → fragment → who asks for it, the first three in order; `counts` has those for whom more ask."""

    def __init__(self) -> None:
        self._who: dict[str, dict[str, str]] = {}
        self._counts: dict[tuple[str, str], int] = {}

    def add(self, file: str, fragment: str, path: str, written: str) -> None:
        """Note that the file `path` links to a fragment of another file by what is `written`."""
        places = self._who.setdefault(file, {})
        who = f"{path}{_BETWEEN}{written}"
        places[fragment] = self._joined(file, fragment, places[fragment], who) if fragment in places else who

    def _joined(self, file: str, fragment: str, first: str, more: str, count: int = 1) -> str:
        known = self._counts.get((file, fragment)) or first.count(_NEXT) + 1
        if known + count > _FEW:
            self._counts[file, fragment] = known + count
        return _NEXT.join([*first.split(_NEXT), *more.split(_NEXT)][:_FEW]) if known < _FEW else first

    def take_in(self, other: "Asked") -> None:
        """Add what later files ask."""
        for file, places in other._who.items():
            ours = self._who.setdefault(file, {})
            for fragment, who in places.items():
                if fragment in ours:
                    count = other._counts.get((file, fragment)) or who.count(_NEXT) + 1
                    ours[fragment] = self._joined(file, fragment, ours[fragment], who, count)
                else:
                    ours[fragment] = who
                    if (file, fragment) in other._counts:
                        self._counts[file, fragment] = other._counts[file, fragment]

    def files(self) -> Iterator[tuple[str, list[str]]]:
        """Each file with the fragments that are asked of it."""
        for file, places in self._who.items():
            yield file, [*places]

    def who(self, file: str, fragment: str) -> tuple[list[tuple[str, str]], int]:
        """Who asks for a place, as (path, what is written), the first three; and in how many files."""
        some = self._who[file][fragment].split(_NEXT)
        asking = [(one.partition(_BETWEEN)[0], one.partition(_BETWEEN)[2]) for one in some]
        return asking, self._counts.get((file, fragment)) or len(asking)
