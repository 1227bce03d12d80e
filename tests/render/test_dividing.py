"""A long list in portions that stay where they are."""

from site_builder.render.dividing import Portion, by_day, by_name

NAMES = ["Ant", "Bat", "Bear", "Bee", "Cat", "Dog", "Élan", "Zebra", "3D"]


def portions(names: list[str], most: int) -> list[tuple[str, str, str]]:
    """Of each portion its start, its title and its names."""
    made = by_name(((str(n), name) for n, name in enumerate(names)), most)
    return [
        (p.start, p.title.replace("\N{EN DASH}", "-"), " ".join(names[int(n)] for n in p.ids)) for p in made
    ]


def test_names_are_divided_along_the_alphabet_without_accents() -> None:
    assert portions(NAMES, 4) == [
        ("", "3-A", "3D Ant"),
        ("b", "B-C", "Bat Bear Bee Cat"),
        ("d", "D-E", "Dog Élan"),
        ("n", "Z", "Zebra"),
    ]


def test_a_letter_that_holds_too_many_is_divided_by_the_next() -> None:
    assert portions(NAMES, 2)[1:4] == [
        ("b", "Ba", "Bat"),
        ("bd", "Be", "Bear Bee"),
        ("c", "C", "Cat"),
    ]


def test_a_new_name_divides_one_portion_which_keeps_its_start_and_leaves_all_others() -> None:
    before, after = portions(NAMES, 4), portions([*NAMES, "Boa"], 4)
    assert [one for one in before if one not in after] == [("b", "B-C", "Bat Bear Bee Cat")]
    assert [one for one in after if one not in before] == [
        ("b", "B", "Bat Bear Bee Boa"),
        ("c", "C", "Cat"),
    ]


def test_other_scripts_are_divided_too() -> None:
    assert portions(["Альфа", "Бета", "Гамма", "Дом"], 2) == [
        ("_0003aa", "\N{CYRILLIC CAPITAL LETTER A}-Б", "Альфа Бета"),
        ("_000432", "Г-Д", "Гамма Дом"),
    ]


def test_records_of_one_name_are_divided_by_their_ids() -> None:
    made = by_name(((f"s-{n}", "Smith, 2018") for n in range(4)), 2)
    assert [(p.start, p.ids) for p in made] == [
        ("smith2018-s-", ("s-0", "s-1")),
        ("smith2018-s-2", ("s-2", "s-3")),
    ]


def test_days_are_divided_by_century_decade_year_month_and_day() -> None:
    days = ["1912-01-01", "1999-01-01", "2001-01-01", "2011-05-01", "2011-06-01", "2011-06-02", "2012-01-01"]
    made = by_day(((str(n), day) for n, day in enumerate(days)), 2)
    assert [(p.start, p.title.replace("\N{EN DASH}", "-"), len(p.ids)) for p in made] == [
        ("1900", "1900-1999", 2),
        ("2000", "2000-2009", 1),
        ("2011-05", "May 2011", 1),
        ("2011-06", "June 2011", 2),
        ("2012", "2012", 1),
    ]


def test_what_happened_on_one_day_is_divided_by_its_ids() -> None:
    made = by_day(((name, "2018-01-01") for name in ("a", "b", "c")), 2)
    assert made == [
        Portion("2018-01-01-", "January 1, 2018, A", "2010\N{EN DASH}2019", ("a",)),
        Portion("2018-01-01-b", "January 1, 2018, B\N{EN DASH}C", "2010\N{EN DASH}2019", ("b", "c")),
    ]
