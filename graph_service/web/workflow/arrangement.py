"""Match, its end, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from graph_service.application.workflow.agreeing import FIRST_HAND, NewTie, agree, end_match, new_ties
from graph_service.application.workflow.asking_around import refuse_unchecked
from graph_service.application.workflow.course import every
from graph_service.application.workflow.desk import Desk
from graph_service.application.workflow.following_up import CONSENT, Observed, consents, follow_up
from graph_service.domain.cells import Value
from graph_service.domain.changes import PageQuery, Record
from graph_service.domain.ontology import label
from graph_service.domain.wording import listed
from graph_service.web.forms import Field, Fields, Group, Reading
from graph_service.web.picking import Choice
from graph_service.web.workflow.at import At, Led, effort, minutes_in

SETTLED = ("purpose", "roles")
TIMES = ("agreed_on", "terms", "ends_on", "next_on")
TIE = ("kind", "strength", "basis")
SEEN = ("measure", "baseline_on", "baseline")
LATER = ("followup_on", "followup", "judged_by", "words")
THANKS = ("thanks", "thanks_from", "consent")
NEW_CONSENT = ("given_on", "expires_on", "recipients", "items", "method")
PURPOSE = "mediation"
"""A word of thanks goes from one to the other: the consent to it is one to mediation."""


class Agree:
    """A match along the path of the address, or with its resource alone."""

    def titles(self, at: At) -> tuple[str, str]:
        resource = at.record("resources", "resource").values
        lead = at.say("agree_lead", owner=at.name(resource["actor"]), title=resource["title"])
        return at.say("agree_title"), lead

    def record(self, at: At) -> Record:
        refuse_unchecked(at.course)
        return at.course.need

    def path(self, at: At) -> list[str]:
        """The path of the address; without one the two ends."""
        resource = at.record("resources", "resource").values
        return at.about.get("path") or [str(at.course.need.values["actor"]), str(resource["actor"])]

    def ties(self, at: At) -> tuple[NewTie, ...]:
        owner = str(at.record("resources", "resource").values["actor"])
        return new_ties(at.services, self.path(at), owner, at.course.day, at.viewer)

    def groups(self, at: At, fields: Fields) -> tuple[Group, ...]:
        stored = {"agreed_on": at.course.day}
        settled = tuple(fields.field("matches", name, required=True, hint=f"hint_{name}") for name in SETTLED)
        times = (
            fields.field("matches", "agreed_on", stored["agreed_on"]),
            fields.field("matches", "terms", hint="hint_terms", kind="line"),
            *fields.of("matches", ("ends_on", "next_on")),
        )
        ties = tuple(
            one for place, tie in enumerate(self.ties(at)) for one in self.tie_fields(at, fields, place, tie)
        )
        proposed = (Group(ties, at.say("group_ties"), at.say("group_ties_lead")),) if ties else ()
        return (
            Group(settled, at.say("group_arrangement")),
            Group(times, at.say("group_time")),
            *proposed,
            effort(fields),
        )

    def tie_fields(self, at: At, fields: Fields, place: int, tie: NewTie) -> tuple[Field, ...]:
        """One new tie: whether it came about, and how it is known."""
        prefix = f"tie_{place}_"
        words = at.say("tick_tie", a=at.name(tie.source), b=at.name(tie.target))
        tick = fields.filled(Field(prefix + "made", "tick", words), None)
        kinds: list[Choice] = [(kind, label("tie_kind", kind, at.language)) for kind in tie.kinds]
        basis: list[Choice] = [(word, label("basis", word, at.language)) for word in FIRST_HAND]
        return (
            tick,
            fields.field("ties", "kind", tie.kinds[0], prefix=prefix, choices=kinds, required=False),
            fields.field("ties", "strength", "2", prefix=prefix),
            fields.field("ties", "basis", FIRST_HAND[1], prefix=prefix, choices=basis),
        )

    def send(self, at: At, desk: Desk, reading: Reading, version: int) -> Led:
        given: dict[str, Value] = reading.columns("matches", (*SETTLED, *TIMES))
        given.update(resource=at.one("resource"), path=self.path(at))
        ties = [
            {"from": tie.source, "to": tie.target, **reading.columns("ties", TIE, f"tie_{place}_")}
            for place, tie in enumerate(self.ties(at))
            if reading.given.text(f"tie_{place}_made") == "true"
        ]
        agree(desk, at.course, version, given, ties, minutes_in(reading))
        return Led()


class End:
    """A match that is taken back."""

    def titles(self, at: At) -> tuple[str, str]:
        return at.say("end_title"), at.say("end_lead")

    def record(self, at: At) -> Record:
        return at.record("matches", "match")

    def groups(self, at: At, fields: Fields) -> tuple[Group, ...]:
        day = fields.field("matches", "ends_on", at.course.day, required=True, label="label_end_day")
        why = fields.field("matches", "result", required=True, label="label_end_result")
        return (Group((day, why)), effort(fields))

    def send(self, at: At, desk: Desk, reading: Reading, version: int) -> Led:
        given = reading.columns("matches", ("ends_on", "result"))
        end_match(desk, at.course, self.record(at), version, given, minutes_in(reading))
        return Led()


class FollowUp:
    """What was seen of a match: the address names the match, and the outcome where one is added to."""

    def titles(self, at: At) -> tuple[str, str]:
        return at.say("follow_up_title"), at.say("follow_up_lead")

    def known(self, at: At) -> Record | None:
        return at.record("outcomes", "outcome") if at.one("outcome") else None

    def record(self, at: At) -> Record | None:
        at.record("matches", "match")
        return self.known(at)

    def groups(self, at: At, fields: Fields) -> tuple[Group, ...]:
        known = self.known(at)
        match = at.record("matches", "match")
        stored = known.values if known else {"baseline_on": match.values["agreed_on"]}
        measure = fields.field("outcomes", "measure", stored.get("measure"), hint="hint_measure")
        before = (measure, *fields.of("outcomes", SEEN[1:], stored))
        return (
            Group(before, at.say("group_before")),
            Group(fields.of("outcomes", LATER, stored), at.say("group_after"), at.say("group_after_lead")),
            Group(self.thanks(at, fields, stored), at.say("group_thanks"), at.say("group_thanks_lead"), True),
            Group(
                self.new_consent(at, fields),
                at.say("group_new_consent"),
                folded=True,
                wanted="consent" in fields.faults,
            ),
            effort(fields),
        )

    def thanks(self, at: At, fields: Fields, stored: Mapping[str, Value]) -> tuple[Field, ...]:
        consent = fields.field(
            *("outcomes", "consent", stored.get("consent")),
            choices=self.consents_on_record(at),
            hint="hint_consent",
            kind="choice",
        )
        return (
            fields.field("outcomes", "thanks", stored.get("thanks"), hint="hint_thanks", kind="line"),
            fields.field("outcomes", "thanks_from", stored.get("thanks_from")),
            replace(consent, blank=at.say("choice_consent_new")),
        )

    def consents_on_record(self, at: At) -> list[Choice]:
        """The consents that hold today, of those who take part in the match."""
        match = at.record("matches", "match").values
        people = {str(at.course.need.values["actor"]), *map(str, match.get("path") or ())}
        found = [
            one
            for actor in sorted(people)
            for one in every(at.services, PageQuery("consents", where={"actor": actor}), at.viewer)
            if consents(one, actor, at.course.day)
        ]
        return [(one.id, self.consent_words(at, one)) for one in found]

    def consent_words(self, at: At, consent: Record) -> str:
        values = consent.values
        words = at.say(
            "choice_consent",
            on=values["given_on"],
            until=values["expires_on"],
            recipients=listed(values["recipients"], at.language),
        )
        return f"{at.name(values['actor'])}: {words}"

    def new_consent(self, at: At, fields: Fields) -> tuple[Field, ...]:
        named = fields.of("consents", NEW_CONSENT, prefix=CONSENT)
        return tuple(replace(one, required=False) for one in named)

    def send(self, at: At, desk: Desk, reading: Reading, version: int) -> Led:
        outcome = reading.columns("outcomes", (*SEEN, *LATER, "thanks", "thanks_from"))
        outcome["consent"] = reading.given.text("consent")
        consent: dict[str, Value] = reading.columns("consents", NEW_CONSENT, CONSENT)
        consent["purpose"] = PURPOSE
        seen = Observed(outcome, consent, self.known(at))
        match = at.record("matches", "match")
        follow_up(desk, at.course, match, version, seen, minutes_in(reading))
        return Led()
