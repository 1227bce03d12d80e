"""Which names are found in a text: the name in brackets is what must be linked."""

import re

import pytest

from site_builder.diagnostics import Source
from site_builder.mentions import Name, Vocabulary, link_mentions, plurals
from site_builder.model import Prose
from site_builder.prose import Target, parse, render

NAMES = [
    Name("GPT-4", "gpt-4", True),
    Name("GPT-4.5", "gpt-4-5", True),
    Name("C", "c", True),
    Name("C++", "cpp", True),
    Name("neural network", "nn", False),
    Name("network", "network", False),
    Name("entropy", "entropy", False),
    Name("relative entropy", "relative", False),
    Name("Texas hold'em", "poker", False),
    Name("fast.ai", "fast-ai", False),
    Name("Go", "go", True),
    Name("AlphaGo", "alphago", True),
    Name("AlphaGo Zero", "alphago-zero", True),
    Name("naïve Bayes", "bayes", False),
]
VOCABULARY = Vocabulary(NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "[GPT-4.5] is not [GPT-4].",
        "Written in [C] or [C++]; C# is another.",
        "A [neural network] is a [network].",
        "A [neural\nnetwork] over a line break.",
        "A [neural-network] with a hyphen, a [neural\u00a0network] held together.",
        "[Relative entropy] is not [entropy].",
        "He played [Texas hold\u2019em].",
        "[GPT\u20114] with a hyphen that does not break.",
        "The [neural network]'s weights.",
        "See [fast.ai]. And fast.aid.",
        "They go to play [Go].",
        "[AlphaGo Zero], then [AlphaGo].",
        "[Naïve Bayes] is old.",
        "networked, subnetwork, anti_network, @network and #network are none.",
        "https://example.org/network and network://x are none.",
    ],
)
def test_names_are_found_where_they_stand(text: str) -> None:
    bare = re.sub(r"[\[\]]", "", text)
    marked = bare
    for start, end, _ in reversed(list(VOCABULARY.find(bare))):
        marked = f"{marked[:start]}[{marked[start:end]}]{marked[end:]}"
    assert marked == text


def linked(markdown: str, *seen: str) -> str:
    prose = Prose(markdown, Source("f.yml"))
    tokens, _ = link_mentions(parse(prose)[0], VOCABULARY, set(seen))
    html = render(tokens, lambda i: Target(f"/{i}/", i, "entity"), "own").html
    return re.sub(r'<a class="\w+ entity" href="/([\w-]+)/">(.*?)</a>', r"{\1:\2}", html).strip()


def test_a_name_is_linked_once_in_a_part_of_a_page() -> None:
    assert linked("A network, a network.\n\nA network.") == (
        "<p>A {network:network}, a network.</p>\n<p>A network.</p>"
    )


def test_a_heading_begins_a_new_part_and_holds_no_link() -> None:
    assert linked("A network.\n\n## The network\n\nA network.") == (
        '<p>A {network:network}.</p>\n<h2 id="own-the-network">The network</h2>\n<p>A {network:network}.</p>'
    )


def test_code_quotations_and_links_hold_no_link_of_ours() -> None:
    assert linked("`network` [network](https://example.org)\n\n> network\n") == (
        '<p><code>network</code> <a href="https://example.org" rel="noopener">network</a></p>\n'
        "<blockquote>\n<p>network</p>\n</blockquote>"
    )


def test_a_marked_reference_counts_as_the_mention() -> None:
    assert linked("See [[network|nets]], a network.") == "<p>See {network:nets}, a network.</p>"


def test_a_page_does_not_link_to_itself() -> None:
    assert linked("A network of entropy.", "network") == "<p>A network of {entropy:entropy}.</p>"


def test_a_name_in_emphasis_is_linked_inside_it() -> None:
    assert linked("A *neural network* and a *neural* network.") == (
        "<p>A <em>{nn:neural network}</em> and a <em>neural</em> {network:network}.</p>"
    )


@pytest.mark.parametrize(
    ("name", "plural"),
    [
        ("network", ["networks"]),
        ("policy", ["policies"]),
        ("batch", ["batches"]),
        ("GAN", ["GANs"]),
        ("C++", []),
    ],
)
def test_plurals_are_made_by_rule(name: str, plural: list[str]) -> None:
    assert plurals(name) == plural
