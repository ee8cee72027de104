"""A need with everything that was recorded about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graph_service.application.asking import day_of
from graph_service.application.records import MOST_IN_PAGE, list_records, read_record
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.domain.changes import PageQuery, Record
from graph_service.domain.policy import Policy

OPEN_STATES = frozenset({"gathering", "preparing", "trial"})
"""States of a development that goes on."""

Records = tuple[Record, ...]


@dataclass(frozen=True)
class Course:
    """The need and what the viewer may read about it, by date; `day` is the present."""

    need: Record
    day: str
    searches: Records = ()
    asks: Records = ()
    matches: Records = ()
    outcomes: Records = ()
    replies: Records = ()
    developments: Records = ()
    efforts: Records = ()

    @property
    def status(self) -> str:
        return str(self.need.values.get("status") or "received")

    @property
    def failed_searches(self) -> Records:
        """The recorded searches that found nothing, the newest first."""
        return tuple(one for one in reversed(self.searches) if one.values["found"] == 0)

    @property
    def waiting_asks(self) -> Records:
        """The asks that nobody answered yet, the oldest first."""
        return tuple(one for one in self.asks if not one.values.get("answer"))

    @property
    def standing_match(self) -> Record | None:
        """The match that holds, the latest of several."""
        return next((one for one in reversed(self.matches) if not over(one, self.day)), None)

    @property
    def open_development(self) -> Record | None:
        return next((one for one in self.developments if is_open(one)), None)

    def outcomes_of(self, match: Record) -> Records:
        return tuple(one for one in self.outcomes if one.values["match"] == match.id)

    def latest_asks(self) -> dict[tuple[str, str], Record]:
        """The ask that counts, by actor and resource ("": to introduce): the latest."""
        return {about(ask): ask for ask in self.asks}

    @property
    def minutes(self) -> int:
        """What was put in so far: time, never an outcome."""
        return sum(int(one.values["minutes"]) for one in self.efforts)


def read_course(services: Services, need: str, viewer: Viewer) -> Course:
    """Everything about a need. Raises UnknownId also where the viewer may not know that it exists."""
    return course_of(services, read_record(services.store, "needs", need, viewer), viewer)


def course_of(services: Services, found: Record, viewer: Viewer) -> Course:
    """Everything about a need that was read."""
    need = found.id
    records = {
        table: about_need(services, table, date, need, viewer)
        for table, date in (
            *(("searches", "searched_on"), ("asks", "asked_on"), ("matches", "agreed_on")),
            *(("replies", "given_on"), ("efforts", "spent_on")),
        )
    }
    outcomes = [
        one
        for match in records["matches"]
        for one in every(services, PageQuery("outcomes", where={"match": match.id}), viewer)
    ]
    developments = every(services, PageQuery("developments"), viewer)
    return Course(
        need=found,
        day=day_of(services.store.snapshot().info, services.today()),
        outcomes=by_date(outcomes, "baseline_on"),
        developments=by_date([one for one in developments if need in one.values["needs"]], "opened_on"),
        **records,
    )


def about_need(services: Services, table: str, date: str, need: str, viewer: Viewer) -> Records:
    return by_date(list(every(services, PageQuery(table, where={"need": need}), viewer)), date)


def every(services: Services, query: PageQuery, viewer: Viewer) -> Iterator[Record]:
    """All records that fit: one need has a handful of each."""
    after = ""
    while True:
        page = list_records(services.store, PageQuery(query.table, after, MOST_IN_PAGE, query.where), viewer)
        yield from page.records
        after = page.next
        if not after:
            return


def by_date(records: list[Record], column: str) -> Records:
    return tuple(sorted(records, key=lambda one: (str(one.values.get(column) or ""), one.id)))


def about(ask: Record) -> tuple[str, str]:
    """Whom and for which resource: to introduce and to meet the need are two things."""
    return str(ask.values["actor"]), str(ask.values.get("resource") or "")


def over(match: Record, day: str) -> bool:
    """Whether a match has ended by that day."""
    return bool(match.values.get("ends_on")) and match.values["ends_on"] <= day


def is_open(development: Record) -> bool:
    return (development.values.get("state") or "gathering") in OPEN_STATES


def overdue(ask: Record, policy: Policy, day: str) -> bool:
    """Asked, and not answered for as many days as the policy waits."""
    waited = date.fromisoformat(day) - date.fromisoformat(ask.values["asked_on"])
    return not ask.values.get("answer") and waited.days >= policy.overdue_days
