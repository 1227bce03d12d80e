"""Print the path of a Chromium for the browser tests; install one where there is none.

It takes the first of: the environment's `CHROME`, a Chromium or Chrome on the PATH, one that Playwright
installed earlier. Else it installs Debian's (as root on Debian) or Playwright's. Without a browser it fails.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def find() -> str:
    """The path of a browser that is there, "" when none is."""
    given = os.environ.get("CHROME")
    if given:
        return given if os.access(given, os.X_OK) else ""
    on_path = next((path for name in NAMES if (path := shutil.which(name))), "")
    return on_path or _from_playwright()


def _from_playwright() -> str:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else ""


def install() -> None:
    """Install a browser, telling on standard error what is done."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        _run("apt-get", "update", "-qq")
        if _run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"):
            return
    _run(sys.executable, "-m", "playwright", "install", "chromium")


def _run(*command: str) -> bool:
    print("browser tests:", *command, file=sys.stderr)
    return subprocess.run(command, stdout=sys.stderr, check=False).returncode == 0


def main() -> int:
    if os.environ.get("CHROME") and not find():
        print(f"CHROME={os.environ['CHROME']} is not a program that can be run.", file=sys.stderr)
        return 1
    if not find():
        install()
    path = find()
    if not path:
        print(
            "No browser was found, and none could be installed. The browser tests need Chromium: "
            "install it, or set CHROME to the path of one.",
            file=sys.stderr,
        )
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
