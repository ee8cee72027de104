"""Two ways from a person to a body that share no mediator, over firm ties."""

from __future__ import annotations

from itertools import pairwise

from seed_data.generate.dice import Dice
from seed_data.generate.ground import Block, Ground


class Ways:
    """Opens ways through a neighbourhood's pillars, and beside them.

    The first way, person - 民生委員 - 自治会 - body, has a score of at least 0.9 x 0.9 x 0.7 = 0.567: both
    pillars are willing, have a contact and no open asks. `ageing` keeps the factor of every tie that is not
    fresh below that, so no best way rests on one.
    """

    def __init__(self, ground: Ground, dice: Dice) -> None:
        self.ground, self.dice = ground, dice
        self.used: set[str] = set()
        """Everybody whom a way runs through."""
        self.gates: dict[str, str] = {}

    def open(self, holder: str, actor: str, block: Block) -> list[str]:
        """Opens both ways; the path of the first one."""
        self.second(holder, actor, block)
        return self.first(holder, actor, block)

    def first(self, holder: str, actor: str, block: Block) -> list[str]:
        self.ground.draft.link(holder, block.minsei, 3)
        self.ground.draft.link(block.minsei, block.jichikai, 3)
        self.ground.draft.link(block.jichikai, actor, self.dice.pick((2, 3)))
        self.used.update((block.minsei, block.jichikai))
        return [holder, block.minsei, block.jichikai, actor]

    def second(self, holder: str, actor: str, block: Block) -> None:
        gate = self.gate(holder, block)
        hub = self.hub(block.area, {holder, actor, gate})
        for one, other in pairwise([holder, gate, hub, actor] if gate != actor else [holder, actor]):
            self.ground.draft.link(one, other, 2)
        self.used.update((gate, hub))

    def gate(self, holder: str, block: Block) -> str:
        """Who else than the 民生委員 knows the person: always the same one for the same person."""
        if holder not in self.gates:
            target = self.ground.draft.actors[holder]["subtype"] == "target"
            roles = ("care_manager", "kayoinoba") if target else ("kayoinoba", "volunteer_group")
            self.gates[holder] = self.dice.pick(self.ground.near(self.dice.pick(roles), block.area))
        return self.gates[holder]

    def hub(self, area: str, taken: set[str]) -> str:
        """A body or person of the area who knows many others; the coordinator most of the time."""
        for role in self.dice.shuffled(("sc", "sc", "rojin_club", "other")):
            free = [identity for identity in self.ground.near(role, area) if identity not in taken]
            if free:
                return self.dice.pick(free)
        raise LookupError(area)
