"""One number holds what the search reads of an actor or a tie, or there is none."""

from __future__ import annotations

import pytest

from graph_service.domain.codes import (
    ACTOR_LAYOUT,
    BEYOND,
    LAYOUT_BITS,
    LEAST,
    TIE_LAYOUT,
    Layout,
    actor_code,
    packed,
    tie_code,
    unpacked,
)
from graph_service.domain.ontology import ACTOR_KINDS, AUDIENCES, CENTRAL_SUBTYPES, keys

TIE = {"id": "a|knows|b", "from": "a", "to": "b", "kind": "knows"}
ACTOR = {"id": "a", "kind": "resident", "name": "a"}


def test_what_codes_are_made_of() -> None:
    """Where this fails, raise CODING with it: numbers in stores of today would be read as something else."""
    assert tuple(ACTOR_KINDS) == ("resident", "organization", "shrine", "shop", "facility", "professional")
    assert keys("willing") == ("yes", "no", "unknown")
    assert keys("basis") == (
        *("self", "direct_observed", "hearsay", "meeting", "document", "open_data", "inferred"),
    )
    assert AUDIENCES == ("own", "case", "office", "council", "public")
    assert sorted(CENTRAL_SUBTYPES) == ["houkatsu_center", "houkatsu_staff", "sc"]
    assert actor_code(ACTOR) == 1 << 58 | 2 << 4
    assert tie_code(TIE) == 1 << 58 | 2 << 4


@pytest.mark.parametrize("layout", [ACTOR_LAYOUT, TIE_LAYOUT])
def test_numbers_come_back(layout: Layout) -> None:
    most = [(1 << bits) - 1 for _, bits in layout]
    assert sum(bits for _, bits in layout) <= LAYOUT_BITS
    for place in range(len(layout)):
        numbers = [each if at == place else 0 for at, each in enumerate(most)]
        code = packed(layout, numbers)
        assert code is not None and LEAST <= code < BEYOND < 2**63
        assert list(unpacked(layout, code).values()) == numbers
        numbers[place] += 1
        assert packed(layout, numbers) is None


def test_every_column_of_a_tie_counts() -> None:
    values = {"strength": 3, "quality": "strained", "basis": "self", "audience": "public"}
    days = {"confirmed_on": "1940-01-01", "valid_from": "2026-11-01", "valid_to": "2119-06-05"}
    found = [tie_code(TIE | {name: value}) for name, value in {**values, **days, "id": "t"}.items()]
    assert None not in found
    assert len({tie_code(TIE), *found}) == 9


def test_every_column_of_an_actor_counts() -> None:
    values = {"kind": "shop", "subtype": "sc", "willing": "no", "contact": "c", "audience": "own"}
    numbers = {"asks_max": 0, "asks_elsewhere": 1_000_000}
    found = [actor_code(ACTOR | {name: value}) for name, value in {**values, **numbers}.items()]
    assert None not in found
    assert len({actor_code(ACTOR), *found}) == 8


@pytest.mark.parametrize("day", ["0001-01-01", "1939-12-31", "2119-06-06", "9999-12-31"])
def test_a_tie_of_another_age_has_no_code(day: str) -> None:
    assert tie_code(TIE | {"valid_to": day}) is None
