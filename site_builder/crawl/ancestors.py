"""Questions about the elements around an element, in time that does not grow with the depth of each one."""

from collections.abc import Callable
from typing import Any


class Within:
    """Answers whether an element stands inside one that `is_meant`; each element above is asked only once."""

    def __init__(self, is_meant: Callable[[Any], bool]) -> None:
        self._is_meant = is_meant
        # The elements that are meant or stand inside one, and those that are and do not.
        self._known: dict[Any, bool] = {}

    def __call__(self, element: Any) -> bool:
        passed = []
        answer: bool | None = None
        for above in element.iterancestors():
            if (answer := self._known.get(above)) is not None:
                break
            passed.append(above)
            if self._is_meant(above):
                answer = True
                break
        self._known |= dict.fromkeys(passed, bool(answer))
        return bool(answer)


def has_tag(*tags: str) -> Callable[[Any], bool]:
    """Returns a question for `Within`: whether an element has one of these tags."""
    return lambda element: element.tag in tags
