"""Builds a whole district: its base, in which nothing is missing, and the gaps planted into it."""

from __future__ import annotations

from dataclasses import dataclass

from seed_data.generate import gaps_hubs, gaps_supply, gaps_ways, oddities
from seed_data.generate.attachments import attach
from seed_data.generate.casework import add_casework
from seed_data.generate.chance import add_chance_ties, describe_ties
from seed_data.generate.dice import Dice
from seed_data.generate.draft import Draft
from seed_data.generate.ground import Ground
from seed_data.generate.meetings import add_meetings
from seed_data.generate.plot import Plot, Record
from seed_data.generate.presets import Preset
from seed_data.generate.records import add_asks, add_burdens, add_consents, add_traders_consents
from seed_data.generate.supply import Supply
from seed_data.generate.unsettled import add_other_needs
from seed_data.generate.ways import Ways


@dataclass(frozen=True)
class Built:
    """A district and the record of what was planted in it."""

    preset: Preset
    draft: Draft
    record: Record


def build(preset: Preset, *, gaps: bool = True) -> Built:
    """The district of a preset.

    Without gaps every open need that passed its check reaches a matching resource in at least two ways that
    share no mediator, within three mediators and over ties confirmed within 12 months; every resource with
    a place left is reached; and no row is odd.
    """
    ground = Ground(preset)
    supply = base(ground, Dice(preset.seed + 1))
    plot = Plot(supply, Dice(preset.seed + 2))
    if gaps:
        for part in (gaps_supply, gaps_ways, gaps_hubs, oddities):
            part.plant(plot)
    plot.record.isolated = sorted(ground.isolated)
    residents = [row["id"] for row in ground.draft.tables["actors"] if row["kind"] == "resident"]
    add_consents(ground.draft, residents, Dice(preset.seed + 3))
    add_traders_consents(ground.draft)
    add_casework(supply, plot.record, Dice(preset.seed + 4))
    add_meetings(supply, plot.record, Dice(preset.seed + 5))
    return Built(preset, ground.draft, plot.record)


def base(ground: Ground, dice: Dice) -> Supply:
    """Everything but the gaps. The order matters: who bears ways is known before burdens are laid."""
    attach(ground, dice)
    ways = Ways(ground, dice)
    supply = Supply(ground, ways, dice)
    supply.fill()
    for block in ground.blocks:
        for resident in block.residents:
            ways.used.add(ways.gate(resident, block))
    add_other_needs(supply)
    add_burdens(supply, dice)
    add_asks(supply, dice)
    add_chance_ties(ground, dice)
    describe_ties(ground, dice)
    return supply
