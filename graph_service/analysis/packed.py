"""Snapshots from what a store streams: blocks of codes (`domain.codes`), each turned into arrays as it comes.

Nothing is kept of a block but its arrays and ids, so that a million actors need no million Python objects.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from graph_service.analysis.building import (
    DAYS,
    Cells,
    actor_cells,
    actors_of,
    assembled,
    looked_up,
    tie_cells,
    ties_of,
)
from graph_service.analysis.ids import Ids, TieIds, encoded
from graph_service.analysis.snapshot import EPOCH, NO_AREA, NO_DAY, TIES, Actors, Bools, Ints, Snapshot, Ties
from graph_service.domain.codes import ACTOR_LAYOUT, DAY_ZERO, TIE_LAYOUT, unpacked
from graph_service.domain.district import DistrictInfo
from graph_service.domain.search_columns import SEARCH_COLUMNS, Columns, cell
from graph_service.domain.tables import usual_tie_id

Block = Mapping[str, Sequence[Any]]
"""Columns of one length, but for `records` and `ids`, which only some rows have, in the order of the rows."""

NO_CODE = -1
"""Stands in a block for a record that has no code; its columns are then in `records`."""
RELATIONSHIPS = {kind.upper(): number for number, kind in enumerate(TIES)}


class ActorBlocks:
    """Actors as cypher/snapshot/actors.cypher returns them."""

    def __init__(self) -> None:
        self.ids = [encoded([])]
        self.keys: list[Ints] = [np.empty(0, dtype=np.int32)]
        self.area: list[Ints] = [np.empty(0, dtype=np.int32)]
        self.areas: dict[str, int] = {}
        self.cells = [actor_cells(columns_of("actors", ()))]

    def add(self, block: Block) -> None:
        codes = np.array(block["code"], dtype=np.int64)
        cells = unpacked(ACTOR_LAYOUT, codes)
        cells["asks_max"] -= 1
        for area in {*block["area"]} - {""}:
            self.areas.setdefault(area, len(self.areas))
        numbers = {**self.areas, "": NO_AREA}
        self.ids.append(encoded(block["id"]))
        self.keys.append(np.array(block["key"], dtype=np.int32))
        self.area.append(looked_up(numbers, block["area"], np.int32))
        self.cells.append(
            completed(cells, codes == NO_CODE, actor_cells(columns_of("actors", block["records"])))
        )

    def built(self, areas: Iterable[str]) -> tuple[Actors, tuple[str, ...]]:
        """The actors, and every area that there is: `areas` and those of actors."""
        known = tuple(sorted({*areas, *self.areas}))
        places = {area: place for place, area in enumerate(known)}
        # NO_AREA is -1, so it looks up the last one
        renumbered = np.array([*(places[area] for area in self.areas), NO_AREA], dtype=np.int32)
        area = renumbered[np.concatenate(self.area)]
        return actors_of(Ids.joined(self.ids), area, joined(self.cells)), known

    def places(self) -> Ints:
        """The place of the actor of each key."""
        keys = np.concatenate(self.keys)
        places = np.full(int(keys.max(initial=0)) + 1, -1, dtype=np.int32)
        places[keys] = np.arange(len(keys), dtype=np.int32)
        return places


class TieBlocks:
    """Ties as cypher/snapshot/ties.cypher returns them, their ends by the keys of actors."""

    def __init__(self) -> None:
        self.ends = [np.empty((2, 0), dtype=np.int32)]
        self.cells = [tie_cells(columns_of("ties", ()))]
        self.count = 0
        self.given: dict[int, str] = {}
        self.perhaps_given: dict[int, str] = {}

    def add(self, block: Block) -> None:
        codes = np.array(block["code"], dtype=np.int64)
        cells, without = unpacked(TIE_LAYOUT, codes), codes == NO_CODE
        given = cells.pop("id_given").astype(np.bool_) & ~without
        cells["kind"] = looked_up(RELATIONSHIPS, block["kind"], np.uint8)
        for name in DAYS:
            cells[name] = np.where(cells[name] == 0, NO_DAY, cells[name] + (DAY_ZERO - EPOCH))
        kinds = [TIES[kind] for kind in cells["kind"][without]]
        records = [{**one, "kind": kind} for one, kind in zip(block["records"], kinds, strict=True)]
        self.ends.append(np.array([block["from"], block["to"]], dtype=np.int32))
        self.cells.append(completed(cells, without, tie_cells(columns_of("ties", records))))
        self.given.update(zip(self.places(given), block["ids"], strict=True))
        self.perhaps_given.update(zip(self.places(without), (one["id"] for one in records), strict=True))
        self.count += len(codes)

    def places(self, rows: Bools) -> Iterator[int]:
        """The places of some rows of the block that is being added."""
        return (self.count + row for row in np.flatnonzero(rows).tolist())

    def built(self, actors: Actors, places: Ints) -> Ties:
        source, target = places[np.concatenate(self.ends, axis=1)]
        cells = joined(self.cells)
        for place, identity in self.perhaps_given.items():
            ends = actors.ids[int(source[place])], actors.ids[int(target[place])]
            if identity != usual_tie_id(ends[0], TIES[cells["kind"][place]], ends[1]):
                self.given[place] = identity
        return ties_of(TieIds(self.given), source, target, actors, cells)


@dataclass(frozen=True)
class Gathered:
    """One state as it came from a store; what takes time is left for when the store is free again."""

    change: int
    info: DistrictInfo
    actors: ActorBlocks
    ties: TieBlocks
    others: Mapping[str, Columns]

    def snapshot(self) -> Snapshot:
        actors, areas = self.actors.built(self.others["areas"]["id"])
        ties = self.ties.built(actors, self.actors.places())
        return assembled(actors, areas, ties, self.others, self.info, self.change)


def completed(cells: Cells, without: Bools, spelled: Cells) -> Cells:
    """Cells from codes, with those of the records that have none put in."""
    found = {}
    for name, values in spelled.items():
        found[name] = cells[name].astype(values.dtype)
        found[name][without] = values
    return found


def columns_of(table: str, records: Sequence[Mapping[str, Any]]) -> Columns:
    return {column: [cell(column, one) for one in records] for column in SEARCH_COLUMNS[table]}


def joined(blocks: Sequence[Cells]) -> Cells:
    return {name: np.concatenate([block[name] for block in blocks]) for name in blocks[0]}
