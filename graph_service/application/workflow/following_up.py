"""What changed in the person, and whether the arrangement stands without the coordinator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph_service.application.questions import ask_between
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.application.workflow.course import Course
from graph_service.application.workflow.desk import Desk
from graph_service.domain.answers import BetweenQuestion, Conditions
from graph_service.domain.cells import Value
from graph_service.domain.changes import Record

CONSENT = "consent_"


@dataclass(frozen=True)
class Observed:
    """What was seen of a match: an outcome that is corrected (`known`), the consent to a word of thanks."""

    outcome: Mapping[str, Value]
    consent: Mapping[str, Value]
    known: Record | None = None


def follow_up(desk: Desk, course: Course, match: Record, read: int, seen: Observed, minutes: str = "") -> str:
    """Keeps an outcome: how it was, how it is now (or 成果未確認), a word of thanks; its id."""
    refuse_half(desk, seen.outcome)
    given = {**seen.outcome, "match": match.id, "consent": consent_to_thanks(desk, seen)}
    if seen.known:
        identity = seen.known.id
        desk.change(seen.known, read, given)
    else:
        identity = desk.add("outcomes", given)
    if given.get("followup") and course.status == "matched":
        desk.change(course.need, course.need.version, {"status": "followed_up"})
    desk.spend(minutes, "matching", course.need.id)
    desk.write()
    return identity


def refuse_half(desk: Desk, given: Mapping[str, Value]) -> None:
    """A later observation names its day and who saw it; without any the outcome stays unconfirmed."""
    later = str(given.get("followup_on") or "")
    if given.get("followup") and not later:
        desk.refuse("followup_on", "followup_needs_day")
    if given.get("followup") and not given.get("judged_by"):
        desk.refuse("judged_by", "followup_needs_judge")
    if later and not given.get("followup"):
        desk.refuse("followup", "followup_needs_words")
    if later and later < str(given.get("baseline_on") or ""):
        desk.refuse("followup_on", "followup_before_baseline")
    if later > desk.day:
        desk.refuse("followup_on", "day_in_future", day=desk.day)


def consent_to_thanks(desk: Desk, seen: Observed) -> str:
    """The consent under which a word of thanks is kept: one on record, or one that is recorded with it."""
    thanks, giver = seen.outcome.get("thanks"), str(seen.outcome.get("thanks_from") or "")
    known, new = str(seen.outcome.get("consent") or ""), seen.consent
    if not thanks:
        return known
    if not giver:
        desk.refuse("thanks_from", "thanks_need_giver")
        return known
    if known:
        record = desk.store.describe({"consents": {known}})["consents"].get(known)
        if record is None or not consents(record, giver, desk.day):
            desk.refuse("consent", "thanks_consent_invalid")
        return known
    if not new.get("given_on") or not new.get("expires_on"):
        desk.refuse("consent", "thanks_need_consent")
        return ""
    return new_consent(desk, giver, new)


def new_consent(desk: Desk, giver: str, new: Mapping[str, Value]) -> str:
    identity = desk.add("consents", {**new, "actor": giver}, CONSENT)
    if str(new["given_on"]) > desk.day:
        desk.refuse(CONSENT + "given_on", "day_in_future", day=desk.day)
    if str(new["expires_on"]) < desk.day:
        desk.refuse(CONSENT + "expires_on", "consent_over")
    return identity


def consents(consent: Record, actor: str, day: str) -> bool:
    """Whether a consent is this actor's and holds on a day: begun, not over, not revoked by then."""
    values = consent.values
    revoked = bool(values.get("revoked_on")) and values["revoked_on"] <= day
    return values["actor"] == actor and values["given_on"] <= day <= values["expires_on"] and not revoked


def card_consented(services: Services, outcome: Record, day: str) -> bool:
    """Whether a word of thanks may be shown today: a consent can run out or be revoked after it was kept."""
    named = str(outcome.values.get("consent") or "")
    found = services.store.describe({"consents": {named}})["consents"].get(named) if named else None
    giver = str(outcome.values.get("thanks_from") or "")
    return found is not None and consents(found, giver, day)


def stands_alone(services: Services, holder: str, owner: str, viewer: Viewer) -> bool:
    """Whether the two are tied, directly or over others, without coordinator and support centre."""
    conditions = Conditions(without_us=True)
    question = BetweenQuestion(starts=(holder,), ends=(owner,), alternatives=1, conditions=conditions)
    answered = ask_between(services.store, question, services.policy, viewer, services.today())
    return bool(answered.answer.ends)
