"""Planted warnings: rows that are odd but legal, one of each sort."""

from __future__ import annotations

from seed_data.generate.days import ago
from seed_data.generate.plot import Plot


def plant(plot: Plot) -> None:
    unusual_ends(plot)
    never_valid(plot)
    care_of_a_shop(plot)
    unchecked_pass(plot)
    odd_asks(plot)
    capacity_left_alone(plot)


def note(plot: Plot, code: str, file: str, identity: str) -> None:
    plot.record.warnings.append({"code": code, "file": file, "id": identity})


def unusual_ends(plot: Plot) -> None:
    """Somebody lives over a shop: `lives_in` usually leads to a facility."""
    block = plot.block()
    shop = plot.ground.near("shop", block.area)[0]
    tie = plot.draft.tie(block.residents[1], shop, "lives_in", 1, confirmed_on=ago(90), basis="self")
    note(plot, "unusual_ends", "ties.csv", tie)


def never_valid(plot: Plot) -> None:
    """It ends on the day on which it begins."""
    block = plot.block()
    shop = plot.ground.near("shop", block.area)[-1]
    days = {"valid_from": ago(200), "valid_to": ago(200), "basis": "hearsay"}
    tie = plot.draft.tie(block.residents[1], shop, "introduced", 1, confirmed_on=ago(190), **days)
    note(plot, "never_valid", "ties.csv", tie)


def care_of_a_shop(plot: Plot) -> None:
    shop = plot.ground.near("shop", plot.block().area)[0]
    plot.draft.add("care", actor=shop, status="none", as_of=ago(50))
    note(plot, "care_of_non_resident", "care.csv", shop)


def unchecked_pass(plot: Plot) -> None:
    block = plot.block()
    cells = {"decision": "pass", "status": "withdrawn", "pity_based": "false", "disuse_risk": "false"}
    need = plot.supply.need(plot.ground.leaves["tea"], block.residents[2], block, **cells)
    note(plot, "pass_without_checker", "needs.csv", need)


def odd_asks(plot: Plot) -> None:
    unchecked = next(row for row in plot.draft.needs() if not row.get("decision"))
    ask = plot.ask(
        unchecked["id"], plot.ground.by_role["minsei"][0], 9, answer="accepted", answered_on=ago(8)
    )
    note(plot, "ask_about_unchecked_need", "asks.csv", ask)
    pair = plot.supply.pairs[0]
    cells = {"resource": pair.resource, "answer": "no_answer"}
    ask = plot.ask(pair.need, plot.ground.by_role["municipality"][0], 25, **cells)
    note(plot, "ask_about_other_resource", "asks.csv", ask)


def capacity_left_alone(plot: Plot) -> None:
    shop = plot.ground.near("cafe", plot.block().area)[0]
    resource = plot.resource("tea", shop, capacity_left="0")
    note(plot, "capacity_left_alone", "resources.csv", resource)
