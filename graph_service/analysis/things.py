"""Needs and resources as columns beside those of actors: what a map says of thousands at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from graph_service.analysis.snapshot import (
    COUNCIL,
    NO_DAY,
    OFFICE,
    Bools,
    Ints,
    Need,
    Resource,
    Snapshot,
    day_number,
)
from graph_service.domain.ontology import AUDIENCES

NEED, WISH, RESOURCE = "need", "need-offers", "resource"
"""What stands beside actors on a map, by symbol: a need, a wish to give, a resource."""
THINGS = (NEED, WISH, RESOURCE)
FOREVER = 2**31 - 1

Thing = Need | Resource


@dataclass(frozen=True)
class Things:
    """Needs, then resources, each in an order that means nothing; by place in these arrays.

    `actor` is the place of whom it belongs to, `symbol` one of THINGS, `until` the day from which it is there
    no more; a need that was taken back never was.
    """

    all: npt.NDArray[np.object_]
    actor: Ints
    symbol: Ints
    audience: Ints
    until: Ints

    def __len__(self) -> int:
        return len(self.all)

    def __iter__(self) -> Iterator[tuple[Thing, int]]:
        return zip(self.all.tolist(), self.actor.tolist(), strict=True)

    def only(self, kept: Bools | Ints) -> Things:
        """Those of a mask, or at these places."""
        return Things(*(column[kept] for column in vars(self).values()))

    def of(self, actors: Bools) -> Iterator[tuple[Thing, int]]:
        """Those of some actors."""
        return iter(self.only(actors[self.actor]))


def things_of(snapshot: Snapshot) -> Things:
    """Every need and every resource whose actor is there."""
    needs, resources = list(snapshot.needs.values()), list(snapshot.resources.values())
    both: list[Thing] = [*needs, *resources]
    actor = snapshot.actors.ids.search([thing.actor for thing in both])
    found = Things(
        objects(both),
        actor,
        np.array([THINGS.index(symbol_of(thing)) for thing in both], dtype=np.int8),
        np.array([audience_of(thing) for thing in both], dtype=np.int8),
        np.array([*map(need_until, needs), *map(resource_until, resources)], dtype=np.int32),
    )
    return found if (actor >= 0).all() else found.only(actor >= 0)


def objects(values: Sequence[Any]) -> npt.NDArray[np.object_]:
    """An array of these very objects."""
    found = np.empty(len(values), dtype=np.object_)
    found[:] = values
    return found


def need_until(need: Need) -> int:
    return NO_DAY if need.status == "withdrawn" else FOREVER


def resource_until(resource: Resource) -> int:
    return day_number(resource.valid_to) if resource.valid_to else FOREVER


def audience_of(thing: Thing) -> int:
    """Empty is office for needs, council for resources."""
    if thing.audience:
        return AUDIENCES.index(thing.audience)
    return OFFICE if isinstance(thing, Need) else COUNCIL


def symbol_of(thing: Thing) -> str:
    """The symbol of a need or resource."""
    if isinstance(thing, Resource):
        return RESOURCE
    return WISH if thing.direction == "offers" else NEED


def name_of(thing: Thing) -> str:
    return f"needs/{thing.id}" if isinstance(thing, Need) else f"resources/{thing.id}"
