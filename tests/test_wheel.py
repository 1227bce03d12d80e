"""The wheel carries all that a build needs, and works away from the checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import Write
from tests.hosts.test_site import run, tree

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's files in a folder of their own."""
    folder: Path = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "unpacked")
    return folder / "unpacked"


def test_the_wheel_carries_templates_engine_font_and_licences(unpacked: Path) -> None:
    names = {p.relative_to(unpacked).as_posix() for p in unpacked.rglob("*") if p.is_file()}
    shipped = "site_builder/shipped_files/"
    wanted = {
        f"{shipped}themes/site/templates/entity.html.jinja",
        f"{shipped}themes/site/overrides/main.html",
        f"{shipped}themes/site/assets/site.css",
        f"{shipped}slides/templates/deck.html.jinja",
        f"{shipped}slides/assets/deck.css",
        f"{shipped}slides/assets/font/source-sans-3-core.woff2",
        f"{shipped}slides/vendor/reveal/reveal.js",
        f"{shipped}slides/vendor/reveal/LICENSE",
        f"{shipped}themes/site/vendor/panzoom/panzoom.js",
        f"{shipped}themes/site/vendor/panzoom/LICENSE",
        "site_builder/rules.toml",
    }
    assert wanted - names == set()
    for package in ("slides/vendor/reveal", "themes/site/vendor/panzoom"):
        assert any(name.endswith(f"licenses/{package}/LICENSE") for name in names)
    assert not any("/slides/decks/" in name or name.startswith("content/") for name in names)


def test_the_wheel_builds_the_same_site_as_the_checkout(unpacked: Path, project: Write) -> None:
    root = project({})
    assert run(root, "site_builder", "build", "--site-dir", "checkout").returncode == 0
    done = run(root, "site_builder", "build", "--site-dir", "wheel", PYTHONPATH=str(unpacked))
    assert done.returncode == 0, done.stdout + done.stderr
    ours, theirs = tree(root / "checkout"), tree(root / "wheel")
    del ours["sitemap.xml.gz"], theirs["sitemap.xml.gz"]
    assert ours == theirs


def test_the_wheel_is_what_ran(unpacked: Path, tmp_path: Path) -> None:
    code = "import site_builder.shipped as s; print(s.shipped('slides'))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == str(unpacked / "site_builder/shipped_files/slides")
