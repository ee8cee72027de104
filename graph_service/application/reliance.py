"""What many waiting needs rest on and nobody confirmed for long: worked out beside the pages, and kept.

The best paths of some forty needs take a second in a large district. No page waits for that: it shows what
was worked out last, and has it worked out anew when something has changed since.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph_service.analysis.reliance import Relied, relied_on
from graph_service.analysis.snapshot import Need, Snapshot
from graph_service.application.ports import Source
from graph_service.domain.changes import Record
from graph_service.domain.closing import is_closed
from graph_service.domain.errors import GraphServiceError
from graph_service.domain.ontology import NO_LONGER_WAITING
from graph_service.domain.policy import Policy

MOST_NEEDS = 40
"""So many needs, the longest waiting of those that passed their check, are looked at."""

Run = Callable[[Callable[[], None]], None]


def beside(work: Callable[[], None]) -> None:
    """Does the work in a thread of its own, which does not keep the program from ending."""
    threading.Thread(target=work, daemon=True).start()


@dataclass(frozen=True)
class Kept:
    """What was worked out from the state after change `change`, as of a day, for these needs.

    `looked_at` are those whose ways were looked for, of so many that have `passed` their check and wait.
    """

    change: int
    day: str
    needs: tuple[str, ...]
    relied: tuple[Relied, ...]
    looked_at: int = 0
    passed: int = 0

    def is_of(self, change: int, day: str, needs: Sequence[str]) -> bool:
        return (self.change, self.day, self.needs) == (change, day, tuple(needs))


class Reliance:
    """Keeps the last result. `run` does what nobody waits for."""

    def __init__(self, source: Source, policy: Policy, run: Run = beside) -> None:
        self.source, self.policy, self.run = source, policy, run
        self.kept: Kept | None = None
        self.working = threading.Lock()

    def at_hand(self, needs: Sequence[str], day: str, change: int) -> Kept | None:
        """What was worked out last, None before the first time; if it is an old one, a new one is begun."""
        kept = self.kept
        if kept and not kept.is_of(change, day, needs):
            self.run(lambda: self.renew(needs, day))
        return kept

    def worked_out(self, needs: Sequence[str], day: str) -> Kept:
        """What the needs rest on now; who calls this waits for it."""
        with self.working:
            snapshot = self.source.snapshot()
            if self.kept is None or not self.kept.is_of(snapshot.change, day, needs):
                passed = passed_first(snapshot, needs)
                relied = relied_on(snapshot, passed[:MOST_NEEDS], self.policy, day)
                looked_at = min(len(passed), MOST_NEEDS)
                self.kept = Kept(snapshot.change, day, tuple(needs), relied, looked_at, len(passed))
            return self.kept

    def renew(self, needs: Sequence[str], day: str) -> None:
        """Works it out unless somebody does already. What goes wrong, the next page that needs it says."""
        if self.working.locked():
            return
        try:
            self.worked_out(needs, day)
        except GraphServiceError:
            return


def passed_first(snapshot: Snapshot, needs: Iterable[str]) -> list[str]:
    """Every need that waits and passed its check: those of `needs` in their order, then the others by id."""
    ready = {one.id for one in snapshot.needs.values() if is_ready(one)}
    first = [need for need in needs if need in ready]
    return [*first, *sorted(ready.difference(first))]


def is_ready(need: Need) -> bool:
    return need.decision == "pass" and need.status not in NO_LONGER_WAITING


def to_confirm(
    relied: Sequence[Relied], records: Mapping[str, Mapping[str, Record]], fresh_since: str, day: str
) -> list[tuple[Relied, Record]]:
    """Those that nobody confirmed since `fresh_since`: what most needs rest on first, then the oldest."""
    found = [(one, records[one.table][one.id]) for one in relied if one.id in records.get(one.table, {})]
    stale = [
        (one, record)
        for one, record in found
        if confirmed_on(record) < fresh_since and not is_closed(record, day)
    ]
    return sorted(
        stale, key=lambda pair: (-len(pair[0].needs), confirmed_on(pair[1]), pair[0].table, pair[0].id)
    )


def confirmed_on(record: Record) -> str:
    return str(record.values.get("confirmed_on") or "")
