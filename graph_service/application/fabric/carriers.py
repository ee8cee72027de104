"""Those in between, in words: who carries much, what that means, what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Protocol

from graph_service.application.fabric.words import MOST_LISTED, Figures, Finding, Section, Sections
from graph_service.domain.fabric import Broker, Grouping, Hole, Passed


class OfActor(Protocol):
    """What was measured of one actor."""

    @property
    def actor(self) -> str: ...


class CarrierSections(Sections):
    """What is said of those in between."""

    def breaking(self) -> Section:
        found = self.fabric.breaking
        if not found.actors:
            return self.section("breaking", self.say("fabric_breaking_none"), deed=False)
        names = self.words.names(list(found.actors))
        shares = {"before": percent(found.before), "after": percent(found.after)}
        return self.section(
            *("breaking", self.say("fabric_breaking_some", names=names, **shares)),
            findings=[Finding(self.seen.named(found.actors), "", figures=self.figures(asdict(found)))],
        )

    def reaching(self) -> Section:
        found, count = self.fabric.reaching, self.fabric.actors
        if not found.actors:
            return self.section("reaching", self.say("fabric_reaching_none"), deed=False)
        data = {"names": self.words.names(list(found.actors)), "steps": found.steps}
        share = percent(found.reached / count)
        if self.seen.counts:
            said = self.say("fabric_reaching_some", reached=found.reached, count=count, share=share, **data)
        else:
            said = self.say("fabric_reaching_share", share=share, **data)
        named = self.seen.named(found.actors)
        return self.section(
            "reaching", said, findings=[Finding(named, "", figures=self.figures(asdict(found)))]
        )

    def carriers(
        self, code: str, found: Sequence[OfActor], words: str, findings: Iterable[Finding]
    ) -> Section:
        """A section about single actors: those who are named, and how many more there are."""
        order = {actor: number for number, actor in enumerate(self.seen.named(one.actor for one in found))}
        said = sorted((one for one in findings if one.actors), key=lambda one: order[one.actors[0]])
        unnamed = "fabric_unnamed" if self.seen.counts else "fabric_unnamed_shared"
        more = self.say(unnamed, count=len(found) - len(said)) if len(said) < len(found) else ""
        return self.section(
            *(code, self.words.sentences(words, more)),
            deed=bool(found),
            findings=said[:MOST_LISTED],
            further=max(0, len(said) - MOST_LISTED),
        )

    def one_carrier(self, code: str, one: OfActor, figures: Figures, **data: object) -> Finding:
        """What was measured of an actor; without numbers to those who get no order either."""
        if not self.seen.is_named(one.actor):
            return Finding([], "")
        name = self.narrator.actor(one.actor)
        said = self.say(code if self.seen.ranks else f"{code}_plain", name=name, **data)
        return Finding([one.actor], said, figures=self.figures(figures))

    def holes(self) -> Section:
        found = self.fabric.open_holes
        words = self.say("fabric_holes_some" if found else "fabric_holes_none")
        return self.carriers("holes", found, words, [self.hole("fabric_hole", one) for one in found])

    def closed(self) -> Section:
        found = self.fabric.closed_bodies
        words = self.say("fabric_closed_some" if found else "fabric_closed_none", count=len(found))
        return self.carriers("closed", found, words, [self.hole("fabric_closed_one", one) for one in found])

    def hole(self, code: str, one: Hole) -> Finding:
        figures = {"ties": one.ties, "effective_size": one.effective, "constraint": one.constraint}
        return self.one_carrier(code, one, figures, ties=one.ties, count=round(one.effective))

    def brokers(self, grouping: Grouping) -> Section:
        found, code = self.fabric.brokers[grouping], f"brokers_{grouping}"
        words = self.say(f"fabric_{code}_some" if found else f"fabric_{code}_none")
        return self.carriers(code, found, words, [self.broker(grouping, one) for one in found])

    def broker(self, grouping: Grouping, one: Broker) -> Finding:
        """An actor by the role in which it stands between others most often, apart from its own group's."""
        roles = dict(one.roles)
        outside = {
            "liaison": roles["liaison"],
            "door": roles["gatekeeper"] + roles["representative"],
            "itinerant": roles["itinerant"],
        }
        main = max(outside, key=lambda name: outside[name])
        groups = self.listed(self.group(grouping, name) for name in one.groups)
        pairs = sum(outside.values()) // 2
        return self.one_carrier(f"fabric_{main}", one, roles, groups=groups, count=pairs)

    def group(self, grouping: Grouping, name: str) -> str:
        if grouping == "kind":
            return self.kind(name)
        return str(self.narrator.values("areas", name).get("name") or name)

    def betweenness(self) -> Section:
        found = self.fabric.betweenness
        if found is None:
            return self.section("betweenness", self.say("fabric_betweenness_area"), deed=False)
        code = "sampled" if found.pivots else "exact"
        words = self.say(f"fabric_betweenness_{code}", count=found.pivots, actors=self.fabric.actors)
        findings = [self.passed(code, one) for one in found.passed]
        return self.carriers("betweenness", found.passed, words, findings)

    def passed(self, code: str, one: Passed) -> Finding:
        shares = {"share": percent(one.share), "error": round(100 * one.error, 1)}
        return self.one_carrier(
            f"fabric_passed_{code}", one, {"share": one.share, "error": one.error}, **shares
        )


def percent(share: float) -> int:
    return round(100 * share)
