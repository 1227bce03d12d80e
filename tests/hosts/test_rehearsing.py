"""What the commands for decks say before any browser starts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Write
from tests.hosts.test_site import run, tree


def test_an_unknown_deck_is_answered_with_those_there_are(project: Write) -> None:
    root = project({})
    done = [run(root, "site_builder", "deck", "pdf", name) for name in ("lecture", "tlak")]
    assert [(d.returncode, d.stdout) for d in done] == [
        (1, "slides/decks:1:1: error[unknown-ref]: no deck is called 'lecture'\n    | the decks are: talk\n"),
        (1, "slides/decks:1:1: error[unknown-ref]: no deck is called 'tlak'\n    | did you mean 'talk'?\n"),
    ]


def test_a_single_file_that_cannot_be_written_is_told(project: Write) -> None:
    done = run(project({}), "site_builder", "deck", "single", "--to", "mkdocs.yml/decks")
    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        "mkdocs.yml/decks:1:1: error[cannot-write]: this cannot be written: Not a directory\n"
        "    | name another folder with --to\n",
        "1 error.\n",
    )


def test_a_single_file_is_written_again_but_never_over_a_file_of_another_hand(project: Write) -> None:
    root = project({})
    done = [run(root, "site_builder", "deck", "single", "--to", "decks") for _ in range(2)]
    assert [(d.returncode, d.stdout) for d in done] == [(0, "decks/talk.html\n")] * 2
    (root / "decks/talk.html").write_text("mine")
    refused = run(root, "site_builder", "deck", "single", "--to", "decks")
    assert (refused.returncode, refused.stdout) == (
        2,
        "decks/talk.html:1:1: error[cannot-write]: this cannot be written: a file of this name is there, and "
        "no build made it\n    | mine\n    | ^ name another folder with --to\n",
    )
    assert (root / "decks/talk.html").read_text() == "mine"


def pdf_of_an_author(file: Path) -> None:
    file.write_bytes(b"%PDF-1.4 mine")


def link_to_a_file(file: Path) -> None:
    file.symlink_to("../mkdocs.yml")


@pytest.mark.parametrize("make", [pdf_of_an_author, link_to_a_file, Path.mkdir])
@pytest.mark.parametrize(("command", "name"), [("pdf", "talk.pdf"), ("handout", "talk-handout.pdf")])
def test_a_pdf_is_never_written_over_a_file_of_another_hand(
    project: Write, command: str, name: str, make: Callable[[Path], None]
) -> None:
    root = project({})
    (root / "printed").mkdir()
    make(root / "printed" / name)
    before = tree(root / "printed"), tree(root)
    done = run(root, "site_builder", "deck", command)
    assert (done.returncode, "no build made it" in " ".join(done.stdout.split())) == (2, True)
    assert (tree(root / "printed"), tree(root)) == before


def test_a_pdf_is_never_written_where_a_link_leads(project: Write) -> None:
    root = project({})
    (root / "printed").mkdir()
    (root / "printed/talk.pdf").symlink_to("../made.pdf")
    done = run(root, "site_builder", "deck", "pdf")
    assert (done.returncode, (root / "made.pdf").exists()) == (1, False)
    assert "printed/talk.pdf:1:1: error[unreadable-file]" in done.stdout
