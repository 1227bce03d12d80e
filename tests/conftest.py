"""What the tests share: a small whole library, and a project folder to write it into."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from tests.small_library import FILES

# A test says the same on every machine and day, however busy the machine is.
settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.load_profile("repeatable")

Write = Callable[[dict[str, str]], Path]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what is made; then read the diff")


@pytest.fixture
def project(tmp_path: Path) -> Write:
    """Write the small library, with some of its files replaced or added, and return its folder."""

    def write(changed: dict[str, str]) -> Path:
        for path, text in (FILES | changed).items():
            target = tmp_path / path
            target.parent.mkdir(parents=True, exist_ok=True)
            # "\udce9" stands for the byte E9, which is not UTF-8 by itself.
            target.write_bytes(text.encode("utf-8", "surrogateescape"))
        return tmp_path

    return write
