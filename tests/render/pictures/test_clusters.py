"""A large network in parts: by category, by kind, by what is related, along the alphabet."""

from site_builder.render.pictures.clusters import clusters_of
from tests.render.pictures.networks import network


def told(relations: str, categories: dict[str, str] | None = None, largest: int = 3) -> dict[str, str]:
    net = network(relations, categories)
    return {
        cluster.title: " ".join(net.nodes[number].id for number in cluster.nodes)
        for cluster in clusters_of(net, largest)
    }


def test_each_category_is_a_cluster_where_that_is_enough() -> None:
    assert told("a\nb\nc", {"a": "Red", "b": "Red", "c": "Blue"}) == {"Red": "a b", "Blue": "c"}


def test_what_is_not_related_is_cut_along_the_alphabet() -> None:
    assert told("apple\nbread\ncake\ndough\neggs") == {
        "All, App to Bre": "apple bread",
        "All, Cak to Egg": "cake dough eggs",
    }


def test_what_is_related_stands_around_what_has_most_relations() -> None:
    spokes = [f"s{n:02}" for n in range(12)]
    lines = [f"{spoke} part_of hub" for spoke in spokes] + ["x", "y", "z"]
    assert told("\n".join(lines), largest=14) == {
        "All, around HUB": " ".join(["hub", *spokes]),
        "All, others, X to Z": "x y z",
    }


def test_no_cluster_is_too_large_and_each_entity_is_in_one() -> None:
    lines = [f"n{n:04} builds_on n{n * n % 997 % max(n, 1):04}" for n in range(2000)]
    categories = {f"n{n:04}": ["Red", "Blue", "Blue", "Blue"][n % 4] for n in range(2000)}
    net = network("\n".join(lines), categories)
    made = clusters_of(net, 100)
    assert sorted(number for cluster in made for number in cluster.nodes) == list(range(2000))
    assert max(len(cluster.nodes) for cluster in made) <= 100
    assert len({cluster.slug for cluster in made}) == len(made)


def test_a_category_whose_name_is_no_address_gets_one() -> None:
    net = network("a\nb\nc", {"a": "料理", "b": "Con", "c": "Café & Bar"})
    assert {cluster.title: cluster.slug for cluster in clusters_of(net)} == {
        "Café & Bar": "caf-bar",
        "Con": "con-2",
        "料理": "part-3",
    }


def test_very_many_small_categories_are_taken_together() -> None:
    names = [f"n{n:02}" for n in range(25)]
    assert told("\n".join(names), {name: name.upper() for name in names}, 100) == {
        "Other categories": " ".join(names)
    }
