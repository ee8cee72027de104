"""Check, search, ask, answer, close."""

from __future__ import annotations

from graph_service.application.questions import ask_paths
from graph_service.application.workflow.asking_around import ask_somebody, note_answer, refuse_unchecked
from graph_service.application.workflow.checking import check_need
from graph_service.application.workflow.closing import ENDS, close_need
from graph_service.application.workflow.desk import Desk
from graph_service.application.workflow.searching import keep_search
from graph_service.domain.answers import Question
from graph_service.domain.changes import Record
from graph_service.domain.ontology import VOCABULARIES
from graph_service.web.forms import Fields, Group, Reading
from graph_service.web.picking import Choice
from graph_service.web.scopes import query_of, scope_in
from graph_service.web.workflow.at import At, Led, effort, minutes_in
from graph_service.web.workflow.words import scope_in_words

CHECKED = ("pity_based", "disuse_risk", "keeps_doing", "decision", "reason", "checked_by", "checked_on")
ANSWERED = ("answer", "answered_on", "reason")


class Check:
    """The check before any search."""

    def titles(self, at: At) -> tuple[str, str]:
        return at.say("check_title"), at.say("check_lead")

    def record(self, at: At) -> Record:
        return at.course.need

    def groups(self, at: At, fields: Fields) -> tuple[Group, ...]:
        stored = {"checked_on": at.course.day, **at.course.need.values}
        if stored.get("checked_by"):
            stored["checked_by"] = at.name(stored["checked_by"])
        risks = fields.of("needs", ("pity_based", "disuse_risk"), stored)
        keeps = fields.field("needs", "keeps_doing", stored.get("keeps_doing"), hint="hint_keeps_doing")
        decision = fields.field("needs", "decision", stored.get("decision"), required=True, kind="radio")
        reason = fields.field("needs", "reason", stored.get("reason"), hint="hint_check_reason")
        by = fields.field(
            *("needs", "checked_by", stored.get("checked_by")),
            choices=professionals(at),
            hint="hint_checked_by",
        )
        on = fields.field("needs", "checked_on", stored.get("checked_on"))
        return (
            Group((*risks, keeps), at.say("group_risks")),
            Group((decision, reason, by, on), at.say("group_judgement")),
            effort(fields),
        )

    def send(self, at: At, desk: Desk, reading: Reading, version: int) -> Led:
        given = reading.columns("needs", CHECKED)
        given["checked_by"] = known_person(at, given["checked_by"])
        check_need(desk, at.course, version, given, minutes_in(reading))
        return Led()


def professionals(at: At) -> list[Choice]:
    """Whom to suggest as the professional who checks: those whom the need's holder is tied to by care."""
    ids = {str(at.course.need.values.get(c) or "") for c in ("identified_by", "checked_by")}
    carers = at.picker.tied("cares_for", str(at.course.need.values["actor"]))
    found = at.picker.readable("actors", (ids | carers) - {""})
    return [
        (one.id, str(one.values["name"])) for one in found.values() if one.values["kind"] == "professional"
    ]


def known_person(at: At, text: str) -> str:
    """The id of the one actor of that whole name, else the text: whoever checks need not be on record."""
    picked = at.picker.pick_whole("actors", text)
    return picked or text


class Search:
    """Keeps how the need was searched, with the conditions of the address."""

    def titles(self, at: At) -> tuple[str, str]:
        scope = scope_in(at.about)
        words = scope_in_words(at.picker, scope, at.language)
        return at.say("search_title"), at.say("search_lead", conditions=words)

    def record(self, at: At) -> None:
        refuse_unchecked(at.course)

    def groups(self, at: At, fields: Fields) -> tuple[Group, ...]:
        return (Group((fields.field("searches", "tried", hint="hint_tried"),)), effort(fields))

    def send(self, at: At, desk: Desk, reading: Reading, version: int) -> Led:
        question = scope_in(at.about).asking(Question, need=at.need)
        answered = ask_paths(at.services.store, question, at.services.policy, at.viewer, at.services.today())
        keep_search(desk, at.course, answered, reading.given.text("tried"), minutes_in(reading))
        return Led(query=query_of(question))


class Ask:
    """Somebody on a path is asked; the address says whom, and what for."""

    def titles(self, at: At) -> tuple[str, str]:
        days = at.services.policy.overdue_days
        return at.say("ask_title", name=at.name(at.one("actor"))), at.say("ask_lead", days=days)

    def record(self, at: At) -> Record:
        refuse_unchecked(at.course)
        at.record("actors", "actor")
        return at.course.need

    def groups(self, at: At, fields: Fields) -> tuple[Group, ...]:
        stored = {"asked_on": at.course.day, "asked_by": at.viewer.who}
        named = ("asked_on", "asked_by")
        return (Group(fields.of("asks", named, stored)), effort(fields))

    def send(self, at: At, desk: Desk, reading: Reading, version: int) -> Led:
        given = reading.columns("asks", ("asked_on", "asked_by"))
        given.update(actor=at.one("actor"), resource=at.one("resource"))
        ask_somebody(desk, at.course, version, given, minutes_in(reading))
        return Led()


class Answer:
    """What somebody answered to an ask."""

    def titles(self, at: At) -> tuple[str, str]:
        ask = at.record("asks", "ask").values
        return at.say("answer_title", name=at.name(ask["actor"])), at.say("answer_lead", on=ask["asked_on"])

    def record(self, at: At) -> Record:
        return at.record("asks", "ask")

    def groups(self, at: At, fields: Fields) -> tuple[Group, ...]:
        stored = {"answered_on": at.course.day, **self.record(at).values}
        answer = fields.field("asks", "answer", stored.get("answer"), required=True, kind="radio")
        return (Group((answer, *fields.of("asks", ("answered_on", "reason"), stored))), effort(fields))

    def send(self, at: At, desk: Desk, reading: Reading, version: int) -> Led:
        given = reading.columns("asks", ANSWERED)
        note_answer(desk, self.record(at), version, given, minutes_in(reading))
        return Led()


class Close:
    """A need that is not met, or no longer wanted."""

    def titles(self, at: At) -> tuple[str, str]:
        return at.say("close_title"), at.say("close_lead")

    def record(self, at: At) -> Record:
        return at.course.need

    def groups(self, at: At, fields: Fields) -> tuple[Group, ...]:
        terms = [term for term in VOCABULARIES["need_status"] if term.key in ENDS]
        choices = [(term.key, term.label(at.language)) for term in terms]
        status = fields.field("needs", "status", required=True, choices=choices, kind="radio")
        note = fields.field("needs", "note", required=True, label="label_note_close", hint="hint_note_close")
        return (Group((status, note)), effort(fields))

    def send(self, at: At, desk: Desk, reading: Reading, version: int) -> Led:
        given = reading.columns("needs", ("status", "note"))
        close_need(desk, at.course, version, given, minutes_in(reading))
        return Led()
