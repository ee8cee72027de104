"""Asking for the fabric: how ties hold a district or an area together, and what of it may be told to whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from graph_service.analysis.snapshot import Snapshot
from graph_service.application.asking import check_audience, check_date, day_of
from graph_service.application.fabric.kept import worked_out
from graph_service.application.gaps import may_read_of_needs
from graph_service.application.ports import Source
from graph_service.application.questions import Answered, readable
from graph_service.application.sole_traders import AGREED_BY, Naming
from graph_service.application.viewers import Viewer
from graph_service.domain.cells import Value
from graph_service.domain.errors import UnknownId
from graph_service.domain.fabric import Fabric, FabricAnswer, FabricQuestion
from graph_service.domain.ontology import ACTOR_KINDS, AUDIENCES
from graph_service.domain.policy import Policy

FindFabric = Callable[[Snapshot, FabricQuestion, Policy], FabricAnswer]
MOST_PAIRS = 10
"""Pairs of circles that are said; the others are counted."""


@dataclass(frozen=True)
class FabricAsked:
    """Of which day and area, and who is to be shown it ("" is whoever asks)."""

    as_of: str = ""
    area: str = ""
    audience: str = ""


@dataclass(frozen=True)
class FabricSeen:
    """An answer, and what of it `audience` may be told.

    Persons are named together with what was measured of them to their own coordinator only; nothing that is
    shown to others puts anybody in an order.
    """

    answered: Answered[FabricAnswer]
    audience: str
    policy: Policy

    @property
    def ranks(self) -> bool:
        """Whether who carries most comes first, with numbers."""
        return self.audience == AUDIENCES[0]

    @property
    def counts(self) -> bool:
        """Whether residents are counted as they are: for those who may read of them."""
        return self.audience not in AGREED_BY

    @cached_property
    def naming(self) -> Naming:
        return Naming(self.answered.snapshot, self.audience, self.answered.answer.question.as_of)

    def is_named(self, actor: str) -> bool:
        """Whether an actor is named together with what was measured of it."""
        record = self.answered.records["actors"].get(actor)
        if record is None or (not self.ranks and ACTOR_KINDS[str(record.values["kind"])].person):
            return False
        return self.counts or self.naming.allows(actor, record.values)

    def named(self, actors: Iterable[str]) -> list[str]:
        """Those who are named: the order says something to the coordinator only, others get that of names."""
        found = [actor for actor in actors if self.is_named(actor)]
        return found if self.ranks else sorted(found, key=lambda actor: (self.name(actor), actor))

    def name(self, actor: str) -> str:
        return str(self.values(actor).get("name") or "")

    def values(self, actor: str) -> dict[str, Value]:
        record = self.answered.records["actors"].get(actor)
        return dict(record.values) if record else {}


def ask_fabric(
    source: Source,
    asked: FabricAsked,
    policy: Policy,
    viewer: Viewer,
    today: str,
    find: FindFabric = worked_out,
) -> FabricSeen:
    """The fabric of an area or of all, as far as the audience may be told of it.

    `find` works it out, or keeps what was worked out. Raises InvalidValue, UnknownId, NotAllowed.
    """
    audience = asked.audience or AUDIENCES[viewer.clearance]
    check_date("as_of", asked.as_of)
    check_audience(audience)
    may_read_of_needs(viewer)
    viewer.may_search_for(audience)
    snapshot = source.snapshot()
    if asked.area and asked.area not in snapshot.parent:
        raise UnknownId(type="areas", id=asked.area)
    day = asked.as_of or day_of(snapshot.info, today)
    answer = find(snapshot, FabricQuestion(day, asked.area, counted_for(audience), viewer.areas), policy)
    reader = viewer.as_audience(audience)
    wanted = {"actors": set(named_in(answer)), "areas": set(snapshot.parent), "ties": set[str]()}
    records = readable(source, wanted, reader)
    return FabricSeen(Answered(answer, records, snapshot, reader), audience, policy)


def counted_for(audience: str) -> str:
    """The narrowest audience whose records are counted: residents are, also where nobody may be named."""
    return AUDIENCES[min(AUDIENCES.index(audience), AUDIENCES.index("office"))]


def named_in(answer: FabricAnswer) -> Iterator[str]:
    """The actors whose records are needed to say the answer."""
    yield from answer.unlinked
    for one in answer.isolated:
        yield from (one.actor, *one.services)
    for fabric in (answer.whole, answer.without_us):
        if fabric:
            yield from named_in_circles(fabric)
            yield from measured_in(fabric)


def named_in_circles(fabric: Fabric) -> Iterator[str]:
    for circle in fabric.circles.circles:
        yield from circle.bodies
    for apart in fabric.circles.apart[:MOST_PAIRS]:
        yield from apart.between
    for joined in fabric.circles.joined[:MOST_PAIRS]:
        yield from joined.actors


def measured_in(fabric: Fabric) -> Iterator[str]:
    yield from (hole.actor for hole in (*fabric.open_holes, *fabric.closed_bodies))
    yield from (broker.actor for brokers in fabric.brokers.values() for broker in brokers)
    yield from (*fabric.breaking.actors, *fabric.reaching.actors)
    if fabric.betweenness:
        yield from (passed.actor for passed in fabric.betweenness.passed)
