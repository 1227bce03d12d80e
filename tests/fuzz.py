"""The real content, spoiled byte by byte: each input gives a clean build or a complaint, and that soon.

python -m tests.fuzz SECONDS [SEED [INPUTS]]

What it finds stands in the folder that it names: the file as it was spoiled, and the traceback.
"""

import re
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, Phase, given, seed, settings

from site_builder.build import Loaded, load, render
from site_builder.remembering import Memory
from tests.small_library import FILES
from tests.spoiling import PIECES, spoiled

REAL = Path(__file__).parents[1]
CPU_SECONDS = 5  # of the process for one input; wall time would measure the machine's other work
MEMORY = 1 << 30  # bytes at the peak of the whole run
WHOLE, RENDERED = 0.2, 0.1  # shares: of inputs with all other files around them, of broken ones rendered
HYPOTHESIS = 40  # examples at a time
SHARE = 0.5  # of the inputs are made by hypothesis


class TooLongError(BaseException):
    """An input took more time than it may. Not an Exception, so that nobody on the way catches it."""


@dataclass
class Tally:
    """What came of a run. `failures` are sentences."""

    counts: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    failures: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        counted = ", ".join(f"{count} {name}" for name, count in sorted(self.counts.items()))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        return (
            f"{counted}; {len(self.codes)} codes; slowest {self.slowest:.2f} s of CPU; "
            f"peak {memory} MB; {len(self.failures)} failures"
        )


def fuzz(seconds: float, number: int = 1, inputs: int = sys.maxsize) -> Tally:
    """Spoil and build until `seconds` are over or `inputs` are done, the same for a number."""
    tally, random = Tally(), Random(number)
    kept = Path(tempfile.mkdtemp(prefix="fuzz-"))
    with tempfile.TemporaryDirectory() as folder:
        run = _Run(Path(folder), random, tally, kept)
        end = time.monotonic() + seconds
        while time.monotonic() < end and tally.counts["inputs"] < inputs:
            if tally.counts["by hypothesis"] < SHARE * tally.counts["inputs"]:
                run.hypothesis(random.randrange(1 << 32))
            else:
                run.spoil_real()
    if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 > MEMORY:
        tally.failures.append(f"more than {MEMORY >> 20} MB were needed")
    if not any(kept.iterdir()):
        kept.rmdir()
    return tally


