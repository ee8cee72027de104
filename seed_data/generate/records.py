"""Consents, asks and burdens: who agreed to what, who was asked, who has no time left."""

from __future__ import annotations

from seed_data.generate import phrases
from seed_data.generate.days import ago
from seed_data.generate.dice import Dice
from seed_data.generate.draft import Draft
from seed_data.generate.supply import Pair, Supply

HUBS = ("sc", "rojin_club", "other", "jichikai", "minsei")
"""Roles whom ways run through, present ones and planted ones."""


def add_consents(draft: Draft, residents: list[str], dice: Dice) -> None:
    """Consents of residents: most valid, every ninth expired, one revoked, some for another purpose too."""
    for turn, resident in enumerate(residents):
        if turn % 8 == 7:
            continue  # has not been asked yet
        given = dice.between(400, 600) if turn % 9 == 4 else dice.between(10, 330)
        add_consent(draft, dice, resident, "mediation", given, revoked=turn == 10)
        if turn % 10 == 3:
            add_consent(draft, dice, resident, dice.pick(("meeting", "publication")), given)


def add_consent(
    draft: Draft, dice: Dice, resident: str, purpose: str, given: int, *, revoked: bool = False
) -> None:
    recipients = {"meeting": "council", "publication": "public"}.get(purpose, "")
    draft.add(
        "consents",
        "consent",
        actor=resident,
        purpose=purpose,
        recipients=recipients or dice.pick(("council", "council", "office")),
        given_on=ago(given),
        expires_on=ago(given - 364),
        items=dice.pick(phrases.CONSENT_ITEMS),
        method=dice.pick(phrases.CONSENT_METHODS),
        revoked_on=ago(given // 2) if revoked else "",
    )


def add_traders_consents(draft: Draft) -> None:
    """Every other sole trader agreed that the shop is named: at meetings, or to everybody."""
    own = [row["id"] for row in draft.tables["actors"] if row.get("sole_trader") == "true"]
    for turn, shop in enumerate(own[::2]):
        purpose, recipients = (("meeting", "council"), ("publication", "public"))[turn % 2]
        draft.add(
            "consents",
            "consent",
            actor=shop,
            purpose=purpose,
            recipients=recipients,
            given_on=ago(60 + turn),
            expires_on=ago(60 + turn - 364),
            items="店の名前と扱う品",
            method="口頭",
        )


def add_burdens(supply: Supply, dice: Dice) -> None:
    """Those with no asks left, and those who do not introduce: nobody whom a way runs through."""
    ground = supply.ground
    free = idle(supply)
    for identity in [ground.by_role["sc"][0], *ground.by_role["houkatsu_staff"][:2]]:
        if identity not in supply.ways.used:
            overload(supply, identity, dice)
    unwilling = dice.some([i for i in free if i not in ground.isolated], len(free) // 12)
    for identity in unwilling:
        ground.draft.actors[identity]["willing"] = "no"
    for identity in dice.some([i for i in free if i not in unwilling], len(free) // 10):
        ground.draft.actors[identity].update(asks_max="4", asks_elsewhere=str(dice.between(1, 3)))


def idle(supply: Supply) -> list[str]:
    """Bodies and professionals who neither give anything nor stand on a way."""
    ground = supply.ground
    busy = supply.ways.used | set(supply.givers)
    return [
        identity
        for identity, actor in ground.draft.actors.items()
        if actor["kind"] != "resident" and actor["subtype"] not in HUBS and identity not in busy
    ]


def overload(supply: Supply, identity: str, dice: Dice) -> None:
    """Asked as often as they can be: some of it elsewhere, two asks here without an answer."""
    supply.draft.actors[identity].update(asks_max="6", asks_elsewhere="4")
    for pair in dice.some(supply.pairs[: supply.ground.preset.needs], 2):
        asked = ago(dice.pick((3, 8, 21, 40)))
        by = supply.ground.coordinator(pair.block.area)
        supply.draft.add("asks", "ask", need=pair.need, actor=identity, asked_on=asked, asked_by=by)


def add_asks(supply: Supply, dice: Dice) -> None:
    """Asks declined, unanswered and waited for; each need and resource has somewhere else to turn."""
    for turn, (pair, other) in enumerate(spare_pairs(supply)[: supply.ground.preset.needs // 6]):
        supply.ways.open(other.path[0], pair.path[-1], other.block)
        reason = phrases.ASK_DECLINED[turn % len(phrases.ASK_DECLINED)]
        cells = {"need": pair.need, "actor": pair.path[-1], "resource": pair.resource, "answer": "declined"}
        asked = dice.between(20, 80)
        supply.draft.add(
            "asks", "ask", **cells, asked_on=ago(asked), answered_on=ago(asked - 5), reason=reason
        )
    bystanders = [identity for identity in idle(supply) if identity not in supply.ground.isolated]
    answers = ("declined", "no_answer", "", "accepted")
    for turn, identity in enumerate(dice.some(bystanders, supply.ground.preset.needs // 4)):
        pair, answer = dice.pick(supply.pairs), answers[turn % len(answers)]
        asked = dice.between(16, 60)
        answered = ago(asked - 6) if answer in ("declined", "accepted") else ""
        cells = {"need": pair.need, "actor": identity, "answer": answer, "answered_on": answered}
        supply.draft.add("asks", "ask", **cells, asked_on=ago(asked))


def spare_pairs(supply: Supply) -> list[tuple[Pair, Pair]]:
    """Pairs that may fall through, at most one a need, each with the pair whose need can have its resource.

    Only a need's further resources are spare: its first one, of its very theme, stays.
    """
    found: dict[str, tuple[Pair, Pair]] = {}
    for pair in supply.pairs[supply.ground.preset.needs :]:
        other = neighbour_pair(supply, pair)
        if other is not None and pair.need not in found:
            found[pair.need] = (pair, other)
    return list(found.values())


def neighbour_pair(supply: Supply, pair: Pair) -> Pair | None:
    """A first pair of another need of the area, in a theme beside it; only of what everybody may have."""
    rows = {row["id"]: row for row in supply.draft.resources()}
    leaf = supply.leaf_of[pair.need]
    if rows[pair.resource].get("eligible"):
        return None
    for other in supply.pairs[: supply.ground.preset.needs]:
        same = supply.leaf_of[other.need].broader == leaf.broader and other.need != pair.need
        if same and other.block.area == pair.block.area and other.path[0] != pair.path[-1]:
            return other
    return None
