"""Planted on people: one who holds a need's ways alone, and best ways that rest on what is out of date."""

from __future__ import annotations

from seed_data.generate.plot import Plot


def plant(plot: Plot) -> None:
    only_the_coordinator(plot)
    only_the_commissioner(plot)
    only_a_key_person(plot)
    only_within_the_limit(plot)
    better_but_stale(plot)
    all_old(plot)
    never_confirmed(plot)


def only_the_coordinator(plot: Plot) -> None:
    """Three receivers whom the coordinator alone knows, and two who want to give."""
    area = plot.block().area
    coordinator = plot.ground.coordinator(area)
    first, second = [block for block in plot.ground.blocks if block.area == area][:2]
    for subtype in ("shop", "shrine", "cafe"):
        receiver = plot.body(subtype, first)
        plot.tie(coordinator, receiver)
        plot.resource("pickles", receiver)
    needs = []
    for block in (first, second):
        holder = block.residents[0]
        for one in (block.minsei, plot.supply.ways.gate(holder, block)):
            plot.tie(holder, one)
            plot.tie(one, coordinator)
        needs.append(plot.need("pickles", holder, block))
    plot.record.cut_vertices.append(coordinator)
    plot.plant("hangs_on_one", "only_the_coordinator", needs=tuple(needs), actors=(coordinator,))


def only_the_commissioner(plot: Plot) -> None:
    """Two people whom the 民生委員 alone visits; what they want is there."""
    pair = plot.supply.pairs[plot.turn]
    minsei, leaf = pair.block.minsei, plot.supply.leaf_of[pair.need]
    row = next(row for row in plot.draft.resources() if row["id"] == pair.resource)
    row.update(eligible="", areas="")
    plot.tie(minsei, plot.ground.coordinator(pair.block.area))
    plot.tie(plot.ground.coordinator(pair.block.area), pair.path[-1])
    needs = []
    for _ in range(2):
        holder = plot.ground.resident(pair.block.area, "target")
        plot.tie(minsei, holder, 3)
        needs.append(plot.need(leaf.key, holder, pair.block))
    plot.record.cut_vertices.append(minsei)
    plot.plant("hangs_on_one", "only_the_commissioner", needs=tuple(needs), actors=(minsei,))


def only_a_key_person(plot: Plot) -> None:
    """Both places are the same person's doing; one of them is for another area and so stays unused."""
    block = plot.block()
    person = plot.rooted(plot.ground.resident(block.area, "key_person", willing="yes"), block)
    here, there = plot.body("kayoinoba", block, "day-trip"), plot.body("cafe", block)
    for place in (here, there):
        plot.tie(person, place, 3)
    plot.resource("day-trip", here)
    other = plot.far_from(block).area
    resource = plot.resource("day-trip", there, areas=other, capacity="4", capacity_left="4")
    need = plot.need("day-trip", plot.known_to_pillars(block.residents[0], block), block)
    plot.record.cut_vertices.append(person)
    plot.plant("hangs_on_one", "only_a_key_person", needs=(need,), actors=(person,))
    plot.plant("unused", "other_area", resources=(resource,), actors=(there,))


def only_within_the_limit(plot: Plot) -> None:
    """A second way exists, but takes four mediators: nothing falls apart, and yet all hangs on one."""
    block = plot.block()
    club, group = plot.body("kayoinoba", block, "shogi"), plot.rooted(plot.body("rojin_club", block), block)
    plot.tie(group, club, 3)
    near, far = (plot.ground.resident(block.area, "volunteer") for _ in range(2))
    elsewhere = plot.far_from(block).jichikai
    for one, other in ((club, near), (near, far), (far, elsewhere), (elsewhere, block.jichikai)):
        plot.tie(one, other)
    plot.resource("shogi", club)
    need = plot.need("shogi", plot.known_to_pillars(block.residents[0], block), block)
    plot.plant("hangs_on_one", "only_within_the_limit", needs=(need,), actors=(group,))


def better_but_stale(plot: Plot) -> None:
    """The best way was strong last year; a fresh one beside it is weak."""
    block = plot.block()
    holder, kitchen = block.residents[0], plot.body("cafe", block, "sweets-class")
    group = plot.rooted(plot.body("npo", block), block)
    plot.tie(holder, group, 3)
    tie = plot.ageing_tie(group, kitchen, 3)
    plot.tie(holder, block.minsei, 3)
    plot.tie(block.minsei, kitchen, 1)
    plot.resource("sweets-class", kitchen, capacity="10", capacity_left="2")
    need = plot.need("sweets-class", holder, block)
    plot.plant("stale", "better_but_stale", needs=(need,), ties=(tie,))


def all_old(plot: Plot) -> None:
    """Everybody who knew them has not heard of them for years."""
    block = plot.block()
    holder, circle = block.residents[0], plot.body("volunteer_group", block, "letter-writing")
    plot.known_to_pillars(holder, block)
    best = plot.old_tie(block.minsei, circle, 3)
    plot.old_tie(block.jichikai, circle, 1)
    plot.resource("letter-writing", circle)
    need = plot.need("letter-writing", holder, block)
    plot.plant("stale", "all_old", needs=(need,), ties=(best,))


def never_confirmed(plot: Plot) -> None:
    """Heard of once; whether it is so nobody has asked."""
    block = plot.block()
    holder, circle = block.residents[0], plot.body("kayoinoba", block, "haiku-circle")
    plot.known_to_pillars(holder, block)
    best = plot.unconfirmed_tie(block.minsei, circle, 3)
    plot.unconfirmed_tie(block.jichikai, circle, 1)
    plot.resource("haiku-circle", circle)
    need = plot.need("haiku-circle", holder, block)
    plot.plant("stale", "never_confirmed", needs=(need,), ties=(best,))
