"""The map for those who may not read of persons (協議体, the public): what is there, and people as numbers.

Nothing that somebody wrote about an actor, a tie, a need or a resource is in it: symbols carry the names of
organizations and places, and words of vocabularies (kinds, themes, areas); sentences are made from those.
How strong a tie is, whether it is strained and when it was confirmed are a coordinator's notes: left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph_service.analysis.matching import valid_on
from graph_service.analysis.snapshot import Snapshot
from graph_service.analysis.surroundings import whole
from graph_service.application.area_names import area_names
from graph_service.application.maps import drawn_records
from graph_service.application.ports import Records, Source
from graph_service.application.sole_traders import Naming
from graph_service.application.viewers import Viewer
from graph_service.domain.cells import Value
from graph_service.domain.changes import Record
from graph_service.domain.drawing import DrawnLine, DrawnNode, LineKind, NodeKind
from graph_service.domain.ontology import ACTOR_KINDS, SUBTYPES, label
from graph_service.domain.terms import Language
from graph_service.domain.tie_kinds import TIE_KINDS
from graph_service.domain.wording import say

SHARED = ("council", "public")
"""Audiences whose maps are made here."""
WORKPLACE = ("works_at", "member_of")
"""Ties that say which body a professional belongs to, the more telling first."""


@dataclass(frozen=True)
class Neighbourhood:
    """Everybody and everything that an audience may read of on a date (ISO), as symbols and lines."""

    snapshot: Snapshot
    records: Records
    names: Mapping[str, str]
    naming: Naming
    language: Language

    @property
    def date(self) -> str:
        return self.naming.date

    @cached_property
    def bodies(self) -> dict[str, DrawnNode]:
        """Organizations and places by the actor's id."""
        return {
            identity: self.symbol(f"actors/{identity}", values, str(values["name"]), self.sort(values))
            for identity, values in self.actors(person=False)
            if self.naming.allows(identity, values)
        }

    def drawn_bodies(self) -> list[Record]:
        """The records of organizations and places that the audience may read of by name."""
        return [self.records["actors"][identity] for identity in self.bodies]

    @cached_property
    def roles(self) -> dict[str, DrawnNode]:
        """Professionals by the actor's id: all of one role, body and area are one symbol."""
        keys = {
            identity: (self.sort(values), self.workplaces.get(identity, ""), str(values.get("area") or ""))
            for identity, values in self.actors(person=True)
        }
        many = Counter(keys.values())
        nodes = {key: self.role(*key, count) for key, count in many.items()}
        return {identity: nodes[key] for identity, key in keys.items()}

    def role(self, word: str, body: str, area: str, count: int) -> DrawnNode:
        said = word if count == 1 else say("handout_role_many", self.language, role=word, count=count)
        if body:
            said = say("handout_role", self.language, role=said, body=self.bodies[body].label)
        values = {"kind": "professional", "area": area}
        return self.symbol(f"roles/{word}/{body}/{area}", values, said, "", count)

    def sort(self, values: Mapping[str, Value]) -> str:
        """What sort of body or professional somebody is, in a word."""
        found = SUBTYPES.get(values.get("subtype") or "") or ACTOR_KINDS[values["kind"]]
        return found.label(self.language)

    @cached_property
    def workplaces(self) -> dict[str, str]:
        """The body of each professional of whom a tie to one is shown."""
        found: dict[str, tuple[int, str]] = {}
        for values in self.ties():
            if values["kind"] in WORKPLACE and values["to"] in self.bodies:
                place = (WORKPLACE.index(values["kind"]), str(values["to"]))
                found[values["from"]] = min(place, found.get(values["from"], place))
        return {identity: body for identity, (_, body) in found.items()}

    def actors(self, *, person: bool) -> Iterator[tuple[str, Mapping[str, Value]]]:
        """Actors that are no residents, in the order of ids."""
        for identity, record in sorted(self.records["actors"].items()):
            kind = ACTOR_KINDS[record.values["kind"]]
            if kind.key != "resident" and kind.person == person:
                yield identity, record.values

    def ties(self) -> Iterator[Mapping[str, Value]]:
        """Ties that are known, not only supposed, in the order of ids."""
        for _, record in sorted(self.records["ties"].items()):
            if record.values.get("basis") != "inferred":
                yield record.values

    def symbol(
        self, identity: str, values: Mapping[str, Value], name: str, note: str, number: int = 0
    ) -> DrawnNode:
        area = self.names.get(str(values.get("area") or ""), "")
        kind: NodeKind = values["kind"]
        return DrawnNode(identity, kind, name, area, note=note, number=number)

    @cached_property
    def by_actor(self) -> dict[str, DrawnNode]:
        """The symbol of each actor that has one."""
        return {**self.bodies, **self.roles}

    @cached_property
    def offers(self) -> dict[str, tuple[DrawnNode, DrawnLine, str]]:
        """Resources that are there on the date by what they say: symbol, line from the holder, theme."""
        found = {}
        for identity, record in sorted(self.records["resources"].items()):
            holder = self.by_actor.get(record.values["actor"])
            known = self.snapshot.resources.get(identity)
            if holder and known and valid_on(known, self.date):
                one = self.offer(holder, record.values["direction"], record.values["theme"])
                found[one[0].id] = one
        return found

    def offer(self, holder: DrawnNode, direction: LineKind, theme: str) -> tuple[DrawnNode, DrawnLine, str]:
        name = self.names.get(theme, "")
        node = DrawnNode(
            f"resources/{holder.id}/{direction}/{theme}",
            "resource",
            name,
            holder.area,
            note=label("resource_direction", direction, self.language),
        )
        return node, DrawnLine(holder.id, node.id, direction, directed=True), theme

    @cached_property
    def lines(self) -> tuple[DrawnLine, ...]:
        """What ties the symbols to each other: kinds of ties, nothing else of them."""
        found = {}
        for values in self.ties():
            source, target = self.by_actor.get(values["from"]), self.by_actor.get(values["to"])
            if source and target and source is not target:
                kind: LineKind = values["kind"]
                found[source.id, target.id, kind] = self.line(source, target, kind)
        return tuple(found.values())

    def line(self, source: DrawnNode, target: DrawnNode, kind: LineKind) -> DrawnLine:
        tie = TIE_KINDS[kind]
        words = tie.words(self.language, forward=True).format(a=source.label, b=target.label)
        return DrawnLine(source.id, target.id, kind, words, directed=tie.directed)


def neighbourhood(
    source: Source, snapshot: Snapshot, viewer: Viewer, audience: str, date: str, language: Language
) -> Neighbourhood:
    """What `audience`, one of SHARED, may read of on a map, and the viewer too."""
    records = drawn_records(
        source, whole(snapshot, date), set(), set(snapshot.resources), viewer.as_audience(audience)
    )
    shared = source.describe({"areas": snapshot.areas, "themes": set(snapshot.broader)})
    themes = {i: str(one.values["name"]) for i, one in shared["themes"].items()}
    names = {**themes, **area_names(shared["areas"], language)}
    return Neighbourhood(snapshot, records, names, Naming(snapshot, audience, date), language)
