"""Meetings of the 協議体: who came, what was decided, what became of it, who got to know whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from seed_data.generate import phrases
from seed_data.generate.casework import add_effort, days_before, supply_row
from seed_data.generate.days import ago
from seed_data.generate.dice import Dice
from seed_data.generate.draft import Row
from seed_data.generate.ground import TOWN
from seed_data.generate.plot import Planted, Record
from seed_data.generate.supply import Supply

AGENDA_OF = {
    **{"no_resource": "development", "no_way": "network", "hangs_on_one": "network"},
    **{"unused": "matching", "stale": "needs"},
}
ABOUT = {"hangs_on_one": "actors", "unused": "resources"}
"""What the key of a gap names; of all other classes a need."""
ROUNDS = (120, 34)
"""So many days ago each area met, one area about a week after the other; one more is still to come."""
MOST_GAPS = 3
GUESTS = ("shop", "care_facility", "npo")


@dataclass(frozen=True)
class Item:
    """One question of an agenda: the key of its gap, what it is about, whether the gap is closed by now."""

    key: str
    gap_class: str
    about: str
    settled: bool


def add_meetings(supply: Supply, record: Record, dice: Dice) -> None:
    """Two in each area and two of the whole town that were held, and one that is still to come."""
    gaps = [*closed_gaps(supply), *record.gaps]
    areas = [area for area, _ in supply.ground.preset.areas]
    for begun in ROUNDS:
        for turn, area in enumerate(areas):
            hold(supply, gaps, area, begun - 6 * turn, dice)
    hold(supply, gaps, TOWN, 290, dice)
    hold(supply, gaps, TOWN, 100, dice)
    hold(supply, gaps, areas[0], -17, dice)


def closed_gaps(supply: Supply) -> list[Planted]:
    """What meetings were about that has been settled since: needs that have a match now."""
    return [Planted("no_way", "", needs=(row["need"],)) for row in supply.draft.tables["matches"]]


def hold(supply: Supply, gaps: list[Planted], area: str, days: int, dice: Dice) -> None:
    """One meeting; a negative number of days is ahead."""
    invited = guests(supply, area, dice)
    came = [one for place, one in enumerate(invited) if place % 6 != 5] if days > 0 else []
    earlier = sum(row["area"] == area for row in supply.draft.tables["meetings"])
    items = in_turn(list(on_agenda(supply, gaps, area, days)), 2 * earlier)[:MOST_GAPS]
    title = phrases.MEETING_TITLES[area == TOWN]
    meeting = supply.draft.add(
        "meetings",
        "meeting",
        title=title.format(area=area_name(supply, area)),
        held_on=ago(days),
        kind="layer_1" if area == TOWN else "layer_2",
        area=area,
        place=supply.draft.actors[dice.pick(supply.ground.near("kominkan", area))]["name"],
        hours=dice.pick(("10:00-11:30", "13:30-15:00", "14:00-15:30")),
        invited=";".join(invited),
        attended=";".join(came),
        gaps=";".join(item.key for item in items),
        note=phrases.MEETING_NOTES[days % len(phrases.MEETING_NOTES)] if came else "",
    )
    decide(supply, meeting, items, came, days)
    if came:
        get_to_know(supply, came, days)
        add_effort(supply, dice, days, "meeting", 110)


def area_name(supply: Supply, area: str) -> str:
    return next(row["name"] for row in supply.draft.tables["areas"] if row["id"] == area)


def guests(supply: Supply, area: str, dice: Dice) -> list[str]:
    """Who meets there: the coordinator, the pillars, the council of social welfare, two or three others."""
    ground = supply.ground
    blocks = [block for block in ground.blocks if area in (TOWN, block.area)]
    pillars = [one for block in blocks[:4] for one in (block.jichikai, block.minsei)]
    near = [dice.pick(ground.near(role, area)) for role in GUESTS]
    (shakyo,) = ground.by_role["shakyo"]
    staff = ground.near("houkatsu_staff", area)[0]
    return list(dict.fromkeys((ground.coordinator(area), shakyo, staff, *pillars, *near)))


def on_agenda(supply: Supply, gaps: list[Planted], area: str, days: int) -> Iterator[Item]:
    """The gaps of an area that were there on the day: not before the need, not after it was met."""
    met = {row["need"]: days_before(row["agreed_on"]) for row in supply.draft.tables["matches"]}
    for gap in gaps:
        needs = [supply_row(supply, "needs", need) for need in gap.needs]
        actors = [row["actor"] for row in needs] or list(gap.actors)
        areas = {supply.draft.actors[actor]["area"] for actor in actors}
        known = all(days_before(row["created_on"]) > days for row in needs)
        still = all(met.get(row["id"], -999) < days for row in needs)
        if known and still and (area in areas or (area == TOWN and not needs)):
            yield item_of(supply, gap)


def in_turn(items: list[Item], begin: int) -> list[Item]:
    """What was settled since comes first; of the others each meeting takes what the last had no time for."""
    open_ones = [item for item in items if not item.settled]
    turned = begin % len(open_ones) if open_ones else 0
    return [item for item in items if item.settled] + open_ones[turned:] + open_ones[:turned]


def item_of(supply: Supply, gap: Planted) -> Item:
    table = ABOUT.get(gap.gap, "needs")
    identity = getattr(gap, table)[0]
    if table == "actors":
        actor = supply.draft.actors[identity]
        about = phrases.ROLE_WORDS.get(actor["subtype"], "地域の団体")
    else:
        theme = supply_row(supply, "themes", supply_row(supply, table, identity)["theme"])
        about = widest(supply, theme) if table == "needs" else theme["name"]
    return Item(f"{gap.gap}:{identity}", gap.gap, about, not gap.story)


def widest(supply: Supply, theme: Row) -> str:
    """The widest theme above one, by name: a narrow one would tell the table whose need it is."""
    while theme.get("broader"):
        theme = supply_row(supply, "themes", theme["broader"].split(";")[0])
    return theme["name"]


def decide(supply: Supply, meeting: str, items: list[Item], came: list[str], days: int) -> None:
    """Something on each item: of what was due most is done, some overdue; nothing yet for what is ahead."""
    for number, item in enumerate(items, 1):
        decided = {}
        if came:
            due = days - 40
            decision, result = phrases.DECISIONS[item.gap_class]
            owner = came[(number * 3 + days) % len(came)]
            decided = {"decision": decision, "owner": owner, "due_on": ago(due)}
            if due > 0 and (number + days) % 4:
                decided.update(done_on=ago(due + 4), result=result)
        question = phrases.QUESTIONS[item.gap_class].format(about=item.about)
        cells = {"meeting": meeting, "question": question, "agenda": AGENDA_OF[item.gap_class]}
        supply.draft.add("decisions", id=f"{meeting}-{number:02}", gap=item.key, **cells, **decided)


def get_to_know(supply: Supply, came: list[str], days: int) -> None:
    """Of the ties between those who came, the first two confirmed since and of no other day began there.

    They are known already: a new tie would open ways, and the planted gaps would not be what they are.
    """
    held, made = ago(days), 0
    for row in supply.draft.tables["ties"]:
        fresh = row.get("confirmed_on", "") >= held and not row.get("valid_from")
        of_meetings = row.get("basis") in ("meeting", "direct_observed") and row["kind"] == "cooperates_with"
        if made < 2 and fresh and of_meetings and {row["from"], row["to"]} <= set(came):
            row.update(valid_from=held, basis="meeting")
            made += 1
