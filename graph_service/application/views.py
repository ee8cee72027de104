"""What an address of the map shows: ids alone, so that whoever opens it sees it with their own rights."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph_service.analysis.sight import Filter
from graph_service.domain.answers import Scope


@dataclass(frozen=True)
class View:
    """What an address shows. Symbols are named `table/id`; `scope` is how paths are asked for.

    `open` are areas, `around` symbols with their neighbours, `pin` symbols that stay whatever is filtered,
    `hide` symbols put away. Paths are those of `need`, to `reach` (a resource), from the central bodies to
    `reach_actor`, or from `start` to `end`.
    """

    open: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    pin: tuple[str, ...] = ()
    hide: tuple[str, ...] = ()
    chosen: str = ""
    need: str = ""
    reach: str = ""
    reach_actor: str = ""
    start: str = ""
    end: str = ""
    without: Filter = field(default_factory=Filter)
    scope: Scope = field(default_factory=Scope)

    @property
    def asks(self) -> bool:
        """Whether paths are asked for."""
        return bool(self.need or self.reach or self.reach_actor or (self.start and self.end))
