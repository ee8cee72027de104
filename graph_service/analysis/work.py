"""How much one question may look at: a bound that does not depend on the machine or its load."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph_service.domain.errors import SearchTooLarge

MOST_ROWS = 8_000_000
"""Ends of paths that one question may look at: some five seconds."""


@dataclass
class Work:
    """What is left of a question's allowance, and its own limits, which a refusal names.

    `advice` are codes of `domain.wording`: what else would make the question smaller.
    """

    max_mediators: int
    alternatives: int
    advice: tuple[str, ...] = ()
    left: int = field(default_factory=lambda: MOST_ROWS)

    def spend(self, rows: int) -> None:
        """Raises SearchTooLarge when the allowance is used up."""
        self.left -= rows
        if self.left < 0:
            limits = {"max_mediators": self.max_mediators, "alternatives": self.alternatives}
            raise SearchTooLarge(**limits, advice=self.advice)
