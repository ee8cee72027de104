"""Which gaps somebody has seen: those that were open when they last looked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Seen:
    """The keys of the gaps that were open on a day (ISO) in the district of a name."""

    on: str
    district: str
    keys: frozenset[str]


class Visits(Protocol):
    """Keeps them for each user, beside the district: to look at something is no change of it."""

    def seen(self, who: str) -> Seen | None:
        """What somebody saw last; None where that is not known."""

    def keep(self, who: str, seen: Seen) -> None:
        """What somebody sees now."""


class RememberedVisits:
    """Keeps them as long as the program runs."""

    def __init__(self) -> None:
        self.known: dict[str, Seen] = {}

    def seen(self, who: str) -> Seen | None:
        return self.known.get(who)

    def keep(self, who: str, seen: Seen) -> None:
        self.known[who] = seen


def since(seen: Seen, keys: Collection[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Which gaps opened, and which closed, since they were seen."""
    now = frozenset(keys)
    return now - seen.keys, seen.keys - now
