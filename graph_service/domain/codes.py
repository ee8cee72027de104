"""What the search reads of an actor or a tie as one whole number, kept in the store beside the columns.

Reading a property costs Neo4j more than everything else about a tie, so a snapshot reads one instead of seven
(docs/decisions/0010). A record that does not fit has no code: it is read column by column.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date as Date
from functools import lru_cache
from typing import Any

from graph_service.domain.cells import Value
from graph_service.domain.ontology import ACTOR_KINDS, AUDIENCES, CENTRAL_SUBTYPES, keys
from graph_service.domain.tables import usual_tie_id

CODING = 1
"""Which way of coding a code follows. Raise it whenever a layout, or a vocabulary that is coded, changes:
codes of another way are passed over, and their records read column by column until they are written again."""
LAYOUT_BITS = 58
LEAST, BEYOND = CODING << LAYOUT_BITS, (CODING + 1) << LAYOUT_BITS
"""Codes of this way are from LEAST to below BEYOND; the store's whole numbers have 63 bits."""

Layout = tuple[tuple[str, int], ...]
"""Names and widths in bits, from the lowest bit on."""

ACTOR_LAYOUT: Layout = (
    *(("kind", 3), ("central", 1), ("willing", 2), ("has_contact", 1), ("audience", 3)),
    *(("asks_max", 20), ("asks_elsewhere", 20)),
)
"""`audience` and `asks_max` are 0 where there is none, else one more than their place or number."""
TIE_LAYOUT: Layout = (
    *(("id_given", 1), ("strength", 2), ("strained", 1), ("basis", 3), ("audience", 3)),
    *(("confirmed_on", 16), ("valid_from", 16), ("valid_to", 16)),
)
"""`id_given` is the lowest bit: cypher/snapshot/ties.cypher reads it. Days count from DAY_ZERO, 0 is none."""

DAY_ZERO = Date(1939, 12, 31).toordinal()
KINDS, BASES, WILLING = tuple(ACTOR_KINDS), keys("basis"), keys("willing")


def actor_code(values: Mapping[str, Value]) -> int | None:
    """The code of an actor's columns, as they are in its record."""
    most = values.get("asks_max")
    return packed(
        ACTOR_LAYOUT,
        (
            KINDS.index(values["kind"]),
            values.get("subtype") in CENTRAL_SUBTYPES,
            WILLING.index(values.get("willing") or "unknown"),
            bool(values.get("contact")),
            audience_number(values.get("audience")),
            0 if most is None else most + 1,
            values.get("asks_elsewhere") or 0,
        ),
    )


def tie_code(values: Mapping[str, Value]) -> int | None:
    """The code of a tie's columns, as they are in its record."""
    return packed(
        TIE_LAYOUT,
        (
            values["id"] != usual_tie_id(values["from"], values["kind"], values["to"]),
            values.get("strength") or 0,
            values.get("quality") == "strained",
            BASES.index(values.get("basis") or "hearsay"),
            audience_number(values.get("audience")),
            *(day_code(values.get(name)) for name in ("confirmed_on", "valid_from", "valid_to")),
        ),
    )


def audience_number(word: Value) -> int:
    return AUDIENCES.index(word) + 1 if word else 0


@lru_cache(maxsize=4096)
def day_code(text: str | None) -> int:
    """The number of a day, 0 for none; -1, which does not fit, for a day before the first."""
    if not text:
        return 0
    number = Date.fromisoformat(text).toordinal() - DAY_ZERO
    return number if number > 0 else -1


def packed(layout: Layout, numbers: Iterable[int]) -> int | None:
    """The numbers side by side; None where one is too wide for its place."""
    code, shift = 0, 0
    for (_, bits), number in zip(layout, numbers, strict=True):
        if not 0 <= number < 1 << bits:
            return None
        code |= number << shift
        shift += bits
    return LEAST | code


def unpacked(layout: Layout, codes: Any) -> dict[str, Any]:  # noqa: ANN401 (a number, or an array of them)
    """The numbers of a code by name, or those of an array of codes as arrays."""
    found, shift = {}, 0
    for name, bits in layout:
        found[name] = (codes >> shift) & ((1 << bits) - 1)
        shift += bits
    return found
