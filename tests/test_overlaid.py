"""A mapping with some values in a new state is what a copy with these values would be."""

from site_builder.resolve.overlaid import Overlaid, unlike

BASE = {"a": 1, "b": 2, "c": 3}


def test_changes_lie_over_what_they_change_and_new_keys_stand_behind() -> None:
    made = Overlaid(Overlaid(BASE, {"b": 20, "d": 40}), {"d": 41, "e": 50})
    assert [*made.items()] == [("a", 1), ("b", 20), ("c", 3), ("d", 41), ("e", 50)]
    assert (len(made), "b" in made, "e" in made, "f" in made, made.get("f")) == (5, True, True, False, None)
    assert BASE == {"a": 1, "b": 2, "c": 3}


def test_two_are_unlike_in_the_keys_that_hold_other_values() -> None:
    one, other = Overlaid(BASE, {"b": 20, "c": 30}), Overlaid(BASE, {"c": 30})
    assert (unlike(one, other), unlike(one, BASE), unlike(one, one)) == ({"b"}, {"b", "c"}, set())
    assert unlike({**BASE, "d": 4}, {**BASE, "a": 10}) == {"a", "d"}
