"""The form that plans a meeting: what it shows, and what is read from it."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass

from graph_service.application.meetings.guests import Proposal, Proposed, Wishes
from graph_service.application.meetings.planning import Draft, DraftItem, draft_plan, save_plan
from graph_service.application.meetings.reading import narrator_of
from graph_service.application.narrator import Narrator
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.domain.errors import FaultyRecord
from graph_service.domain.meeting_records import ItemGiven, PlanGiven
from graph_service.domain.ontology import ACTOR_KINDS, SUBTYPES, VOCABULARIES
from graph_service.domain.terms import Language
from graph_service.web.given import Given
from graph_service.web.meetings.sent import Wrong, people_named, rows

HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
LONGEST_TEXT = 500
"""Characters of a question: one that is longer is several."""


@dataclass(frozen=True)
class PlanView:
    """What the form shows: the draft, with what was typed over it where it was sent already."""

    draft: Draft
    given: Given | None
    wrong: Wrong
    narrator: Narrator
    areas: list[tuple[str, str]]

    def value(self, name: str, usual: str = "") -> str:
        return self.given.text(name) if self.given else usual

    @property
    def title(self) -> str:
        return self.value("title", self.narrator.say("meeting_usual_title"))

    @property
    def kinds(self) -> list[tuple[str, str]]:
        return [(t.key, t.label(self.narrator.language)) for t in VOCABULARIES["meeting_kind"]]

    @property
    def agendas(self) -> list[tuple[str, str]]:
        return [(t.key, t.label(self.narrator.language)) for t in VOCABULARIES["agenda"]]

    def question(self, number: int, item: DraftItem) -> str:
        return self.value(f"question_{number}", item.question)

    def agenda(self, number: int, item: DraftItem) -> str:
        return self.value(f"agenda_{number}", item.agenda)

    @property
    def proposal(self) -> Proposal | None:
        return self.draft.proposal

    def comes(self, guest: Proposed) -> bool:
        """Whether the box of a guest is ticked: as proposed, until what was sent is shown again."""
        kept = self.given if self.given and self.wrong else None
        return guest.id in kept.all("guest") if kept else guest.proposed

    def name(self, guest: Proposed) -> str:
        return self.narrator.actor(guest.id)

    def sort(self, guest: Proposed) -> str:
        """What sort of actor a guest is, where the name does not say it already."""
        values = self.narrator.values("actors", guest.id)
        term = SUBTYPES.get(str(values.get("subtype"))) or ACTOR_KINDS.get(str(values.get("kind")))
        label = term.label(self.narrator.language) if term else ""
        return "" if label in self.name(guest) else label

    @property
    def promises(self) -> list[tuple[str, str, str]]:
        """What the meeting would begin with: decision, owner, until when."""
        return [
            (
                str(one.values["decision"]),
                self.narrator.actor(str(one.values["owner"])) if one.values.get("owner") else "",
                str(one.values.get("due_on") or ""),
            )
            for one in self.draft.promises
        ]


def plan_view(
    services: Services,
    keys: list[str],
    viewer: Viewer,
    language: Language,
    given: Given | None = None,
    wrong: Wrong | None = None,
) -> PlanView:
    draft = draft_plan(services, keys, wishes_in(services, given, viewer), viewer, language)
    guests = draft.proposal.guests if draft.proposal else ()
    actors = {guest.id for guest in guests} | {str(p.values.get("owner") or "") for p in draft.promises}
    areas = services.store.snapshot().areas
    narrator = narrator_of(services, actors, viewer, language, areas=areas)
    named = [(i, str(one.values["name"])) for i, one in narrator.records["areas"].items()]
    return PlanView(draft, given, wrong or Wrong(), narrator, sorted(named, key=lambda pair: pair[::-1]))


def wishes_in(services: Services, given: Given | None, viewer: Viewer) -> Wishes:
    """Who is ticked or named must come; of those who were proposed, who is not ticked must not.

    A name that is nobody's is passed over here: the form says so when it is sent to be stored.
    """
    if given is None:
        return Wishes()
    ticked, shown = given.all("guest"), given.all("proposed")
    with suppress(FaultyRecord):
        ticked += people_named(services, given.text("guests"), viewer, "guests")
    return Wishes(tuple(dict.fromkeys(ticked)), tuple(one for one in shown if one not in ticked))


def plan_sent(services: Services, given: Given, viewer: Viewer) -> str:
    """Stores the meeting that a form brought; its id. Raises what `save_plan` raises."""
    invited = [*given.all("guest"), *people_named(services, given.text("guests"), viewer, "guests")]
    items = tuple(
        ItemGiven(
            given.text(f"gap_{number}"),
            given.text(f"agenda_{number}"),
            given.text(f"question_{number}")[:LONGEST_TEXT],
        )
        for number in rows(given, "gap")
        if not given.has(f"left_out_{number}")
    )
    plain = {name: given.text(name) for name in ("title", "held_on", "kind", "area", "place")}
    hours = hours_of(given.text("start"), given.text("end"))
    plan = PlanGiven(**plain, hours=hours, invited=tuple(dict.fromkeys(invited)), items=items)
    return save_plan(services, plan, viewer)


def hours_of(start: str, end: str) -> str:
    """From when until when, as stored: 13:30-15:00, 13:30, or "" for what is no time."""
    known = [text for text in (start, end) if HOUR.fullmatch(text)]
    return "-".join(known) if start and HOUR.fullmatch(start) else ""
