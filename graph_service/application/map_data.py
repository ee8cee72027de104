"""The map one explores as JSON data: symbols, lines, areas, the legend that is the filter, words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from graph_service.analysis.atlas import bubble_radius
from graph_service.analysis.costs import months_before
from graph_service.analysis.showing import MOST, holder
from graph_service.analysis.sight import FRESH, FRESHNESS, freshness
from graph_service.analysis.snapshot import TIES
from graph_service.application.exploring import Explored
from graph_service.application.narrator import Narrator
from graph_service.application.way_data import led_data
from graph_service.domain.cells import Value
from graph_service.domain.drawing import LINE_FAMILY, label_lines
from graph_service.domain.ontology import ACTOR_KINDS, AUDIENCES, SUBTYPES, label
from graph_service.domain.policy import Policy
from graph_service.domain.terms import Language
from graph_service.domain.tie_kinds import TIE_KINDS
from graph_service.domain.wording import listed, say

SYMBOLS = (*ACTOR_KINDS, "need", "need-offers", "resource")
"""The symbols in the order of the legend."""
FAMILIES = ("life", "help", "belong", "thing")


def map_data(explored: Explored, policy: Policy, language: Language) -> dict[str, Any]:
    """A view as data."""
    return Drawn(explored, policy, language).data()


class Drawn:
    """Says one view in one language."""

    def __init__(self, explored: Explored, policy: Policy, language: Language) -> None:
        self.explored, self.language = explored, language
        self.narrator = Narrator(explored.records, language)
        self.fresh_from = months_before(explored.date, policy.fresh_months)

    def say(self, code: str, **data: object) -> str:
        return say(code, self.language, **data)

    def data(self) -> dict[str, Any]:
        one = self.explored
        nodes, lines = list(self.nodes()), list(self.lines())
        led = one.led and led_data(one.led, one.view, self.fresh_from, self.language)
        return {
            "as_of": one.date,
            "whole": one.shown.whole,
            "nodes": nodes,
            "lines": lines,
            "areas": list(self.areas()),
            "between": list(self.between()),
            "legend": list(self.legend()),
            "answer": led,
            "notes": list(self.notes()),
            "status": self.status(len(nodes), len(lines)),
        }

    def nodes(self) -> Iterator[dict[str, Any]]:
        one = self.explored
        pinned = set(one.view.pin)
        for node in one.shown.nodes:
            table, _, identity = node.partition("/")
            values = one.records[table][identity].values
            x, y = one.atlas.places.get(node, (0.0, 0.0))
            yield {
                "id": node,
                "symbol": symbol(table, values),
                "name": (name := str(values.get("name") or values.get("title"))),
                "label": list(label_lines(name)),
                "note": self.note(table, values),
                "area": self.area_of(node),
                "x": x,
                "y": y,
                "more": one.more.get(node, 0),
                "pinned": node in pinned,
                "close": node in one.close,
                "place": self.place_version(table, identity),
            }

    def place_version(self, table: str, identity: str) -> int:
        """The version of an actor's own place on the map; 0 where nobody gave it one."""
        record = self.explored.records["places"].get(identity) if table == "actors" else None
        return record.version if record else 0

    def note(self, table: str, values: Mapping[str, Value]) -> str:
        """What somebody is in one or two words; of a need how it stands, of a resource its direction."""
        if table == "needs":
            return label("need_status", values.get("status") or "received", self.language)
        if table == "resources":
            return label("resource_direction", values["direction"], self.language)
        word = SUBTYPES.get(values.get("subtype") or "") or ACTOR_KINDS[values["kind"]]
        return word.label(self.language)

    def area_of(self, node: str) -> str:
        snapshot = self.explored.snapshot
        place = snapshot.actors.ids.find(holder(snapshot, node))
        return snapshot.area_of(place) if place is not None else ""

    def area_name(self, area: str) -> str:
        name = self.narrator.values("areas", area).get("name") if area else None
        return str(name or self.say("map_no_area"))

    def lines(self) -> Iterator[dict[str, Any]]:
        """The ties between what is drawn, then what belongs to whom."""
        one, ties = self.explored, self.explored.snapshot.ties
        ids = one.snapshot.actors.ids
        fresh = freshness(ties.confirmed_on, one.day)
        for tie in one.ties:
            source, target = ids[int(ties.source[tie])], ids[int(ties.target[tie])]
            kind = TIE_KINDS[TIES[ties.kind[tie]]]
            names = {"a": self.narrator.actor(source), "b": self.narrator.actor(target)}
            yield {
                **line(one.snapshot.tie_id(tie), f"actors/{source}", f"actors/{target}", kind.key),
                "strength": int(ties.strength[tie]),
                "directed": kind.directed,
                "fresh": FRESHNESS[fresh[tie]] == FRESH,
                "words": kind.words(self.language, forward=True).format(**names),
            }
        yield from self.belongings()

    def belongings(self) -> Iterator[dict[str, Any]]:
        drawn = set(self.explored.shown.nodes)
        for node in self.explored.shown.nodes:
            owner = f"actors/{holder(self.explored.snapshot, node)}"
            table, _, identity = node.partition("/")
            if table == "actors" or owner not in drawn:
                continue
            values = self.explored.records[table][identity].values
            kind = "has_need" if table == "needs" else str(values["direction"])
            names = {"actor": self.narrator.actor(owner.partition("/")[2]), "title": str(values["title"])}
            words = self.say(f"explore_line_{kind}", **names)
            about = {"strength": 0, "directed": table == "resources", "fresh": True, "words": words}
            yield {**line(f"{kind}|{node}", owner, node, kind), **about}

    def areas(self) -> Iterator[dict[str, Any]]:
        """Areas with something drawn in them, or drawn as a bubble (`radius`; 0: it is none)."""
        one = self.explored
        drawn: dict[str, int] = {}
        for node in one.shown.nodes:
            area = self.area_of(node)
            drawn[area] = drawn.get(area, 0) + 1
        for area, frame in sorted(one.atlas.frames.items()):
            left = one.shown.bubbles.get(area, 0)
            origin = one.atlas.origins[area]
            yield {
                "id": area,
                "name": self.area_name(area),
                "drawn": drawn.get(area, 0),
                "more": left or one.shown.cut.get(area, 0),
                "open": area in one.shown.open,
                "radius": round(bubble_radius(left), 1) if area not in drawn else 0.0,
                "kinds": one.shown.kinds.get(area, {}) if area not in drawn else {},
                "frame": [round(edge, 1) for edge in (frame.x, frame.y, frame.width, frame.height)],
                "origin": [round(origin[0], 1), round(origin[1], 1)],
            }

    def between(self) -> Iterator[dict[str, Any]]:
        """The numbers of ties between areas of which one is a bubble."""
        one = self.explored
        for (first, second), count in sorted(one.area_ties.items()):
            both = first in one.shown.bubbles and second in one.shown.bubbles
            if both and first in one.atlas.frames and second in one.atlas.frames:
                names = {"a": self.area_name(first), "b": self.area_name(second)}
                words = self.say("map_between", **names, count=count)
                yield {"from": first, "to": second, "count": count, "words": words}

    def legend(self) -> Iterator[dict[str, Any]]:
        """What can be left out, each with its number; `on` unless it is left out."""
        without = self.explored.view.without
        vocabularies = (
            ("kinds", SYMBOLS),
            ("ties", tuple(sorted(TIE_KINDS, key=lambda kind: FAMILIES.index(LINE_FAMILY[kind])))),
            ("areas", tuple(sorted(self.explored.legend["areas"]))),
            ("strengths", ("3", "2", "1", "0")),
            ("freshness", FRESHNESS),
            ("audiences", tuple(reversed(AUDIENCES))),
        )
        for field, keys in vocabularies:
            counts = self.explored.legend[field]
            items = [
                {
                    "key": key,
                    "name": self.legend_word(field, key),
                    "count": counts[key],
                    "on": key not in getattr(without, field),
                    "family": LINE_FAMILY[key] if field == "ties" else "",
                }
                for key in keys
                if counts.get(key)
            ]
            yield {"field": field, "name": self.say(f"explore_legend_{field}"), "items": items}

    def legend_word(self, field: str, key: str) -> str:
        if field == "kinds":
            return self.say(f"map_kind_{key}")
        if field == "areas":
            return self.area_name(key)
        if field == "freshness":
            return self.say(f"explore_{key}")
        vocabulary = {"ties": "tie_kind", "strengths": "strength", "audiences": "audience"}[field]
        return label(vocabulary, key, self.language)

    def notes(self) -> Iterator[str]:
        """What there was no room for."""
        cut = {cause: count for cause, count in self.explored.shown.cut.items() if cause}
        around = {cause: count for cause, count in cut.items() if cause.startswith("actors/")}
        for cause, count in around.items():
            name = self.narrator.actor(cause.partition("/")[2])
            yield self.say("explore_cut_around", name=name, count=count, most=MOST)
        # in one sentence: what was left out must not cover what is there
        if areas := [self.cut_area(cause, count) for cause, count in cut.items() if cause not in around]:
            yield self.say("explore_cut_areas", areas=listed(areas, self.language), most=MOST)

    def cut_area(self, area: str, count: int) -> str:
        return self.say("explore_cut_area", area=self.area_name(area), count=count)

    def status(self, nodes: int, lines: int) -> str:
        one = self.explored
        if one.shown.bubbles and not nodes:
            return self.say("explore_status_areas", count=one.sight.count, areas=len(one.shown.bubbles))
        return self.say("explore_status", shown=nodes, count=one.sight.count, ties=lines)


def symbol(table: str, values: Mapping[str, Value]) -> str:
    if table == "actors":
        return str(values["kind"])
    if table == "resources":
        return "resource"
    return "need-offers" if values["direction"] == "offers" else "need"


def line(identity: str, source: str, target: str, kind: str) -> dict[str, Any]:
    return {"id": identity, "from": source, "to": target, "kind": kind, "family": LINE_FAMILY[kind]}
