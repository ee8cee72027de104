"""What the map tells of one symbol that somebody opens: who or what it is, its ties in words, what it has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from graph_service.analysis.costs import months_before
from graph_service.analysis.showing import holder
from graph_service.analysis.sight import Sight
from graph_service.analysis.snapshot import Snapshot
from graph_service.analysis.things import name_of
from graph_service.application.asking import day_of
from graph_service.application.exploring import Explorer
from graph_service.application.map_data import symbol
from graph_service.application.narrator import Narrator
from graph_service.application.questions import readable
from graph_service.application.viewers import Viewer
from graph_service.application.way_data import tie_facts
from graph_service.domain.cells import Value
from graph_service.domain.changes import Record
from graph_service.domain.errors import UnknownId
from graph_service.domain.ontology import ACTOR_KINDS, SUBTYPES, label
from graph_service.domain.terms import Language
from graph_service.domain.tie_kinds import TIE_KINDS
from graph_service.domain.wording import listed, say

MOST_TIES = 60
"""Ties that are told of one actor, the strongest first."""


def panel(explorer: Explorer, node: str, viewer: Viewer, language: Language) -> dict[str, Any]:
    """What is told of a symbol (`table/id`). Raises UnknownId also where the viewer may not know of it."""
    services = explorer.services
    snapshot = services.store.snapshot()
    date = day_of(snapshot.info, services.today())
    sight = explorer.sees(snapshot, node, viewer, date)
    table, _, identity = node.partition("/")
    ties = ties_of(snapshot, sight, node)
    things = things_of(snapshot, sight, node)
    wanted = {
        "actors": {holder(snapshot, node), *others(snapshot, ties, node), *(confirmers(explorer, node))},
        "ties": {snapshot.tie_id(tie) for tie in ties},
        "needs": {n.partition("/")[2] for n in things if n.startswith("needs/")},
        "resources": {n.partition("/")[2] for n in things if n.startswith("resources/")},
        "areas": {
            str(snapshot.area_of(place)) for place in [snapshot.actors.ids.place(holder(snapshot, node))]
        },
        "themes": set(snapshot.broader) if table != "actors" else set(),
    }
    records = readable(services.store, wanted, viewer)
    record = records[table].get(identity)
    if record is None:
        raise UnknownId(type=table, id=identity)
    fresh_from = months_before(date, services.policy.fresh_months)
    return Panel(records, record, language, fresh_from).data(len(neighbour_ties(snapshot, sight, node)))


def neighbour_ties(snapshot: Snapshot, sight: Sight, node: str) -> list[int]:
    """The places of the seen ties of an actor; none of a need or resource."""
    if not node.startswith("actors/"):
        return []
    row = snapshot.network.entries(snapshot.actors.ids.place(node.partition("/")[2]))
    found = snapshot.network.tie[row]
    kept: list[int] = found[sight.ties[found]].tolist()
    return kept


def ties_of(snapshot: Snapshot, sight: Sight, node: str) -> list[int]:
    """The strongest ties of an actor, of equal ones those confirmed last."""
    ties = snapshot.ties
    found = neighbour_ties(snapshot, sight, node)
    found.sort(key=lambda tie: (-int(ties.strength[tie]), -int(ties.confirmed_on[tie]), snapshot.tie_id(tie)))
    return found[:MOST_TIES]


def others(snapshot: Snapshot, ties: list[int], node: str) -> Iterator[str]:
    ids = snapshot.actors.ids
    for tie in ties:
        yield ids[int(snapshot.ties.source[tie])]
        yield ids[int(snapshot.ties.target[tie])]


def confirmers(explorer: Explorer, node: str) -> Iterator[str]:
    """Who confirmed what is told of the symbol: an id, or any text."""
    table, _, identity = node.partition("/")
    record = explorer.services.store.describe({table: {identity}})[table].get(identity)
    if record:
        yield from (str(record.values[c]) for c in ("confirmed_by", "identified_by") if record.values.get(c))


def things_of(snapshot: Snapshot, sight: Sight, node: str) -> list[str]:
    """An actor's needs and resources; of a need or resource itself."""
    if not node.startswith("actors/"):
        return [node]
    place = snapshot.actors.ids.place(node.partition("/")[2])
    return sorted(name_of(thing) for thing in sight.things.all[sight.things.actor == place])


