"""Whom a question about the fabric is about, and their living ties as one simple graph."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

import networkx as nx
import numpy as np

from graph_service.analysis.costs import CARRIES, INFERRED, Day, alive, day_of_question
from graph_service.analysis.ground import area_and_parents
from graph_service.analysis.snapshot import KINDS, NO_DAY, PERSON, Bools, Ints, Snapshot
from graph_service.domain.fabric import FabricQuestion
from graph_service.domain.ontology import AUDIENCES
from graph_service.domain.policy import Policy

Graph: TypeAlias = "nx.Graph[int]"
"""Its nodes are places of actors, with their `kind`."""


@dataclass(frozen=True)
class Weave:
    """The actors by place, in the order of their ids; `told` are all ties that may be told of.

    A tie may lead out of the area: whoever has one is not alone. The graph holds those that stay inside.
    """

    snapshot: Snapshot
    question: FabricQuestion
    day: Day
    places: Ints
    told: Ints

    @cached_property
    def living(self) -> Ints:
        """Of these ties those that live on the day."""
        found: Ints = self.told[alive(self.snapshot, self.day.on)[self.told]]
        return found

    @cached_property
    def last_asked(self) -> Ints:
        """By place of an actor: the day on which one of their ties was last confirmed, NO_DAY for never.

        Ties that ended count too: whoever confirmed them had asked.
        """
        ties = self.snapshot.ties
        latest = np.full(len(self.snapshot.actors.kind), NO_DAY, dtype=np.int64)
        confirmed = np.where(ties.confirmed_on <= self.day.on, ties.confirmed_on, NO_DAY)[self.told]
        for ends in (ties.source, ties.target):
            np.maximum.at(latest, ends[self.told], confirmed)
        return latest

    @cached_property
    def graph(self) -> Graph:
        """Parallel ties are one; ties that carry no path, such as using a shop, are none."""
        ties, inside = self.snapshot.ties, self.inside
        carrying = self.living[CARRIES[ties.kind[self.living]]]
        source, target = ties.source[carrying], ties.target[carrying]
        kept = inside[source] & inside[target] & (source != target)
        rank = np.empty(len(inside), dtype=np.int64)
        rank[self.places] = np.arange(len(self.places))
        ends = np.sort(np.stack((rank[source[kept]], rank[target[kept]])), axis=0)
        pairs = np.unique(ends, axis=1)
        graph: Graph = nx.Graph()
        graph.add_nodes_from((place, {"kind": self.kind(place)}) for place in self.places.tolist())
        graph.add_edges_from(zip(*self.places[pairs].tolist(), strict=True))
        return graph

    @cached_property
    def inside(self) -> Bools:
        found = np.zeros(len(self.snapshot.actors.kind), dtype=bool)
        found[self.places] = True
        return found

    def without_us(self) -> Weave:
        """The same without the coordinators, the centres and their staff."""
        return replace(self, places=self.places[~self.snapshot.actors.central[self.places]])

    def id(self, place: int) -> str:
        return self.snapshot.actors.ids[place]

    def kind(self, place: int) -> str:
        return KINDS[int(self.snapshot.actors.kind[place])]

    def is_person(self, place: int) -> bool:
        return bool(PERSON[self.snapshot.actors.kind[place]])


def weave_of(snapshot: Snapshot, question: FabricQuestion, policy: Policy) -> Weave:
    day, least = day_of_question(question.as_of, policy), AUDIENCES.index(question.audience)
    actors, ties = snapshot.actors, snapshot.ties
    told = actors.audience >= least
    places = np.flatnonzero(told & in_areas(snapshot, question))
    order = sorted(places.tolist(), key=actors.ids.__getitem__)
    known = (ties.basis != INFERRED) & (ties.audience >= least) & told[ties.source] & told[ties.target]
    return Weave(snapshot, question, day, np.array(order, dtype=np.int64), np.flatnonzero(known))


def in_areas(snapshot: Snapshot, question: FabricQuestion) -> Bools:
    """Who is in the area or below it, as far as the question may look."""
    wanted = np.array(
        [
            (not question.area or question.area in area_and_parents(area, snapshot.parent))
            and (not question.among or area in question.among)
            for area in snapshot.areas
        ]
        + [not question.area and not question.among]  # the last is for those without an area
    )
    found: Bools = wanted[snapshot.actors.area]
    return found
