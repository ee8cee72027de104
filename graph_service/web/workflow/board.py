"""What the page of a need shows of its workflow: where it stands, what is next, what was recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from graph_service.application.services import Services
from graph_service.application.viewers import WRITERS, Viewer
from graph_service.application.workflow.course import Course, about, is_open, over, overdue
from graph_service.application.workflow.following_up import card_consented, stands_alone
from graph_service.application.workflow.standing import Deed, next_deeds, stages
from graph_service.domain.changes import Record
from graph_service.domain.ontology import label
from graph_service.domain.terms import Language
from graph_service.domain.wording import listed, say
from graph_service.web.cards import Person, ResourceCard, filled
from graph_service.web.picking import Picker
from graph_service.web.workflow.names import Names
from graph_service.web.workflow.words import conditions_in_words, reasons_in_words

Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Next:
    """Something to do: the deed's name, a sentence, what its button says, the fields of its address."""

    code: str
    words: str
    button: str
    pairs: Pairs
    urgent: bool = False


@dataclass(frozen=True)
class Row:
    """A record with every column, its id, and words for it. `state` is a class of the style; `whom` the
    actor that a name is of, where the viewer may read them."""

    id: str
    values: dict[str, object]
    name: str = ""
    words: str = ""
    more: str = ""
    state: str = ""
    whom: Person | None = None


@dataclass(frozen=True)
class Stop:
    """One stage of the stepper."""

    name: str
    state: str
    said: str
    day: str


@dataclass(frozen=True)
class MatchRow:
    """A match: whether it holds, whether it stands without the coordinator (None: not asked), outcomes."""

    row: Row
    path: tuple[Person, ...]
    standing: bool
    alone: bool | None
    outcomes: tuple[Row, ...]


@dataclass(frozen=True)
class Board:
    """The workflow as shown. `may` is whether the viewer may do anything; `asked` the asks by
    actor and resource."""

    may: bool
    stops: tuple[Stop, ...]
    nexts: tuple[Next, ...]
    asks: tuple[Row, ...]
    matches: tuple[MatchRow, ...]
    searches: tuple[Row, ...]
    developments: tuple[Row, ...]
    replies: tuple[Row, ...]
    minutes: int
    asked: dict[tuple[str, str], Row]
    matched: bool
    developing: bool


