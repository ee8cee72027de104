"""Papers that leave the office: the reply sheet, the card of thanks, the proposal of a development."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph_service.application.records import read_record
from graph_service.application.workflow.desk import Desk
from graph_service.application.workflow.following_up import card_consented
from graph_service.application.workflow.naming import Naming
from graph_service.application.workflow.proposing import waiting
from graph_service.application.workflow.replying import Draft, Line, draft_reply, note_reply
from graph_service.domain.changes import Record
from graph_service.domain.errors import UnknownId
from graph_service.domain.ontology import label
from graph_service.domain.wording import listed, say_day
from graph_service.web.forms import Fields, Group, Reading
from graph_service.web.workflow.at import At, Led, effort, minutes_in
from graph_service.web.workflow.words import conditions_in_words, reasons_in_words

REPLIED = ("kind", "to", "given_on", "given_by", "text", "next_on")


@dataclass(frozen=True)
class Sheet:
    """A reply on paper: to whom, about what, the lines, from whom, on which day."""

    to: str
    about: str
    status: str
    lines: Sequence[Line]
    text: str
    day: str
    who: str
    next_on: str


class ReplySheet:
    """The reply that is due now: a sheet to print, and a form to keep it as given."""

    def draft(self, at: At) -> tuple[Draft, Naming]:
        naming = Naming(at.services, at.course, at.viewer, at.language)
        return draft_reply(at.services, at.course, naming, at.language), naming

    def sheet(self, at: At) -> Sheet:
        draft, naming = self.draft(at)
        to = str(at.course.need.values.get("identified_by") or "")
        named = at.say("reply_to", name=at.name(to)) if to else at.say("reply_to_unknown")
        about = at.say("reply_about", title=naming.hidden_in(str(at.course.need.values["title"])))
        status = at.say(f"reply_status_{draft.kind}")
        return Sheet(named, about, status, draft.lines, "", at.course.day, at.viewer.who, draft.next_on)

    def kept(self, at: At, reply: Record) -> Sheet:
        """A reply that was given, as it was given."""
        values, naming = reply.values, Naming(at.services, at.course, at.viewer, at.language)
        to = values.get("to")
        named = at.say("reply_to", name=at.name(to)) if to else at.say("reply_to_unknown")
        about = at.say("reply_about", title=naming.hidden_in(str(at.course.need.values["title"])))
        status = at.say(f"reply_status_{values.get('kind') or 'interim'}")
        who = at.name(values.get("given_by") or at.viewer.who)
        day, next_on = str(values["given_on"]), str(values.get("next_on") or "")
        return Sheet(named, about, status, (), str(values.get("text") or ""), day, who, next_on)

    def titles(self, at: At) -> tuple[str, str]:
        return at.say("reply_title"), at.say("reply_hint")

    def record(self, at: At) -> None:
        return None

    def groups(self, at: At, fields: Fields) -> tuple[Group, ...]:
        draft, _ = self.draft(at)
        stored = {
            **{"kind": draft.kind, "to": at.course.need.values.get("identified_by")},
            **{"given_on": at.course.day, "given_by": at.viewer.who, "next_on": draft.next_on},
            "text": draft.text(at.language),
        }
        return (Group(fields.of("replies", REPLIED, stored), at.say("group_reply")), effort(fields))

    def send(self, at: At, desk: Desk, reading: Reading, version: int) -> Led:
        given = reading.columns("replies", REPLIED)
        reply = note_reply(desk, at.course, given, minutes_in(reading))
        return Led(page=("replies", reply))


@dataclass(frozen=True)
class Card:
    """A word of thanks; `open` is False where no consent holds today, then it says nothing."""

    open: bool
    thanks: str = ""
    giver: str = ""
    until: str = ""


def thanks_card(at: At, identity: str) -> Card:
    """The card of one outcome of this need. Raises UnknownId."""
    outcome = belonging(at, "outcomes", identity, {one.id for one in at.course.outcomes})
    if not outcome.values.get("thanks") or not card_consented(at.services, outcome, at.course.day):
        return Card(False)
    consent = read_record(at.services.store, "consents", str(outcome.values["consent"]), at.viewer)
    giver = at.name(outcome.values["thanks_from"])
    until = str(consent.values["expires_on"])
    return Card(True, str(outcome.values["thanks"]), at.say("card_from", name=giver), until)


def proposal(at: At, identity: str) -> list[Line]:
    """One page for the municipality on a development of this need. Raises UnknownId."""
    development = belonging(at, "developments", identity, {one.id for one in at.course.developments})
    values, naming = development.values, Naming(at.services, at.course, at.viewer, at.language, "council")
    opened = at.say("proposal_open")
    form = label("development_form", values["form"], at.language) if values.get("form") else opened
    state = label("development_state", values.get("state") or "gathering", at.language)
    lead = naming.of(str(values["lead"])) if values.get("lead") else opened
    together = called(at, naming, values.get("together") or ()) or opened
    lines = (
        ("missing", naming.hidden_in(str(values["missing"]))),
        ("ground", naming.hidden_in(ground(at, str(values["search"])))),
        ("needs", waiting(at.services, at.course, values["needs"], at.viewer, at.language)),
        ("together", together),
        ("form", form),
        ("lead_by", lead),
        ("state", state),
        ("next", say_day(str(values["next_on"]), at.language) if values.get("next_on") else opened),
        ("asked", at.say("proposal_asked_text")),
    )
    return [(at.say(f"proposal_{heading}"), text) for heading, text in lines]


def ground(at: At, identity: str) -> str:
    """The search that found nothing, with why."""
    search = read_record(at.services.store, "searches", identity, at.viewer)
    conditions = conditions_in_words(at.picker, search, at.language)
    on = say_day(str(search.values["searched_on"]), at.language)
    words = at.say("proposal_ground_text", on=on, conditions=conditions)
    reasons = reasons_in_words(search, at.language)
    return f"{words} ({reasons})" if reasons else words


def called(at: At, naming: Naming, actors: Sequence[str]) -> str:
    """Those who may be named by name, the others counted by role."""
    counted = Counter(naming.of(actor) for actor in actors)
    words = [
        at.say("counted_role", role=name, count=count) if count > 1 else name
        for name, count in counted.items()
    ]
    return listed(words, at.language)


def belonging(at: At, table: str, identity: str, known: set[str]) -> Record:
    """A record of this need. Raises UnknownId for another's."""
    if identity not in known:
        raise UnknownId(type=table, id=identity)
    return read_record(at.services.store, table, identity, at.viewer)
