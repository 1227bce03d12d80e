"""What a build makes with the help of earlier ones is, byte for byte, what it makes from nothing.

Set SITE_BUILDER_EXAMPLES to a number, such as 1000, for as many random stories instead of a few fixed ones.
"""

import os
from collections.abc import Iterator, Mapping, Sequence, Set
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from site_builder import inputs
from tests.remembered.building import SITE, FromNothing, build, tree
from tests.remembered.changes import Change, Files, each
from tests.remembered.deeds import DEEDS, FOREIGN_DEEDS, STOPS, build_stopped
from tests.remembered.library import FILES
from tests.remembered.of_frame import OF_FRAME, OF_SETTINGS, OF_THE_SAME_SIZE, THAT_BREAK
from tests.remembered.of_prose import CALM, FIELDS, OF_PROSE, WILD, written
from tests.remembered.of_records import OF_RECORDS
from tests.remembered.standing import SAVINGS, Saving, Standing

T = TypeVar("T")
EDITS: dict[str, Change] = {**OF_PROSE, **OF_RECORDS, **OF_SETTINGS, **OF_FRAME}
# Where pages are made in another way, or a build has complaints, or reads what nobody knows of.
OTHERWISE = [
    *("a deck that was printed", "pages rendered whole", "a hook", "a frame of one's own"),
    *("no search of the host", "a template of a page", "a navigation of one's own", "raw HTML"),
    *("a page by hand beside a record's", "a check that is off", "the library's language"),
    *("no address of the site", "a name across the end of a line"),
]
TOGETHER = 12  # edits that may stand upon each other
EXAMPLES = int(os.environ.get("SITE_BUILDER_EXAMPLES", "0"))


@pytest.fixture(scope="module")
def anew() -> Iterator[FromNothing]:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as workers:
        yield FromNothing(workers)


@pytest.fixture(autouse=True)
def _files_are_settled_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    # Else no file of a project so young would be known by its state, as those of authors mostly are.
    monkeypatch.setattr(inputs, "_JUST_NOW", 0)


@pytest.fixture(scope="module")
def last(anew: FromNothing) -> list[Standing]:
    """The project that the tests of single edits have in common; none where the last test failed."""
    return []


@pytest.fixture
def standing(last: list[Standing], anew: FromNothing, tmp_path: Path) -> Standing:
    """A project with its site, as the last test left it; a new one, with FILES, where that failed."""
    return last.pop() if last else begun(tmp_path / "project", anew)


def begun(root: Path, anew: FromNothing) -> Standing:
    """A new project, with its site."""
    made = Standing(root, anew)
    made.save(FILES)
    made.assert_built_as_from_nothing()
    made.keep_aside()
    return made


def test_the_library_is_without_fault(anew: FromNothing) -> None:
    built = anew.begin(FILES, strict=True).result()
    assert (built.code, built.said) == (0, "No complaints.\n29 pages in SITE\n")


@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_the_site_is_as_from_nothing(
    standing: Standing, last: list[Standing], edit: str
) -> None:
    # An edit stands alone between two builds, and where it can upon those before.
    if not (standing.is_built and standing.edits < TOGETHER and built_by(edit, standing)):
        standing.save(FILES)
        standing.assert_built_as_from_nothing()
        assert built_by(edit, standing)
    last.append(standing)


def built_by(edit: str, standing: Standing) -> bool:
    """Build with an edit more; False where it does not fit upon those before."""
    files = EDITS[edit](standing.files)
    if files == standing.files:
        return False
    standing.save(files)
    return standing.assert_built_as_from_nothing().site is not None


@pytest.mark.parametrize("edit", OTHERWISE)
def test_prose_that_is_edited_in_a_project_of_another_kind_is_as_from_nothing(
    standing: Standing, last: list[Standing], edit: str
) -> None:
    standing.save(EDITS[edit](FILES))
    standing.assert_built_as_from_nothing()
    standing.save(OF_PROSE["texts of several records and files"](standing.files))
    standing.assert_built_as_from_nothing()
    last.append(standing)


@pytest.mark.parametrize("edit", OF_THE_SAME_SIZE)
def test_an_edit_that_leaves_size_and_time_of_a_file_as_they_were_is_seen(
    standing: Standing, last: list[Standing], edit: str
) -> None:
    files = OF_THE_SAME_SIZE[edit](FILES)
    assert files != FILES
    assert list(map(len, files.values())) == list(map(len, FILES.values()))
    standing.save(FILES)
    standing.assert_built_as_from_nothing()
    standing.save(files, "of the same time")
    standing.assert_built_as_from_nothing()
    last.append(standing)


@pytest.mark.parametrize("deed", FOREIGN_DEEDS)
def test_a_site_with_something_that_no_build_wrote_is_left_alone(standing: Standing, deed: str) -> None:
    standing.save(FILES)
    standing.assert_built_as_from_nothing()
    FOREIGN_DEEDS[deed](standing)
    site = standing.root / SITE
    before = tree(site)
    for _ in range(2):
        code, said = build(standing.root, standing.files)
        assert (code, "SITE:1:1: error[foreign-site]" in said.replace(f"{SITE}:1", "SITE:1")) == (2, True)
        assert tree(site) == before