class BoardWriter:
    """Puts a course into words."""

    def __init__(
        self,
        services: Services,
        course: Course,
        viewer: Viewer,
        language: Language,
        query: Sequence[tuple[str, str]] = (),
    ) -> None:
        """`query` are the limits and conditions under which the page looks for ways."""
        self.services, self.course, self.viewer, self.language = services, course, viewer, language
        self.query = list(query)
        self.names = Names(services, course, viewer, language)
        self.picker = Picker(services, viewer)

    def say(self, code: str, **data: object) -> str:
        return say(code, self.language, **data)

    def board(self, found: tuple[ResourceCard, ...]) -> Board:
        """The board beside the ways that were found."""
        course, may = self.course, self.viewer.role in WRITERS
        asks = tuple(self.ask(one) for one in course.asks)
        return Board(
            may=may,
            stops=tuple(self.stop(stage.name, stage.state, stage.day) for stage in stages(course)),
            nexts=tuple(self.nexts(found)) if may else (),
            asks=asks,
            matches=tuple(self.match(one) for one in reversed(course.matches)),
            searches=tuple(self.search(one) for one in reversed(course.searches)),
            developments=tuple(self.development(one) for one in course.developments),
            replies=tuple(self.reply(one) for one in reversed(course.replies)),
            minutes=course.minutes,
            asked={about(one): row for one, row in zip(course.asks, asks, strict=True)},
            matched=course.standing_match is not None,
            developing=course.open_development is not None,
        )

    def stop(self, name: str, state: str, day: str) -> Stop:
        return Stop(self.say(f"stage_{name}"), state, self.say(f"state_{state}"), day)

    def nexts(self, found: tuple[ResourceCard, ...]) -> Iterator[Next]:
        tied = bool(found) or self.picker.is_tied(str(self.course.need.values["actor"]))
        for deed in next_deeds(self.course, len(found), tied=tied):
            made = self.next(deed, found)
            if made:
                yield made

    def next(self, deed: Deed, found: tuple[ResourceCard, ...]) -> Next | None:
        """One thing to do in words; None where the page has nothing to offer for it."""
        by_code = {"answer": self.next_answer, "agree": self.next_agree, "follow_up": self.next_follow_up}
        if deed.code == "ask":
            return self.next_ask(found)
        if deed.code in by_code:
            return by_code[deed.code](deed)
        if deed.code == "reply":
            return self.next_reply()
        if deed.code == "tie":
            return self.next_tie(deed.record)
        if deed.code == "development":
            missing = self.course.open_development.values["missing"] if self.course.open_development else ""
            words = self.say("next_development", missing=missing)
            return Next("development", words, self.say("do_development"), [("development", deed.record)])
        words = self.say(f"next_{deed.code}")
        # nothing was found under the conditions of the page: that is what is recorded, not the usual search
        pairs = self.query if deed.code == "search" else []
        return Next(deed.code, words, self.say(f"do_{deed.code}"), pairs)

    def next_ask(self, found: tuple[ResourceCard, ...]) -> Next | None:
        """The first on the best way who was not asked yet; then the resource's own actor."""
        asks = self.course.latest_asks().items()
        accepted = {who for (who, what), ask in asks if not what and ask.values.get("answer") == "accepted"}
        for card in found:
            way = card.ways[0].way
            ahead = [actor for actor in way.actors[1:] if actor not in accepted or actor == way.actors[-1]]
            target = ahead[0]
            step = card.ways[0].steps[way.actors.index(target) - 1]
            pairs = [("actor", target)]
            if target == card.paths.actor:
                pairs.append(("resource", card.paths.resource))
            return Next("ask", self.say("next_ask", name=step.target.name), self.say("do_ask_next"), pairs)
        return None

    def next_answer(self, deed: Deed) -> Next:
        ask = next(one for one in self.course.asks if one.id == deed.record)
        late = overdue(ask, self.services.policy, self.course.day)
        data = {
            "name": self.names.of(ask.values["actor"]),
            "on": ask.values["asked_on"],
            "days": self.days(ask),
        }
        words = self.say("next_answer_overdue" if late else "next_answer", **data)
        return Next("answer", words, self.say("do_answer"), [("ask", ask.id)], late)

    def next_agree(self, deed: Deed) -> Next:
        words = self.say("next_agree", name=self.names.owner(deed.record))
        return Next("agree", words, self.say("do_agree"), [("resource", deed.record)])

    def next_follow_up(self, deed: Deed) -> Next:
        match = next(one for one in self.course.matches if one.id == deed.record)
        due = match.values.get("next_on")
        words = self.say("next_follow_up", on=due) if due else self.say("next_follow_up_undated")
        waiting = [one for one in self.course.outcomes_of(match) if not one.values.get("followup")]
        pairs = [("match", match.id), *(("outcome", one.id) for one in waiting[:1])]
        return Next("follow_up", words, self.say("do_follow_up"), pairs, str(due or "9999") < self.course.day)

    def next_reply(self) -> Next:
        to = self.course.need.values.get("identified_by")
        code = "next_reply" if to else "next_reply_nobody"
        return Next("reply", self.say(code, name=self.names.of(to)), self.say("do_reply"), [])

    def next_tie(self, holder: str) -> Next | None:
        """Who knows the holder; the form leads back to the need, where the ways are looked for again."""
        if holder not in self.names.actors:
            return None
        words = self.say("next_tie", name=self.names.of(holder))
        return Next("tie", words, self.say("do_tie"), [("from", holder), ("for_need", self.course.need.id)])

    def days(self, ask: Record) -> int:
        return (date.fromisoformat(self.course.day) - date.fromisoformat(ask.values["asked_on"])).days

    def ask(self, ask: Record) -> Row:
        """An ask: whom, for what, how it stands."""
        values, answer = ask.values, ask.values.get("answer")
        title = values.get("resource")
        what = (
            self.say("ask_to_meet", title=self.names.title(title)) if title else self.say("ask_to_introduce")
        )
        late = overdue(ask, self.services.policy, self.course.day)
        said = self.say("ask_late" if late else "ask_waiting_days", days=self.days(ask))
        if answer:
            code = "ask_answered" if values.get("answered_on") else "ask_answered_undated"
            words = label("answer", answer, self.language)
            said = self.say(code, answer=words, on=values.get("answered_on") or "")
        state = answer or ("late" if late else "waiting")
        whom = self.names.person(values["actor"])
        return Row(ask.id, filled("asks", values), whom.name, said, what, state, whom)

    def match(self, match: Record) -> MatchRow:
        values, standing = match.values, not over(match, self.course.day)
        resource = self.names.resources.get(str(values["resource"]))
        alone = self.alone(resource) if standing and resource else None
        words = self.say(
            "match_with",
            owner=self.names.owner(values["resource"]),
            title=self.names.title(values["resource"]),
        )
        said = self.say("match_standing") if standing else self.say("match_ended", on=values["ends_on"])
        outcomes = tuple(self.outcome(one) for one in self.course.outcomes_of(match))
        path = tuple(self.names.person(actor) for actor in values.get("path") or ())
        row = Row(match.id, filled("matches", values), words, said)
        return MatchRow(row, path, standing, alone, outcomes)

    def alone(self, resource: Record) -> bool | None:
        """Whether the arrangement stands without us; None where the viewer may not ask."""
        holder, owner = str(self.course.need.values["actor"]), str(resource.values["actor"])
        if holder not in self.names.actors or owner not in self.names.actors:
            return None
        return stands_alone(self.services, holder, owner, self.viewer)

    def outcome(self, outcome: Record) -> Row:
        """An outcome; its word of thanks only while its consent holds."""
        values = filled("outcomes", outcome.values)
        shown = bool(values["thanks"]) and card_consented(self.services, outcome, self.course.day)
        said = self.say("thanks_line", thanks=values["thanks"]) if shown else ""
        if values["thanks"] and not shown:
            said = self.say("thanks_closed")
        judge = self.names.of(values["judged_by"])
        return Row(outcome.id, values, judge, said, state="thanks" if shown else "")

    def search(self, search: Record) -> Row:
        found = search.values["found"]
        said = self.say("search_row", found=found) if found else self.say("search_row_none")
        reasons = reasons_in_words(search, self.language)
        conditions = conditions_in_words(self.picker, search, self.language)
        state = "" if found else "failed"
        return Row(search.id, filled("searches", search.values), conditions, said, reasons, state)

    def development(self, development: Record) -> Row:
        values = filled("developments", development.values)
        state = label("development_state", str(values["state"] or "gathering"), self.language)
        due = self.say("development_due", on=values["next_on"]) if values["next_on"] else ""
        people = listed(
            [self.names.of(one) for one in development.values.get("together") or ()], self.language
        )
        return Row(development.id, values, people, state, due, "open" if is_open(development) else "")

    def reply(self, reply: Record) -> Row:
        values, to = reply.values, self.names.of(reply.values.get("to"))
        words = self.say("reply_row" if to else "reply_row_nobody", to=to, on=values["given_on"])
        kind = label("reply_kind", values["kind"], self.language) if values.get("kind") else ""
        return Row(reply.id, filled("replies", values), kind, words)
