"""What the planting of gaps works with: the district, its ways, and the record of what was planted."""

from __future__ import annotations

from dataclasses import dataclass, field

from seed_data.generate.days import ageing, ago, fresh, old
from seed_data.generate.dice import Dice
from seed_data.generate.draft import Draft
from seed_data.generate.ground import Block, Ground
from seed_data.generate.supply import Supply


@dataclass(frozen=True)
class Planted:
    """One planted gap: its class, which kind of it (a key of `stories`), and the ids concerned."""

    gap: str
    story: str
    needs: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    ties: tuple[str, ...] = ()


@dataclass
class Record:
    """Everything that was planted, and why it is what it is."""

    gaps: list[Planted] = field(default_factory=list)
    cut_vertices: list[str] = field(default_factory=list)
    warnings: list[dict[str, str]] = field(default_factory=list)
    isolated: list[str] = field(default_factory=list)


class Plot:
    """Short words for what every planted gap needs. Ties are firm, fresh and good unless said otherwise."""

    def __init__(self, supply: Supply, dice: Dice) -> None:
        self.supply, self.dice = supply, dice
        self.ground: Ground = supply.ground
        self.draft: Draft = supply.draft
        self.record = Record()
        self.turn = 0

    def block(self) -> Block:
        """The next neighbourhood; neighbours in turn lie in different areas."""
        self.turn += 1
        return self.ground.blocks[self.turn % len(self.ground.blocks)]

    def far_from(self, block: Block) -> Block:
        """A neighbourhood of another area."""
        return next(other for other in self.ground.blocks if other.area != block.area)

    def need(self, leaf: str, holder: str, block: Block) -> str:
        cells = self.supply.passed(block)
        return self.supply.need(self.ground.leaves[leaf], holder, block, **cells, status="searching")

    def resource(self, leaf: str, actor: str, **cells: str) -> str:
        return self.supply.resource(self.ground.leaves[leaf], actor, **cells)

    def tie(self, one: str, other: str, strength: int = 2, **cells: str) -> str:
        known = {"quality": "good", "basis": "direct_observed", "confirmed_on": fresh(self.dice)}
        area = self.draft.actors[one]["area"]
        confirmed_by = self.ground.coordinator(area) or self.ground.by_role["sc"][0]
        return self.draft.link(one, other, strength, **{**known, "confirmed_by": confirmed_by, **cells})

    def ageing_tie(self, one: str, other: str, strength: int) -> str:
        return self.tie(one, other, strength, confirmed_on=ageing(self.dice))

    def old_tie(self, one: str, other: str, strength: int) -> str:
        return self.tie(one, other, strength, confirmed_on=old(self.dice))

    def unconfirmed_tie(self, one: str, other: str, strength: int) -> str:
        return self.tie(one, other, strength, confirmed_on="", confirmed_by="", basis="hearsay")

    def rooted(self, actor: str, block: Block) -> str:
        """Ties an actor to both pillars of a neighbourhood, so that nobody alone holds it there."""
        self.tie(actor, block.minsei)
        self.tie(actor, block.jichikai)
        return actor

    def known_to_pillars(self, resident: str, block: Block) -> str:
        """Two firm ways into the neighbourhood, the first one good enough to be the best."""
        self.tie(resident, block.minsei, 3)
        self.tie(resident, block.jichikai)
        return resident

    def body(self, subtype: str, block: Block, leaf: str = "", **cells: str) -> str:
        """A new body of the neighbourhood, named after what it gives."""
        name = self.ground.leaves[leaf].body if leaf else ""
        cells = {"willing": "yes", "contact": "世話人", "name": name, **cells}
        return self.ground.body(subtype, block.area, block.name, **cells)

    def regular(self, leaf: str, actor: str, block: Block) -> str:
        """Somebody who knows the actor well and needs what it gives, but does not introduce others.

        Through such a person a resource is in use although no way leads to it.
        """
        person = self.rooted(self.ground.resident(block.area, "target", willing="no"), block)
        self.tie(person, actor, 3)
        self.need(leaf, person, block)
        return person

    def plant(self, gap: str, story: str, **ids: tuple[str, ...]) -> None:
        self.record.gaps.append(Planted(gap, story, **ids))

    def ask(self, need: str, actor: str, days: int, **cells: str) -> str:
        return self.draft.add("asks", "ask", need=need, actor=actor, asked_on=ago(days), **cells)
