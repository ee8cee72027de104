"""What was done about needs: ways looked for, referrers told, a resource developed, the time that it took."""

from __future__ import annotations

from datetime import date

from seed_data.generate import phrases
from seed_data.generate.days import AS_OF, ago
from seed_data.generate.dice import Dice
from seed_data.generate.draft import Row
from seed_data.generate.plot import Record
from seed_data.generate.supply import Supply

CONDITIONS = "max_mediators=3&audience=office"
DEVELOPED = 2
"""Which match came of a resource that was developed for it: one that was followed up."""
ACTIVITIES = (
    *(("needs", 40), ("matching", 45), ("network", 90), ("resources", 60), ("matching", 30)),
    *(("reply", 20), ("network", 60), ("development", 75), ("matching", 50), ("other", 30)),
)
"""What time is spent on in turns, and about how many minutes."""
ABOUT_A_NEED = frozenset({"needs", "matching", "reply"})
YEAR_AND_MORE = 420


def add_casework(supply: Supply, record: Record, dice: Dice) -> None:
    """Everything of this sort. It is laid on last and draws its own chance: all before stays as it was."""
    meet_directly(supply, record)
    develop(supply, dice)
    for match in supply.draft.tables["matches"]:
        looked_for_and_told(supply, match, dice)
    for row in open_ones(supply)[::6]:
        found_so_far(supply, row, dice)
    missing = [gap.needs[0] for gap in record.gaps if gap.gap == "no_resource"]
    for turn, need in enumerate(missing[:4]):
        found_nothing(supply, supply_row(supply, "needs", need), turn)
    spend(supply, dice)


def supply_row(supply: Supply, table: str, identity: str) -> Row:
    return next(row for row in supply.draft.tables[table] if row["id"] == identity)


def days_before(day: str) -> int:
    """How many days before the districts' day."""
    return (AS_OF - date.fromisoformat(day)).days


def coordinator_of(supply: Supply, need: Row) -> str:
    """The coordinator of the area of a need's holder."""
    return supply.ground.coordinator(supply.draft.actors[need["actor"]]["area"])


def open_ones(supply: Supply) -> list[Row]:
    return [row for row in supply.draft.needs() if row.get("status") in ("searching", "asking")]


def search(supply: Supply, need: Row, days: int, found: int, **cells: str) -> str:
    given = {"need": need["id"], "searched_on": ago(days), "found": str(found), "conditions": CONDITIONS}
    by = coordinator_of(supply, need)
    return supply.draft.add("searches", "search", searched_by=by, **given, **cells)


def reply(supply: Supply, need: Row, days: int, kind: str, **cells: str) -> None:
    """What whoever referred the need was told."""
    given = {"given_on": ago(days), "kind": kind, "text": phrases.REPLIES[kind], **cells}
    by = coordinator_of(supply, need)
    supply.draft.add("replies", "reply", need=need["id"], to=need["identified_by"], given_by=by, **given)


def meet_directly(supply: Supply, record: Record) -> None:
    """One need that a resource next door met, with nobody between: matching, not building a network."""
    draft, unused = supply.draft, {r for gap in record.gaps if gap.gap == "unused" for r in gap.resources}
    apart = {row["theme"] for row in draft.resources() if row["id"] in unused}
    given = {row["actor"]: row for row in draft.resources() if row["direction"] == "gives"}
    known = (
        (tie["from"], given[tie["to"]])
        for tie in draft.tables["ties"]
        if tie["kind"] in ("uses", "member_of") and tie["to"] in given and not tie.get("valid_to")
    )
    holder, resource = next(
        (one, row)
        for one, row in known
        if draft.actors[one]["kind"] == "resident" and row["theme"] not in apart and not row.get("eligible")
    )
    leaf = next(leaf for leaf in supply.ground.leaves.values() if leaf.theme == resource["theme"])
    block = next(block for block in supply.ground.blocks if holder in block.residents)
    known_since = {"created_on": ago(160), "checked_on": ago(140), "status": "followed_up"}
    need = supply.need(leaf, holder, block, **{**supply.passed(block), **known_since})
    match = draft.add(
        "matches",
        "match",
        need=need,
        resource=resource["id"],
        agreed_on=ago(118),
        path=f"{holder};{resource['actor']}",
        roles=phrases.DIRECT_ROLES,
        terms=phrases.TERMS[0],
        ends_on=ago(-122),
        result=phrases.RESULTS[-1],
    )
    asked = {"asked_on": ago(124), "answered_on": ago(119), "answer": "accepted"}
    draft.add("asks", "ask", need=need, actor=resource["actor"], resource=resource["id"], **asked)
    before = {"baseline_on": ago(118), "baseline": phrases.BASELINES[0], "measure": phrases.MEASURES[1]}
    after = {"followup_on": ago(24), "followup": phrases.FOLLOWUPS[0]}
    judge = supply.ground.near("care_manager", block.area)[0]
    draft.add("outcomes", "outcome", match=match, judged_by=judge, **before, **after)


