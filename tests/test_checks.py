"""What several checks rest on."""

import typing

import pytest

from site_builder.checks.circles import circles
from site_builder.checks.relations import ENDS
from site_builder.model.records import RelationType


def test_what_stands_at_either_end_is_said_of_each_type_of_relation() -> None:
    assert set(ENDS) == set(typing.get_args(typing.get_args(RelationType)[0]))


@pytest.mark.parametrize(
    ("leads", "found"),
    [
        ({}, []),
        ({"a": ["b"], "b": ["c"], "c": []}, []),
        ({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}, []),
        ({"a": ["a"]}, [("a",)]),
        ({"a": ["b"], "b": ["a"]}, [("a", "b")]),
        ({"x": ["a"], "a": ["b"], "b": ["c"], "c": ["a"]}, [("a", "b", "c")]),
        ({"a": ["b"], "b": ["a", "c"], "c": ["b"]}, [("a", "b"), ("b", "c")]),
        ({"a": ["gone"]}, []),
    ],
)
def test_each_circle_is_told_by_the_way_that_closes_it(
    leads: dict[str, list[str]], found: list[tuple[str, ...]]
) -> None:
    assert [*circles(leads)] == found


def test_a_way_through_many_does_not_run_out_of_stack() -> None:
    many = {str(n): [str(n + 1)] for n in range(100_000)}
    assert [*circles(many)] == []
