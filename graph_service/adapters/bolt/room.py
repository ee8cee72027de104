"""How much of the database's memory one transaction takes, estimated before it begins.

The numbers were measured on Neo4j 5.26 (docs/decisions/0004); the estimate lies a fifth above.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from graph_service.domain.cells import Value
from graph_service.domain.changes import Touched
from graph_service.domain.district import District

MIB = 2**20
WRITTEN_BYTES = 5_000
"""A record or tie that is written, with the edges drawn from its columns."""
GONE_BYTES = 4_000
"""A record, tie or edge that is taken away."""
TEXT_FACTOR = 3
"""For each byte of text, stored or kept by the journal."""
COLUMN_BYTES = 25
"""A column's name in the journal, with its quotes."""
SHARE = 0.65
"""Of the heap. Neo4j gives a transaction at most 0.7 of one that is a little smaller than its setting."""


def room(heap_mb: int) -> float:
    """Bytes that one transaction may take."""
    return heap_mb * MIB * SHARE


def needed_heap(taken: float) -> int:
    """MiB of heap that a transaction of so many bytes needs."""
    return math.ceil(taken / (MIB * SHARE))


def district_bytes(district: District) -> int:
    """What the rows of a district take where all are new, without a journal of them."""
    return sum(written_bytes(row.values) for _, row in district.each())


def written_bytes(values: Mapping[str, Value]) -> int:
    return WRITTEN_BYTES + TEXT_FACTOR * text_bytes(values)


def journal_bytes(touched: Iterable[Touched]) -> int:
    """What one entry of the journal takes."""
    return TEXT_FACTOR * sum(json_bytes(one.before) + json_bytes(one.after) for one in touched)


def json_bytes(values: Mapping[str, Value]) -> int:
    return COLUMN_BYTES * len(values) + text_bytes(values)


def text_bytes(values: Mapping[str, Value]) -> int:
    """At most so many bytes of UTF-8."""
    total = 0
    for value in values.values():
        for text in value if isinstance(value, list) else (value,):
            if isinstance(text, str):
                total += len(text) if text.isascii() else 3 * len(text)
    return total
