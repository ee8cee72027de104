"""Centres of areas: whole numbers that no order of rows and no single person moves far."""

from __future__ import annotations

import random

from graph_service.domain.geography import centres, located

ACTORS = [
    {"kind": "facility", "area": "north", "lat": 30.02, "lon": 150.01},
    {"kind": "facility", "area": "north", "lat": 30.04, "lon": 150.03},
    {"kind": "facility", "area": "south", "lat": 29.91, "lon": 150.02},
    {"kind": "facility", "area": "south", "lat": 29.93, "lon": None},
    {"kind": "facility", "area": None, "lat": 10.0, "lon": 10.0},
    {"kind": "facility", "area": "nowhere", "lat": None, "lon": None},
]


def test_nobodys_home_counts() -> None:
    homes = [{**one, "kind": kind} for one in ACTORS for kind in ("resident", "professional")]
    assert located(homes) == {}
    assert located([*ACTORS, *homes]) == located(ACTORS)


def test_only_who_has_an_area_and_both_degrees_counts() -> None:
    found = located(ACTORS)
    assert {area: one.count for area, one in found.items()} == {"north": 2, "south": 1}
    assert (found["north"].lat, found["north"].lon) == (6006_000, 30004_000)


def test_north_is_above_south_and_a_length_is_the_same_in_both_directions() -> None:
    found = centres(
        located([*ACTORS, {"kind": "shop", "area": "east", "lat": 30.03, "lon": 150.02 + 0.1 / 0.8662}])
    )
    assert found["north"][1] < found["south"][1]
    apart = found["east"][0] - found["north"][0]
    assert abs(apart - 100) <= 1, "0.1 degrees of latitude"
    assert found["east"][1] == found["north"][1]


def test_the_order_of_rows_does_not_matter() -> None:
    chance = random.Random(1)
    many = [
        {
            "kind": "facility",
            "area": str(number % 7),
            "lat": chance.uniform(29, 31),
            "lon": chance.uniform(149, 151),
        }
        for number in range(500)
    ]
    expected = centres(located(many))
    chance.shuffle(many)
    assert centres(located(many)) == expected


def test_without_any_degrees_there_is_no_centre() -> None:
    assert centres(located([{"kind": "shop", "area": "north"}])) == {}
