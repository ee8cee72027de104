"""The fabric in words: sections, each with what was found, what it rests on and what to do about it.

What one set of actors gave (with or without the central bodies) is in `circles` and `carriers`; here is what
does not depend on that: who was asked, residents without company, bodies without ties.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph_service.application.fabric.asking import FabricSeen
from graph_service.application.narrator import Narrator
from graph_service.domain.fabric import MOST_ACTORS, Asked, Fabric, Isolated
from graph_service.domain.ontology import ACTOR_KINDS, label
from graph_service.domain.terms import Language
from graph_service.domain.wording import listed

MOST_LISTED = 50
"""Findings of one section; the others are counted."""
Figures = Mapping[str, Any]


@dataclass(frozen=True)
class Finding:
    """One thing that was found; `words` is "" where those of the section say it, `deed` likewise.

    `figures` are for the coordinator alone.
    """

    actors: list[str]
    words: str
    deed: str = ""
    figures: Figures | None = None


@dataclass(frozen=True)
class Section:
    """What was asked of the fabric, in words. `further` counts findings that are not listed."""

    section: str
    title: str
    words: str
    deed: str = ""
    findings: list[Finding] = field(default_factory=list)
    further: int = 0
    figures: Figures | None = None


class FabricWords:
    """Says a fabric in one language, to whom it is shown."""

    def __init__(self, seen: FabricSeen, language: Language) -> None:
        self.seen, self.answer = seen, seen.answered.answer
        self.narrator = Narrator(seen.answered.records, language)
        self.language = language

    def say(self, code: str, **data: object) -> str:
        return self.narrator.say(code, **data)

    def sentences(self, *said: str) -> str:
        """Sentences one after the other."""
        return ("" if self.language == "ja" else " ").join(one for one in said if one)

    @property
    def where(self) -> str:
        area = self.narrator.values("areas", self.answer.question.area).get("name")
        return str(area or self.say("fabric_everywhere"))

    def lead(self) -> Iterator[str]:
        """Of whom the answer is, and that a missing tie is not the lack of one."""
        answer = self.answer
        data = {"where": self.where, "as_of": answer.question.as_of, "most": MOST_ACTORS}
        if answer.whole is None:
            yield self.say("fabric_too_many", count=answer.actors, **data)
        elif self.seen.counts:
            yield self.say("fabric_lead", count=answer.actors, ties=answer.whole.ties, **data)
        else:
            audience = label("audience", self.seen.audience, self.language)
            yield self.say("fabric_lead_shared", audience=audience, **data)
        if answer.question.area:
            yield self.say("fabric_inside")

    def asked_words(self) -> str:
        """How many of all were ever asked for ties; counts of few residents are not told to everybody."""
        told = [one for kind, one in self.answer.asked.items() if self.seen.counts or kind != "resident"]
        latest = max((one.latest for one in told), default="")
        sums = (sum(column) for column in zip(*((a.actors, a.asked, a.fresh) for a in told), strict=True))
        together = Asked(*(*sums, latest)) if told else Asked(0, 0, 0, "")
        return self.sentences(self.say("fabric_missing"), self.asked(together))

    def asked(self, one: Asked) -> str:
        """Who was asked and when; never asked is not the same as alone."""
        if not one.asked:
            return self.say("fabric_asked_none", count=one.actors)
        data = {"asked": one.asked, "fresh": one.fresh, "latest": one.latest}
        months = self.seen.policy.fresh_months
        never = one.actors - one.asked
        said = self.say("fabric_asked", count=one.actors, months=months, **data)
        return self.sentences(said, self.say("fabric_never", count=never) if never else "")

    def asked_rows(self) -> list[tuple[str, Asked]]:
        """By kind of actors, as far as it may be told."""
        shown = [kind for kind in self.answer.asked if self.seen.counts or kind != "resident"]
        return [(kind, self.answer.asked[kind]) for kind in shown]

    def residents(self) -> Section:
        """Residents who are tied to services alone."""
        found = self.answer.isolated
        named = [one for one in found if one.actor in self.seen.answered.records["actors"]]
        findings = [Finding([one.actor], self.isolated(one)) for one in named[:MOST_LISTED]]
        return Section(
            *("isolated", self.say("fabric_isolated"), self.isolated_words()),
            deed=self.say("fabric_isolated_deed") if found or not self.seen.counts else "",
            findings=findings if self.seen.counts else [],
            further=len(found) - len(findings) if self.seen.counts else 0,
        )

    def isolated_words(self) -> str:
        """How many; to those who may not read of residents as "so many at least", in steps."""
        found, residents = self.answer.isolated, self.answer.residents
        if not self.seen.counts:
            limit = max(self.seen.policy.smallest_count, 1)
            least = len(found) // limit * limit
            code = "fabric_isolated_least" if least else "fabric_isolated_few"
            return self.say(code, count=least or limit)
        if not found:
            return self.say("fabric_isolated_none", count=residents)
        words = self.say("fabric_isolated_some", count=len(found), residents=residents)
        parts = {
            "alone": sum(not one.services for one in found),
            "central": sum(one.central for one in found),
        }
        said = [self.say(f"fabric_isolated_{part}", count=count) for part, count in parts.items() if count]
        return self.sentences(words, *said, self.say("fabric_isolated_us"))

    def isolated(self, one: Isolated) -> str:
        name = self.narrator.actor(one.actor)
        if one.services:
            services = self.narrator.some([self.narrator.actor(service) for service in one.services])
            when = (
                self.say("gap_confirmed_on", on=one.latest) if one.latest else self.say("gap_never_confirmed")
            )
            return self.sentences(self.say("fabric_isolated_one", name=name, services=services), when)
        return self.sentences(self.say("fabric_isolated_nobody", name=name), self.record_of(one.actor))

    def record_of(self, actor: str) -> str:
        """When and by whom an actor's record was confirmed: whoever did it may have asked."""
        values = self.seen.values(actor)
        on, by = values.get("confirmed_on"), values.get("confirmed_by")
        if not on:
            return self.say("fabric_record_never")
        if by and self.seen.counts:
            return self.say("fabric_record_by", on=on, by=self.narrator.person(str(by)))
        return self.say("fabric_record_on", on=on)

    def unlinked(self) -> Section:
        """Bodies that are tied to nobody, in the order of names."""
        found, seen = self.answer.unlinked, self.seen
        bodies = sum(one.actors for kind, one in self.answer.asked.items() if not ACTOR_KINDS[kind].person)
        named = [actor for actor in found if seen.is_named(actor)]
        shown = sorted(named, key=lambda actor: (seen.name(actor), actor))[:MOST_LISTED]
        code = "fabric_unlinked_some" if found else "fabric_unlinked_none"
        return Section(
            *("unlinked", self.say("fabric_unlinked"), self.say(code, count=len(found), bodies=bodies)),
            deed=self.say("fabric_unlinked_deed") if found else "",
            findings=[Finding([actor], self.body(actor)) for actor in shown],
            further=len(found) - len(shown),
        )

    def body(self, actor: str) -> str:
        kind = label("actor_kind", str(self.seen.values(actor)["kind"]), self.language)
        named = self.say("fabric_body", name=self.narrator.actor(actor), kind=kind)
        return self.sentences(named, self.record_of(actor))

    def names(self, actors: list[str]) -> str:
        """Those who are named, and how many more there are: who is a person is not told to everybody."""
        named = [self.narrator.actor(actor) for actor in self.seen.named(actors)]
        rest = len(actors) - len(named)
        return listed([*named, *([self.say("fabric_others", count=rest)] if rest else [])], self.language)


class Sections:
    """Says what one fabric holds, with the words of the answer that it belongs to."""

    def __init__(self, words: FabricWords, fabric: Fabric) -> None:
        self.words, self.fabric, self.seen = words, fabric, words.seen
        self.say, self.narrator = words.say, words.narrator

    def section(self, code: str, words: str, *, deed: bool = True, **more: Any) -> Section:  # noqa: ANN401
        said = self.say(f"fabric_{code}_deed") if deed else ""
        return Section(code, self.say(f"fabric_{code}"), words, said, **more)

    def figures(self, figures: Figures) -> Figures | None:
        """Numbers by themselves: for the coordinator alone."""
        return figures if self.seen.ranks else None

    def kind(self, kind: str) -> str:
        return label("actor_kind", kind, self.words.language)

    def listed(self, words: Iterable[str]) -> str:
        return listed(words, self.words.language)
