"""What a successor has to know: who waits, who was asked, what was promised, whom one knows and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph_service.application.meetings.reading import (
    every,
    list_meetings,
    narrator_of,
    present_day,
    state_of,
    whole,
)
from graph_service.application.narrator import Narrator
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.application.waiting import days_since
from graph_service.domain.changes import PageQuery, Record
from graph_service.domain.closing import is_closed
from graph_service.domain.district import DistrictInfo
from graph_service.domain.errors import NotAllowed
from graph_service.domain.ontology import AUDIENCES, NO_LONGER_WAITING, label
from graph_service.domain.terms import Language
from graph_service.domain.tie_kinds import TIE_KINDS

COORDINATOR = "sc"


@dataclass(frozen=True)
class OpenNeed:
    """A need that waits, for how many days (None: nobody wrote down since when), and the last ask for it."""

    id: str
    title: str
    holder: str
    status: str
    days: int | None
    last_ask: str


@dataclass(frozen=True)
class WaitingAsk:
    """Somebody was asked, and has not answered."""

    actor: str
    need: str
    asked_on: str


@dataclass(frozen=True)
class OpenPromise:
    """What a meeting decided and nobody has yet called done."""

    decision: str
    meeting: str
    owner: str
    due_on: str
    state: str


@dataclass(frozen=True)
class Acquaintance:
    """Whom the coordinator knows, how, how well, and when they last had to do with each other."""

    name: str
    how: str
    strength: str
    contact: str
    last: str


@dataclass(frozen=True)
class Handover:
    """The whole pack. `coordinators` are (id, name) to choose from, `actor` the one whose ties are listed."""

    info: DistrictInfo
    day: str
    actor: str
    coordinators: tuple[tuple[str, str], ...]
    needs: tuple[OpenNeed, ...]
    asks: tuple[WaitingAsk, ...]
    promises: tuple[OpenPromise, ...]
    known: tuple[Acquaintance, ...]


def hand_over(services: Services, viewer: Viewer, language: Language, actor: str = "") -> Handover:
    """The pack of a coordinator; without an `actor` of the first. For coordinators alone: NotAllowed."""
    if viewer.clearance > AUDIENCES.index("own"):
        raise NotAllowed()
    maker = Maker(services, viewer, language)
    coordinators = maker.coordinators()
    chosen = actor if actor in dict(coordinators) else next(iter(dict(coordinators)), "")
    return Handover(
        services.store.snapshot().info,
        maker.day,
        chosen,
        coordinators,
        tuple(sorted(maker.needs(), key=lambda one: (-(one.days or 0), one.id))),
        tuple(maker.waiting()),
        tuple(maker.promises()),
        tuple(maker.known(chosen)) if chosen else (),
    )


class Maker:
    """Reads what the pack is made of, each table once."""

    def __init__(self, services: Services, viewer: Viewer, language: Language) -> None:
        self.services, self.viewer, self.language = services, viewer, language
        self.day = present_day(services)
        self.asks = self.table("asks")
        self.open = [one for one in self.table("needs") if one.values["status"] not in NO_LONGER_WAITING]

    def table(self, name: str, **where: str) -> list[Record]:
        return [whole(one) for one in every(self.services.store, PageQuery(name, where=where), self.viewer)]

    def names(self, *actors: object) -> Narrator:
        return narrator_of(self.services, map(str, filter(None, actors)), self.viewer, self.language)

    def coordinators(self) -> tuple[tuple[str, str], ...]:
        return tuple((one.id, str(one.values["name"])) for one in self.table("actors", subtype=COORDINATOR))

    def needs(self) -> Iterator[OpenNeed]:
        asked: dict[str, str] = {}
        for ask in self.asks:
            need = str(ask.values["need"])
            asked[need] = max(str(ask.values["asked_on"]), asked.get(need, ""))
        names = self.names(*(one.values["actor"] for one in self.open))
        for one in self.open:
            status = label("need_status", one.values["status"] or "received", self.language)
            holder, days = names.actor(str(one.values["actor"])), days_since(one, self.day)
            yield OpenNeed(one.id, str(one.values["title"]), holder, status, days, asked.get(one.id, ""))

    def waiting(self) -> Iterator[WaitingAsk]:
        titles = {one.id: str(one.values["title"]) for one in self.open}
        asks = [one for one in self.asks if not one.values["answer"] and one.values["need"] in titles]
        names = self.names(*(one.values["actor"] for one in asks))
        for one in sorted(asks, key=lambda ask: (str(ask.values["asked_on"]), ask.id)):
            actor = names.actor(str(one.values["actor"]))
            yield WaitingAsk(actor, titles[str(one.values["need"])], str(one.values["asked_on"]))

    def promises(self) -> Iterator[OpenPromise]:
        meetings = list_meetings(self.services, self.viewer)
        names = self.names(*(one.values["owner"] for meeting in meetings for one in meeting.decisions))
        for meeting in meetings:
            for one in meeting.decisions:
                state, values = state_of(one, self.day), one.values
                if state in ("open", "overdue"):
                    owner = names.actor(str(values["owner"])) if values["owner"] else ""
                    title = f"{meeting.values['title']} {meeting.held_on}"
                    yield OpenPromise(
                        str(values["decision"]), title, owner, str(values["due_on"] or ""), state
                    )

    def known(self, actor: str) -> Iterator[Acquaintance]:
        """The living ties of a coordinator, the strongest first."""
        ties = [one for one in self.table("ties", actor=actor) if not is_closed(one, self.day)]
        ends = {one.id: other_end(one, actor) for one in ties}
        names = self.names(actor, *ends.values())
        asked: dict[str, str] = {}
        for ask in self.asks:
            who = str(ask.values["actor"])
            asked[who] = max(str(ask.values["asked_on"]), asked.get(who, ""))
        ties.sort(key=lambda one: (-int(one.values["strength"] or 0), names.actor(ends[one.id])))
        for one in ties:
            other, forward = ends[one.id], one.values["from"] == actor
            pair = {"a": names.actor(actor), "b": names.actor(other)}
            how = TIE_KINDS[one.values["kind"]].words(self.language, forward=forward).format(**pair)
            strength = label("strength", str(one.values["strength"] or 0), self.language)
            contact = str(names.values("actors", other).get("contact") or "")
            last = max(str(one.values["confirmed_on"] or ""), asked.get(other, ""))
            yield Acquaintance(pair["b"], how, strength, contact, last)


def other_end(tie: Record, actor: str) -> str:
    return str(tie.values["to"] if tie.values["from"] == actor else tie.values["from"])
