"""The fabric: how the ties of a district or an area hold together, and who was asked for them.

weave         whom a question is about, and their living ties as a simple graph
asked         of whom ties were ever asked
isolated      residents tied to services alone, bodies tied to nobody
circles       who is tied most among each other, which of those circles do not meet
sectors       ties between kinds
holes         structural holes around an actor
brokerage     roles of those between others
key_players   without whom most falls apart, from whom most are reached
betweenness   through whom most shortest ways run, in one area

The graph has the actors in the order of their ids, its ties in that order too: no result depends on the
order of rows.
"""

from __future__ import annotations

from graph_service.analysis.fabric.asked import asked_by_kind
from graph_service.analysis.fabric.betweenness import betweenness
from graph_service.analysis.fabric.brokerage import brokers
from graph_service.analysis.fabric.circles import circles
from graph_service.analysis.fabric.holes import closed_bodies, holes, open_holes
from graph_service.analysis.fabric.isolated import isolated, unlinked
from graph_service.analysis.fabric.key_players import breaking, reaching
from graph_service.analysis.fabric.sectors import sectors
from graph_service.analysis.fabric.weave import Weave, weave_of
from graph_service.analysis.snapshot import RESIDENT, Snapshot
from graph_service.domain.fabric import GROUPINGS, MOST_ACTORS, Fabric, FabricAnswer, FabricQuestion
from graph_service.domain.policy import Policy

__all__ = ["find_fabric"]


def find_fabric(snapshot: Snapshot, question: FabricQuestion, policy: Policy) -> FabricAnswer:
    """The fabric of an area, or of all. Of more than MOST_ACTORS only who was asked is told."""
    weave = weave_of(snapshot, question, policy)
    residents = int((snapshot.actors.kind[weave.places] == RESIDENT).sum())
    answer = FabricAnswer(question, len(weave.places), residents, asked_by_kind(weave))
    if answer.actors > MOST_ACTORS:
        return answer
    return FabricAnswer(
        *(question, answer.actors, residents, answer.asked),
        isolated=tuple(isolated(weave)),
        unlinked=tuple(unlinked(weave)),
        whole=fabric(weave),
        without_us=fabric(weave.without_us()),
    )


def fabric(weave: Weave) -> Fabric:
    graph, around = weave.graph, list(holes(weave))
    return Fabric(
        *(graph.number_of_nodes(), graph.number_of_edges()),
        circles(weave),
        sectors(weave),
        tuple(open_holes(around)),
        tuple(closed_bodies(weave, around)),
        {grouping: tuple(brokers(weave, grouping)) for grouping in GROUPINGS},
        breaking(weave),
        reaching(weave),
        betweenness(weave) if weave.question.area else None,
    )
