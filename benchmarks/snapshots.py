"""Synthetic districts as snapshots, straight from numbers: ten million ties fit into no Python lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from benchmarks.districts import SEED
from graph_service.analysis.building import audiences, build_snapshot
from graph_service.analysis.ids import TieIds
from graph_service.analysis.network import build_network
from graph_service.analysis.snapshot import (
    BASES,
    NO_DAY,
    TIES,
    Actors,
    Ints,
    Snapshot,
    Ties,
)
from graph_service.domain.cells import Value
from graph_service.domain.district import DistrictInfo
from graph_service.domain.search_columns import EMPTY_NUMBER, LISTS, NUMBERS, SEARCH_COLUMNS
from seed_data.generate import scale


@dataclass(frozen=True)
class Graph:
    """A synthetic district: so many actors with so many ties each."""

    actors: int
    ties_each: int

    def __str__(self) -> str:
        return f"{self.actors:,} × {self.ties_each}"


def snapshot_of(graph: Graph, seed: int = SEED) -> Snapshot:
    """The snapshot that the district's folder would give."""
    tables, drawn = scale.drawn(graph.actors, graph.ties_each, seed)
    columns = {
        name: {column: cells(column, tables.get(name, {})) for column in SEARCH_COLUMNS[name]}
        for name in SEARCH_COLUMNS
    }
    del tables
    snapshot = build_snapshot(columns, DistrictInfo())
    ties = ties_of(drawn, snapshot.actors)
    return replace(snapshot, ties=ties, network=build_network(graph.actors, ties.source, ties.target))


def cells(column: str, table: scale.Columns) -> list[Value]:
    """One search column of a synthetic table; what the table lacks is empty."""
    if column == "has_contact":
        return [bool(contact) for contact in table["contact"]]
    size = len(table["id"]) if table else 0
    given: Sequence[object] = table.get(column, [""] * size)
    if column in NUMBERS:
        return [EMPTY_NUMBER if cell == "" else int(str(cell)) for cell in given]
    if column in LISTS:
        return [[str(cell)] if cell else [] for cell in given]
    return [str(cell) for cell in given]


def ties_of(drawn: scale.DrawnTies, actors: Actors) -> Ties:
    """The ties as columns. Actors' places are their numbers; no tie has an id, a last day or an audience."""
    count, resident = len(drawn.source), actors.resident
    never = np.full(count, NO_DAY, dtype=np.int32)
    return Ties(
        ids=TieIds({}),
        source=drawn.source.astype(np.int32),
        target=drawn.target.astype(np.int32),
        kind=places(scale.TIE_KINDS, TIES)[drawn.kind],
        strength=drawn.strength.astype(np.uint8),
        strained=np.array([word == "strained" for word in scale.QUALITIES])[drawn.quality],
        basis=places(scale.BASES, BASES)[drawn.basis],
        confirmed_on=drawn.confirmed_on.astype(np.int32),
        valid_from=never,
        valid_to=never.copy(),
        audience=audiences(np.zeros(count, dtype=np.uint8), resident[drawn.source] | resident[drawn.target]),
    )


def places(words: Sequence[str], vocabulary: Sequence[str]) -> Ints:
    return np.array([vocabulary.index(word) for word in words], dtype=np.uint8)
