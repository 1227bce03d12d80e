"""Which names are found in a text: the name in brackets is what must be linked."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from site_builder.mentions import Name, Vocabulary, candidates, link_mentions, plurals
from site_builder.prose import Paragraph, Target, blocks, parse, plain, render, render_inline

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
    Name("深度学习", "deep", False),
    Name("학습", "learning", False),
    Name("BERT", "bert", True),
    Name("policy", "policy", True),
    Name("Node", "node", False),
    Name("Bose-Einstein", "bose", False),
    Name("--strict", "strict", False),
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
        "A net\u00adwork is [net\u00adwork], spelled softly.".replace("A net\u00adwork is", "It is"),
        "人们用[深度学习]做事。[BERT]模型也是。[학습]은 어렵다.",
        "[Node], not Node.js nor node.org; O'Node and x-node are none, nor is node-XL.",
        "The network-config.yml is none; an 8-[BERT] is.",
        "A non-[network], pre-[BERT] and [BERT]-based; cross-entropy is another.",
        "[BERT]/[network], but /usr/network, ./network/x, some_network/x and a.org/network/ are none.",
        "Write to network@example.org or C:\\network.",
        "[Policy] first. The Policy of a state, a [policy].",
        "The [Bose\u2013Einstein] statistics. An entropy\u2013x.".replace("An entropy", "An [entropy]"),
        "Use [--strict]; a strict rule is none.",
        "THE [NETWORK] IN CAPITALS",
        "a network\u2019d be; the [network]\u2019s; the \u2018[network]\u2019.",
    ],
)
def test_names_are_found_where_they_stand(text: str) -> None:
    bare = re.sub(r"[\[\]]", "", text)
    marked = bare
    for start, end, _ in reversed(list(VOCABULARY.find(bare))):
        marked = f"{marked[:start]}[{marked[start:end]}]{marked[end:]}"
    assert marked == text


def linked(markdown: str, *seen: str) -> str:
    linked = link_mentions(parse(markdown).tokens, VOCABULARY, frozenset(seen))
    html = render(linked.tokens, lambda i: Target(f"/{i}/", i, "entity"), "own").html
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


def test_a_mention_comes_with_its_sentence_and_the_place_of_its_words() -> None:
    text = "First. See `code` and [[src]] in a *neural\nnetwork*, as [[bert|it]] was. Last."
    found = link_mentions(parse(text).tokens, VOCABULARY, frozenset(), lambda i: "").mentions
    sentence = "See code and in a neural network, as it was."
    assert [(m.id, m.words, m.sentence, m.place, m.marked) for m in found] == [
        ("src", "", sentence, 13, True),
        ("nn", "neural network", sentence, 18, False),
        ("bert", "it", sentence, 37, True),
    ]


def test_words_marked_as_no_link_are_none() -> None:
    assert linked("To [[|network]] is not a network.") == "<p>To network is not a {network:network}.</p>"


def test_a_page_does_not_link_to_itself() -> None:
    assert linked("A network of entropy.", "network") == "<p>A network of {entropy:entropy}.</p>"


def test_a_name_in_emphasis_is_linked_inside_it() -> None:
    assert linked("A *neural network* and a *neural* network.") == (
        "<p>A <em>{nn:neural network}</em> and a <em>neural</em> {network:network}.</p>"
    )


WORDS = [
    "A",
    "neural",
    "network",
    "Network.",
    "entropy",
    "It",
    "is",
    "of",
    "GPT-4.5",
    "(12:05),",
    'x > "y"',
    "l'",
]


LINES = st.lists(st.sampled_from(WORDS), max_size=8).map(lambda words: " ".join(["A", *words, "end"]))


@given(st.lists(LINES, min_size=1, max_size=3).map("\n".join))
@example(
    "A network of\nneural\nnetworks. Its entropy (7:55 to 8:22); a network\u2019s \u201cpolicy\u201d > C."
)
@example("This is what Ada BERT Brown of Neural Network Inc. says")
def test_a_paragraph_of_bare_words_is_linked_and_set_as_its_tokens_are(text: str) -> None:
    paragraph = parse(text).tokens
    assert isinstance(paragraph, Paragraph)
    ways = []
    for tokens in (paragraph, [*paragraph]):
        linked = link_mentions(tokens, VOCABULARY, frozenset(["policy"]))
        to = linked.tokens, lambda i: Target(f"/{i}/", i, "entity"), "own", lambda time: f"<{time}>"
        found = [(b.words, b.links, b.starts) for b in blocks(text, linked.tokens)]
        names = [*candidates(linked.tokens)]
        html = render(*to).html, render_inline(*to), plain(linked.tokens)
        ways.append(([*linked.tokens], [*linked.mentions], linked.seen, html, found, names))
    assert ways[0] == ways[1]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He has an iPhone of AlphaGo Zero and a U.S. flag", ["iPhone", "AlphaGo Zero", "U.S"]),
        ("by AT&T the eBook of Proximal Policy (PPO)", ["AT&T", "eBook", "Proximal Policy", "PPO"]),
        ("an ordinary Sentence with nothing to find", []),
        ("see /usr/libX or a@bC.org", []),
    ],
)
def test_what_has_the_capitals_of_a_name_may_be_one(text: str, names: list[str]) -> None:
    assert [candidate.words for candidate in candidates(parse(text).tokens)] == names


@pytest.mark.parametrize(
    ("name", "plural"),
    [
        ("network", ["networks"]),
        ("policy", ["policies"]),
        ("batch", ["batches"]),
        ("GAN", ["GANs"]),
        ("confusion matrix", ["confusion matrices", "confusion matrixes"]),
        ("Analysis", ["Analyses"]),
        ("tomato", ["tomatos", "tomatoes"]),
        ("court of appeal", ["courts of appeal", "court of appeals"]),
        ("attorney general", ["attorneys general", "attorney generals"]),
        ("C++", []),
    ],
)
def test_plurals_are_made_by_rule(name: str, plural: list[str]) -> None:
    assert plurals(name) == plural
