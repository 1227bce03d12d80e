"""How long the search of a site takes to answer, in a real browser, and how many bytes it asks for.

CHROME=/usr/bin/chromium .venv/bin/python -m benchmarks.searching SITE
"""

import gzip
import os
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from lxml import html
from playwright.sync_api import sync_playwright

from site_builder.browser import served

QUERIES = 50
# From the last letter to the whole answer on the page, laid out.
ANSWER = """async (query) => {
  const [input, told] = ["input", "told"].map((part) => document.querySelector(`.sb-search__${part}`));
  const type = (text) => new Promise((done) => {
    const begin = performance.now();
    new MutationObserver((changes, observer) => {
      observer.disconnect();
      document.body.offsetHeight;
      done(performance.now() - begin);
    }).observe(told, { childList: true, characterData: true, subtree: true });
    input.value = text;
    input.dispatchEvent(new Event("input"));
  });
  const took = await type(query);
  await new Promise((done) => setTimeout(done, 250)); // what is told of each result follows
  await type("");
  return took;
}"""


def main(site: Path) -> None:
    """Print what the search of `site` costs."""
    queries = [*_queries(site)]
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROME"], args=["--no-sandbox"])
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
        page.goto(address)
        del asked[:]
        page.keyboard.press("/")
        page.wait_for_selector(".sb-search__row")
        print(f"at first focus: {_sent(site, asked)}")
        for pass_, what in enumerate(("with what each has to load", "with all loaded")):
            del asked[:]
            times = [page.evaluate(ANSWER, query) for query in queries]
            print(f"{what}: median {statistics.median(times):.1f} ms, longest {max(times):.1f} ms")
            if not pass_:
                print(f"for {len(queries)} answers: {_sent(site, asked)}")
        browser.close()


def _sent(site: Path, asked: list[str]) -> str:
    size = sum(len(gzip.compress((site / path).read_bytes(), 9)) for path in asked)
    return f"{len(asked)} requests, {size / 1000:.1f} kB (gzip)"


def _queries(site: Path) -> Iterator[str]:
    """Names, beginnings, mistakes, and words that stand together in a text: each query another page's."""
    random = Random(7)
    pages = random.sample(sorted(site.glob("entities/*/index.html")), QUERIES)
    for number, path in enumerate(pages):
        article = html.parse(str(path)).find(".//article")
        name = article.findtext(".//h1")
        words = [word for word in article.text_content().split() if word.isalpha() and len(word) > 4]
        kinds = (name, name[:3], name[:2] + name[3:], " ".join(random.sample(words, 2)), words[-1])
        yield kinds[number % len(kinds)]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
