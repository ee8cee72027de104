"""What may be said of a gap to members of the 協議体: themes, kinds and counts; of nobody who is a person.

A need is told by its theme, and by a theme only where so many needs are on it that none can be picked out:
the same groups, from the same numbers, as on every map that is handed out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from graph_service.analysis.snapshot import Snapshot
from graph_service.analysis.tallies import Tallies, tallies
from graph_service.application.area_names import area_names
from graph_service.application.meetings.names import CouncilNames
from graph_service.application.ports import Source
from graph_service.application.tally_tables import Namer
from graph_service.application.viewers import Viewer
from graph_service.domain.meeting_records import GapKey
from graph_service.domain.policy import Policy
from graph_service.domain.terms import Language
from graph_service.domain.wording import say


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
        themes = {i: str(one.values["name"]) for i, one in shared["themes"].items()}
        return Namer({**themes, **area_names(shared["areas"], self.language)}, self.language)

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
            return self.names.kind(key.id)
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
        return self.say("council_resource", owner=self.names.actor(known.actor), theme=theme)

    @cached_property
    def names(self) -> CouncilNames:
        return CouncilNames(self.source, self.snapshot, self.viewer, self.language, self.date)
