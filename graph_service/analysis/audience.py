"""Which rows may carry a path in a search for an audience: the conservative side of every doubt.

In a search for office or narrower all rows carry (what a viewer may read is another matter). In a wider
one a row carries only if its own audience is at least as wide or a consent covers it, and residents, their
needs and their ties carry only with a consent valid on the date.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graph_service.analysis.snapshot import COUNCIL, OFFICE, Bools, Consent, Need, Resource, Snapshot
from graph_service.domain.ontology import AUDIENCES


@dataclass(frozen=True)
class Carrying:
    """What carries: a mask over actors, one over ties; needs and resources are asked one by one."""

    snapshot: Snapshot
    audience: int
    covered: Bools
    actors: Bools
    ties: Bools

    @property
    def lacking(self) -> Bools:
        """Residents whose consent does not cover the audience: the next step needs it."""
        return self.snapshot.actors.resident & ~self.covered

    def need(self, need: Need) -> bool:
        place = self.snapshot.actors.places[need.actor]
        if self.audience <= OFFICE or self.covered[place]:
            return True
        own = AUDIENCES.index(need.audience) if need.audience else OFFICE
        return not self.snapshot.actors.resident[place] and own >= self.audience

    def resource(self, resource: Resource) -> bool:
        place = self.snapshot.actors.places[resource.actor]
        if self.audience <= OFFICE or self.covered[place]:
            return True
        own = AUDIENCES.index(resource.audience) if resource.audience else COUNCIL
        return not self.snapshot.actors.resident[place] and own >= self.audience


def carrying(snapshot: Snapshot, audience: str, date: str) -> Carrying:
    """What carries a path in a search for `audience` on `date` (ISO)."""
    wanted, actors, ties = AUDIENCES.index(audience), snapshot.actors, snapshot.ties
    covered = np.zeros(len(actors.ids), dtype=np.bool_)
    for consent in snapshot.consents:
        if covers(consent, wanted, date):
            covered[actors.places[consent.actor]] = True
    if wanted <= OFFICE:
        everything = np.ones(len(actors.ids), dtype=np.bool_)
        return Carrying(snapshot, wanted, covered, everything, np.ones(len(ties.ids), dtype=np.bool_))
    open_actor = np.where(actors.resident, covered, covered | (actors.audience >= wanted))
    source_covered = covered[ties.source] | ~actors.resident[ties.source]
    target_covered = covered[ties.target] | ~actors.resident[ties.target]
    touches = actors.resident[ties.source] | actors.resident[ties.target]
    by_itself = (ties.audience >= wanted) | (covered[ties.source] & covered[ties.target])
    open_tie = source_covered & target_covered & (touches | by_itself)
    return Carrying(snapshot, wanted, covered, open_actor, open_tie)


def covers(consent: Consent, wanted: int, date: str) -> bool:
    """Whether a consent covers an audience: one that it lists, or one narrower than one listed."""
    listed = [AUDIENCES.index(word) for word in consent.recipients if word in AUDIENCES]
    return valid(consent, date) and any(audience >= wanted for audience in listed)


def valid(consent: Consent, date: str) -> bool:
    """A consent to mediation holds from its day to its last day, unless revoked by then."""
    in_time = consent.given_on <= date <= consent.expires_on
    revoked = bool(consent.revoked_on) and consent.revoked_on <= date
    return consent.purpose == "mediation" and in_time and not revoked
