"""The actors of a district: areas, neighbourhoods, bodies, professionals, residents."""

from __future__ import annotations

from dataclasses import dataclass, field

from seed_data.generate.days import fresh, old
from seed_data.generate.dice import Dice
from seed_data.generate.draft import Draft
from seed_data.generate.names import Namer
from seed_data.generate.presets import Preset
from seed_data.generate.sea import Sea
from seed_data.generate.themes import read_leaves, theme_rows
from seed_data.generate.words import BODY_KINDS, CONTACTS, PREFIXES, ROLES

TOWN = "area-town"
TOWN_WIDE = frozenset({"shakyo", "silver", "coop", "municipality", "houkatsu_center", "municipal_staff"})
SHOPS_OF = ("", "false", "true", "false", "true")
"""Whether shops are somebody's own (`sole_trader`), by turns; of every fifth nobody asked yet."""
NO_PLACE_ALONE = frozenset({"kayoinoba", "care_facility", "clinic"})
"""Subtypes that always have ties: somebody runs them or works there."""


@dataclass(frozen=True)
class Block:
    """A neighbourhood with its two pillars, whom everything in it can be reached through."""

    area: str
    name: str
    jichikai: str
    minsei: str
    residents: list[str] = field(default_factory=list)


class Ground:
    """The actors of a district and where they are."""

    def __init__(self, preset: Preset) -> None:
        self.preset, self.dice, self.draft = preset, Dice(preset.seed), Draft()
        self.names, self.leaves = Namer(preset.town), read_leaves()
        self.blocks: list[Block] = []
        self.by_role: dict[str, list[str]] = {}
        self.isolated: set[str] = set()
        self.shops = 0
        self.sea = Sea([area for area, _ in preset.areas])
        self.build()

    def build(self) -> None:
        self.add_areas()
        for row in theme_rows(self.leaves):
            self.draft.add("themes", **row)
        self.add_coordinators()
        self.add_blocks()
        self.add_bodies()
        for role, count in self.preset.professionals.items():
            for turn in range(count):
                self.professional(role, TOWN if role in TOWN_WIDE else self.area(turn))
        for block in self.blocks:
            self.add_residents(block)
        self.isolate_places()

    def add_areas(self) -> None:
        self.draft.add("areas", id=TOWN, name=self.preset.town, layer="1")
        for area, name in self.preset.areas:
            self.draft.add("areas", id=area, name=name, parent=TOWN, layer="2")

    def area(self, turn: int) -> str:
        return self.preset.areas[turn % len(self.preset.areas)][0]

    def add_coordinators(self) -> None:
        """One for the first layer, then one for each area."""
        for area in (TOWN, *(area for area, _ in self.preset.areas)):
            self.professional("sc", area, willing="yes", asks_max="12", asks_elsewhere="2")

    def add_blocks(self) -> None:
        for turn in range(self.preset.blocks * len(self.preset.areas)):
            area, name = self.area(turn), self.names.place()
            jichikai = self.body("jichikai", area, name, willing="yes", contact="会長")
            minsei = self.professional("minsei", area, willing="yes")
            self.blocks.append(Block(area, name, jichikai, minsei))

    def add_bodies(self) -> None:
        for subtype, count in self.preset.bodies.items():
            for turn in range(count):
                block = self.blocks[(turn * 3 + len(subtype)) % len(self.blocks)]
                area = TOWN if subtype in TOWN_WIDE else self.area(turn)
                place = block.name if block.area == area else ""
                self.body(subtype, area, place)

    def add_residents(self, block: Block) -> None:
        for turn in range(self.preset.residents):
            helpers = ("family", "volunteer", "volunteer", "key_person")
            subtype = self.dice.pick(helpers) if turn % 3 == 1 else "target"
            block.residents.append(self.resident(block.area, subtype))

    def isolate_places(self) -> None:
        """Chooses the places that nobody is tied to; of each subtype one at least is not chosen."""
        places = [
            identity
            for subtype in self.preset.bodies
            if BODY_KINDS[subtype] != "organization" and subtype not in NO_PLACE_ALONE
            for identity in self.by_role[subtype][1:]
        ]
        self.isolated.update(self.dice.some(places, self.preset.isolated))

    def body(self, subtype: str, area: str, place: str = "", **cells: str) -> str:
        """A new organization or place; its name may be given as a template. A third has no contact yet."""
        contact = self.dice.pick(CONTACTS.get(subtype, ("代表",))) if self.dice.chance(0.65) else ""
        cells = {"contact": contact, "willing": self.dice.pick(("yes", "unknown", "unknown")), **cells}
        source = self.dice.pick(("聞き取り", "公開データ", "協議体"))
        template = cells.pop("name", "")
        name = self.names.fill(template, place) if template else self.names.body(subtype, place)
        kind, prefix = BODY_KINDS[subtype], PREFIXES.get(subtype, subtype)
        if kind == "shop":
            self.shops += 1
            cells["sole_trader"] = SHOPS_OF[self.shops % len(SHOPS_OF)]
        return self.actor(prefix, kind, name, subtype, area, source=source, **cells)

    def professional(self, role: str, area: str, **cells: str) -> str:
        name, kana = self.names.person()
        cells = {"willing": self.dice.pick(("yes", "yes", "unknown")), "kana": kana, **cells}
        prefix = PREFIXES.get(role, role)
        return self.actor(prefix, "professional", f"{name}({ROLES[role]})", role, area, **cells)

    def resident(self, area: str, subtype: str, **cells: str) -> str:
        name, kana = self.names.person()
        name = f"{name}({self.dice.between(68, 97)}歳)" if subtype == "target" else name
        cells = {"willing": self.dice.pick(("yes", "unknown")), "kana": kana, **cells}
        return self.actor("r", "resident", name, subtype, area, source="聞き取り", **cells)

    def actor(self, prefix: str, kind: str, name: str, subtype: str, area: str, **cells: str) -> str:
        confirmed = fresh(self.dice) if self.dice.chance(0.8) else old(self.dice)
        cells = {"confirmed_on": confirmed, "confirmed_by": self.coordinator(area), **cells}
        cells |= self.sea.place(kind, area)
        identity = self.draft.actor(prefix, kind, name, subtype=subtype, area=area, **cells)
        self.by_role.setdefault(subtype, []).append(identity)
        return identity

    def coordinator(self, area: str) -> str:
        """The id of the coordinator of an area; "" before there is one."""
        for identity in self.by_role.get("sc", ()):
            if self.draft.actors[identity]["area"] == area:
                return identity
        return ""

    def near(self, role: str, area: str) -> list[str]:
        """Who of a role is in the area, else anywhere; isolated places are nobody's partners.

        The role is a subtype; after a colon, what the name must hold.
        """
        subtype, _, part = role.partition(":")
        known = [identity for identity in self.by_role.get(subtype, ()) if identity not in self.isolated]
        known = [identity for identity in known if part in self.draft.actors[identity]["name"]]
        here = [identity for identity in known if self.draft.actors[identity]["area"] == area]
        return here or known
