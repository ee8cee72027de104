"""Who may be named in papers for the 協議体, and whether what was typed names somebody who may not.

Persons are told by their role and the body that they belong to; bodies by their name where the council
may read of them and they are nobody's own. A text may be printed where everybody whose name it holds may be
named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph_service.analysis.snapshot import Snapshot
from graph_service.analysis.surroundings import ties_from
from graph_service.application.meetings.reading import present_day
from graph_service.application.ports import Records, Source
from graph_service.application.services import Services
from graph_service.application.shared_maps import WORKPLACE
from graph_service.application.sole_traders import Naming
from graph_service.application.viewers import Viewer
from graph_service.domain.cells import Value
from graph_service.domain.mentions import SHORTEST_KANA, held, spelled_out
from graph_service.domain.ontology import ACTOR_KINDS, SUBTYPES
from graph_service.domain.spelling import plain
from graph_service.domain.terms import Language
from graph_service.domain.wording import say

COUNCIL = "council"
SPOKEN_OF = tuple(map(plain, ("さん", "様", "さま", "ちゃん", "くん", "君", "氏", "先生", "殿")))
"""A name of few kana (はな) is in the middle of words: it counts only where somebody is spoken of."""


@dataclass(frozen=True)
class CouncilNames:
    """What actors are called in papers for the 協議体, on a day (ISO)."""

    source: Source
    snapshot: Snapshot
    viewer: Viewer
    language: Language
    date: str

    def actor(self, identity: str) -> str:
        """The name of a body that may be named; else what sort they are, a professional with the body."""
        record = self.records([identity])["actors"].get(identity)
        if record is None:
            return say("council_somebody", self.language)
        if self.may_name(identity):
            return str(record.values["name"])
        body = self.workplace(identity) if record.values["kind"] == "professional" else ""
        sort = self.sort(record.values)
        return say("handout_role", self.language, role=sort, body=body) if body else sort

    def kind(self, identity: str) -> str:
        """What sort of actor somebody is."""
        record = self.records([identity])["actors"].get(identity)
        return self.sort(record.values) if record else say("council_somebody", self.language)

    def sort(self, values: Mapping[str, Value]) -> str:
        """A resident is one, and no more: that somebody is cared for or of a family is theirs to tell."""
        kind = ACTOR_KINDS[values["kind"]]
        known = SUBTYPES.get(values.get("subtype") or "") if kind.key != "resident" else None
        return (known or kind).label(self.language)

    def may_name(self, identity: str) -> bool:
        """Whether papers may carry an actor's name: nobody's who is a person, and nobody's own shop."""
        found = self.records([identity])["actors"]
        record = found.get(identity)
        if record is None or ACTOR_KINDS[record.values["kind"]].person:
            return False
        return self.council.sees(record, found) and self.naming.allows(identity, record.values)

    def workplace(self, identity: str) -> str:
        """The body that a professional belongs to, as far as the council may read of that; else ""."""
        there = self.source.describe({"ties": set(ties_from(self.snapshot, identity, WORKPLACE))})["ties"]
        ends = self.records(str(tie.values["to"]) for tie in there.values())["actors"]
        actors = {**ends, **self.records([identity])["actors"]}
        bodies = [
            (WORKPLACE.index(tie.values["kind"]), str(tie.values["to"]))
            for tie in there.values()
            if tie.values.get("basis") != "inferred"
            and str(tie.values.get("valid_from") or "") <= self.date < str(tie.values.get("valid_to") or "9")
            and self.council.sees(tie, actors)
            and self.may_name(str(tie.values["to"]))
        ]
        return str(ends[min(bodies)[1]].values["name"]) if bodies else ""

    @cached_property
    def council(self) -> Viewer:
        return self.viewer.as_audience(COUNCIL)

    @cached_property
    def naming(self) -> Naming:
        return Naming(self.snapshot, COUNCIL, self.date)

    def records(self, actors: Iterable[str]) -> Records:
        return self.source.describe({"actors": set(actors)})


class Typed:
    """Says of texts that somebody typed whether papers for the 協議体 may print them."""

    def __init__(self, names: CouncilNames, called: Mapping[str, Sequence[str]]) -> None:
        self.names = names
        self.called: dict[str, set[str]] = {}
        for identity, (name, kana) in called.items():
            for spelled in spelled_out(name, kana):
                self.called.setdefault(spelled, set()).add(identity)
        self.lengths = set(map(len, self.called))

    def may_print(self, text: str) -> bool:
        """Whether everybody may be named whose name or kana the text holds, however it is written."""
        found = held(text, self.called, self.lengths)
        named = {one for name in found if is_meant(name, text) for one in self.called[name]}
        return all(map(self.names.may_name, named))


def is_meant(name: str, text: str) -> bool:
    """Whether a text that holds a name means somebody by it."""
    if len(name) >= SHORTEST_KANA or not all("ぁ" <= sign <= "ー" for sign in name):
        return True
    return any(name + spoken in plain(text) for spoken in SPOKEN_OF)


def typed(services: Services, viewer: Viewer, names: CouncilNames | None = None) -> Typed:
    """What is known of everybody's names now."""
    if names is None:
        date = present_day(services)
        names = CouncilNames(services.store, services.store.snapshot(), viewer, "ja", date)
    return Typed(names, services.finder.called())
