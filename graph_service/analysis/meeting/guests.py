"""Why each guest is invited, who asks them over which tie, and what they are asked to bring."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from graph_service.analysis.candidates import neighbours
from graph_service.analysis.costs import asks_open, full
from graph_service.analysis.gaps.classes import Look
from graph_service.analysis.known import Known
from graph_service.analysis.meeting.group import People, candidates
from graph_service.analysis.steps import usable_ties
from graph_service.domain.meetings import OF_AREA, Guest, Planned, Side


def people_of(known: Known, planned: Planned) -> People:
    """What is known of all candidates: whom they know, how much they carry, whether they have asks left."""
    snapshot, ground = known.look.snapshot, known.look.seeker.shared.ground
    ids, waiting, no_asks = snapshot.actors.ids, asks_open(snapshot), full(snapshot)
    places = {actor: ids.place(actor) for actor in candidates(planned)}
    return People(
        {actor: frozenset(ids[p] for p in neighbours(ground, place)) for actor, place in places.items()},
        {actor: known.load[place] + int(waiting[place]) for actor, place in places.items()},
        frozenset(actor for actor, place in places.items() if no_asks[place]),
    )


def guests_of(
    look: Look,
    planned: Planned,
    members: Collection[str],
    people: People,
    sides: Collection[Side],
    subtypes: Mapping[str, str],
) -> Iterator[Guest]:
    """The guests, in the order of ids."""
    for actor in sorted(members):
        inviter, tie = invited_by(look, planned, members, actor)
        yield Guest(
            actor,
            tuple((party.gap, party.end) for party in planned.parties if actor in party.members),
            inviter,
            tie,
            tuple(dict.fromkeys(brings(actor, sides, subtypes))),
            people.burden[actor],
        )


def invited_by(look: Look, planned: Planned, members: Collection[str], actor: str) -> tuple[str, str]:
    """Who has the best tie to a guest, among the others and the coordinators, and that tie."""
    snapshot, ground = look.snapshot, look.seeker.shared.ground
    ids, guest = snapshot.actors.ids, snapshot.actors.ids.place(actor)
    known = {ids[place]: place for place in neighbours(ground, guest)}
    found = []
    for other in {*members, *planned.coordinators} & known.keys():
        tie = usable_ties(ground, known[other], guest)[0]
        cost = int(ground.code_costs[ground.codes[tie]])
        found.append((cost, other not in planned.coordinators, other, tie))
    _, _, inviter, tie = min(found)
    return inviter, snapshot.tie_id(tie)


def brings(actor: str, sides: Collection[Side], subtypes: Mapping[str, str]) -> Iterator[str]:
    """What a guest is asked to bring, as codes."""
    for side in sides:
        if actor in side.actors:
            yield "holder" if side.end == "need" else "giver"
    if subtypes.get(actor) in OF_AREA:
        yield subtypes[actor]
    elif not any(actor in side.actors for side in sides):
        yield "wanted"
