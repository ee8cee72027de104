"""Who is looking, and what they may see. Every use case takes a viewer; filtering happens here alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast

from graph_service.domain.answers import Reason
from graph_service.domain.changes import Record
from graph_service.domain.errors import NotAllowed
from graph_service.domain.ontology import AUDIENCES

Role = Literal["coordinator", "office", "council", "public"]

SEES_FROM: dict[Role, str] = {
    "coordinator": "own",
    "office": "office",
    "council": "council",
    "public": "public",
}
"""The narrowest audience whose rows a role may read."""

UNMARKED = {
    "care": "own",
    "asks": "office",
    "consents": "office",
    "matches": "office",
    "outcomes": "office",
    "searches": "office",
    "replies": "office",
    "developments": "office",
    "efforts": "office",
    "exports": "office",
    "meetings": "office",
    "decisions": "office",
    "publications": "office",
}
"""Tables whose rows carry no audience of their own: they speak of persons, so they stay within the office."""

CONFIDED = {
    "with_consent": "office",
    "through_declined": "office",
    "resource_declined": "office",
    "resource_not_eligible": "own",
    "several": "office",
}
"""Reasons that tell of asks, of care classes, or of what lies beyond the audience: the narrowest audience
whose rows a viewer must be able to read to hear them."""

WRITERS = frozenset({"coordinator", "office"})


@dataclass(frozen=True)
class Viewer:
    """Who looks (`who` goes into the journal), in which role, and at which areas (empty: at all)."""

    who: str
    role: Role
    areas: tuple[str, ...] = ()
    reads_from: str = ""
    """The narrowest audience whose rows are read; "" is what the role may read."""

    @property
    def clearance(self) -> int:
        return AUDIENCES.index(self.reads_from or SEES_FROM[self.role])

    @property
    def sees_everything(self) -> bool:
        """Whether nothing has to be looked at to know what they may read."""
        return self.clearance == 0 and not self.areas

    def as_audience(self, audience: str) -> Viewer:
        """The same viewer, reading only what `audience` may read too: for what is handed out to it."""
        narrowest = max(self.clearance, AUDIENCES.index(audience))
        return replace(self, reads_from=AUDIENCES[narrowest])

    def may_write(self) -> None:
        """Raises NotAllowed for a role that only reads."""
        if self.role not in WRITERS:
            raise NotAllowed()

    def may_search_for(self, audience: str) -> None:
        """A viewer searches for audiences that they belong to or wider ones. Raises NotAllowed."""
        if AUDIENCES.index(audience) < self.clearance:
            raise NotAllowed()

    def may_hear(self, reasons: Sequence[Reason]) -> tuple[Reason, ...]:
        """The reasons without those that tell what the viewer may not read."""
        return tuple(r for r in reasons if self.clearance <= narrowest_told(r))

    def sees(self, record: Record, actors: Mapping[str, Record]) -> bool:
        """Whether the viewer may read a record; `actors` holds the actors that it names."""
        wide_enough = audience_of(record, actors) >= self.clearance
        return wide_enough and (not self.areas or self.in_areas(record, actors))

    def without_confirmer(self, record: Record, actors: Mapping[str, Record]) -> Record:
        """The record without who confirmed it, where the viewer may not read that.

        `confirmed_by` is an actor's id or any text; a text may be a name, so it stays within the office.
        """
        by = record.values.get("confirmed_by")
        known = actors.get(by or "")
        may = self.sees(known, actors) if known else self.clearance <= AUDIENCES.index("office")
        if by is None or may:
            return record
        return replace(record, values={**record.values, "confirmed_by": None})

    def in_areas(self, record: Record, actors: Mapping[str, Record]) -> bool:
        named = (
            [record.values] if record.table == "actors" else [a.values for a in named_actors(record, actors)]
        )
        return any(values.get("area") in self.areas for values in named)


def narrowest_told(reason: Reason) -> int:
    """The narrowest audience that a reason tells of."""
    things = cast(Mapping[str, object], reason.data.get("things", {}))
    told = [CONFIDED.get(code, AUDIENCES[-1]) for code in (reason.code, *things)]
    return min(AUDIENCES.index(audience) for audience in told)


def named_ids(record: Record) -> list[str]:
    """The actors that a tie, need or resource belongs to."""
    return [record.values[column] for column in ("from", "to", "actor") if record.values.get(column)]


def named_actors(record: Record, actors: Mapping[str, Record]) -> list[Record]:
    return [actors[identity] for identity in named_ids(record) if identity in actors]


def audience_of(record: Record, actors: Mapping[str, Record]) -> int:
    """The record's audience; where it has none: office for what concerns residents, else council."""
    if record.table in UNMARKED:  # an export has an audience too: that of the file
        return AUDIENCES.index(UNMARKED[record.table])
    given = record.values.get("audience")
    if given:
        return AUDIENCES.index(given)
    concerned = [record] if record.table == "actors" else named_actors(record, actors)
    personal = any(actor.values.get("kind") == "resident" for actor in concerned)
    resident_rows = record.table in ("actors", "ties", "places") and personal
    return AUDIENCES.index("office" if resident_rows or record.table == "needs" else "council")
