"""The agenda of the present state: asked for by every page of the day, read anew only after a change."""

from __future__ import annotations

from graph_service.application.ports import Diary, Journal
from graph_service.domain.agenda import Agenda


class KeptDiary:
    """A diary that keeps the last agenda for as long as nothing changes."""

    def __init__(self, diary: Diary, journal: Journal) -> None:
        self.diary, self.journal = diary, journal
        self.kept: tuple[tuple[object, ...], Agenda] | None = None

    def agenda(self, since: str, until: str, limit: int) -> Agenda:
        """As `Diary.agenda`. The number is asked first: what is written meanwhile is read again next time."""
        asked = (self.journal.change_number(), since, until, limit)
        if self.kept is None or self.kept[0] != asked:
            self.kept = asked, self.diary.agenda(since, until, limit)
        return self.kept[1]