class _Run:
    """Three projects to spoil: the real one whole, one of a single file at a time, and the small library."""

    def __init__(self, folder: Path, random: Random, tally: Tally, kept: Path) -> None:
        self.random, self.tally, self.kept = random, tally, kept
        self.whole, self.alone, self.small = (folder / name for name in ("whole", "alone", "small"))
        for name in ("content", "slides/decks"):
            shutil.copytree(REAL / name, self.whole / name)
        self.seeds = {
            path.relative_to(self.whole).as_posix(): path.read_bytes()
            for path in sorted(self.whole.rglob("*.yml"))
        }
        for path, text in FILES.items():
            (self.small / path).parent.mkdir(parents=True, exist_ok=True)
            (self.small / path).write_text(text, encoding="utf-8")
        self.memory = Memory()

    def spoil_real(self) -> None:
        path = self.random.choice(list(self.seeds))
        data = mutated(self.seeds[path], self.random, list(self.seeds.values()))
        if self.random.random() < WHOLE:
            self.build(self.whole, path, data, self.seeds[path])
            return
        shutil.rmtree(self.alone, ignore_errors=True)
        (self.alone / path).parent.mkdir(parents=True)
        (self.alone / "content").mkdir(exist_ok=True)
        (self.alone / "content/library.yml").write_bytes(self.seeds["content/library.yml"])
        self.build(self.alone, path, data, None)

    def hypothesis(self, number: int) -> None:
        @seed(number)
        @settings(
            max_examples=HYPOTHESIS,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(spoiled())
        def one(case: tuple[str, str]) -> None:
            path, text = case
            self.tally.counts["by hypothesis"] += 1
            self.build(self.small, path, text.encode("utf-8", "surrogatepass"), FILES[path].encode())

        one()

    def build(self, root: Path, path: str, data: bytes, before: bytes | None) -> None:
        """Build `root` with `data` as the file at `path`; then that is as `before` again."""
        self.tally.counts["inputs"] += 1
        (root / path).write_bytes(data)
        start = time.process_time()
        try:
            with limited(CPU_SECONDS):
                self._built(root)
        except (Exception, TooLongError) as failure:
            number = len(self.tally.failures) + 1
            self.tally.failures.append(f"{path}: {type(failure).__name__}: {failure}"[:200])
            (self.kept / f"{number}-{path.replace('/', '-')}").write_bytes(data)
            (self.kept / f"{number}.txt").write_text(traceback.format_exc())
        self.tally.slowest = max(self.tally.slowest, time.process_time() - start)
        if before is not None:
            (root / path).write_bytes(before)

    def _built(self, root: Path) -> None:
        self.memory.begin_round()
        loaded = load(root, self.memory)
        outcome = "refused" if loaded.is_broken else "warned of" if loaded.diagnostics else "clean"
        self.tally.counts[outcome] += 1
        self.tally.codes.update({d.code for d in loaded.diagnostics})
        hold_to_account(loaded, root)
        # What is refused is still shown, as far as it can be read, in a preview.
        if not loaded.is_broken or self.random.random() < RENDERED:
            self.tally.counts["rendered"] += 1
            render(loaded.library, root)


def hold_to_account(loaded: Loaded, root: Path) -> None:
    """Each complaint must be one line that points into a file of the project, or to one that is missing."""
    for complaint in loaded.diagnostics:
        there = root / complaint.source.path
        lines = there.read_bytes().decode("utf-8", "replace").split("\n") if there.is_file() else [""]
        assert 1 <= complaint.source.line <= len(lines) + 1, complaint
        assert complaint.source.column >= 1, complaint
        assert "\n" not in complaint.message, complaint


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise TooLongError where what is inside takes more CPU."""

    def stop(*_: object) -> None:
        raise TooLongError(f"more than {seconds} s")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def mutated(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    """A file with one to six of its places spoiled."""
    for _ in range(random.randint(1, 6)):
        data = random.choice(_WAYS)(data, random, others)
    return data


def _place(data: bytes, random: Random, longest: int = 60) -> tuple[int, int]:
    begin = random.randint(0, len(data))
    return begin, min(begin + random.randint(0, longest), len(data))


def _flip(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    if not data:
        return data
    at = random.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << random.randrange(8)]) + data[at + 1 :]


def _delete(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    begin, end = _place(data, random)
    return data[:begin] + data[end:]


def _double(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    begin, end = _place(data, random, 400)
    return data[:end] + data[begin:end] * random.choice((1, 1, 2, 50)) + data[end:]


def _splice(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    other = random.choice(others)
    begin, end = _place(other, random, 400)
    at, behind = _place(data, random, 100)
    return data[:at] + other[begin:end] + data[behind:]


def _insert(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    begin, end = _place(data, random, random.choice((0, 0, 8)))
    return data[:begin] + random.choice(_TOKENS) + data[end:]


def _replace_word(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    words = list(re.finditer(rb"[\w-]+", data))
    if not words:
        return data
    word, other = random.choice(words), random.choice(words)
    return data[: word.start()] + other[0] + data[word.end() :]


def _move_line(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    line = lines.pop(random.randrange(len(lines)))
    lines.insert(random.randint(0, len(lines)), line)
    return b"\n".join(lines)


def _indent(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    at = random.randrange(len(lines))
    lines[at] = random.choice((b"  " + lines[at], lines[at].lstrip(), lines[at][1:]))
    return b"\n".join(lines)


Way = Callable[[bytes, Random, Sequence[bytes]], bytes]
_WAYS: Sequence[Way] = (
    _flip,
    _delete,
    _double,
    _splice,
    _insert,
    _insert,
    _replace_word,
    _move_line,
    _indent,
)
_TOKENS = [
    *(piece.encode("utf-8", "surrogatepass") for piece in PIECES),
    *(rb'"\r\r### a\r"', rb'"\0\e\x85\u2028"', b'"', b"\\r"),
    *(b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf0\x9f\x92\xa9", b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"\x1b[2J"),
    *(b"[" * 5_000, b"{a: " * 500, b"- " * 500, b"*" * 3_000, b"`" * 3_000, b"> " * 500, b"[[" * 1_000),
    *(b"$" * 1_001, b"![](" * 800, b"<b " * 800, b"a" * 9_000, b"the " * 3_000, b"|" * 2_000, b"[^a]" * 500),
    *(b"9" * 400, b"0000", b"9999-12-31", b"-1", b"1e9", b"99:99:99", b"999:59"),
    *(b"year: ", b"sources: ", b"[]", b"{}", b"null", b"~", b"yes", b"section: ", b"graph: ", b"code: |\n"),
    *(b"slides:\n  - ", b"markdown: ", b"minutes: 0\n", b"only: {sections: []}\n", b"$\\frac{$", b"\\begin{"),
]


if __name__ == "__main__":
    made = fuzz(*(int(word) for word in sys.argv[1:4]))
    print(made, *made.failures, sep="\n")
    sys.exit(bool(made.failures))
