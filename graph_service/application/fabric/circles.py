"""Circles and sectors in words, and which of them do not meet."""

from __future__ import annotations

from graph_service.application.fabric.asking import MOST_PAIRS
from graph_service.application.fabric.words import Finding, Section, Sections
from graph_service.domain.fabric import Apart, Asked, Circle, Joined, Unmet

APART, TOGETHER = -0.1, 0.2
"""Below the first kinds seek each other, above the second they keep to themselves (of -1 to 1)."""


class CircleSections(Sections):
    """What is said of circles and sectors."""

    def circles(self) -> Section:
        found = self.fabric.circles
        code = "fabric_circles_some" if found.circles else "fabric_circles_none"
        words = self.say(code, count=len(found.circles))
        if found.beside and self.seen.counts:
            words = self.words.sentences(words, self.say("fabric_circles_beside", count=found.beside))
        findings = [self.circle(number, one) for number, one in enumerate(found.circles)]
        return self.section("circles", words, deed=False, findings=findings)

    def circle(self, number: int, one: Circle) -> Finding:
        bodies = self.seen.named(one.bodies)
        if not self.seen.counts:
            return Finding(bodies, self.say("fabric_circle_plain", name=self.circle_name(number)))
        kinds = [self.kind_count(kind, count) for kind, count in one.kinds.items()]
        said = self.say(
            "fabric_circle",
            name=self.circle_name(number),
            count=len(one.members),
            kinds=self.listed(kinds),
        )
        return Finding(bodies, said, figures=self.figures({"members": list(one.members)}))

    def kind_count(self, kind: str, count: int) -> str:
        return self.say("fabric_kind_count", kind=self.kind(kind), count=count)

    def circle_name(self, number: int) -> str:
        """A circle by its number and its heart: bodies that may be named, else its area."""
        circle = self.fabric.circles.circles[number]
        bodies = [self.narrator.actor(actor) for actor in circle.bodies if self.seen.is_named(actor)]
        area = str(self.narrator.values("areas", circle.area).get("name") or "")
        heart = self.say("fabric_around", name=bodies[0]) if bodies else area or self.say("fabric_persons")
        return self.say("fabric_circle_name", number=number + 1, heart=heart)

    def apart(self) -> Section:
        circles, found = self.fabric.circles.circles, self.fabric.circles.apart
        pairs = len(circles) * (len(circles) - 1) // 2
        if len(circles) < 2:
            return self.section("apart", self.say("fabric_apart_single"), deed=False)
        code = "fabric_apart_some" if found else "fabric_apart_none"
        findings = [self.one_apart(one) for one in found[:MOST_PAIRS]]
        return self.section(
            *("apart", self.say(code, count=len(found), pairs=pairs)),
            deed=not all(one.deed for one in findings),
            findings=findings,
            further=max(0, len(found) - MOST_PAIRS),
        )

    def one_apart(self, one: Apart) -> Finding:
        names = {"one": self.circle_name(one.one), "other": self.circle_name(one.other)}
        said = [self.say("fabric_apart_pair", **names)]
        if self.seen.counts:
            circles = self.fabric.circles.circles
            former, latter = (circles[number].asked for number in (one.one, one.other))
            said.append(self.sides(self.say("fabric_former"), former, self.say("fabric_latter"), latter))
        between = self.seen.named(one.between)
        both = self.listed(map(self.narrator.actor, between))
        deed = self.say("fabric_apart_between", names=both) if between else ""
        return Finding(between, self.words.sentences(*said), deed)

    def sides(self, one: str, asked: Asked, other: str, others_asked: Asked) -> str:
        """Of how many on both sides ties were asked: what a missing tie rests on."""
        said = [
            self.say("fabric_side", name=name, count=known.actors, asked=known.asked)
            for name, known in ((one, asked), (other, others_asked))
        ]
        return self.say("fabric_sides", sides=self.listed(said))

    def joined(self) -> Section:
        found = self.fabric.circles.joined
        code = "fabric_joined_some" if found else "fabric_joined_none"
        return self.section(
            *("joined", self.say(code, count=len(found))),
            deed=False,
            findings=[self.one_joined(one) for one in found[:MOST_PAIRS]],
            further=max(0, len(found) - MOST_PAIRS),
        )

    def one_joined(self, one: Joined) -> Finding:
        """Where a single actor joins two circles, or a single tie."""
        names = [self.of_measured(actor) for actor in one.actors]
        ends = {"one": self.circle_name(one.one), "other": self.circle_name(one.other)}
        code = "fabric_joined_actor" if len(names) == 1 else "fabric_joined_tie"
        if not self.seen.counts and not all(map(self.seen.is_named, one.actors)):
            code = "fabric_joined_plain"  # a tie of somebody who is not named is nothing for a council
        said = self.say(code, **ends, a=names[0], b=names[-1])
        return Finding(self.seen.named(one.actors), said, self.say(f"{code}_deed", a=names[0], b=names[-1]))

    def of_measured(self, actor: str) -> str:
        """A name, or that it is a person's who is not named here."""
        return self.narrator.actor(actor) if self.seen.is_named(actor) else self.say("fabric_somebody")

    def sectors(self) -> Section:
        found = self.fabric.sectors
        same = sum(row[i] for i, row in enumerate(found.ties))
        other = (sum(map(sum, found.ties)) - same) // 2
        code = "undefined" if found.assortativity is None else leaning(found.assortativity)
        counted = self.say("fabric_sectors_ties", same=same, other=other) if self.seen.counts else ""
        figures = {"kinds": list(found.kinds), "ties": [list(row) for row in found.ties]}
        return self.section(
            *("sectors", self.words.sentences(counted, self.say(f"fabric_sectors_{code}"))),
            deed=bool(found.unmet),
            findings=[self.unmet(one) for one in found.unmet],
            figures=self.figures({**figures, "assortativity": found.assortativity}),
        )

    def unmet(self, one: Unmet) -> Finding:
        """Two kinds that hardly meet. How many ties may tell of few residents: not for everybody."""
        names = {"a": self.kind(one.kinds[0]), "b": self.kind(one.kinds[1])}
        few = "few" if self.seen.counts else "rare"
        said = [self.say(f"fabric_unmet_{few if one.ties else 'none'}", count=one.ties, **names)]
        if self.seen.counts and round(one.expected) > one.ties:
            said.append(self.say("fabric_unmet_expected", count=round(one.expected)))
        if self.seen.counts:
            asked = [self.words.answer.asked[kind] for kind in one.kinds]
            said.append(self.sides(names["a"], asked[0], names["b"], asked[1]))
        figures = {"kinds": list(one.kinds), "ties": one.ties, "expected": one.expected}
        return Finding([], self.words.sentences(*said), figures=self.figures(figures))


def leaning(assortativity: float) -> str:
    if assortativity > TOGETHER:
        return "together"
    return "apart" if assortativity < APART else "even"
