"""Needs that are not searched: matched, unchecked, held, rejected, withdrawn; with matches and outcomes."""

from __future__ import annotations

from seed_data.generate import phrases
from seed_data.generate.days import ago
from seed_data.generate.draft import Row
from seed_data.generate.ground import Block
from seed_data.generate.supply import Pair, Supply


def add_other_needs(supply: Supply) -> None:
    preset = supply.ground.preset
    for turn in range(preset.matched):
        add_matched(supply, supply.pairs[(turn * 6 + 1) % preset.needs], turn)
    for turn in range(preset.unchecked):
        add_need(supply, turn, {"status": "received", "note": phrases.UNCHECKED})
    for turn in range(preset.held):
        doubt = {"decision": "hold", "reason": phrases.HELD, "pity_based": "true", "disuse_risk": "false"}
        add_need(supply, turn + 20, {**doubt, "status": "received"}, checked=True)
    for turn in range(preset.rejected):
        add_need(supply, turn + 40, {**rejected(pity=turn % 2 == 1), "status": "received"}, checked=True)
    for turn in range(preset.withdrawn):
        cells = {"decision": "pass", "pity_based": "false", "disuse_risk": "false", "status": "withdrawn"}
        add_need(supply, turn + 60, {**cells, "note": phrases.WITHDRAWN}, checked=True)


def rejected(*, pity: bool) -> Row:
    reason = phrases.REJECTED_PITY if pity else phrases.REJECTED_DISUSE
    flags = {"pity_based": str(pity).lower(), "disuse_risk": str(not pity).lower()}
    return {"decision": "reject", "reason": reason, **flags}


def add_need(supply: Supply, turn: int, cells: Row, *, checked: bool = False) -> str:
    """A need that is not searched. `checked` adds who looked at it and when."""
    blocks = supply.ground.blocks
    block = blocks[(turn * 3 + 1) % len(blocks)]
    holder = block.residents[turn % len(block.residents)]
    leaf = supply.base[(turn * 5 + 2) % len(supply.base)]
    if checked:
        check = supply.passed(block)
        cells = {"checked_by": check["checked_by"], "checked_on": check["checked_on"], **cells}
    return supply.need(leaf, holder, block, **cells)


def add_matched(supply: Supply, pair: Pair, turn: int) -> None:
    """A neighbour's need of the same theme, met by the same resource over the same pillars."""
    status = "followed_up" if turn % 3 == 2 else "matched"
    holder = another(pair.block, pair.path[0])
    leaf = supply.leaf_of[pair.need]
    agreed, draft, dice = supply.dice.between(30, 150), supply.draft, supply.dice
    known = {"created_on": ago(agreed + 60), "checked_on": ago(agreed + 20), "status": status}
    need = supply.need(leaf, holder, pair.block, **{**supply.passed(pair.block), **known})
    path = ";".join((holder, *pair.path[1:]))
    match = draft.add(
        "matches",
        "match",
        need=need,
        resource=pair.resource,
        agreed_on=ago(agreed),
        path=path,
        roles=phrases.ROLES,
        terms=dice.pick(phrases.TERMS),
        ends_on=ago(agreed - 240),
        result=dice.pick(phrases.RESULTS),
    )
    supply.ways.open(holder, pair.path[-1], pair.block)
    introduction = {"need": need, "answer": "accepted", "asked_on": ago(agreed + 12)}
    draft.add("asks", "ask", actor=pair.path[1], answered_on=ago(agreed + 8), **introduction)
    draft.add(
        "asks", "ask", actor=pair.path[-1], resource=pair.resource, answered_on=ago(agreed), **introduction
    )
    add_outcome(supply, match, agreed, followed=status == "followed_up")


def another(block: Block, holder: str) -> str:
    return next(resident for resident in block.residents if resident != holder)


def add_outcome(supply: Supply, match: str, agreed: int, *, followed: bool) -> None:
    """What was so at the beginning; most matches have not been followed up: 成果未確認."""
    dice = supply.dice
    after: Row = {}
    if followed:
        after = {"followup_on": ago(max(1, agreed - 90)), "followup": dice.pick(phrases.FOLLOWUPS)}
        after["judged_by"] = dice.pick(supply.ground.by_role["care_manager"])
    start = {"baseline_on": ago(agreed), "baseline": dice.pick(phrases.BASELINES)}
    supply.draft.add(
        "outcomes", "outcome", match=match, measure=dice.pick(phrases.MEASURES), **start, **after
    )
