"""Small districts of ties, drawn and by hand, and what is asked of their fabric."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import networkx as nx
from hypothesis import strategies as st

from graph_service.analysis.fabric import find_fabric
from graph_service.analysis.fabric.weave import Weave, weave_of
from graph_service.domain.district import District
from graph_service.domain.fabric import FabricAnswer, FabricQuestion
from graph_service.domain.policy import DEFAULT_POLICY
from tests.strategies import AREAS, Values, as_district
from tests.unit.analysis.test_reach import snapshot_of
from tests.unit.small import ON, actor, tie

KINDS = ("resident", "professional", "organization", "shop", "shrine")
PLACES = ("area-low", "area-middle", "area-other")


def rows(actors: Iterable[Values], pairs: Iterable[tuple[str, str]], **more: Any) -> District:
    """A district of these actors, with a tie of each pair; `more` is the same for all ties."""
    ties = [tie(a, b, **more) for a, b in pairs]
    return as_district({"areas": AREAS, "actors": list(actors), "ties": ties})


def answered(given: District, area: str = "", audience: str = "own") -> FabricAnswer:
    return find_fabric(snapshot_of(given), FabricQuestion(ON, area, audience), DEFAULT_POLICY)


def woven(given: District, area: str = "") -> Weave:
    return weave_of(snapshot_of(given), FabricQuestion(ON, area, "own"), DEFAULT_POLICY)


def named(weave: Weave) -> nx.Graph:
    """The graph of a weave with ids for nodes."""
    return nx.relabel_nodes(weave.graph, {place: weave.id(place) for place in weave.graph})


@st.composite
def districts(draw: st.DrawFn, most: int = 14) -> District:
    """Up to `most` actors of several kinds and areas with any ties among them, rows in any order."""
    ids = [f"{'zaんZb'[n % 5]}{n}" for n in range(draw(st.integers(1, most)))]
    actors = [
        actor(one, draw(st.sampled_from(KINDS)), area=draw(st.sampled_from((*PLACES, None)))) for one in ids
    ]
    pairs = [(a, b) for a in ids for b in ids if a < b]
    drawn = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=3 * most)) if pairs else []
    return rows(draw(st.permutations(actors)), draw(st.permutations(drawn)))
