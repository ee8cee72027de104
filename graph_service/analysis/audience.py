"""Which rows may carry a path in a search for an audience: the conservative side of every doubt.

In a search for office or narrower all rows carry (what a viewer may read is another matter). In a wider
one a row carries only if its own audience is at least as wide or a consent covers it, and residents, their
needs and their ties carry only with a consent valid on the date.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph_service.analysis.snapshot import (
    COUNCIL,
    OFFICE,
    RESIDENT,
    Bools,
    Consent,
    Ints,
    Need,
    Resource,
    Snapshot,
)
from graph_service.domain.ontology import AUDIENCES


@dataclass(frozen=True)
class Carrying:
    """What carries in a search for an audience (its place in the order) on a date (ISO)."""

    snapshot: Snapshot
    audience: int
    date: str

    @property
    def everything(self) -> bool:
        """Whether every row carries."""
        return self.audience <= OFFICE

    @cached_property
    def covered(self) -> Bools:
        """Actors whose consent covers the audience."""
        ids = self.snapshot.actors.ids
        found = np.zeros(len(ids), dtype=np.bool_)
        for consent in self.snapshot.consents.values():
            if covers(consent, self.audience, self.date):
                found[ids.place(consent.actor)] = True
        return found

    def lacking(self, place: int) -> bool:
        """Whether an actor is a resident without consent for the audience: the next step needs it."""
        return bool(self.snapshot.actors.kind[place] == RESIDENT and not self.covered[place])

    def actors(self, places: Ints) -> Bools:
        """Which of these actors carry a path."""
        actors, covered = self.snapshot.actors, self.covered[places]
        wide = actors.audience[places] >= self.audience
        found: Bools = covered | (wide & (actors.kind[places] != RESIDENT))
        return found

    def ties(self, places: Ints) -> Bools:
        """Which of these ties carry a path, if their ends do."""
        snapshot, covered = self.snapshot, self.covered
        source, target = snapshot.ties.source[places], snapshot.ties.target[places]
        kind = snapshot.actors.kind
        residents = (kind[source] == RESIDENT, kind[target] == RESIDENT)
        consented = (covered[source] | ~residents[0]) & (covered[target] | ~residents[1])
        wide = snapshot.ties.audience[places] >= self.audience
        by_itself = wide | (covered[source] & covered[target])
        found: Bools = consented & (residents[0] | residents[1] | by_itself)
        return found

    def need(self, need: Need) -> bool:
        return self.row(need.actor, need.audience, OFFICE)

    def resource(self, resource: Resource) -> bool:
        return self.row(resource.actor, resource.audience, COUNCIL)

    def row(self, actor: str, audience: str, default: int) -> bool:
        """Whether what an actor needs or has carries."""
        if self.everything:
            return True
        place = self.snapshot.actors.ids.place(actor)
        if self.covered[place]:
            return True
        own = AUDIENCES.index(audience) if audience else default
        return bool(self.snapshot.actors.kind[place] != RESIDENT) and own >= self.audience


def carrying(snapshot: Snapshot, audience: str, date: str) -> Carrying:
    """What carries a path in a search for `audience` on `date` (ISO)."""
    return Carrying(snapshot, AUDIENCES.index(audience), date)


def covers(consent: Consent, wanted: int, date: str) -> bool:
    """Whether a consent covers an audience: one that it lists, or one narrower than one listed."""
    return valid(consent, date) and reaches(consent, wanted)


def reaches(consent: Consent, wanted: int) -> bool:
    """Whether a consent, if it holds, lists an audience or a wider one."""
    listed = [AUDIENCES.index(word) for word in consent.recipients if word in AUDIENCES]
    return any(audience >= wanted for audience in listed)


def valid(consent: Consent, date: str) -> bool:
    """Whether a consent to mediation holds on a day."""
    return consent.purpose == "mediation" and in_force(consent, date)


def in_force(consent: Consent, date: str) -> bool:
    """A consent holds from its day to its last day, unless revoked by then."""
    in_time = consent.given_on <= date <= consent.expires_on
    revoked = bool(consent.revoked_on) and consent.revoked_on <= date
    return in_time and not revoked
