"""What the commands for decks say before any browser starts."""

from tests.conftest import Write
from tests.hosts.test_site import run


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
