"""What may be said of a gap to members of the 協議体: themes, kinds and counts; of nobody who is a person.

A need is told by its theme, and by a theme only where so many needs are on it that none can be picked out:
the same groups, from the same numbers, as on every map that is handed out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from graph_service.analysis.snapshot import Snapshot
from graph_service.analysis.tallies import Tallies, tallies
from graph_service.application.ports import Records, Source
from graph_service.application.sole_traders import Naming
from graph_service.application.tally_tables import Namer
from graph_service.application.viewers import Viewer
from graph_service.domain.meeting_records import GapKey
from graph_service.domain.mentions import mentioned, spellings
from graph_service.domain.ontology import ACTOR_KINDS, SUBTYPES
from graph_service.domain.policy import Policy
from graph_service.domain.terms import Language
from graph_service.domain.wording import say

COUNCIL = "council"


@dataclass(frozen=True)
class CouncilWords:
    """Says gaps to the 協議体 in one language, on a day (ISO), from one state of the district."""

    source: Source
    snapshot: Snapshot
    viewer: Viewer
    policy: Policy
    language: Language
    date: str
    kept: Tallies | None = None
    """The numbers that the meeting's papers have shown already; None: those of the state."""

    @cached_property
    def counts(self) -> Tallies:
        return self.kept or tallies(self.snapshot, self.policy.smallest_count, self.viewer.areas)

    @cached_property
    def namer(self) -> Namer:
        wanted = {"areas": self.snapshot.areas, "themes": set(self.snapshot.broader)}
        shared = self.source.describe(wanted)
        names = {i: str(one.values["name"]) for table in shared.values() for i, one in table.items()}
        return Namer(names, self.language)

    def say(self, code: str, **data: object) -> str:
        return say(code, self.language, **data)

    def question(self, key: GapKey) -> str:
        """What the 協議体 is asked about a gap."""
        return self.say(f"council_question_{key.gap_class}", about=self.about(key))

    def wanted(self, key: GapKey) -> str:
        """The decision that is wanted."""
        return self.say(f"meeting_decision_{key.gap_class}")

    def about(self, key: GapKey) -> str:
        """What a gap is about, in the words of vocabularies."""
        if key.table == "actors":
            return self.kind(key.id)
        if key.table == "resources":
            return self.resource(key.id)
        return self.theme(key.id)

    def theme(self, need: str) -> str:
        """The theme of a need, as wide as it has to be."""
        known, table = self.snapshot.needs.get(need), self.counts.needs
        groups = table.columns if table and known else ()
        found = next((one for one in groups if known and known.theme in one.members and one.node), None)
        return self.namer.theme(found) if found else self.say("council_any_theme")

    def resource(self, identity: str) -> str:
        """A resource by its theme, with who has it where that is a body that may be named."""
        known = self.snapshot.resources.get(identity)
        if known is None:
            return self.say("council_any_resource")
        theme = self.namer.names.get(known.theme, "")
        return self.say("council_resource", owner=self.actor(known.actor), theme=theme)

    def kind(self, actor: str) -> str:
        """What sort of actor somebody is."""
        record = self.records([actor])["actors"].get(actor)
        if record is None:
            return self.say("council_somebody")
        found = SUBTYPES.get(record.values.get("subtype") or "") or ACTOR_KINDS[record.values["kind"]]
        return found.label(self.language)

    def actor(self, identity: str) -> str:
        """The name of a body that the 協議体 may read of and that is nobody's own; else what sort it is."""
        record = self.records([identity])["actors"].get(identity)
        if record is None or not self.may_name(identity):
            return self.kind(identity)
        return str(record.values["name"])

    def may_name(self, identity: str) -> bool:
        """Whether papers for the 協議体 may carry an actor's name: no resident's, and nobody's shop."""
        found = self.records([identity])["actors"]
        record = found.get(identity)
        if record is None or record.values["kind"] == "resident":
            return False
        council = self.viewer.as_audience(COUNCIL)
        return council.sees(record, found) and self.naming.allows(identity, record.values)

    @cached_property
    def naming(self) -> Naming:
        return Naming(self.snapshot, COUNCIL, self.date)

    def records(self, actors: Iterable[str]) -> Records:
        return self.source.describe({"actors": set(actors)})


def persons_behind(source: Source, snapshot: Snapshot, keys: Iterable[GapKey]) -> dict[tuple[str, str], str]:
    """How the residents are called whose needs gaps are about: what no paper for others may hold.

    By id and column: the name, and how it is read where that is long enough to tell it from other words.
    """
    needs = (snapshot.needs.get(key.id) for key in keys if key.table == "needs")
    holders = {need.actor for need in needs if need}
    found = source.describe({"actors": holders})["actors"]
    persons = {i: one.values for i, one in found.items() if one.values["kind"] == "resident"}
    names = {(i, "name"): str(values["name"]) for i, values in persons.items()}
    read = {(i, "kana"): str(v["kana"]) for i, v in persons.items() if spellings("", v.get("kana"))}
    return {**names, **read}


def names_somebody(text: str, names: Iterable[str]) -> bool:
    """Whether a text holds one of the names, however it is written."""
    return mentioned(text, (one for name in names for one in spellings(name)))
