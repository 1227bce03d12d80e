"""A preview of any length: what earlier states needed is freed, and the states themselves do not grow."""

import gc
import time
import weakref
from collections.abc import Callable, Iterator

import pytest

from site_builder.hosts.mkdocs.previewing import host_of
from site_builder.read import read
from site_builder.remembering import Memory
from site_builder.resolve import amended, resolve
from site_builder.resolve.overlaid import Overlaid
from site_builder.serve import GarbageCollector, Preview
from tests.conftest import Write
from tests.small_library import FILES

ENTITIES, PAGE = "content/entities/all.yml", "content/pages/about.md"


class Cycle:
    """An object that only the garbage collector can free."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector() -> Iterator[GarbageCollector]:
    yield GarbageCollector(moment=0.01)
    gc.unfreeze()


def is_soon(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + 30
    while not holds() and time.monotonic() < end:
        time.sleep(0.01)
    return holds()


def test_what_was_hidden_from_the_collector_is_freed_once_nothing_needs_it(
    collector: GarbageCollector,
) -> None:
    earlier = Cycle()
    gone = weakref.ref(earlier)
    collector.changed()
    del earlier
    collector.changed()
    assert is_soon(lambda: gone() is None)


def test_much_garbage_is_collected_also_if_changes_come_without_a_pause(
    collector: GarbageCollector,
) -> None:
    earlier = [Cycle() for _ in range(len(gc.get_objects()) // 4)]
    gone = weakref.ref(earlier[0])
    collector.changed()
    earlier.clear()

    def is_gone() -> bool:
        collector.changed()
        return gone() is None

    assert is_soon(is_gone)


@pytest.mark.parametrize("path", [PAGE, "mkdocs.yml", "themes/site/templates/term.html.jinja"])
def test_after_an_edit_nothing_holds_what_mkdocs_made_before(
    project: Write, collector: GarbageCollector, path: str
) -> None:
    root = project({"themes/site/templates/term.html.jinja": "<h1>{{ title }}</h1>"})
    preview = Preview(root, "http://127.0.0.1:8000/", host_of)
    assert preview.start() == []
    assert preview.showing
    earlier = weakref.ref(preview.showing.host)
    for number in range(2):  # the plugin, which MkDocs keeps, refers to the last project that it built
        text = (root / path).read_text("utf-8")
        (root / path).write_text(f"{text}\n# Edit {number}\n", "utf-8")
        preview.refresh([path])
        preview.settle()
    collector.changed()
    assert is_soon(lambda: earlier() is None)


def test_a_library_amended_many_times_takes_no_more_room_than_one_amended_once(project: Write) -> None:
    root, files, memory = project({}), Memory(), Memory()
    content, _ = read(root, files)
    library, _ = resolve(content, memory)
    sizes = []
    for number in range(6):
        # Each edit also moves all later records of the file, which gives their prose other places.
        text = FILES[ENTITIES].replace("hot inside", f"hot inside, edit {number}")
        (root / ENTITIES).write_text("# a line more\n" * number + text, "utf-8")
        before, (content, _) = content, read(root, files)
        pairs = zip(before.records, content.records, strict=True)
        changed = [(old, new) for old, new in pairs if old is not new]
        amended_library = amended(library, changed, memory)
        assert amended_library
        library = amended_library
        assert isinstance(library.tokens, Overlaid)
        sizes.append((len(library.tokens.changes), memory.made))
    assert sizes[1:] == [sizes[1]] * 5
