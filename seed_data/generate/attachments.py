"""The ties that everybody has by what they are: a shop is in the 商店会, a nurse works at a clinic."""

from __future__ import annotations

from seed_data.generate.dice import Dice
from seed_data.generate.draft import Draft
from seed_data.generate.ground import Block, Ground

OUT, BACK = ">", "<"
Rule = tuple[str, str, str, int]
"""Role of the partner, kind of tie, direction (> from the actor, < to it), strength."""

RULES: dict[str, tuple[Rule, ...]] = {
    "rojin_club": (("jichikai", "cooperates_with", OUT, 3), ("sc", "cooperates_with", OUT, 2)),
    "npo": (("shakyo", "cooperates_with", OUT, 2), ("sc", "cooperates_with", OUT, 2)),
    "volunteer_group": (("shakyo", "member_of", OUT, 2), ("jichikai", "cooperates_with", OUT, 2)),
    "silver": (("shakyo", "cooperates_with", OUT, 2), ("municipality", "cooperates_with", OUT, 2)),
    "coop": (("shakyo", "cooperates_with", OUT, 1), ("jichikai", "cooperates_with", OUT, 2)),
    "houkatsu_center": (("shakyo", "cooperates_with", OUT, 2), ("municipality", "cooperates_with", OUT, 3)),
    "company": (("other", "member_of", OUT, 2), ("jichikai", "cooperates_with", OUT, 1)),
    "municipality": (("shakyo", "cooperates_with", OUT, 3), ("sc", "cooperates_with", OUT, 2)),
    "other": (("jichikai", "cooperates_with", OUT, 2), ("sc", "cooperates_with", OUT, 2)),
    "shrine": (("jichikai", "cooperates_with", OUT, 3), ("other", "cooperates_with", OUT, 2)),
    "temple": (("jichikai", "neighbour_of", OUT, 2), ("rojin_club", "cooperates_with", OUT, 2)),
    "shop": (("other", "member_of", OUT, 3), ("jichikai", "neighbour_of", OUT, 2)),
    "cafe": (("other", "member_of", OUT, 2), ("jichikai", "neighbour_of", OUT, 2)),
    "kominkan": (("jichikai", "runs", BACK, 3), ("rojin_club", "cooperates_with", OUT, 2)),
    "care_facility": (("houkatsu_center", "cooperates_with", OUT, 2), ("company", "runs", BACK, 3)),
    "clinic": (("houkatsu_center", "cooperates_with", OUT, 2), ("jichikai", "neighbour_of", OUT, 1)),
    "school": (("jichikai", "cooperates_with", OUT, 2), ("municipality", "runs", BACK, 2)),
    "park": (("jichikai", "helps", BACK, 2), ("rojin_club", "helps", BACK, 2)),
    "kayoinoba": (
        *(("rojin_club", "runs", BACK, 3), ("sc", "helps", BACK, 2)),
        ("kominkan", "cooperates_with", OUT, 2),
    ),
    "houkatsu_staff": (
        *(("houkatsu_center", "works_at", OUT, 3), ("sc", "cooperates_with", OUT, 3)),
        *(("minsei", "knows", OUT, 2), ("care_manager", "cooperates_with", OUT, 2)),
    ),
    "care_manager": (
        *(("care_facility", "works_at", OUT, 3), ("sc", "cooperates_with", OUT, 2)),
        ("houkatsu_center", "cooperates_with", OUT, 2),
    ),
    "doctor": (("clinic", "works_at", OUT, 3), ("houkatsu_staff", "cooperates_with", OUT, 2)),
    "nurse": (("clinic", "works_at", OUT, 3), ("care_manager", "cooperates_with", OUT, 2)),
    "therapist": (("care_facility", "works_at", OUT, 3), ("kayoinoba", "helps", OUT, 2)),
    "facility_staff": (("care_facility", "works_at", OUT, 3), ("care_manager", "knows", OUT, 2)),
    "municipal_staff": (("municipality", "works_at", OUT, 3), ("houkatsu_center", "cooperates_with", OUT, 2)),
}
RESIDENT_RULES: dict[str, tuple[Rule, ...]] = {
    "target": (("clinic", "uses", OUT, 2), ("shop", "uses", OUT, 2)),
    "family": (("shop", "uses", OUT, 1),),
    "volunteer": (("volunteer_group", "member_of", OUT, 3), ("shrine", "uses", OUT, 1)),
    "key_person": (("kayoinoba", "runs", OUT, 3), ("rojin_club", "member_of", OUT, 2)),
}


def attach(ground: Ground, dice: Dice) -> None:
    """Ties every actor but the isolated places."""
    for place, block in enumerate(ground.blocks):
        attach_block(ground, block, ground.blocks[(place + 1) % len(ground.blocks)])
    attach_coordinators(ground)
    for identity, actor in list(ground.draft.actors.items()):
        if identity not in ground.isolated:
            rules = {**RULES, **RESIDENT_RULES}.get(actor["subtype"], ())
            for rule in rules:
                follow(ground, dice, identity, rule)
    for place, block in enumerate(ground.blocks):
        attach_families(ground.draft, block, dice)
        if place % 4 == 1:
            home = dice.pick(ground.near("care_facility:ホーム", block.area))
            ground.draft.tie(block.residents[0], home, "lives_in", 3)


def attach_block(ground: Ground, block: Block, following: Block) -> None:
    """The pillars and people of a neighbourhood, and its ties to the next one and to one of its area."""
    draft, coordinator = ground.draft, ground.coordinator(block.area)
    draft.tie(block.minsei, block.jichikai, "member_of", 3)
    draft.tie(coordinator, block.jichikai, "cooperates_with", 2)
    draft.tie(block.minsei, coordinator, "knows", 2)
    draft.tie(block.jichikai, following.jichikai, "cooperates_with", 1)
    second = next(b for b in [*ground.blocks, *ground.blocks] if b.area == block.area and b is not block)
    draft.tie(block.jichikai, second.jichikai, "cooperates_with", 2)
    for resident in block.residents:
        draft.tie(block.minsei, resident, "helps", 2)
        draft.tie(resident, block.jichikai, "member_of", 2)


def attach_coordinators(ground: Ground) -> None:
    """All work at the council of social welfare, those of the areas with that of the town."""
    first, *others = ground.by_role["sc"]
    (shakyo,) = ground.by_role["shakyo"]
    for coordinator in (first, *others):
        ground.draft.tie(coordinator, shakyo, "works_at", 3)
    for coordinator in others:
        ground.draft.tie(coordinator, first, "cooperates_with", 3)


def follow(ground: Ground, dice: Dice, identity: str, rule: Rule) -> None:
    role, kind, direction, strength = rule
    partners = [
        other for other in ground.near(role, ground.draft.actors[identity]["area"]) if other != identity
    ]
    if not partners:
        return
    partner = dice.pick(partners)
    ends = (identity, partner) if direction == OUT else (partner, identity)
    ground.draft.tie(*ends, kind, strength)


def attach_families(draft: Draft, block: Block, dice: Dice) -> None:
    """The neighbourhood's residents among themselves."""
    for one, other in zip(block.residents, block.residents[1:], strict=False):
        kinds = {draft.actors[one]["subtype"], draft.actors[other]["subtype"]}
        kind = "family_of" if "family" in kinds else dice.pick(("neighbour_of", "knows"))
        draft.tie(one, other, kind, dice.pick((3, 2)))
