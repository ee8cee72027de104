"""Whom to introduce to whom: new ties, and what each would bring."""

from __future__ import annotations

from dataclasses import dataclass

from graph_service.domain.gaps import GapQuestion

GROUNDS = ("shared_acquaintance", "same_area", "matching_theme", "same_meeting")
"""Why two could well be introduced, as codes: somebody knows both; they are of one area; the one has what a
need on the other's side asks for; both were at one meeting."""


@dataclass(frozen=True)
class Introduction:
    """A new tie between two, `one` on the side of a need, and what it brings after those before it.

    `reached` are the needs that reach something with it, `fallbacks` those that hang on nobody any more.
    `relieved` is the actor whom most best ways passed, `relief` by how many the most that pass anybody are
    fewer. `through` know both. `met_on` is the day (ISO) of the last meeting at which both were, "" for none.
    """

    one: str
    other: str
    grounds: tuple[str, ...]
    through: tuple[str, ...]
    reached: tuple[str, ...]
    fallbacks: tuple[str, ...]
    relieved: str
    relief: int
    met_on: str = ""

    @property
    def gain(self) -> tuple[int, int, int]:
        """What it brings; the more the better, what comes first counting more than all that follows."""
        return len(self.reached), len(self.fallbacks), self.relief


@dataclass(frozen=True)
class IntroduceAnswer:
    """Introductions in the order in which they should be made: each is the best after those before it.

    `considered` pairs were compared exactly, of `found` that came into question: of those that could help
    `needs_considered` needs without a way or that hang on few, of `needs_found` such. All of them if equal.
    """

    question: GapQuestion
    introductions: tuple[Introduction, ...]
    considered: int
    found: int
    needs_considered: int
    needs_found: int
