"""The places that links lead to on other pages: kept small, since a site has more of them than pages."""

from collections.abc import Iterator

_FEW = 3
# Neither stands in a path or in an address as it is read.
_BETWEEN, _NEXT = "\0", "\n\0"


class Asked:
    """File → fragment → who asks for it, the first three in order; `counts` has those for whom more ask."""

    def __init__(self) -> None:
        self._who: dict[str, dict[str, str]] = {}
        # How many ask, and the last of them.
        self._counts: dict[tuple[str, str], tuple[int, str]] = {}
        # The file that asks now, and for what it has asked already: files come one after the other.
        self._asking = ""
        self._places: set[tuple[str, str]] = set()

    def add(self, file: str, fragment: str, path: str, written: str) -> None:
        """Note that the file `path` links to a fragment of another file by what is `written`."""
        if path != self._asking:
            self._asking, self._places = path, set()
        if (file, fragment) in self._places:
            return
        self._places.add((file, fragment))
        places = self._who.setdefault(file, {})
        who = f"{path}{_BETWEEN}{written}"
        if fragment in places:
            self._join(file, fragment, who, 1, path)
        else:
            places[fragment] = who

    def _number(self, file: str, fragment: str) -> tuple[int, str]:
        if known := self._counts.get((file, fragment)):
            return known
        who = self._who[file][fragment]
        return who.count(_NEXT) + 1, who.rpartition(_NEXT)[2].partition(_BETWEEN)[0]

    def _join(self, file: str, fragment: str, more: str, count: int, last: str) -> None:
        known, _ = self._number(file, fragment)
        if known + count > _FEW:
            self._counts[file, fragment] = known + count, last
        if known < _FEW:
            some = [*self._who[file][fragment].split(_NEXT), *more.split(_NEXT)]
            self._who[file][fragment] = _NEXT.join(some[:_FEW])

    def take_in(self, other: "Asked") -> None:
        """Add what later files ask."""
        for file, places in other._who.items():
            ours = self._who.setdefault(file, {})
            for fragment, who in places.items():
                if fragment in ours:
                    self._join(file, fragment, who, *other._number(file, fragment))
                    continue
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
        return asking, self._number(file, fragment)[0]
