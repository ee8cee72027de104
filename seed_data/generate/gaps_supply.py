"""Planted on the side of supply: needs that nothing matches, resources that nobody's need reaches."""

from __future__ import annotations

from seed_data.generate.days import ago
from seed_data.generate.plot import Plot


def plant(plot: Plot) -> None:
    for leaf in ("dog-walk", "grave-visit"):
        nobody_gives(plot, leaf)
    saturated(plot)
    not_eligible(plot)
    declined(plot)
    nobody_wants(plot)
    wrong_direction(plot)
    for leaf, subtype in (("tea", "temple"), ("gym", "kominkan")):
        isolated_place(plot, leaf, subtype)


def nobody_gives(plot: Plot, leaf: str) -> None:
    block = plot.block()
    need = plot.need(leaf, block.residents[0], block)
    plot.plant("no_resource", "nobody_gives", needs=(need,))


def saturated(plot: Plot) -> None:
    block = plot.block()
    group = plot.rooted(plot.body("volunteer_group", block, "night-watch"), block)
    plot.resource("night-watch", group, capacity="4", capacity_left="0")
    need = plot.need("night-watch", block.residents[0], block)
    plot.plant("no_resource", "saturated", needs=(need,))


def not_eligible(plot: Plot) -> None:
    """One resource, two gaps: it is for 事業対象者 alone, and whoever wants it is certified 要介護."""
    block = plot.block()
    group = plot.rooted(plot.body("npo", block, "ward-laundry"), block)
    holder = plot.rooted(plot.ground.resident(block.area, "target"), block)
    plot.draft.add("care", actor=holder, status="care", as_of=ago(60))
    resource = plot.resource("ward-laundry", group, eligible="checklist", capacity="5", capacity_left="5")
    need = plot.need("ward-laundry", holder, block)
    plot.plant("no_resource", "not_eligible", needs=(need,))
    plot.plant("unused", "not_eligible", resources=(resource,), actors=(group,))


def declined(plot: Plot) -> None:
    """The only resource was asked and declined; a neighbour's need reaches it."""
    block = plot.block()
    library = plot.rooted(plot.body("volunteer_group", block, "reading"), block)
    resource = plot.resource("reading", library)
    plot.need("reading", block.residents[1], block)
    need = plot.need("reading", block.residents[0], block)
    plot.ask(need, library, 30, resource=resource, answer="declined", answered_on=ago(26))
    plot.known_to_pillars(block.residents[1], block)
    plot.plant("no_resource", "declined", needs=(need,))


def nobody_wants(plot: Plot) -> None:
    block = plot.block()
    group = plot.rooted(plot.body("volunteer_group", block, "dressing"), block)
    resource = plot.resource("dressing", group, capacity="6", capacity_left="6")
    plot.plant("unused", "nobody_wants", resources=(resource,), actors=(group,))


def wrong_direction(plot: Plot) -> None:
    """A shop would receive; the only need of that theme, still unchecked, is to be given."""
    block = plot.block()
    shop = plot.rooted(plot.body("shop", block, "old-tools"), block)
    resource = plot.resource("old-tools", shop)
    leaf, wish = plot.ground.leaves["old-tools"], {"direction": "wants", "title": "古い道具を譲ってほしい"}
    plot.supply.need(leaf, block.residents[2], block, **wish, status="received")
    plot.plant("unused", "wrong_direction", resources=(resource,), actors=(shop,))


def isolated_place(plot: Plot, leaf: str, subtype: str) -> None:
    """A place that would do, and that nobody knows: the needs of its theme reach others."""
    place = plot.body(subtype, plot.block())
    plot.ground.isolated.add(place)
    resource = plot.resource(leaf, place)
    plot.plant("unused", "isolated_place", resources=(resource,), actors=(place,))