class Panel:
    """Says one record with what is around it."""

    def __init__(
        self, records: Mapping[str, Mapping[str, Record]], record: Record, language: Language, fresh_from: str
    ) -> None:
        self.records, self.record, self.language = records, record, language
        self.narrator, self.fresh_from = Narrator(records, language), fresh_from

    def say(self, code: str, **data: object) -> str:
        return say(code, self.language, **data)

    def data(self, ties: int) -> dict[str, Any]:
        values, table = self.record.values, self.record.table
        actor = self.record.id if table == "actors" else str(values["actor"])
        facts = {"actors": self.actor_facts, "needs": self.need_facts, "resources": self.resource_facts}[
            table
        ]
        told = list(self.ties()) if table == "actors" else []
        more = ties - len(told)
        return {
            "id": f"{table}/{self.record.id}",
            "symbol": symbol(table, values),
            "name": str(values.get("name") or values.get("title")),
            "actor": {"id": f"actors/{actor}", "name": self.narrator.actor(actor)},
            "facts": [{"name": name, "text": text} for name, text in facts(values) if text],
            "words": str(values.get("words") or values.get("note") or "" if table != "resources" else ""),
            "ties": told,
            "more": self.say("explore_more_ties", count=more) if more > 0 else "",
            "things": list(self.things()) if table == "actors" else [],
        }

    def actor_facts(self, values: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
        kind, subtype = ACTOR_KINDS[values["kind"]], SUBTYPES.get(values.get("subtype") or "")
        words = [kind.label(self.language), *([subtype.label(self.language)] if subtype else [])]
        yield self.say("explore_kind"), " / ".join(dict.fromkeys(words))
        yield (
            self.say("explore_area"),
            str(self.narrator.values("areas", values.get("area") or "").get("name") or ""),
        )
        yield self.say("contact"), str(values.get("contact") or "")
        yield self.say("explore_willing"), label("willing", values.get("willing") or "unknown", self.language)
        yield self.say("confirmed"), self.narrator.confirmed(values)
        yield from self.shared(values)

    def need_facts(self, values: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
        yield self.say("needs_holder"), self.narrator.actor(values["actor"])
        yield self.say("needs_direction"), label("need_direction", values["direction"], self.language)
        yield (
            self.say("needs_status"),
            label("need_status", values.get("status") or "received", self.language),
        )
        yield (
            self.say("explore_theme"),
            str(self.narrator.values("themes", values["theme"]).get("name") or ""),
        )
        yield self.say("need_since"), str(values.get("created_on") or "")
        yield self.say("need_keeps_doing"), str(values.get("keeps_doing") or "")
        yield from self.shared(values)

    def resource_facts(self, values: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
        yield self.say("explore_whose"), self.narrator.actor(values["actor"])
        yield self.say("needs_direction"), label("resource_direction", values["direction"], self.language)
        yield (
            self.say("explore_theme"),
            str(self.narrator.values("themes", values["theme"]).get("name") or ""),
        )
        yield self.say("explore_use"), str(values.get("use") or "")
        classes = [label("care_status", word, self.language) for word in values.get("eligible") or ()]
        yield self.say("explore_eligible"), listed(classes, self.language)
        for column in ("days", "fee", "conditions"):
            yield self.say(f"explore_{column}"), str(values.get(column) or "")
        if values.get("capacity") is not None and values.get("capacity_left") is not None:
            left = {"left": values["capacity_left"], "all": values["capacity"]}
            yield self.say("explore_capacity"), self.say("explore_capacity_left", **left)
        yield self.say("confirmed"), self.narrator.confirmed(values)
        yield from self.shared(values)

    def shared(self, values: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
        audience = values.get("audience")
        yield self.say("explore_audience"), label("audience", audience, self.language) if audience else ""
        yield self.say("source"), str(values.get("source") or "")

    def ties(self) -> Iterator[dict[str, Any]]:
        """The ties, said from this actor's side; without those whose other end may not be read."""
        found = [(tie, tie.values["from"] == self.record.id) for tie in self.records["ties"].values()]
        found.sort(key=lambda pair: (-int(pair[0].values.get("strength") or 0), pair[0].id))
        for tie, forward in found:
            other = tie.values["to" if forward else "from"]
            known = self.records["actors"].get(other)
            if known is None:
                continue
            kind = TIE_KINDS[tie.values["kind"]]
            names = {"a": self.record.values["name"], "b": known.values["name"]}
            yield {
                "id": tie.id,
                "other": {
                    "id": f"actors/{other}",
                    "kind": known.values["kind"],
                    "name": known.values["name"],
                },
                "kind": label("tie_kind", kind.key, self.language),
                "words": kind.words(self.language, forward=forward).format(**names),
                **tie_facts(tie.values, self.narrator, self.fresh_from),
            }

    def things(self) -> Iterator[dict[str, str]]:
        """The needs and resources of an actor."""
        for table in ("needs", "resources"):
            for identity, record in sorted(self.records[table].items()):
                values = record.values
                status = label("need_status", values.get("status") or "received", self.language)
                note = (
                    status
                    if table == "needs"
                    else label("resource_direction", values["direction"], self.language)
                )
                about = {"symbol": symbol(table, values), "name": str(values["title"]), "note": note}
                yield {"id": f"{table}/{identity}", **about}
