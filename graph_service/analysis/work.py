"""How much one question may look at: a bound that does not depend on the machine or its load."""

from __future__ import annotations

from dataclasses import dataclass

from graph_service.domain.errors import SearchTooLarge

MOST_ROWS = 20_000_000
"""Ends of paths that one question may look at: some ten seconds."""


@dataclass
class Work:
    """What is left of a question's allowance; `limits` names the question's own limits for the refusal."""

    max_mediators: int
    alternatives: int
    left: int = MOST_ROWS

    def spend(self, rows: int) -> None:
        """Raises SearchTooLarge when the allowance is used up."""
        self.left -= rows
        if self.left < 0:
            raise SearchTooLarge(max_mediators=self.max_mediators, alternatives=self.alternatives)
