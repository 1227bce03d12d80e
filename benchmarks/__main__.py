"""`make bench`: what a whole build costs, beside mkdocs-material on as many plain pages of the same size."""

import tempfile
from pathlib import Path

from benchmarks.measure import in_turn, machine, table
from benchmarks.plain_pages import write_plain_pages

ROOT = Path(__file__).parents[1]
BIN = ROOT / ".venv" / "bin"
RUNS = 5


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        ours, peer = Path(folder) / "ours", Path(folder) / "peer"
        build = [str(BIN / "site-builder"), "build", "--project", str(ROOT), "--site-dir", str(ours)]
        in_turn({"once": build}, ROOT, 1)
        pages, size = write_plain_pages(peer, ours)
        peer_build = [str(BIN / "mkdocs"), "build", "--quiet"]
        print(f"{machine()}\n")
        print(f"{pages} pages, {size} bytes of text on average; medians of {RUNS} runs in turn\n")
        figures = in_turn(
            {"site-builder build": build, "mkdocs build (Material, plain Markdown)": peer_build},
            peer,
            RUNS,
        )
        print(table(figures))


main()
