"""`/`: what to do first today; `/confirm`: one click that says that something is still so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from graph_service.application.alerts import alerts_of
from graph_service.application.confirming import CONFIRMED, confirm
from graph_service.application.naming import called
from graph_service.application.narrator import Narrator
from graph_service.application.services import Services
from graph_service.application.today import MOST_LISTED, PERIOD_DAYS, Asked, ToConfirm, Today, today_of
from graph_service.application.viewers import WRITERS
from graph_service.application.waiting import days_since
from graph_service.domain.agenda import end_of, next_date
from graph_service.domain.changes import Record
from graph_service.domain.errors import InvalidValue
from graph_service.domain.ontology import label
from graph_service.domain.terms import Language
from graph_service.domain.wording import listed, say
from graph_service.web.done import EXPLORE, TODAY, DoneAsked, done_of, view_back
from graph_service.web.given import Sent
from graph_service.web.paths import Wanted
from graph_service.web.records import Looking
from graph_service.web.rendering import Pages, link

SHOWN, SHOWN_LONG = 3, 5
"""Lines of a list that are seen at once, and of the longest one; the others are folded."""


@dataclass(frozen=True)
class Line:
    """One thing to do: the address of its page, what it is, what more to know, for how many days."""

    address: tuple[str, ...]
    title: str
    about: tuple[str, ...] = ()
    days: str = ""
    urgent: bool = False
    icon: str = ""
    record: Record | None = None
    note: str = ""


@dataclass(frozen=True)
class Part:
    """A list on the page. There are `total`, which may be more than there are lines."""

    lines: Sequence[Line]
    total: int

    @property
    def count(self) -> str:
        """How many there are, with a + where the store told no more."""
        return f"{self.total}{'+' if self.total >= MOST_LISTED else ''}"

    @property
    def first(self) -> Sequence[Line]:
        return self.lines[:SHOWN]

    @property
    def rest(self) -> Sequence[Line]:
        return self.lines[SHOWN:]


class TodayAsked(DoneAsked):
    """`wait`: also for what takes a while to be worked out."""

    wait: bool = False


def today_router(services: Services, pages: Pages) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    def today(
        wanted: Annotated[TodayAsked, Query()], request: Request, viewer: Looking, language: Wanted
    ) -> Response:
        if has_old_filter(request):
            return RedirectResponse(link(request, "needs", pairs=kept(request)), 308)
        found = today_of(services, viewer, wait=wanted.wait)
        return pages.page(
            request,
            "today.html",
            info=found.info,
            day=found,
            words=DayWords(found, language),
            alerts=alerts_of(services, viewer, language, wait=wanted.wait),
            done=done_of(services, wanted, viewer, language),
            may_write=viewer.role in WRITERS,
            policy=services.policy,
            period=PERIOD_DAYS,
        )

    @router.post("/confirm")
    def confirmed(sent: Sent, request: Request, viewer: Looking) -> Response:
        table = sent.text("table")
        if table not in CONFIRMED:
            raise InvalidValue(column="table", value=table, expected=", ".join(CONFIRMED))
        done = confirm(services.store, [sent.text("id")], viewer, services.today(), [table])
        number = done.change.number if done.change.touched else 0
        back = {TODAY: [""], EXPLORE: [EXPLORE]}.get(sent.text("back"))
        address = back or ["records", table, done.records[0].id]
        pairs = view_back(sent) if address == [EXPLORE] else []
        return RedirectResponse(link(request, *address, pairs=pairs, done="confirmed", change=number), 303)

    return router


OLD_FILTER = frozenset({"q", "status", "check", "page"})
"""The list of needs stood here once: addresses that ask for it still lead there."""


def has_old_filter(request: Request) -> bool:
    return not OLD_FILTER.isdisjoint(request.query_params)


def kept(request: Request) -> list[tuple[str, str]]:
    return [(name, value) for name, value in request.query_params.multi_items() if name in OLD_FILTER]


class DayWords:
    """The lists of the page in one language."""

    def __init__(self, day: Today, language: Language) -> None:
        self.day, self.language = day, language
        self.narrator = Narrator(day.records, language)

    def say(self, code: str, **data: object) -> str:
        return say(code, self.language, **data)

    @property
    def waiting(self) -> Part:
        waiting = self.day.agenda.waiting
        return Part([self.need(one) for one in waiting[:SHOWN_LONG]], len(waiting))

    @property
    def unanswered(self) -> Part:
        return self.part([self.to_tell(one) for one in self.day.agenda.unanswered])

    @property
    def overdue(self) -> Part:
        return self.part([self.ask(one) for one in self.day.asked if one.overdue])

    @property
    def open(self) -> Part:
        return self.part([self.ask(one) for one in self.day.asked if not one.overdue])

    @property
    def due(self) -> Part:
        return self.part([self.at_date(one) for one in self.day.agenda.due])

    @property
    def due_now(self) -> int:
        return sum(line.urgent for line in self.due.lines)

    @property
    def confirm(self) -> Sequence[Line] | None:
        found = self.day.confirm
        return None if found is None else [self.confirmable(one) for one in found]

    @property
    def unseen(self) -> Part:
        return self.part([self.match(one) for one in self.day.agenda.unconfirmed])

    @property
    def outcomes(self) -> Sequence[Line]:
        return [self.outcome(one) for one in self.day.agenda.outcomes[:MOST_OUTCOMES]]

    def part(self, lines: Sequence[Line]) -> Part:
        return Part(lines, len(lines))

    def need(self, record: Record) -> Line:
        by = record.values.get("identified_by")
        referred = (
            self.say("today_referred", name=self.narrator.actor(by))
            if by
            else self.say("today_referred_by_nobody")
        )
        status = label("need_status", record.values.get("status") or "received", self.language)
        waited = days_since(record, self.day.as_of)
        days = self.say("today_no_date") if waited is None else self.say("today_days", days=waited)
        return self.line(record.id, (referred,), days, note=status, record=record)

    def to_tell(self, record: Record) -> Line:
        by, end = self.narrator.actor(record.values["identified_by"]), end_of(record.values)
        status = label("decision" if end == "reject" else "need_status", end, self.language)
        return self.line(record.id, (self.say("today_tell", name=by),), note=status, record=record)

    def ask(self, one: Asked) -> Line:
        whom = self.narrator.actor(one.record.values["actor"])
        days = self.say("today_days", days=one.days)
        about = (self.narrator.title("needs", one.record.values["need"]),)
        title = self.say("today_asked", name=whom)
        return Line(("needs", one.record.values["need"]), title, about, days, one.overdue)

    @property
    def meeting(self) -> Line | None:
        """The next meeting: when, where, and in how many days."""
        if not self.day.meetings:
            return None
        record = self.day.meetings[0]
        on = str(record.values["held_on"])
        days = (date.fromisoformat(on) - date.fromisoformat(self.day.as_of)).days
        about = tuple(str(record.values[name]) for name in ("hours", "place") if record.values.get(name))
        ahead = self.say("today_meeting_in", days=days) if days else self.say("today_meeting_now")
        return Line(("meetings", record.id), str(record.values["title"]), about, ahead, note=on)

    def to_do(self, record: Record) -> Line:
        """What a meeting decided: who sees to it until when."""
        owner, on = record.values.get("owner"), next_date(record)
        by = (self.say("today_due_owner", name=self.narrator.actor(owner)),) if owner else ()
        title, about = str(record.values["decision"]), (self.say("today_due_decisions"), *by)
        return Line(("meetings", record.values["meeting"]), title, about, on, on <= self.day.as_of)

    def at_date(self, record: Record) -> Line:
        if record.table == "decisions":
            return self.to_do(record)
        needs = [record.values["need"]] if record.values.get("need") else record.values["needs"]
        titles = listed([self.narrator.title("needs", need) for need in needs], self.language)
        on = next_date(record)
        what = self.say(f"today_due_{record.table}")
        return Line(("needs", needs[0]), titles, (what,), on, on <= self.day.as_of)

    def confirmable(self, one: ToConfirm) -> Line:
        record, on = one.record, one.record.values.get("confirmed_on")
        last = self.say("today_confirm_last", date=on) if on else self.say("today_confirm_never")
        name = called(record, self.narrator)
        if record.table == "resources":
            name = f"{name} ({self.narrator.actor(record.values['actor'])})"
        kind = record.values["kind"] if record.table == "actors" else "resource"
        about = (self.say("today_confirm_needs", count=one.needs), last)
        icon = "" if record.table == "ties" else kind
        return Line(("records", record.table, record.id), name, about, icon=icon, record=record)

    def match(self, record: Record) -> Line:
        since = self.say("today_unseen_since", date=record.values["agreed_on"])
        return self.line(record.values["need"], (since,))

    def outcome(self, record: Record) -> Line:
        match = self.day.records["matches"].get(record.values["match"])
        change = (str(record.values["baseline"]), str(record.values["followup"]))
        return self.line(
            match.values["need"] if match else "",
            change,
            days=str(record.values.get("followup_on") or ""),
            note=record.values["measure"],
        )

    def line(
        self,
        need: str,
        about: tuple[str, ...],
        days: str = "",
        *,
        note: str = "",
        record: Record | None = None,
    ) -> Line:
        """A line about a need."""
        icon = "need-offers" if record and record.values["direction"] == "offers" else "need"
        return Line(("needs", need), self.narrator.title("needs", need), about, days, icon=icon, note=note)


MOST_OUTCOMES = 3
