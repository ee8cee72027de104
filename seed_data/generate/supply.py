"""Needs and resources of the base: every resource is opened to a need, every open need reaches one twice."""

from __future__ import annotations

from dataclasses import dataclass

from seed_data.generate import phrases
from seed_data.generate.days import ago, fresh
from seed_data.generate.dice import Dice
from seed_data.generate.draft import Row
from seed_data.generate.ground import TOWN, Block, Ground
from seed_data.generate.themes import Leaf
from seed_data.generate.ways import Ways

CLASSES = ("none", "checklist", "support", "care")
GOODS = frozenset({"handwork", "harvest", "surplus", "woodwork", "antiques"})
"""Themes in which what is offered can be used for something."""
PROFESSIONALS = ("care_manager", "houkatsu_staff", "care_manager", "nurse", "therapist")


@dataclass(frozen=True)
class Pair:
    """A need and a resource that it reaches, its neighbourhood and the first of its two ways."""

    need: str
    resource: str
    block: Block
    path: tuple[str, ...]


class Supply:
    """Fills a ground with needs and resources."""

    def __init__(self, ground: Ground, ways: Ways, dice: Dice) -> None:
        self.ground, self.ways, self.dice, self.draft = ground, ways, dice, ground.draft
        self.base = [leaf for leaf in ground.leaves.values() if leaf.givers]
        self.care: dict[str, str] = {}
        self.pairs: list[Pair] = []
        self.leaf_of: dict[str, Leaf] = {}
        self.givers: dict[str, int] = {}

    def fill(self) -> None:
        preset = self.ground.preset
        self.add_care()
        for turn in range(preset.needs):
            self.open_need(turn)
        first = list(self.pairs)
        for turn in range(preset.resources - preset.needs):
            self.another_resource(first[(turn * 5) % len(first)])
        for turn in range(preset.saturated):
            self.saturated_resource(turn)

    def add_care(self) -> None:
        """The certification of most of those who are supported."""
        for identity in self.ground.by_role["target"]:
            if self.dice.chance(0.85):
                self.care[identity] = self.dice.pick((*CLASSES, "support", "support"))
                day = fresh(self.dice)
                self.draft.add("care", actor=identity, status=self.care[identity], as_of=day)

    def open_need(self, turn: int) -> None:
        blocks = self.ground.blocks
        block = blocks[turn % len(blocks)]
        holder = block.residents[(turn // len(blocks)) % len(block.residents)]
        leaf = self.base[(turn * 7) % len(self.base)]
        status = self.dice.pick(("checked", "searching", "searching", "asking", "unmet"))
        need = self.need(leaf, holder, block, **self.passed(block), status=status)
        self.pair(need, holder, block, leaf, leaf.theme)

    def another_resource(self, known: Pair) -> None:
        """One more resource for a need: of its theme, of a theme beside it or of the one above."""
        holder, leaf = known.path[0], self.leaf_of[known.need]
        beside = [other for other in self.base if other.broader == leaf.broader]
        chosen = self.dice.pick([leaf, *beside])
        theme = f"theme-{leaf.broader}" if self.dice.chance(0.15) else chosen.theme
        self.pair(known.need, holder, known.block, chosen, theme)

    def pair(self, need: str, holder: str, block: Block, leaf: Leaf, theme: str) -> None:
        actor = self.giver(leaf, block)
        limits = self.limits(holder, block)
        resource = self.resource(leaf, actor, theme=theme, **self.places_left(), **limits)
        path = self.ways.open(holder, actor, block)
        self.pairs.append(Pair(need, resource, block, tuple(path)))

    def giver(self, leaf: Leaf, block: Block) -> str:
        """Of those in the area whom the theme suits, one who gives least so far."""
        known_roles = [role for role in leaf.givers if self.ground.near(role, block.area)]
        known = self.dice.shuffled(self.ground.near(self.dice.pick(known_roles), block.area))
        chosen = min(known, key=lambda identity: self.givers.get(identity, 0))
        self.givers[chosen] = self.givers.get(chosen, 0) + 1
        return chosen

    def limits(self, holder: str, block: Block) -> Row:
        """Whom and where a resource is for; its own need's holder always."""
        limits: Row = {}
        if holder in self.care and self.dice.chance(0.4):
            classes = {self.care[holder], *self.dice.some(CLASSES, 2)}
            limits["eligible"] = ";".join(word for word in CLASSES if word in classes)
        if self.dice.chance(0.35):
            limits["areas"] = self.dice.pick((block.area, block.area, TOWN))
        return limits

    def places_left(self) -> Row:
        if self.dice.chance(0.4):
            return {}
        capacity = self.dice.between(3, 20)
        return {"capacity": str(capacity), "capacity_left": str(self.dice.between(1, capacity))}

    def saturated_resource(self, turn: int) -> None:
        leaf = self.base[(turn * 11 + 3) % len(self.base)]
        block = self.ground.blocks[(turn * 5) % len(self.ground.blocks)]
        capacity = str(self.dice.between(3, 12))
        self.resource(leaf, self.giver(leaf, block), capacity=capacity, capacity_left="0")

    def resource(self, leaf: Leaf, actor: str, **cells: str) -> str:
        dice, receives = self.dice, leaf.direction == "offers"
        given: Row = {
            **{"title": leaf.resource, "theme": leaf.theme},
            "direction": "receives" if receives else "gives",
            "use": f"{leaf.resource}として使ってもらう" if receives and leaf.broader in GOODS else "",
            "days": "" if receives else dice.pick(phrases.DAYS),
            "fee": "" if receives else dice.pick(phrases.FEES),
            "scheme": dice.pick(phrases.SCHEMES) if dice.chance(0.25) else "",
            "conditions": dice.pick(phrases.CONDITIONS),
            "source": dice.pick(("聞き取り", "協議体", "資源調査")),
            "confirmed_on": fresh(dice),
            "confirmed_by": self.ground.coordinator(self.draft.actors[actor]["area"]),
        }
        return self.draft.add("resources", "res", actor=actor, **{**given, **cells})

    def passed(self, block: Block) -> Row:
        """The cells of a check that was passed."""
        checker = self.dice.pick(
            self.ground.near(self.dice.pick(("care_manager", "houkatsu_staff")), block.area)
        )
        return {
            **{"decision": "pass", "pity_based": "false", "disuse_risk": "false", "checked_by": checker},
            **{"checked_on": ago(self.dice.between(82, 120)), "reason": self.dice.pick(phrases.PASSED)},
        }

    def need(self, leaf: Leaf, holder: str, block: Block, **cells: str) -> str:
        """A need; every fifth comes from residents, the others from professionals."""
        dice, draft = self.dice, self.draft
        given: Row = {
            **{"direction": leaf.direction, "title": leaf.need, "theme": leaf.theme},
            "words": dice.pick(phrases.WORDS) if dice.chance(0.6) else "",
            "keeps_doing": dice.pick(phrases.KEEPS_DOING) if dice.chance(0.7) else "",
            "created_on": ago(dice.between(125, 260)),
            **self.origin(holder, block, professional=len(draft.needs()) % 5 != 2),
        }
        need = draft.add("needs", "need", actor=holder, **{**given, **cells})
        self.leaf_of[need] = leaf
        return need

    def origin(self, holder: str, block: Block, *, professional: bool) -> Row:
        if professional:
            who = self.dice.pick(self.ground.near(self.dice.pick(PROFESSIONALS), block.area))
            via = self.dice.pick(("care_conference", "care_plan", "visit"))
            return {"identified_by": who, "via": via, "professional_origin": "true"}
        who = self.dice.pick((holder, block.minsei, block.residents[-1]))
        return {"identified_by": who, "via": "resident", "professional_origin": "false"}