@pytest.mark.parametrize("deed", DEEDS)
def test_whatever_befell_site_and_notes_the_next_build_is_as_from_nothing(
    standing: Standing, last: list[Standing], deed: str
) -> None:
    standing.save(other_prose(standing.files))
    DEEDS[deed](standing)
    standing.assert_built_as_from_nothing()
    DEEDS[deed](standing)
    standing.assert_built_as_from_nothing()
    last.append(standing)


@pytest.mark.parametrize("edit", THAT_BREAK)
def test_a_build_that_is_refused_leaves_the_site_and_when_it_is_mended_the_next_is_as_from_nothing(
    standing: Standing, last: list[Standing], edit: str
) -> None:
    mended = other_prose(standing.files)
    standing.save(THAT_BREAK[edit](FILES))
    assert standing.assert_built_as_from_nothing().site is None
    standing.save(mended)
    assert standing.assert_built_as_from_nothing().is_clean
    last.append(standing)


@pytest.mark.parametrize("stop", STOPS)
def test_a_build_that_was_stopped_leaves_one_of_both_sites_and_the_next_is_as_from_nothing(
    standing: Standing, last: list[Standing], stop: str
) -> None:
    for mended in (FILES, OF_PROSE["an insight"](FILES)):
        states = standing.files, other_prose(standing.files)
        standing.save(states[1])
        build_stopped(standing, stop)
        assert tree(standing.root / SITE) in [
            standing.anew.begin(files, strict=False).result().site for files in states
        ]
        standing.save(mended)
        assert standing.assert_built_as_from_nothing().is_clean
    last.append(standing)


def other_prose(files: Files) -> Files:
    """FILES, or an edit of a prose in them: the one that is not there."""
    return OF_PROSE["a section's body"](FILES) if files == FILES else FILES


@dataclass(frozen=True)
class Turn:
    """What happens between two builds: edits are made, or taken back where they are made; then a build."""

    edits: tuple[str, ...] = ()
    prose: Mapping[int, tuple[str, ...]] = field(default_factory=dict)  # words for a field of FIELDS
    is_back: bool = False  # all is taken back before
    saving: Saving = "written"
    deed: str = ""
    broken: str = ""  # an edit for this turn alone
    stop: str = ""
    strict: bool = False
    site: str = SITE


def mostly(usual: T, *others: T, times: int = 5) -> st.SearchStrategy[T]:
    """One value so many times as often as any of the others."""
    return st.integers(0, times).flatmap(lambda n: st.just(usual) if n < times else st.sampled_from(others))


def words(of: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(of), min_size=1, max_size=6, unique=True).map(tuple)


TURNS = st.builds(
    Turn,
    edits=st.lists(
        st.one_of(st.sampled_from([*OF_PROSE]), st.sampled_from([*EDITS, *OF_THE_SAME_SIZE])), max_size=2
    ).map(tuple),
    prose=st.dictionaries(
        st.integers(0, len(FIELDS) - 1), st.one_of(words(CALM), words(CALM), words(WILD)), max_size=2
    ),
    is_back=mostly(False, True, times=2),
    saving=st.sampled_from(SAVINGS),
    deed=mostly("", *DEEDS, times=3),
    broken=mostly("", *THAT_BREAK),
    stop=mostly("", *STOPS),
    strict=mostly(False, True, times=7),
    site=mostly(SITE, "elsewhere"),
)


@settings(
    max_examples=EXAMPLES or 6,
    derandomize=not EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(TURNS, min_size=6, max_size=30 if EXAMPLES else 8))
def test_whatever_happens_in_whatever_order_each_build_is_as_from_nothing(
    anew: FromNothing, turns: Sequence[Turn]
) -> None:
    with TemporaryDirectory() as folder:
        standing = begun(Path(folder).resolve() / "project", anew)
        made, prose = set[str](), dict[int, tuple[str, ...]]()
        for turn in turns:
            made = (set() if turn.is_back else made) ^ set(turn.edits)
            prose = ({} if turn.is_back else prose) | turn.prose
            standing.save(files_with(made, prose, turn.broken), turn.saving)
            if turn.deed:
                DEEDS[turn.deed](standing)
            if turn.stop:
                build_stopped(standing, turn.stop)
            else:
                standing.assert_built_as_from_nothing(turn.site, turn.strict)


def files_with(made: Set[str], prose: Mapping[int, tuple[str, ...]], broken: str) -> Files:
    """The library with such edits; they are made in the order of the tables."""
    texts = [written(*one) for one in sorted(prose.items())]
    edits = [
        change
        for name, change in {**EDITS, **OF_THE_SAME_SIZE, **THAT_BREAK}.items()
        if name in {*made, broken}
    ]
    return each(*texts, *edits)(FILES)
