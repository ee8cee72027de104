"""Ties beyond those that everybody has, and what is known of every tie: when confirmed, how, by whom."""

from __future__ import annotations

from seed_data.generate import days
from seed_data.generate.dice import Dice
from seed_data.generate.draft import Draft, Row
from seed_data.generate.ground import Ground
from seed_data.generate.words import CONFIRMERS, TIE_NOTES

BASES = ("direct_observed", "meeting", "hearsay", "document", "open_data", "direct_observed", "meeting")


def add_chance_ties(ground: Ground, dice: Dice) -> None:
    """Acquaintances, introductions, help: a few strained, inferred or ended."""
    for turn in range(ground.preset.chance_ties):
        source, target = chance_pair(ground, dice) if turn % 5 else known_pair(ground.draft, dice)
        person = "professional" if ground.draft.actors[source]["kind"] == "professional" else ""
        kind = dice.pick(("knows", "introduced", "helps", "knows" if person else "cooperates_with"))
        if ground.draft.actors[target]["kind"] == "resident" and kind == "cooperates_with":
            kind = "knows"
        if not tied(ground.draft, source, target, kind):
            ground.draft.tie(source, target, kind, dice.pick((1, 2, 2, 0)), **flaws(turn, dice))


def known_pair(draft: Draft, dice: Dice) -> tuple[str, str]:
    """Two who are tied already: the new tie is parallel. A body or professional is the source."""
    row = dice.pick([row for row in draft.tables["ties"] if draft.actors[row["from"]]["kind"] != "resident"])
    return row["from"], row["to"]


def chance_pair(ground: Ground, dice: Dice) -> tuple[str, str]:
    """Two actors of one area mostly; bodies and professionals rather than residents."""
    here = [i for i, a in ground.draft.actors.items() if i not in ground.isolated and a["kind"] != "resident"]
    source = dice.pick(here)
    area = ground.draft.actors[source]["area"]
    anybody = [i for i in ground.draft.actors if i not in ground.isolated and i != source]
    near = [i for i in anybody if ground.draft.actors[i]["area"] == area]
    return source, dice.pick(near if near and dice.chance(0.8) else anybody)


def tied(draft: Draft, one: str, other: str, kind: str) -> bool:
    return f"{one}|{kind}|{other}" in draft.ties or f"{other}|{kind}|{one}" in draft.ties


def flaws(turn: int, dice: Dice) -> Row:
    """Every eighth is inferred, every ninth has ended, every seventh is strained."""
    if turn % 8 == 3:
        return {"basis": "inferred"}
    if turn % 9 == 4:
        began = dice.between(900, 1400)
        return {"valid_from": days.ago(began), "valid_to": days.ago(began // 3)}
    return {"quality": "strained"} if turn % 7 == 5 else {}


def describe_ties(ground: Ground, dice: Dice) -> None:
    """Gives every tie its day, basis, quality and note; the preset's share is stale, no firm one."""
    loose = [identity for identity in ground.draft.ties if identity not in ground.draft.firm]
    stale = set(dice.some(loose, ground.preset.stale_percent * len(ground.draft.ties) // 100))
    for identity, row in ground.draft.ties.items():
        row.setdefault("basis", "self" if row["kind"] == "family_of" else dice.pick(BASES))
        row.setdefault("quality", dice.pick(("good", "good", "neutral")))
        row["confirmed_on"] = stale_day(row, dice) if identity in stale else days.fresh(dice)
        if row["confirmed_on"]:
            row["confirmed_by"] = confirmer(ground, row, dice)
        row["note"] = TIE_NOTES.get(row["kind"], "") if dice.chance(0.2) else ""


def stale_day(row: Row, dice: Dice) -> str:
    """A day more than 12 months ago, or none.

    A strong tie is more than 24 months old: at 12 to 24 it would still be better than a way of `Ways`.
    """
    if dice.chance(0.15):
        return ""
    return days.old(dice) if row["strength"] == "3" or dice.chance(0.4) else days.ageing(dice)


def confirmer(ground: Ground, row: Row, dice: Dice) -> str:
    area = ground.draft.actors[row["from"]]["area"]
    return dice.pick(ground.near(dice.pick(CONFIRMERS), area))
