"""Planted on the ways: a resource matches, and nobody can introduce within three mediators."""

from __future__ import annotations

from seed_data.generate.days import ago
from seed_data.generate.plot import Plot


def plant(plot: Plot) -> None:
    too_far(plot)
    no_asks_left(plot)
    inferred_only(plot)
    unwilling(plot)
    island(plot)
    declined_to_introduce(plot)


def too_far(plot: Plot) -> None:
    """Five mediators: two pairs of neighbours, a pillar here, a pillar there, an acquaintance."""
    here = plot.block()
    there = plot.far_from(here)
    holder, *near = (plot.ground.resident(here.area, kind) for kind in ("target", "family", "family"))
    further = [plot.rooted(plot.ground.resident(here.area, "volunteer"), here) for _ in range(2)]
    for one in near:
        plot.tie(holder, one, 3)
        for other in further:
            plot.tie(one, other)
    plot.tie(here.jichikai, there.jichikai)
    workshop = plot.body("npo", there, "carving")
    for friend in (plot.body("volunteer_group", there), plot.ground.resident(there.area, "key_person")):
        plot.tie(plot.rooted(friend, there), workshop, 3)
    resource = plot.resource("carving", workshop)
    plot.regular("carving", workshop, there)
    need = plot.need("carving", holder, here)
    plot.plant("no_way", "too_far", needs=(need,), resources=(resource,))


def no_asks_left(plot: Plot) -> None:
    block = plot.block()
    giver, holder = plot.body("cafe", block, "smartphone"), block.residents[0]
    busy = plot.ground.resident(block.area, "key_person", willing="yes", asks_max="3", asks_elsewhere="2")
    plot.rooted(busy, block)
    plot.tie(busy, holder, 3)
    plot.tie(busy, giver, 3)
    resource = plot.resource("smartphone", giver, capacity="8", capacity_left="3")
    plot.regular("smartphone", giver, block)
    need = plot.need("smartphone", holder, block)
    plot.ask(need, busy, 6, asked_by=plot.ground.coordinator(block.area))
    plot.plant("no_way", "no_asks_left", needs=(need,), resources=(resource,), actors=(busy,))


def inferred_only(plot: Plot) -> None:
    """Somebody probably knows them, but nobody has said so; two who come there introduce nobody."""
    block = plot.block()
    giver, holder = plot.body("volunteer_group", block, "pruning"), block.residents[0]
    tie = plot.tie(block.jichikai, giver, 2, basis="inferred", quality="neutral")
    resource = plot.resource("pruning", giver)
    for _ in range(2):
        plot.regular("pruning", giver, block)
    need = plot.need("pruning", holder, block)
    plot.plant("no_way", "inferred_only", needs=(need,), resources=(resource,), ties=(tie,))


def unwilling(plot: Plot) -> None:
    block = plot.block()
    giver, holder = plot.body("care_facility", block, "shamisen"), block.residents[0]
    closed = plot.rooted(plot.body("company", block, willing="no"), block)
    plot.tie(closed, holder)
    plot.tie(closed, giver, 3)
    resource = plot.resource("shamisen", giver)
    plot.regular("shamisen", giver, block)
    need = plot.need("shamisen", holder, block)
    plot.plant("no_way", "unwilling", needs=(need,), resources=(resource,), actors=(closed,))


def island(plot: Plot) -> None:
    """Three who know each other and nobody else."""
    block = plot.block()
    circle = plot.body("volunteer_group", block, "river-fishing")
    member = plot.ground.resident(block.area, "target")
    friend = plot.ground.resident(block.area, "volunteer")
    for one, other in ((member, circle), (friend, circle), (member, friend)):
        plot.tie(one, other, 3)
    resource = plot.resource("river-fishing", circle)
    plot.need("river-fishing", member, block)
    need = plot.need("river-fishing", block.residents[0], block)
    plot.plant("no_way", "island", needs=(need,), resources=(resource,), actors=(circle,))


def declined_to_introduce(plot: Plot) -> None:
    block = plot.block()
    giver, holder = plot.body("shop", block, "mending"), block.residents[0]
    group = plot.rooted(plot.body("volunteer_group", block), block)
    plot.tie(group, holder)
    plot.tie(group, giver, 3)
    resource = plot.resource("mending", giver)
    plot.regular("mending", giver, block)
    need = plot.need("mending", holder, block)
    plot.ask(need, group, 20, answer="declined", answered_on=ago(15), reason="以前の紹介で行き違いがあった。")
    plot.plant("no_way", "declined_to_introduce", needs=(need,), resources=(resource,), actors=(group,))
