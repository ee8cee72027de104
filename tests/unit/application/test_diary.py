"""The agenda is read anew after a change, another day, another limit: never without need."""

from __future__ import annotations

from graph_service.application.diary import KeptDiary
from graph_service.domain.agenda import Agenda
from graph_service.domain.changes import Edit, Writing
from tests.fakes import FakeStore


class Counted(FakeStore):
    reads = 0

    def agenda(self, since: str, until: str, limit: int) -> Agenda:
        self.reads += 1
        return super().agenda(since, until, limit)


def test_it_is_read_once_a_change() -> None:
    store = Counted()
    diary = KeptDiary(store, store)
    assert diary.agenda("2026-10-01", "2026-11-08", 9) is diary.agenda("2026-10-01", "2026-11-08", 9)
    diary.agenda("2026-10-02", "2026-11-09", 9)
    assert store.reads == 2
    store.write(Writing((Edit("themes", "t", {"id": "t", "name": "x"}, None),), "sato"))
    diary.agenda("2026-10-02", "2026-11-09", 9)
    diary.agenda("2026-10-02", "2026-11-09", 9)
    assert store.reads == 3
