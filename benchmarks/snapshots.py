"""Synthetic districts as snapshots, straight from numbers: ten million ties fit into no Python lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from benchmarks.districts import SEED
from graph_service.analysis.building import Cells, assembled, build_actors, ties_of
from graph_service.analysis.costs import HEARSAY, INFERRED, NO, UNKNOWN
from graph_service.analysis.ids import TieIds
from graph_service.analysis.snapshot import BASES, NO_DAY, TIES, Ints, Snapshot
from graph_service.domain.cells import Value
from graph_service.domain.district import DistrictInfo
from graph_service.domain.search_columns import EMPTY_NUMBER, LISTS, NUMBERS, SEARCH_COLUMNS
from seed_data.generate import scale


@dataclass(frozen=True)
class Graph:
    """A synthetic district: so many actors with so many ties each.

    Of one that is `open` every tie carries a path and everybody may mediate: so many ties each can be walked.
    """

    actors: int
    ties_each: int
    open: bool = False

    def __str__(self) -> str:
        return f"{self.actors:,} × {self.ties_each}" + (", open" if self.open else "")


def snapshot_of(graph: Graph, seed: int = SEED) -> Snapshot:
    """The snapshot that the district's folder would give."""
    tables, drawn = scale.drawn(graph.actors, graph.ties_each, seed)
    columns = {
        name: {column: cells(column, tables.get(name, {})) for column in SEARCH_COLUMNS[name]}
        for name in SEARCH_COLUMNS
    }
    del tables
    actors, areas = build_actors(columns["actors"], columns["areas"]["id"])
    source, target = drawn.source.astype(np.int32), drawn.target.astype(np.int32)
    ties = ties_of(TieIds({}), source, target, actors, tie_cells(drawn))
    snapshot = assembled(actors, areas, ties, columns, DistrictInfo(), change=0)
    return opened(snapshot) if graph.open else snapshot


def opened(snapshot: Snapshot) -> Snapshot:
    """The same district with nobody unwilling or without asks left, and no tie that is only supposed."""
    actors, ties = snapshot.actors, snapshot.ties
    unwilling, inferred = actors.willing == NO, ties.basis == INFERRED
    return replace(
        snapshot,
        actors=replace(
            actors,
            willing=np.where(unwilling, UNKNOWN, actors.willing).astype(actors.willing.dtype),
            asks_max=np.full_like(actors.asks_max, EMPTY_NUMBER),
        ),
        ties=replace(ties, basis=np.where(inferred, HEARSAY, ties.basis).astype(ties.basis.dtype)),
    )


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


def tie_cells(drawn: scale.DrawnTies) -> Cells:
    """The columns of ties without their ends. None has an id of its own, days of its life, an audience."""
    never = np.full(len(drawn.source), NO_DAY, dtype=np.int32)
    return {
        "kind": places(scale.TIE_KINDS, TIES)[drawn.kind],
        "strength": drawn.strength.astype(np.uint8),
        "strained": np.array([word == "strained" for word in scale.QUALITIES])[drawn.quality],
        "basis": places(scale.BASES, BASES)[drawn.basis],
        "confirmed_on": drawn.confirmed_on.astype(np.int32),
        "valid_from": never,
        "valid_to": never.copy(),
        "audience": np.zeros(len(never), dtype=np.uint8),
    }


def places(words: Sequence[str], vocabulary: Sequence[str]) -> Ints:
    return np.array([vocabulary.index(word) for word in words], dtype=np.uint8)
