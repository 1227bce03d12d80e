"""Draw the picture at the head of the README: a page of the site and a slide, as a browser shows them.

.venv/bin/python tools/picture.py site/
"""

import base64
import os
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

TARGET = Path(__file__).parents[1] / ".github" / "pictures" / "site-and-deck.png"
PAGE, DECK = "entities/bert/index.html", "slides/state-of-the-art-2019/index.html"
SLIDE = "#/sec-2-points"
SHEET = """<!doctype html><style>
  body { margin: 0; width: 1600px; height: 760px; background: #e9ebf2; position: relative; overflow: hidden; }
  img { position: absolute; border-radius: 10px; box-shadow: 0 12px 40px #1d223033, 0 2px 6px #1d223026; }
  .page { left: 50px; top: 50px; width: 960px; }
  .slide { right: 50px; bottom: 50px; width: 760px; }
</style><img class="page" src="PAGE"><img class="slide" src="SLIDE">"""


def main(site: Path) -> None:
    """Take both pictures of `site` from the disk and put them on one sheet."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROME"), args=["--no-sandbox"])
        page = _taken(browser, (site / PAGE).resolve().as_uri(), 1280, 800)
        slide = _taken(browser, (site / DECK).resolve().as_uri() + SLIDE, 1280, 720)
        sheet = browser.new_page(viewport={"width": 1600, "height": 760})
        sheet.set_content(SHEET.replace("PAGE", page).replace("SLIDE", slide))
        TARGET.parent.mkdir(parents=True, exist_ok=True)
        sheet.screenshot(path=TARGET)
        browser.close()


def _taken(browser: Browser, address: str, width: int, height: int) -> str:
    """A picture of a page as a data address."""
    page = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=1.5)
    page.goto(address)
    page.wait_for_timeout(600)
    return f"data:image/png;base64,{base64.b64encode(page.screenshot()).decode()}"


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "site"))
