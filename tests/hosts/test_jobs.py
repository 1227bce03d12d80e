"""A site made by several processes is the site that one makes, and so is what is told of it."""

import errno
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.library import write_library
from site_builder.hosts.mkdocs.command import build_project
from site_builder.hosts.mkdocs.framing import Framer
from site_builder.render.page import Page
from tests.hosts.test_site import run, tree

MINE = "{name: material, custom_dir: themes/mine}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with some hundred pages, the last of which are of a kind of their own."""
    write_library(tmp_path, 300)
    odd = "".join(
        f"odd-{n}:\n  name: A & B {n}\n  kind: person\n  category: People\n"
        f"  definition: One & [[odd-{(n + 1) % 4}]].\n"
        for n in range(4)
    )
    (tmp_path / "content/entities/odd.yml").write_text(odd)
    return tmp_path


def test_the_site_is_the_same_bytes_with_one_and_with_three_processes(root: Path) -> None:
    for jobs in ("1", "3"):
        done = run(root, "site_builder", "build", "--site-dir", f"by-{jobs}", "--jobs", jobs)
        assert done.returncode == 0, done.stderr
    one = tree(root / "by-1")
    assert sum(path.startswith("entities/") for path in one) > 100
    assert tree(root / "by-3") == one


def test_a_second_build_by_three_processes_writes_what_changed(root: Path) -> None:
    build_project(root, None, strict=False)
    before = {path: (root / "site" / path).stat().st_ino for path in tree(root / "site")}
    odd = root / "content/entities/odd.yml"
    odd.write_text(odd.read_text().replace("A & B 3", "A & C"))
    found, site = build_project(root, None, strict=False, jobs=3)
    assert (found, site and site.is_changed) == ([], True)
    build_project(root, root / "cold", strict=False)
    assert tree(root / "site") == tree(root / "cold")
    same = {path for path, inode in before.items() if (root / "site" / path).stat().st_ino == inode}
    assert {f"entities/odd-{n}/index.html" for n in range(4)} & same == {"entities/odd-1/index.html"}


def test_pages_without_a_frame_are_the_same_and_told_once(root: Path) -> None:
    config = root / "mkdocs.yml"
    config.write_text(config.read_text().replace("{name: material}", MINE))
    footer = root / "themes/mine/partials/footer.html"
    footer.parent.mkdir(parents=True)
    footer.write_text("<footer>{{ page.title | upper }}</footer>")
    one, _ = build_project(root, root / "by-1", strict=False)
    three, _ = build_project(root, root / "by-3", strict=False, jobs=3)
    assert ([d.code for d in one], one) == (["unframed-pages"], three)
    assert tree(root / "by-3") == tree(root / "by-1")


def test_a_mistake_in_a_template_is_told_as_by_one_process(root: Path) -> None:
    assert run(root, "site_builder", "build").returncode == 0
    before, beside = tree(root / "site"), sorted(os.listdir(root))
    template = root / "themes/site/templates/entity.html.jinja"
    template.parent.mkdir(parents=True)
    template.write_text('<h1>{% if title == "A & B 1" %}\n{{ titel }}{% endif %}</h1>\n')
    one, three = (run(root, "site_builder", "build", "--jobs", jobs) for jobs in ("1", "3"))
    assert one.stdout.startswith(
        "themes/site/templates/entity.html.jinja:2:1: error[bad-template]: this template cannot be used: "
        "'titel' is undefined\n"
    )
    assert (three.returncode, three.stdout, three.stderr) == (one.returncode, one.stdout, one.stderr)
    assert (tree(root / "site"), sorted(os.listdir(root))) == (before, sorted([*beside, "themes"]))


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture
def workers(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The processes that a build forks; other tests may have left children of their own."""
    forked: list[int] = []
    fork = os.fork

    def noted() -> int:
        pid = fork()
        if pid:
            forked.append(pid)
        return pid

    monkeypatch.setattr(os, "fork", noted)
    return forked


def disk_is_full() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def in_a_worker(monkeypatch: pytest.MonkeyPatch, workers: list[int], happens: Callable[[], None]) -> None:
    """Let something happen to a worker in the middle of its work."""
    parent, hung = os.getpid(), Framer.hung

    def watched(framer: Framer, page: Page) -> str | None:
        if os.getpid() == parent:
            # So that the worker has its turn.
            os.waitid(os.P_PID, workers[-1], os.WEXITED | os.WNOWAIT)
        else:
            happens()
        return hung(framer, page)

    monkeypatch.setattr(Framer, "hung", watched)


@pytest.mark.parametrize(
    ("happens", "words"),
    [
        (
            killed,
            "one of its worker processes was killed by signal 9, as when memory runs out; "
            "build with --jobs 1",
        ),
        (disk_is_full, "the disk is full"),
    ],
)
def test_what_stops_a_worker_is_told_and_keeps_the_old_site(
    root: Path, monkeypatch: pytest.MonkeyPatch, workers: list[int], happens: Callable[[], None], words: str
) -> None:
    build_project(root, None, strict=False)
    before, beside = tree(root / "site"), sorted(os.listdir(root))
    (root / "content/entities/odd.yml").unlink()
    in_a_worker(monkeypatch, workers, happens)
    found, site = build_project(root, None, strict=False, jobs=2)
    assert [(str(d.source), d.code, d.message) for d in found] == [
        (f"{root / 'site'}:1:1", "cannot-write", f"the site cannot be written: {words}")
    ]
    assert (site, tree(root / "site"), sorted(os.listdir(root))) == (None, before, beside)
    assert sorted(os.listdir(root / ".site.before")) == [".gitignore", "lock"]
    monkeypatch.undo()
    build_project(root, None, strict=False, jobs=2)
    build_project(root, root / "cold", strict=False)
    assert tree(root / "site") == tree(root / "cold")


def test_an_interrupted_build_leaves_no_worker_and_the_old_site(
    root: Path, monkeypatch: pytest.MonkeyPatch, workers: list[int]
) -> None:
    def interrupted(framer: Framer, page: Page) -> str | None:
        raise KeyboardInterrupt

    build_project(root, None, strict=False)
    before = tree(root / "site")
    (root / "content/entities/odd.yml").unlink()
    monkeypatch.setattr(Framer, "hung", interrupted)
    with pytest.raises(KeyboardInterrupt):
        build_project(root, None, strict=False, jobs=3)
    assert tree(root / "site") == before
    assert len(workers) == 2
    for worker in workers:
        with pytest.raises(ChildProcessError):
            os.waitpid(worker, os.WNOHANG)
