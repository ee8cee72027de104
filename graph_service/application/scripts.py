"""What to say to each person asked on a path: polite, promising nothing, naming no resident to strangers.

Whoever is tied to the holder of the need hears the name; anybody further on hears of "somebody", for a name
is told only where it is needed. Nothing is said to or about whom the viewer may not read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from graph_service.application.narrator import Narrator
from graph_service.domain.answers import Alternative, PathsAnswer, Step
from graph_service.domain.tie_kinds import TIE_KINDS

NO_SAN = (")", ")", "さん", "様", "先生", "氏")
"""A name that ends so takes no honorific behind it."""


@dataclass(frozen=True)
class Script:
    """What to settle first ("": nothing), and what to say to `name`."""

    name: str
    before: str
    words: str

    @property
    def text(self) -> str:
        return f"{self.before}\n{self.words}" if self.before else self.words


@dataclass(frozen=True)
class Scripts:
    """The scripts for one need. `lacking` are residents whose consent is not there."""

    narrator: Narrator
    need: str
    holder: str
    lacking: Collection[str]

    @classmethod
    def of_answer(cls, answer: PathsAnswer, narrator: Narrator) -> Scripts:
        lacking = {i for warning in answer.warnings if warning.code == "consent_missing" for i in warning.ids}
        return cls(narrator, answer.question.need, answer.holder, lacking)

    def text(self, resource: str, way: Alternative, place: int) -> str | None:
        script = self.at(resource, way, place)
        return script.text if script else None

    def at(self, resource: str, way: Alternative, place: int) -> Script | None:
        """What to say to whom the step at `place` leads to; None where they may not be read."""
        step, onward = way.steps[place], way.steps[place + 1 : place + 2]
        spoken = [step.target, *(one.target for one in onward)]
        if not all(self.readable(identity) for identity in spoken):
            return None
        said = (*self.opening(step), *self.wanted(step, onward, resource, way.actors[-1]))
        words = ("" if self.narrator.language == "ja" else " ").join(said)
        return Script(self.narrator.actor(step.target), self.before(), words)

    def before(self) -> str:
        if self.holder not in self.lacking:
            return ""
        return self.narrator.say("script_consent_first", names=self.narrator.actor(self.holder))

    def opening(self, step: Step) -> Iterator[str]:
        """Who speaks, and about what."""
        say = self.narrator.say
        yield say("script_open")
        if step.source != self.holder and self.readable(step.source):
            yield say("script_from", a=self.honoured(step.source))
        title = self.narrator.values("needs", self.need).get("title")
        known = step.source == self.holder or not self.resident(self.holder)
        if not title:
            yield say("script_about_unread")
        elif known and self.readable(self.holder):
            yield say("script_about_known", holder=self.honoured(self.holder), need=title)
        else:
            yield say("script_about_somebody", need=title)

    def wanted(self, step: Step, onward: tuple[Step, ...], resource: str, last: str) -> Iterator[str]:
        """What is asked for, why it could work, what comes of it; and that it may be declined."""
        say = self.narrator.say
        for following in onward:
            if self.narrator.values("ties", following.tie):
                yield say("script_how", how=self.how(following))
            yield say("script_lead_on", c=self.honoured(following.target))
        yield from self.aim(resource, last, near=step.target == last or onward[0].target == last)
        if not onward:
            yield say("script_take_up")
        yield say("script_close")

    def aim(self, resource: str, last: str, *, near: bool) -> Iterator[str]:
        """What becomes of it in the end; a resident is not named to whom they may not know."""
        values = self.narrator.values("resources", resource)
        use = values.get("use") or values.get("title")
        if not use:
            return
        if near or self.resident(last) or not self.readable(last):
            yield self.narrator.say("script_aim_unnamed", use=use)
        else:
            yield self.narrator.say("script_aim", actor=self.honoured(last), use=use)

    def how(self, step: Step) -> str:
        """How the two know each other, said to one of them."""
        names = {"a": self.honoured(step.source), "b": self.honoured(step.target)}
        return TIE_KINDS[step.kind].words(self.narrator.language, forward=step.forward).format(**names)

    def readable(self, identity: str) -> bool:
        return bool(self.narrator.values("actors", identity).get("name"))

    def resident(self, identity: str) -> bool:
        return self.narrator.values("actors", identity).get("kind") == "resident"

    def honoured(self, identity: str) -> str:
        """A name as it is said to others: people with an honorific."""
        name = self.narrator.actor(identity)
        person = self.narrator.values("actors", identity).get("kind") in ("resident", "professional")
        return self.narrator.say("script_san", name=name) if person and not name.endswith(NO_SAN) else name