def develop(supply: Supply, dice: Dice) -> None:
    """The story of a resource that was made: nothing found, people brought together, established, matched."""
    matches = supply.draft.tables["matches"]
    if len(matches) <= DEVELOPED:
        return
    match = matches[DEVELOPED]
    agreed, need = days_before(match["agreed_on"]), supply_row(supply, "needs", match["need"])
    need.update(created_on=ago(agreed + 190), checked_on=ago(agreed + 175))
    resource = supply_row(supply, "resources", match["resource"])
    resource["valid_from"] = ago(agreed + 16)
    failed = search(supply, need, agreed + 165, 0, tried=phrases.TRIED[0])
    block = next(b for b in supply.ground.blocks if need["actor"] in b.residents)
    supply.draft.add(
        "developments",
        "development",
        needs=need["id"],
        search=failed,
        opened_on=ago(agreed + 150),
        missing=phrases.MISSING[0],
        together=";".join((block.jichikai, resource["actor"], block.minsei)),
        form="informal",
        lead=block.jichikai,
        state="established",
        resource=resource["id"],
        ended_on=ago(agreed + 16),
    )
    add_effort(supply, dice, agreed + 120, "development", 120, need)


def looked_for_and_told(supply: Supply, match: Row, dice: Dice) -> None:
    """The search before a match, and the reply after it; of the last two nobody has been told yet."""
    agreed, need = days_before(match["agreed_on"]), supply_row(supply, "needs", match["need"])
    search(supply, need, agreed + 15, dice.between(1, 4))
    add_effort(supply, dice, agreed, "matching", 60, need)
    told = match not in supply.draft.tables["matches"][-2:]
    outcome = next(row for row in supply.draft.tables["outcomes"] if row["match"] == match["id"])
    seen = outcome.get("followup_on")
    if told:
        reply(supply, need, max(agreed - 3, 1), "matched", next_on=ago(agreed - 120))
        add_effort(supply, dice, max(agreed - 3, 1), "reply", 20, need)
    if told and seen:
        reply(supply, need, max(days_before(seen) - 2, 0), "followed_up")


def found_so_far(supply: Supply, need: Row, dice: Dice) -> None:
    """Ways were found and are being asked about; every other time whoever referred it was told so."""
    days = max(days_before(need["checked_on"]) - dice.between(3, 12), 4)
    search(supply, need, days, dice.between(1, 5))
    add_effort(supply, dice, days, "matching", 40, need)
    if int(need["id"].rpartition("-")[2]) % 2:
        reply(supply, need, days - 3, "interim", next_on=ago(-dice.between(5, 30)))


def found_nothing(supply: Supply, need: Row, turn: int) -> None:
    """Nothing there is for it: searched, and for the first two a development is begun."""
    days = 70 - 11 * turn
    failed = search(supply, need, days, 0, tried=phrases.TRIED[turn % len(phrases.TRIED)])
    if turn > 1:
        return
    area = supply.draft.actors[need["actor"]]["area"]
    block = next(b for b in supply.ground.blocks if b.area == area)
    (shakyo,) = supply.ground.by_role["shakyo"]
    supply.draft.add(
        "developments",
        "development",
        needs=need["id"],
        search=failed,
        opened_on=ago(days - 20),
        missing=phrases.MISSING[(turn + 1) % len(phrases.MISSING)],
        together=";".join((block.jichikai, shakyo, supply.ground.near("volunteer_group", area)[0])),
        form="informal",
        lead=shakyo,
        state=("trial", "gathering")[turn],
        next_on=ago(-9 - 5 * turn),
    )


def spend(supply: Supply, dice: Dice) -> None:
    """The time of more than a year, about every week, so that a period has one before it."""
    needs = [row for row in supply.draft.needs() if row.get("decision") == "pass"]
    every = 7 if supply.ground.preset.needs > 40 else 12
    for turn, days in enumerate(range(YEAR_AND_MORE, 2, -every)):
        activity, minutes = ACTIVITIES[turn % len(ACTIVITIES)]
        known = [row for row in needs if days_before(row["created_on"]) > days]
        need = dice.pick(known) if known and activity in ABOUT_A_NEED else None
        add_effort(supply, dice, days, activity, minutes, need)


def add_effort(
    supply: Supply, dice: Dice, days: int, activity: str, minutes: int, need: Row | None = None
) -> None:
    spent = 5 * dice.between(minutes // 10, minutes * 3 // 10)
    by = coordinator_of(supply, need) if need else dice.pick(supply.ground.by_role["sc"])
    cells = {"need": need["id"]} if need else {}
    spent_on, text = ago(days), str(spent)
    supply.draft.add("efforts", "effort", spent_on=spent_on, minutes=text, activity=activity, by=by, **cells)
