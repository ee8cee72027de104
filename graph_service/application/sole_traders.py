"""Which bodies may be named on a map for others: the name of a sole trader's shop is that of a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from graph_service.analysis.audience import in_force, reaches
from graph_service.analysis.snapshot import Snapshot
from graph_service.domain.cells import Value
from graph_service.domain.ontology import AUDIENCES

AGREED_BY = {"council": ("meeting", "publication"), "public": ("publication",)}
"""To which purposes a sole trader must have agreed to be named to an audience."""


def is_sole_trader(values: Mapping[str, Value]) -> bool:
    """Whether an actor is one person's business; a shop of which nothing is known counts as such."""
    said = values.get("sole_trader")
    unknown = said is None and not values.get("corporate_number")
    return bool(said) or (unknown and values.get("kind") == "shop")


@dataclass(frozen=True)
class Naming:
    """Whom a map for an audience may name on a date (ISO)."""

    snapshot: Snapshot
    audience: str
    date: str

    @cached_property
    def agreed(self) -> frozenset[str]:
        """Everybody who agreed to be named."""
        wanted, purposes = AUDIENCES.index(self.audience), AGREED_BY[self.audience]
        return frozenset(
            consent.actor
            for consent in self.snapshot.consents.values()
            if consent.purpose in purposes and in_force(consent, self.date) and reaches(consent, wanted)
        )

    def allows(self, actor: str, values: Mapping[str, Value]) -> bool:
        """Whether an organization or a place may be named."""
        return not is_sole_trader(values) or actor in self.agreed
